"""Dantrolene: weakens every muscle, the stiff ones too."""

from myospasm.story import Dose, Remedy, scale

REMEDY = Remedy(
    name="dantrolene",
    title="Dantrolene, 175 mg into a vein (2.5 mg for each kg)",
    chain="Each impulse sets less calcium free in the fibers: twitches and jerks shrink most, a tetanus least; the "
    "cord is left as it is.",
    source="Flewellen1983",
    changes=(
        scale(
            "twitch.release",
            0.57,
            "assumed",
            "at full effect: so that the twitch at 3.6 mg/L is a quarter (Flewellen1983: -75 %)",
        ),
    ),
    dose=Dose("dantrolene", 175, route="vein"),
    signs=("weaker reflexes", "weaker push"),
    errors="The heart and breathing muscles, which it spares, are not there; by mouth doses and effects are smaller.",
    evidence="moderate: twitches of the thumb fell by 75 % at 2.2 to 2.5 mg/kg in 12 people, and no more beyond "
    "(Flewellen1983); trials in spasticity are small.",
    harms="Weakness of the muscles that still obey, drowsiness; in about 1 of 100 who take it long, harm to the liver.",
)
