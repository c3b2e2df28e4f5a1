"""Muscle relaxes slowly without thyroid hormone."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import SLOW, jerk

PAPER = Paper(
    source="Khaleeli1983",
    title="The clinical features of skeletal muscle changes in primary hypothyroidism",
    people=8,
    protocol="patients before treatment; relaxation of stimulated muscle",
    rows=(
        Row("H032", "fastest relaxation, hypothyroid less healthy", 0, None, None, "1/s", "fit", -1,
            note="reduced; 13 of 15 patients had symptoms of the muscles"),
    ),
    errors="Circular: that twitches are longer on the shelf is from this paper, how much is assumed. The ankle jerk "
    "stands for stimulated muscle.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    return {"H032": jerk(SLOW).relaxation - jerk().relaxation}
