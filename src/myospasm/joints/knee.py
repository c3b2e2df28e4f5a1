"""The knee: it bends and straightens the leg; 0 is straight."""

import math

from myospasm.ground import quantity
from myospasm.joints import Joint

JOINT = Joint(
    name="knee",
    positive=("flexion", "knee flexion"),
    negative=("extension", "knee extension"),
    low=quantity(math.radians(-10), "rad", "AAOS1965", "hyperextension"),
    high=quantity(math.radians(135), "rad", "AAOS1965", "flexion"),
    inertia=quantity(
        0.43,
        "kg m2",
        "Winter2009",
        "leg and foot: 0.061 of 70 kg, radius of gyration 0.735 of the shank of 0.246 times 1.75 m",
    ),
    damping=quantity(0.15, "N m s", "assumed", "of the resting joint: pendulum tests swing on for several beats"),
    stop=quantity(
        150.0,
        "N m",
        "RienerEdrich1999",
        "passive torque's slope, 43 at 135 deg of flexion, 372 at 10 deg of hyperextension",
        43.0,
        372.0,
    ),
    strongest=quantity(
        290.0, "N m", "Aagaard2002", "maximal extension of 15 men, 291; 339 after strength training", 253.0, 339.0
    ),
)
