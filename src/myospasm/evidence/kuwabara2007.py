"""Motor axons of healthy people follow what little the blood's potassium changes from week to week."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._axons import recovering, time_constant

LOW, HIGH = 3.7, 4.7
"""mmol/L, ends of what is normal."""

PAPER = Paper(
    source="Kuwabara2007",
    title="Effects of physiological fluctuation of serum potassium levels on excitability properties in human motor "
    "axons",
    people=1,
    protocol="12 volunteers, three times each: recovery cycle and strength-duration of median motor axons against "
    "potassium of serum",
    rows=(
        Row("E043", "superexcitability (threshold 6 ms after an impulse), high less low", 0, None, None, "%",
            "predict", 1, note="correlates with potassium: less of it"),
        Row("E043b", "refractoriness (threshold 2 ms after an impulse), high less low", 0, None, None, "%",
            "predict", 1, note="the relative refractory period is longer"),
        Row("E043c", "strength-duration time constant, high less low", 0, -46, 46, "us", "predict",
            note="does not correlate; bounds ours, a tenth of it"),
    ),
    errors="The reference axon of 10 um at 37 degC, at 3.7 and 4.7 mmol/L. No sizes are in the abstract; threshold "
    "electrotonus is not replayed. Superexcitability grows with potassium here, against the paper: the "
    "internode of McIntyre2002 has none of the potassium channels that open when it is depolarized and cut "
    "the afterpotential short, so that E043 and E043b go the wrong way, and the lasting sodium current, "
    "nearer its threshold, lengthens the time constant.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    (early, late), (early_high, late_high) = recovering(LOW), recovering(HIGH)
    constants = time_constant(HIGH) - time_constant(LOW)
    return {"E043": late_high - late, "E043b": early_high - early, "E043c": constants}
