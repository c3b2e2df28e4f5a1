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
    stop=quantity(150.0, "N m", "assumed", "ligaments and bone"),
    strongest=quantity(250.0, "N m", "assumed", "a strong person's own knee extensors"),
)
