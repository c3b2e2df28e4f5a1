"""How much free calcium the blood loses when it becomes alkaline, by breath or by salt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from myospasm.evidence import Paper, Row
from myospasm.evidence._hours import Kind, charted, gained

if TYPE_CHECKING:
    import xarray as xr

PAPER = Paper(
    source="IonizedCalciumSerum",
    title="Determination of ionized calcium in serum by use of an ion-selective electrode",
    people=1,
    protocol="overbreathing; food, whose acid leaves the blood for the stomach (the alkaline tide)",
    rows=(
        Row("E027", "fall of ionized calcium per 0.1 pH, overbreathing", -0.05, -0.07, -0.03, "mmol/L", "predict",
            note="2 SD"),
        Row("E028", "fall of ionized calcium per 0.1 pH, alkaline tide", -0.105, -0.13, -0.08, "mmol/L", "predict",
            note="2 SD; the print is damaged, read as 0.105"),
    ),
    errors="One person. 20 mmHg of carbon dioxide for 20 min; the tide is told as the loss of 1.2 L of gastric juice "
    "in 4 h, some of it water and salt. Why the same rise of pH should bind twice the calcium when it comes by salt is "
    "not known to the model: its bicarbonate binds a little more, its albumin as much.",
)  # fmt: skip


def per_tenth(chart: xr.Dataset) -> float:
    """mmol/L."""
    return 0.1 * gained(chart, "ionized_calcium") / gained(chart, "ph")


def replay() -> dict[str, float]:
    """What the model gives."""
    (breath,) = charted(Kind(), ("Breathe at PCO2 20 mmHg for 20 min",))
    (tide,) = charted(Kind(), ("Rest for 4 h",), ("From 0 h on vomit 0.3 L per hour",))
    return {"E027": per_tenth(breath), "E028": per_tenth(tide)}
