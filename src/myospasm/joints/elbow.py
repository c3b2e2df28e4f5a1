"""The elbow: it bends and straightens the arm; 0 is straight."""

import math

from myospasm.ground import quantity
from myospasm.joints import Joint

JOINT = Joint(
    name="elbow",
    positive=("flexion", "elbow flexion"),
    negative=("extension", "elbow extension"),
    low=quantity(math.radians(-4), "rad", "BooneAzen1979", "hyperextension, 0.6 deg and one SD of 3.1"),
    high=quantity(math.radians(150), "rad", "AAOS1965", "flexion"),
    inertia=quantity(
        0.069,
        "kg m2",
        "Winter2009",
        "forearm and hand: 0.022 of 70 kg, radius of gyration 0.827 of the forearm of 0.146 times 1.75 m",
    ),
    damping=quantity(0.2, "N m s", "assumed", "of the resting joint, less than the ankle's"),
    stop=quantity(100.0, "N m", "assumed", "ligaments and bone"),
    strongest=quantity(
        86.0, "N m", "Askew1987", "men's maximal flexion, 71 and one SD of 15; table not read again here", 56.0, 86.0
    ),
)
