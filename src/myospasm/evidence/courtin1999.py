"""How long after the tap an ankle jerk is half over."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import SLOW, jerk

PAPER = Paper(
    source="Courtin1999",
    title="Achilles reflex time: a metabolic marker of want of thyroid hormone in striated muscle (in German)",
    people=8,
    protocol="a hammer on the Achilles tendon; time from the tap to half of the relaxation",
    rows=(
        Row("H029", "Achilles reflex time, healthy", 345, 280, 410, "ms", "predict", note="reference range"),
        Row("H029b", "longer in the hypothyroid by", 0, None, None, "ms", "predict", 1),
    ),
    errors="Known from a page that cites it. That the time ends with half of the relaxation is usual, but was not "
    "read; torque at a held foot.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    healthy, slow = 1000 * jerk().after_tap, 1000 * jerk(SLOW).after_tap
    return {"H029": healthy, "H029b": slow - healthy}
