"""Clonazepam: strengthens inhibition in the brain."""

from myospasm.blood.drugs import Drug
from myospasm.ground import quantity

DRUG = Drug(
    name="clonazepam",
    title="Clonazepam, a medicine against seizures and jerks, 0.5 to 2 mg three times a day",
    chain="It lets GABA-A receptors answer more strongly; people get drowsy and unsteady.",
    bioavailability=quantity(0.9, "1", "KlonopinLabel", "about 90 %"),
    absorption_time=quantity(3000, "s", "KlonopinLabel", "peak at 1 to 4 h"),
    volume=quantity(3.0, "L/kg", "assumed", "1.5 to 4.4 in reviews; spreads into fat", 1.5, 4.4),
    half_life=quantity(126000, "s", "KlonopinLabel", "30 to 40 h", 108000, 144000),
    effect_delay=quantity(0, "s", "assumed", "as diazepam"),
    half_effect=quantity(0.03, "mg/L", "assumed", "within 0.02 to 0.07 mg/L at which most are treated"),
    hill=quantity(1, "1", "assumed", "one binding site"),
    errors="Tolerance within weeks to months is left out.",
)
