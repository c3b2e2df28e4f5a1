"""Furosemide: a strong, short water pill."""

from myospasm.blood.drugs import Drug
from myospasm.ground import quantity

DRUG = Drug(
    name="furosemide",
    title="Furosemide, a strong water pill that works for some hours",
    chain="From within the tubule it stops the carrier of sodium, potassium and chloride in the loop of Henle.",
    bioavailability=quantity(0.65, "1", "DiuresalLabel", "others 0.52; it varies widely", 0.43, 0.7),
    absorption_time=quantity(3900, "s", "DiuresalLabel", "peak at 1 to 2 h", 2000, 7200),
    volume=quantity(0.143, "L/kg", "DiuresalLabel", "10.0 L (SD 2.1) in 70 kg", 0.11, 0.27),
    half_life=quantity(3600, "s", "DiuresalLabel", "near 1 h", 2700, 5400),
    effect_delay=quantity(0, "s", "assumed", "the tubule follows the blood within minutes"),
    half_effect=quantity(
        0.97, "mg/L", "Kaojarern1982", "69.8 ug/min in urine, over a renal clearance of 72 mL/min (Diuresal: 62 %)"
    ),
    hill=quantity(1.23, "1", "Kaojarern1982", "most salt per drug at 21.5 ug/min: (h - 1)^(1/h) = 21.5 / 69.8"),
    errors="What counts is the drug in the tubule, not in blood; in kidney disease the two part, and salt is held back "
    "after each dose.",
)
