"""The blink reflex of healthy people in another laboratory."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._eyelid import PEOPLE, latency
from myospasm.signs.blink import R1, R2

PAPER = Paper(
    source="Lu1996",
    title="Blink reflex: normal values and its findings on peripheral facial paralysis",
    people=PEOPLE,
    protocol="as for PandeyBlink",
    rows=(
        Row("N132", "R1 of the blink reflex", 10, 9.5, 10.5, "ms", "predict", note="bounds: rounding to whole ms"),
        Row("N132b", "R2 of the blink reflex", 29, 25.9, 32.1, "ms", "predict", note="bounds: the SD of PandeyBlink"),
    ),
    errors=f"{PEOPLE} people. The same two numbers of PandeyBlink set the model's, so that these rows tell above all "
    "that two laboratories agree.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    return {"N132": latency(R1), "N132b": latency(R2)}
