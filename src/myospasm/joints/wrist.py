"""The wrist: it bends and lifts the hand; 0 is straight."""

import math

from myospasm.ground import quantity
from myospasm.joints import Joint

JOINT = Joint(
    name="wrist",
    positive=("flexion", "wrist flexion"),
    negative=("extension", "wrist extension"),
    low=quantity(math.radians(-70), "rad", "AAOS1965", "extension"),
    high=quantity(math.radians(80), "rad", "AAOS1965", "flexion"),
    inertia=quantity(
        0.0052, "kg m2", "Winter2009", "hand: 0.006 of 70 kg, radius of gyration 0.587 of 0.108 times 1.75 m"
    ),
    damping=quantity(0.03, "N m s", "assumed", "of the resting joint, between elbow and finger"),
    stop=quantity(20.0, "N m", "assumed", "ligaments and bone"),
    strongest=quantity(12.2, "N m", "Delp1996", "men's flexion; extension 7.1; table not read again here", 5.2, 18.7),
)
