"""How long after a wave of the scalp a muscle that holds falls silent."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._jerking import PEOPLE, WRIST, recordings, sign

HOLD = ("Rest for 1 s", "Contract at 30 % for 24 s", "Rest for 1 s")

PAPER = Paper(
    source="PeriodicDischarges2024",
    title="Silent periods after lateralized periodic discharges",
    people=PEOPLE,
    protocol="a wrist held back at 30 % with negative myoclonus; scalp averaged on the beginning of silences",
    rows=(
        Row("N167", "silence after the wave", 40.0, 20.0, 60.0, "ms", "predict", note="a range of two patients"),
    ),
    errors=f"{PEOPLE} people. What sets the discharges off is another illness; the way from cortex to muscle is alike.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    return {"N167": sign(recordings(WRIST, HOLD, "negative_myoclonus", scalp=True), "lapse_after_scalp_ms")}
