"""The thumb's saddle joint: it pulls the thumb to the palm or away from it; 0 is the middle."""

import math

from myospasm.ground import quantity
from myospasm.joints import Joint

JOINT = Joint(
    name="thumb",
    positive=("adduction", "thumb adduction"),
    negative=("abduction", "thumb abduction"),
    low=quantity(math.radians(-35), "rad", "AAOS1965", "half of 70 deg of abduction"),
    high=quantity(math.radians(35), "rad", "AAOS1965", "half of 70 deg of abduction"),
    inertia=quantity(0.0002, "kg m2", "assumed", "a thumb with its metacarpal, 80 g and 9 cm long"),
    damping=quantity(0.01, "N m s", "assumed", "of the resting joint, twice a finger's"),
    stop=quantity(10.0, "N m", "assumed", "ligaments and bone"),
    strongest=quantity(5.0, "N m", "assumed", "a strong person's own thumb"),
)
