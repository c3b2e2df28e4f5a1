"""Cramp threshold of the calf in sport students before weeks of stimulation."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence.behringer2016 import HALF, calf_threshold

PAPER = Paper(
    source="Behringer2014",
    title="A promising approach to effectively reduce cramp susceptibility in human muscles",
    people=2 * HALF,
    protocol="5 s trains at the motor point of the shortened medial gastrocnemius, upward in 2 Hz steps",
    rows=(Row("CR015", "cramp threshold frequency", 23.3, 17.6, 29.0, "Hz", "predict", note="leg to be trained"),),
    errors="The same replay as Behringer2016, whose published value is 5 Hz lower: a measure of what laboratories "
    "differ by.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    return {"CR015": calf_threshold()}
