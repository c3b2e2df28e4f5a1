"""Trihexyphenidyl: blocks acetylcholine in the basal ganglia."""

from myospasm.blood.drugs import Drug
from myospasm.ground import quantity

DRUG = Drug(
    name="trihexyphenidyl",
    title="Trihexyphenidyl, an anticholinergic for dystonia",
    chain="It blocks muscarinic receptors of the striatum, so that the pallidum's uneven output to the brainstem "
    "lessens.",
    bioavailability=quantity(1.0, "1", "assumed", "well absorbed; never measured"),
    absorption_time=quantity(2400, "s", "assumed", "peak after 1 to 2 h"),
    volume=quantity(4.0, "L/kg", "assumed", "never measured; as of other fat-soluble bases"),
    half_life=quantity(13300, "s", "BurkeFahn1985", "3.7 h (SEM 0.4), in dystonia", 11900, 14800),
    effect_delay=quantity(0, "s", "assumed", "the benefit follows no level (BurkeFahn1985); a mean stands for it"),
    half_effect=quantity(0.025, "mg/L", "assumed", "so that 30 mg a day, which helped 71 %, gives half its effect"),
    hill=quantity(1, "1", "assumed", "one binding site"),
    steady=True,
    errors="Volume and half effect are guesses; the weeks in which patients get used to it are left out.",
)
