"""Motor axons of people with kidney failure are depolarized by potassium, until dialysis takes it away."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._axons import recovering

BEFORE, AFTER = 5.0, 4.0
"""mmol/L of potassium, before and after dialysis."""

PAPER = Paper(
    source="Krishnan2005",
    title="Altered motor nerve excitability in end-stage kidney disease",
    people=1,
    protocol="recovery cycle of peroneal motor axons of 14 patients before and after hemodialysis",
    rows=(
        Row("E041", "superexcitability (threshold 6 ms after an impulse), before less after", 0, None, None, "%",
            "predict", 1, note="reduced before"),
        Row("E041b", "refractoriness (threshold 2 ms after an impulse), before less after", 0, None, None, "%",
            "predict", 1, note="increased before"),
    ),
    errors="The reference axon of 10 um at 37 degC with nothing but potassium changed; 5.0 and 4.0 mmol/L are usual "
    "values, not the paper's. Wrong as for Kuwabara2007: no potassium channels under the myelin. At 5.5 "
    "mmol/L one impulse makes this axon fire on by itself.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    (early, late), (early_after, late_after) = recovering(BEFORE), recovering(AFTER)
    return {"E041": late - late_after, "E041b": early - early_after}
