"""Hydrochlorothiazide: a water pill that makes the kidney lose salt, potassium and magnesium."""

from myospasm.blood.drugs import Drug
from myospasm.ground import quantity

DRUG = Drug(
    name="hydrochlorothiazide",
    title="Hydrochlorothiazide, a water pill for blood pressure, 12.5 to 50 mg a day",
    chain="It stops the carrier of sodium and chloride in the distal tubule; potassium and magnesium are lost too.",
    bioavailability=quantity(0.7, "1", "HydrochlorothiazideLabel", "", 0.6, 0.8),
    absorption_time=quantity(2800, "s", "HydrochlorothiazideLabel", "peak at 2 h, range 1 to 5"),
    volume=quantity(
        2.1, "L/kg", "HydrochlorothiazideLabel", "from a clearance of 300 mL/min and the half-life; at 70 kg"
    ),
    half_life=quantity(20160, "s", "HydrochlorothiazideLabel", "the shortest of 5.6 to 14.8 h", 20160, 53280),
    effect_delay=quantity(3600, "s", "HydrochlorothiazideLabel", "peak of effect at 4 h, of plasma at 2 h"),
    half_effect=quantity(
        0.03, "mg/L", "assumed", "so that 12.5 mg do half of what can be done; more than 25 add little"
    ),
    hill=quantity(1, "1", "assumed", "one binding site"),
    errors="The level falls in two steps (fast, then over 13 h): the peak is too low by a third.",
)
