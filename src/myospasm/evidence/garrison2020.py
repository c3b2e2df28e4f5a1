"""Magnesium by mouth: as many cramps as with placebo."""

from __future__ import annotations

from myospasm import remedies
from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import PRONE, rise, thresholds
from myospasm.evidence.cohort import mean

PAPER = Paper(
    source="Garrison2020",
    title="Magnesium for skeletal muscle cramps",
    people=PRONE.people,
    protocol="trials of magnesium by mouth against placebo in older adults, 4 weeks",
    rows=(
        Row("H009", "change by magnesium over that with placebo", 0.2, -12.0, 12.6, "%", "predict",
            note="0.01 cramps a week more, -0.52 to 0.55, of 4.35; 213 people"),
    ),
    errors="Cramps a week in the trials, the threshold frequency of flexor hallucis brevis in the replay: of both the "
    "change in percent; 4 h after one drink instead of weeks.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    told = remedies.load("oral_magnesium").hours
    placebo = thresholds(PRONE, ("Rest for 4 h",))
    return {"H009": 100 * rise(placebo, thresholds(PRONE, told)) / mean(placebo)}
