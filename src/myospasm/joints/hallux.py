"""The big toe's first joint: it bends and lifts the big toe."""

import math

from myospasm.ground import quantity
from myospasm.joints import Joint

JOINT = Joint(
    name="hallux",
    positive=("flexion", "toe flexion", "plantar flexion", "plantarflexion"),
    negative=("extension", "toe extension", "dorsiflexion", "dorsal flexion"),
    also=("big toe",),
    low=quantity(math.radians(-70), "rad", "AAOS1965", "extension of the first metatarsophalangeal joint"),
    high=quantity(math.radians(45), "rad", "AAOS1965", "flexion of the first metatarsophalangeal joint"),
    inertia=quantity(
        0.00018, "kg m2", "Delp1990", "half of gait2392's toes, 0.217 kg with their middle 3.5 cm before the joint"
    ),
    damping=quantity(0.005, "N m s", "assumed", "of the resting joint"),
    stop=quantity(
        3.06, "N m", "Heng2016", "stiffest of 13 big toes lifted by hand, 53.4 N mm per deg; mean 14.9", 0.85, 3.06
    ),
    strongest=quantity(
        10.0,
        "N m",
        "Goldmann2012",
        "men's maximal flexion of all toes, 14.2 (SD 5.8), the big toe having most of it",
        8.4,
        20.0,
    ),
)
