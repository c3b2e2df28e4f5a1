"""Carbamazepine: closes sodium channels that stay open."""

from myospasm.blood.drugs import Drug
from myospasm.ground import quantity

DRUG = Drug(
    name="carbamazepine",
    title="Carbamazepine, a medicine against seizures that also calms nerve fibers",
    chain="It holds sodium channels shut after they were open, so that an impulse ignites no others.",
    studied=quantity(200, "mg", "TegretolLabel", "400 to 1200 mg a day in two to four doses", 100, 400),
    bioavailability=quantity(0.8, "1", "assumed", "slowly but nearly completely absorbed; 0.6 to 0.85 are told"),
    absorption_time=quantity(5400, "s", "TegretolLabel", "peak at 4 to 5 h"),
    volume=quantity(1.4, "L/kg", "TegretolLabel", "0.8 to 1.9 L/kg", 0.8, 1.9),
    half_life=quantity(52200, "s", "TegretolLabel", "12 to 17 h once it speeds its own breakdown", 43200, 61200),
    effect_delay=quantity(0, "s", "assumed", "none was measured"),
    half_effect=quantity(8.0, "mg/L", "assumed", "middle of what is aimed at in seizures, 4 to 12 mg/L"),
    hill=quantity(1, "1", "assumed", "one binding site"),
    steady=True,
    errors="The first weeks, before it speeds its own breakdown, are left out, and so is its active metabolite.",
)
