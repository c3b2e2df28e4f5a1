"""Baclofen: quiets the spinal cord."""

from myospasm.blood.drugs import Drug
from myospasm.ground import quantity

DRUG = Drug(
    name="baclofen",
    title="Baclofen, a medicine that loosens stiff muscles, 5 to 25 mg three times a day",
    chain="It acts on GABA-B receptors of endings and motoneurons in the cord: less transmitter, less inward current.",
    studied=quantity(10, "mg", "LioresalLabel", "by mouth, at most 80 a day", 5, 25),
    bioavailability=quantity(0.74, "1", "Agarwal2015", "against a vein, 12 healthy adults"),
    absorption_time=quantity(2200, "s", "LioresalLabel", "peak at 0.5 to 3 h, here 1.5"),
    volume=quantity(0.62, "L/kg", "Kochak1985", "59.0 L of what arrives, times 0.74, in 70 kg"),
    half_life=quantity(13060, "s", "Kochak1985", "0.191 per hour", 9000, 20900),
    effect_delay=quantity(3600, "s", "assumed", "it enters the cord slowly, where it stays 1 to 5 h"),
    half_effect=quantity(
        0.15, "mg/L", "assumed", "the peak of 10 mg; good effects were seen at very different levels (Knutsson1974)"
    ),
    hill=quantity(1, "1", "assumed", "one binding site"),
    errors="Two compartments in truth; cord fluid holds 12 % of plasma's level; no tolerance and no withdrawal.",
)
