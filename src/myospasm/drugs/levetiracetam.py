"""Levetiracetam: keeps crowds of nerve cells from firing all at once."""

from myospasm.blood.drugs import Drug
from myospasm.ground import quantity

DRUG = Drug(
    name="levetiracetam",
    title="Levetiracetam, a medicine against seizures and jerks, 500 to 1500 mg twice a day",
    chain="It binds to vesicles of nerve endings, so that cells that fire in bursts release less transmitter.",
    bioavailability=quantity(1.0, "1", "KeppraLabel", "100 %"),
    absorption_time=quantity(900, "s", "KeppraLabel", "peak at 1 h fasting"),
    volume=quantity(0.7, "L/kg", "KeppraLabel", "close to that of body water"),
    half_life=quantity(25200, "s", "KeppraLabel", "7 h in adults", 21600, 28800),
    effect_delay=quantity(0, "s", "assumed", "within the hour"),
    half_effect=quantity(15.0, "mg/L", "assumed", "within the 12 to 46 mg/L at which most are treated"),
    hill=quantity(1, "1", "assumed", "one binding site"),
    errors="The kidney clears it; no kidney disease here.",
)
