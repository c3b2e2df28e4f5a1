"""How long an ankle jerk lasts, with a healthy thyroid and without its hormone."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import SLOW, jerk

PAPER = Paper(
    source="AchillesReflex1964",
    title="The Achilles reflex in thyroid disorders",
    people=8,
    protocol="a hammer on the Achilles tendon; speed of the foot by an electromagnetic device",
    rows=(
        Row("H026", "time from the fastest rise to the fastest fall, healthy men", 210, 155, 265, "ms", "predict",
            note="range of 60; it is called the V-P interval"),
        Row("H026b", "the same, hypothyroid", 532, 285, 780, "ms", "predict", note="range of 15, and its middle"),
        Row("H026c", "longer in the hypothyroid by", 322, None, None, "ms", "predict", 1),
    ),
    errors="Torque at a foot that is held, instead of the way of one that is free. What the interval is was read from "
    "the abstract. The shelf's patient has twitches 1.4 times as long, an assumed size.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    healthy, slow = 1000 * jerk().between, 1000 * jerk(SLOW).between
    return {"H026": healthy, "H026b": slow, "H026c": slow - healthy}
