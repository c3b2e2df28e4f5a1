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
    inertia=quantity(5e-05, "kg m2", "assumed", "four toes of 20 g, 4 cm long"),
    damping=quantity(0.005, "N m s", "assumed", "of the resting joint, as the big toe's"),
    stop=quantity(5.0, "N m", "assumed", "ligaments and bone"),
    strongest=quantity(5.0, "N m", "assumed", "half the big toe's"),
)
