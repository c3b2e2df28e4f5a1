"""Levothyroxine: the hormone that an underactive thyroid lacks."""

from myospasm.blood.drugs import Drug
from myospasm.ground import quantity

DRUG = Drug(
    name="levothyroxine",
    title="Levothyroxine, the thyroid's own hormone, taken every morning",
    chain="It is turned into triiodothyronine, which makes relaxation, pumps and metabolism faster again.",
    bioavailability=quantity(0.7, "1", "SynthroidLabel", "fasting", 0.4, 0.8),
    absorption_time=quantity(1400, "s", "SynthroidLabel", "peak at 2 to 4 h; 2.5 h in volunteers"),
    volume=quantity(0.15, "L/kg", "Colucci2013", "some 10 to 12 L in 70 kg; from memory", 0.14, 0.23),
    half_life=quantity(561600, "s", "SynthroidLabel", "6 to 7 days in health, 9 to 10 in myxedema", 518400, 864000),
    effect_delay=quantity(0, "s", "assumed", "tissue follows over weeks, which is for who uses this to say"),
    half_effect=quantity(0.04, "mg/L", "assumed", "half of a usual total thyroxine of 0.08"),
    hill=quantity(1, "1", "assumed", "one binding site"),
    steady=True,
    errors="It comes on top of what the thyroid itself still makes; a full effect is 4 to 6 weeks away.",
)
