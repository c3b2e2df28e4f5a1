"""The ankle: it points the foot down or lifts it."""

import math

from myospasm.ground import quantity
from myospasm.joints import Joint

JOINT = Joint(
    name="ankle",
    positive=("plantar flexion", "plantarflexion"),
    negative=("dorsiflexion", "dorsal flexion"),
    low=quantity(math.radians(-20), "rad", "AAOS1965", "dorsiflexion"),
    high=quantity(math.radians(50), "rad", "AAOS1965", "plantar flexion"),
    inertia=quantity(
        0.014,
        "kg m2",
        "Delp1990",
        "gait2392's foot of 1.25 kg and toes of 0.217 kg about the ankle; 0.009 by Winter2009",
        0.009,
        0.034,
    ),
    damping=quantity(0.5, "N m s", "assumed", "of the resting joint"),
    stop=quantity(
        100.0,
        "N m",
        "RienerEdrich1999",
        "passive torque's slope, 65 at 50 deg of plantar flexion, 213 with the calf's own at 20 deg of dorsiflexion",
        65.0,
        213.0,
    ),
    strongest=quantity(120.0, "N m", "assumed", "a strong person's own plantar flexors"),
)
