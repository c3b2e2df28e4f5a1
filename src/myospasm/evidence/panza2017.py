"""Stretching beforehand does not change the cramp threshold."""

from __future__ import annotations

import dataclasses

from myospasm.evidence import Paper, Row
from myospasm.evidence._trains import TOE, ladder, steps
from myospasm.evidence.cohort import mean

PEOPLE = 6
PERSON = "cramp_prone_adult"
TEST = dataclasses.replace(TOE, frequencies=steps(8, 30))
BACK = "Move the hallux to 35 deg flexion in 2 s. Rest for 2 s. "
START = "Hold the hallux at 0 deg. Rest for 1 s. "
STRETCHED = f"{START}Move the hallux to 60 deg extension in 2 s. Rest for 60 s. {BACK}", 67.0
RESTED = f"{START}Rest for 62 s. {BACK}", 67.0

PAPER = Paper(
    source="Panza2017",
    title="Acute passive static stretching and cramp threshold frequency",
    people=PEOPLE,
    protocol="threshold of flexor hallucis brevis with 2 s bursts after a minute of stretch, or of rest",
    rows=(
        Row("CR049", "change by stretching less change by resting", 0.0, -2.0, 2.0, "Hz", "predict",
            note="published 1.53 - 1.53; one step of the test either way is ours"),
        Row("CR049b", "cramp threshold frequency after stretching", 20.47, 13.35, 27.59, "Hz", "predict"),
    ),
    errors="6 cramp-prone people of 17; one stretch of a minute to 60 deg extension; bursts 10 s apart from 8 to "
    "30 Hz. Those who never cramp are left out of the means.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    stretched, rested = [ladder(TEST, when, PERSON, PEOPLE) for when in (STRETCHED, RESTED)]
    return {
        "CR049": mean(a - b for a, b in zip(stretched, rested, strict=True)),
        "CR049b": mean(stretched),
    }
