"""How long it takes until a tired calf cramps in the heat, with and without a salty drink."""

from __future__ import annotations

import functools

from myospasm.evidence import Paper, Row
from myospasm.evidence._hours import MARK, Kind, at, charted, lives, looked, moments
from myospasm.evidence.cohort import after, binomial, cramped, mean, percent

PEOPLE = 6
STAGE, STAGES = 10, 6
"""min, and how many of them."""
WALK = f"Walk at 5.5 km/h up 12 % for {STAGE} min in 37 degC at 60 % humidity"
TRY = "Hold the ankle at 20 deg plantar flexion. Rest for 1 s. Contract at 60 % for 5 s. Rest for 8 s."
END = 6.0
KIND = Kind("cramp_prone_adult", 1, (("medial_gastrocnemius", 20),))

PAPER = Paper(
    source="Jung2005",
    title="Influence of hydration and electrolyte supplementation on incidence and time to onset of "
    "exercise-associated muscle cramps",
    people=PEOPLE,
    protocol="exercise that tires the calf at 37 degC and 60 % humidity, without drink and with a salted sports drink "
    "as fast as sweat is lost, until the calf cramps",
    rows=(
        Row("F001", "time until a cramp, with the drink", 36.8, 19.5, 54.1, "min", "predict",
            note="SD; 7 men who cramped in both"),
        Row("F002", "time until a cramp, without drink", 14.6, 9.6, 19.6, "min", "predict", note="SD"),
        Row("F003", "men who cramped at all", 69, *binomial(9, 13), "%", "predict", note="9 of 13"),
    ),
    errors="The exercise is not told in the abstract: here it is walking uphill for an hour, and every 10 min (from "
    "the begin on) a contraction at 60 % for 5 s, toes half pointed, followed by 8 s of rest in which a cramp "
    "shows. Cramp-prone adults, 20 motor units, one body for all. The drink of 30 min before is left out. In "
    "the model the tired calf cramps in the first or second stage or never, before water or salt can have "
    "changed anything: what the drink does to the time (F001) is missed, and F002 holds because fatigue alone "
    "is as fast.",
)  # fmt: skip


@functools.lru_cache(maxsize=4)
def times(people: int, drink: str) -> tuple[float, ...]:
    """When each of them cramps first (min); NaN for those who never do."""
    kind = KIND._replace(people=people)
    told = (MARK, *((WALK, MARK) * STAGES))
    found = lives(kind, told, (drink,) if drink else ())
    onsets = [float("nan")] * people
    for index in range(STAGES + 1):
        traces = looked(kind, moments(found, index), [TRY])
        seen = [cramped(after(trace, END)) for (trace,) in traces]
        onsets = [float(STAGE * index) if yes and old != old else old for yes, old in zip(seen, onsets, strict=True)]
    return tuple(onsets)


def replay() -> dict[str, float]:
    """What the model gives."""
    (dry,) = charted(KIND, (WALK,) * STAGES)
    rate = round(at(dry, "sweat") / (STAGE * STAGES / 60), 1)
    without = times(PEOPLE, "")
    drunk = times(PEOPLE, f"From 0 h on drink {rate} L of salted sports drink per hour")
    cramps = [a == a or b == b for a, b in zip(without, drunk, strict=True)]
    both = [(a, b) for a, b in zip(without, drunk, strict=True) if a == a and b == b]
    return {"F001": mean(b for _, b in both), "F002": mean(a for a, _ in both), "F003": percent(cramps)}
