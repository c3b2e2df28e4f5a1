"""Cramp threshold of the calf before a cramp training."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._trains import CALF, thresholds
from myospasm.evidence.cohort import mean

HALF = 4

PAPER = Paper(
    source="Behringer2016",
    title="Cramp training induces a long-lasting increase of the cramp threshold frequency in healthy subjects",
    people=2 * HALF,
    protocol="5 s trains at the motor point of the shortened medial gastrocnemius, upward in 2 Hz steps",
    rows=(Row("CR012", "cramp threshold frequency", 18.2, 16.7, 19.7, "Hz", "predict", note="control leg"),),
    errors="8 of 10 people, half cramp_prone_adult, half adult; 40 motor units, trains from 8 to 32 Hz on a "
    "rested muscle; the length of the test's trains is taken from the training's. The published spread is small: "
    "one step of 2 Hz covers it.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    return {"CR012": calf_threshold()}


def calf_threshold() -> float:
    """Mean cramp threshold frequency (Hz) of a mixed group."""
    return mean(thresholds(CALF, "cramp_prone_adult", HALF) + thresholds(CALF, "adult", HALF))
