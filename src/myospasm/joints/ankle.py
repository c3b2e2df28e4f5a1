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
    inertia=quantity(0.015, "kg m2", "assumed", "foot and pedal"),
    damping=quantity(0.5, "N m s", "assumed", "of the resting joint"),
    stop=quantity(100.0, "N m", "assumed", "ligaments and bone"),
    strongest=quantity(120.0, "N m", "assumed", "a strong person's own plantar flexors"),
)
