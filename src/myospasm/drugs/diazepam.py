"""Diazepam: strengthens inhibition in brain and cord."""

from myospasm.blood.drugs import Drug
from myospasm.ground import quantity

DRUG = Drug(
    name="diazepam",
    title="Diazepam, a medicine that calms and loosens muscles, 2 to 10 mg",
    chain="It lets GABA-A receptors answer more strongly, so that presynaptic inhibition grows; people get drowsy.",
    studied=quantity(5, "mg", "DiazepamLabel", "by mouth, two to four times a day", 2, 10),
    bioavailability=quantity(0.95, "1", "DiazepamLabel", "more than 0.9", 0.9, 1),
    absorption_time=quantity(790, "s", "DiazepamLabel", "peak at 1.25 h fasting", 200, 2000),
    volume=quantity(1.0, "L/kg", "DiazepamLabel", "0.8 to 1.0 in young men; 83 L in Greenblatt1989", 0.8, 1.2),
    half_life=quantity(159000, "s", "Greenblatt1989", "44.2 h, 48 men", 86400, 172800),
    effect_delay=quantity(
        0, "s", "assumed", "it enters the brain within minutes; Ellinwood1984: receptors lag a little"
    ),
    half_effect=quantity(
        0.3, "mg/L", "assumed", "the EEG changes from 0.1 (Fink1976); 10 mg, 0.4 at the peak, are clear"
    ),
    hill=quantity(1, "1", "assumed", "one binding site"),
    errors="It spreads over hours: the measured peak of 10 mg, 0.41 mg/L, is three times this model's. Its long-lived "
    "metabolite and tolerance are left out.",
)
