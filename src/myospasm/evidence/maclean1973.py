"""In which half of the ankle jerk the time is lost without thyroid hormone."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import SLOW, jerk

PAPER = Paper(
    source="Maclean1973",
    title="Achilles tendon reflex in accidental hypothermia and hypothermic myxoedema",
    people=8,
    protocol="a hammer on the Achilles tendon of cold people; way of the foot by light",
    rows=(
        Row("H030", "contraction time over half-relaxation time, hypothyroid", 0.5, 0.0, 1.0, "1", "predict",
            note="below 1 in 6 of 7; the published number is the middle"),
        Row("H030b", "the same less that of others", 0, None, None, "1", "predict", -1,
            note="well above 1 in 8 of 11 others"),
    ),
    errors="Warm people instead of cold ones, torque instead of the foot's way. On the shelf the hormone's want slows "
    "both halves alike, so that nothing but chance can tell them apart (H030b).",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    healthy, slow = (found.rising / found.falling for found in (jerk(), jerk(SLOW)))
    return {"H030": slow, "H030b": slow - healthy}
