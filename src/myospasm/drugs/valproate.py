"""Valproate: raises GABA and quiets cells that fire fast."""

from myospasm.blood.drugs import Drug
from myospasm.ground import quantity

DRUG = Drug(
    name="valproate",
    title="Valproate, a medicine against seizures and jerks, 250 to 1000 mg twice a day",
    chain="It slows the breakdown of GABA and the recovery of sodium channels.",
    bioavailability=quantity(0.9, "1", "DepakoteLabel", "of delayed-release tablets against a vein"),
    absorption_time=quantity(5000, "s", "DepakoteLabel", "peak at about 4 h of delayed-release tablets"),
    volume=quantity(0.16, "L/kg", "DepakoteLabel", "11 L per 1.73 m2"),
    half_life=quantity(45000, "s", "DepakoteLabel", "9 to 16 h", 32400, 57600),
    effect_delay=quantity(0, "s", "assumed", "over days in truth"),
    half_effect=quantity(60.0, "mg/L", "assumed", "within the 50 to 100 mg/L at which most are treated"),
    hill=quantity(1, "1", "assumed", "taken as one site, where there are several"),
    errors="Binding to protein saturates, so that the level grows less than the dose.",
)
