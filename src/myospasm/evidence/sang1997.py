"""Dialysis with more sodium, most of it early, and cramps."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import RAMPED, TREATED, rise, session, thresholds

PAPER = Paper(
    source="Sang1997",
    title="Sodium ramping in hemodialysis: a study of beneficial and adverse effects",
    people=TREATED.people,
    protocol="sessions with ramped sodium against sessions without",
    rows=(
        Row("K021", "threshold frequency at the end, ramped less steady sodium", 0, None, None, "Hz", "predict", 1,
            note="5 of 23 patients had a marked benefit"),
    ),
    errors="Patients told how they felt; the replay searches for the threshold of flexor hallucis brevis when the "
    "session ends. They are the shelf's patient with other nerves. That "
    "18 of 23 had no marked benefit has no counterpart.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    told = (session(),)
    return {"K021": rise(thresholds(TREATED, told), thresholds(RAMPED, told))}
