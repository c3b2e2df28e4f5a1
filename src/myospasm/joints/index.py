"""The index finger's first joint, sideways: it spreads the finger towards the thumb."""

import math

from myospasm.ground import quantity
from myospasm.joints import Joint

JOINT = Joint(
    name="index",
    positive=("abduction", "index abduction"),
    negative=("adduction", "index adduction"),
    also=("index finger",),
    low=quantity(math.radians(-20), "rad", "assumed", "adduction of the finger, as far as abduction"),
    high=quantity(math.radians(20), "rad", "AAOS1965", "abduction of the finger"),
    inertia=quantity(8e-05, "kg m2", "assumed", "a finger of 30 g, 9 cm long"),
    damping=quantity(0.005, "N m s", "assumed", "of the resting joint, as the big toe's"),
    stop=quantity(5.0, "N m", "assumed", "ligaments and bone"),
    strongest=quantity(2.0, "N m", "assumed", "a strong person's own finger"),
)
