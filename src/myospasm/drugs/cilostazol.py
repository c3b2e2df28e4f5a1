"""Cilostazol: widens arteries and helps people with narrowed ones to walk farther."""

from myospasm.blood.drugs import Drug
from myospasm.ground import quantity

DRUG = Drug(
    name="cilostazol",
    title="Cilostazol, 100 mg twice a day, for narrowed leg arteries",
    chain="It keeps cyclic AMP from being broken down in artery walls and platelets, so that vessels widen.",
    bioavailability=quantity(1, "1", "PletalLabel", "unknown; the volume is that of what arrives (V/F)"),
    absorption_time=quantity(3200, "s", "PletalLabel", "peak near 2.7 h, from memory"),
    volume=quantity(2.76, "L/kg", "PletalLabel", "V/F, from memory"),
    half_life=quantity(39600, "s", "PletalLabel", "11 to 13 h with its active metabolites", 39600, 46800),
    effect_delay=quantity(0, "s", "assumed", "walking gains build up over weeks, which is not in this number"),
    half_effect=quantity(
        0.7, "mg/L", "assumed", "the mean of 100 mg twice a day; platelets alone need 4.6 (Minami1997)"
    ),
    hill=quantity(1, "1", "assumed", "one binding site"),
    steady=True,
    errors="Half of the effect is at the usual dose by assumption. Its active metabolites are left out.",
)
