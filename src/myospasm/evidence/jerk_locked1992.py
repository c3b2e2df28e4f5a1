"""How long before a jerk of the arm the cortex shows its spike."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._jerking import HAND, PEOPLE, recordings, sign

PAPER = Paper(
    source="JerkLocked1992",
    title="Jerk-locked averaging (review)",
    people=PEOPLE,
    protocol="jerks of the hand at rest; the scalp's potential averaged on their beginning",
    rows=(
        Row("N145", "positive peak before a jerk of the arm", 20.0, 15.0, 25.0, "ms", "predict",
            note="'about 20 ms'; no spread was told, bounds ours"),
    ),
    errors=f"{PEOPLE} people, 20 s each. The way is the model's: 5 to 6 ms from cortex to cord, and the nerve.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    return {"N145": sign(recordings(HAND, ("Rest for 20 s",), "cortical_myoclonus", scalp=True), "scalp_lead_ms")}
