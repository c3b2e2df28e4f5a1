"""Tizanidine: tells the cord's interneurons to be quiet."""

from myospasm.blood.drugs import Drug
from myospasm.ground import quantity

DRUG = Drug(
    name="tizanidine",
    title="Tizanidine, a medicine that loosens stiff muscles, 2 to 12 mg three times a day",
    chain="It acts on alpha-2 receptors of the cord's interneurons and of what feeds them, as the brainstem once did.",
    bioavailability=quantity(0.21, "1", "Tse1987", "18 men; the label has 0.4", 0.21, 0.4),
    absorption_time=quantity(1700, "s", "ZanaflexLabel", "peak at 1.5 h"),
    volume=quantity(2.4, "L/kg", "ZanaflexLabel", "after a vein, from memory"),
    half_life=quantity(9000, "s", "ZanaflexLabel", "2.5 h; 3 h in Tse1987", 7200, 14400),
    effect_delay=quantity(0, "s", "assumed", "the effect peaks 1 to 2 h after a tablet and is gone after 3 to 6"),
    half_effect=quantity(0.006, "mg/L", "assumed", "the peak of some 8 mg"),
    hill=quantity(1, "1", "assumed", "one binding site"),
    errors="Food changes its uptake; the liver of old people clears it four times more slowly.",
)
