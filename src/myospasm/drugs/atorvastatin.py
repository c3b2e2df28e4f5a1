"""Atorvastatin: lowers cholesterol, and in few people weakens the muscle."""

from myospasm.blood.drugs import Drug
from myospasm.ground import quantity

DRUG = Drug(
    name="atorvastatin",
    title="Atorvastatin, a tablet against cholesterol, 10 to 80 mg a day",
    chain="It stops an early step of making cholesterol, in muscle too, which needs what comes after.",
    bioavailability=quantity(0.14, "1", "Lennernas2003", "the liver takes most at the first pass"),
    absorption_time=quantity(1700, "s", "LipitorLabel", "peak at 1 to 2 h"),
    volume=quantity(5.44, "L/kg", "Lennernas2003", "381 L in 70 kg"),
    half_life=quantity(25200, "s", "Lennernas2003", "7 h, which fits its clearance of 625 mL/min; the label has 14 h"),
    effect_delay=quantity(0, "s", "assumed", "taken daily; the mean counts"),
    half_effect=quantity(
        0.00103,
        "mg/L",
        "LipitorLabel",
        "cholesterol falls 39 % by 10 mg and 60 % by 80 mg (from memory): half at 6.7 mg",
    ),
    hill=quantity(1, "1", "assumed", "one binding site"),
    steady=True,
    errors="The half effect is of the liver's cholesterol, not of muscle, of which no curve is known. Active "
    "metabolites, 70 % of its effect, are in it only by way of the dose.",
)
