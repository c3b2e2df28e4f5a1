"""How long a pulse must be to excite human motor axons."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._axons import time_constant

PAPER = Paper(
    source="Mogyoros1996",
    title="Strength-duration properties of human peripheral nerve",
    people=1,
    protocol="thresholds of median motor axons at the wrist for pulses of several widths",
    rows=(Row("E038", "strength-duration time constant", 459, 333, 585, "us", "predict", note="SD; 20 volunteers"),),
    errors="The reference axon of 10 um, from a point 10 mm away, at 37 degC; sensory axons (665 us, E039) are not "
    "modeled.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    return {"E038": time_constant()}
