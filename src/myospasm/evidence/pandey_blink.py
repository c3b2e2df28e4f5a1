"""When the lid answers a shock to the brow, at first and then again."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._eyelid import PEOPLE, latency
from myospasm.signs.blink import R1, R2

PAPER = Paper(
    source="PandeyBlink",
    title="Blink reflex in healthy adults: normative study from Central India",
    people=PEOPLE,
    protocol="shocks to the brow (130 %), six that follow no other, EMG of orbicularis oculi",
    rows=(
        Row("N130", "R1 of the blink reflex", 9.98, 9.81, 10.15, "ms", "fit"),
        Row("N131", "R2 of the blink reflex on the side of the shock", 29.54, 26.43, 32.65, "ms", "fit"),
    ),
    errors=f"{PEOPLE} people. The muscle's way to and from the brainstem, and the cells in between, were chosen by "
    "both rows; impulses reach the fibers about 10 and 24 to 35 ms after it. The EMG is read by its first deflection "
    "beyond 4 SD of the 10 ms before: units that fire by themselves as R1 begins make it earlier, where lids "
    "are not at rest by 1 ms and more.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    return {"N130": latency(R1), "N131": latency(R2)}
