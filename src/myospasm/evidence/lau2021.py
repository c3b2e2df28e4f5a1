"""The cramp threshold of the calf when water or a salty drink is taken during the run."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._drinks import SALTY, WATER, change, fresh, run, thresholds_in
from myospasm.evidence._hours import MARK
from myospasm.evidence.cohort import mean

PEOPLE = 6
SHARE = 0.0175

PAPER = Paper(
    source="Lau2021",
    title="Effect of oral rehydration solution versus spring water intake during exercise in the heat on muscle cramp "
    "susceptibility of young men",
    people=PEOPLE,
    protocol="downhill running at 35 to 36 degC for 40 to 60 min, which would take 1.5 to 2 % of body mass; what is "
    "lost is drunk as spring water or OS-1 meanwhile; cramp threshold of the calf before and 65 min after",
    rows=(
        Row("F026", "cramp threshold frequency, before", 25.6, 24.9, 26.3, "Hz", "predict", note="SD"),
        Row("F027", "its change, 65 min after a run with water", -4.5, None, None, "Hz", "predict", -1,
            note="-3.8 to -4.5 from 0 to 65 min"),
        Row("F027b", "its change, 65 min after a run with OS-1", 13.6, None, None, "Hz", "predict", 1,
            note="abstract: 6.5 to 13.6 from 0 to 65 min"),
    ),
    errors="As for Lau2019, with the same thresholds before. The drink is spread evenly over the run; the 0.2 L that "
    "were drunk 40 min after it are left out. An SD of 0.7 Hz between ten people (F026) is less than a step "
    "of the test. OS-1 keeps the threshold where it was and does not raise it (F027b).",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    told, lost = run(SHARE)
    minutes = int(told.split(" for ")[1].split()[0])
    before, looks = fresh(PEOPLE), {}
    for drink in (WATER, SALTY):
        beside = f"From 0 h to {minutes} min drink {round(lost * 60 / minutes, 2)} L of {drink} per hour"
        (looks[drink],) = thresholds_in(PEOPLE, (told, "Rest for 65 min", MARK), (beside,))
    changes = [change(before, looks[drink]) for drink in (WATER, SALTY)]
    return {"F026": mean(before), "F027": changes[0], "F027b": changes[1]}
