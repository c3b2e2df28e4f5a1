"""The first joints of the lesser toes together: they bend and lift the toes."""

import math

from myospasm.ground import quantity
from myospasm.joints import Joint

JOINT = Joint(
    name="toes",
    positive=("flexion", "toes flexion"),
    negative=("extension", "toes extension"),
    also=("lesser toes",),
    low=quantity(math.radians(-40), "rad", "AAOS1965", "extension of the second metatarsophalangeal joint"),
    high=quantity(math.radians(40), "rad", "AAOS1965", "flexion of the second metatarsophalangeal joint"),
    inertia=quantity(
        0.00018, "kg m2", "Delp1990", "half of gait2392's toes, 0.217 kg with their middle 3.5 cm before the joint"
    ),
    damping=quantity(0.005, "N m s", "assumed", "of the resting joint, as the big toe's"),
    stop=quantity(
        3.06, "N m", "Heng2016", "stiffest of 13 big toes lifted by hand, 53.4 N mm per deg; mean 14.9", 0.85, 3.06
    ),
    strongest=quantity(4.2, "N m", "Goldmann2012", "men's maximal flexion of all toes, 14.2, less the big toe's 10"),
)
