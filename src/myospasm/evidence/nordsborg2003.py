"""Potassium between the fibers of a thigh at exhaustion, in another study."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import THIGH, kicking
from myospasm.evidence._hours import at, charted

PAPER = Paper(
    source="Nordsborg2003",
    title="Muscle interstitial potassium kinetics during intense exhaustive exercise: effect of previous arm exercise",
    people=1,
    protocol="one-legged knee extension to exhaustion, after 4.0 min without arm exercise before it; microdialysis",
    rows=(
        Row("V006", "potassium between the fibers at exhaustion", 10.3, 9.7, 10.9, "mmol/L", "predict",
            note="bounds: SE, n is not in the table"),
        Row("V006b", "rise over that at rest", 6.1, None, None, "mmol/L", "predict", 1),
    ),
    errors="The power is not in what was read: 64 W as in Pedersen2001, taken as there.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    chart = charted(THIGH, ("Rest for 1 min", kicking(64, 240)))[0]
    end = at(chart, "interstitial_potassium")
    return {"V006": end, "V006b": end - float(chart["interstitial_potassium"].values[5, 0])}
