"""Local fatigue raises the cramp threshold."""

from __future__ import annotations

import dataclasses

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._trains import TOE, ladder
from myospasm.evidence.cohort import mean

HALF = 2
STEP = 3
TEST = dataclasses.replace(TOE, frequencies=tuple(float(f) for f in range(10, 41, STEP)))
CURLS = "Contract at 60 % for 2 s. Rest for 1 s. " * 10
BOUTS = "Rest for 60 s. ".join([CURLS] * 5)
SHORTEN = "Move the hallux to 35 deg flexion in 1 s. Rest for 1 s. "
FRESH = f"Hold the hallux at 0 deg. Rest for 1 s. {SHORTEN}", 3.0
TIRED = f"Hold the hallux at 0 deg. Rest for 1 s. {BOUTS}{SHORTEN}", 3.0 + 5 * 30.0 + 4 * 60.0

PAPER = Paper(
    source="Stone2010",
    title="Threshold frequency of an electrically induced cramp increases following a repeated, localized fatiguing "
    "exercise",
    people=2 * HALF,
    protocol="threshold of flexor hallucis brevis with 2 s bursts, fresh and right after five bouts of toe curls at "
    "60 %, 1 min apart",
    rows=(
        Row("CR010", "cramp threshold frequency before", 20.0, 12.3, 27.7, "Hz", "predict"),
        Row("CR011", "cramp threshold frequency after", 32.9, 21.2, 44.6, "Hz", "predict"),
        Row("CR011b", "rise by fatigue", 12.9, None, None, "Hz", "predict", 1),
    ),
    errors="4 of 16 people, half cramp_prone_adult, half adult. Ten curls of 2 s at a command of 60 %, held at "
    "the neutral length, stand for a bout to failure; bursts 10 s apart in 3 Hz steps from 10 Hz, and a rise "
    "counts in whole steps; whoever never cramps, or is not silent before the first burst, is left out. Nothing "
    "that fatigue does in the model reaches the nerve endings or lowers the cord's excitability beyond half a "
    "minute, so the threshold cannot rise (CR011b); it was expected to fail.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    fresh, tired = [
        ladder(TEST, when, "cramp_prone_adult", HALF) + ladder(TEST, when, "adult", HALF) for when in (FRESH, TIRED)
    ]
    return {
        "CR010": mean(fresh),
        "CR011": mean(tired),
        "CR011b": STEP * float(np.round(mean(b - a for a, b in zip(fresh, tired, strict=True)) / STEP)),
    }
