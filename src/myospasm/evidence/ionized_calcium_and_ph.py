"""How much free calcium the blood loses when it becomes alkaline, by breath or by salt."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._hours import Kind, charted, gained
from myospasm.wiring import at_rest

TIDE = 3.0
"""mmol/L of chloride that leave the blood with acid, and of bicarbonate that come."""

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
    errors="One person. 20 mmHg of carbon dioxide for 20 min; the tide is the same blood with 3 mmol/L more "
    "bicarbonate and less chloride, and nothing else of a meal. By salt the model loses nearly twice as much "
    "as by breath, as published, since bicarbonate itself binds calcium, which falls as the breath takes it; "
    "E028 misses by little.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    (breath,) = charted(Kind(), ("Breathe at PCO2 20 mmHg for 20 min",))
    salts = ("blood.panel.bicarbonate", 24.5 + TIDE), ("blood.panel.chloride", 104.0 - TIDE)
    before, after = (at_rest(Kind(changes=changes).each()[0]) for changes in ((), salts))
    tide = 0.1 * float(after.calcium - before.calcium) / float(after.ph - before.ph)
    return {"E027": 0.1 * gained(breath, "ionized_calcium") / gained(breath, "ph"), "E028": tide}
