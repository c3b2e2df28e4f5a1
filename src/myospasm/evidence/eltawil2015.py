"""Quinine: fewer cramps that last as long."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import PRONE, lasting, rise, thresholds

STEP = 0.25

PAPER = Paper(
    source="ElTawil2015",
    title="Quinine for muscle cramps",
    people=PRONE.people,
    protocol="trials of quinine, mostly 300 mg at bedtime, against placebo",
    rows=(
        Row("CR068", "threshold frequency, quinine less placebo", 0, None, None, "Hz", "predict", 1,
            note="2.45 cramps fewer of 8.8 in 2 weeks, 95 % interval 1.36 to 3.54; 952 people"),
        Row("CR070", "duration of a cramp, quinine over placebo", 1.0, 0.8, 1.25, "1", "predict",
            note="no significant effect, 982 people; the bounds are assumed"),
    ),
    errors="Night cramps at home are not induced cramps of flexor hallucis brevis in a laboratory. Searched in steps "
    "of 0.25 Hz; less than a step is told as 0. In cramp-prone people quinine moves the mean threshold by 0.06 or "
    "0.13 Hz as the search begins at one frequency or another, less than it can tell (CR068); in the shelf's adult, in "
    "steps of 1 Hz, it was 0.4 Hz. The duration is that after a train 4 Hz above each one's own threshold. The sizes "
    "of quinine's effects on the nerve are assumed.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    treated = PRONE._replace(remedies=("quinine",))
    placebo, quinine = thresholds(PRONE, step=STEP), thresholds(treated, step=STEP)
    return {"CR068": rise(placebo, quinine, STEP), "CR070": lasting(treated, quinine) / lasting(PRONE, placebo)}
