"""The big toe's first joint: it bends and lifts the big toe."""

import math

from myospasm.ground import quantity
from myospasm.joints import Joint

JOINT = Joint(
    name="hallux",
    positive=("flexion", "toe flexion", "plantar flexion", "plantarflexion"),
    negative=("extension", "toe extension", "dorsiflexion", "dorsal flexion"),
    also=("big toe",),
    low=quantity(math.radians(-70), "rad", "AAOS1965", "extension of the first metatarsophalangeal joint"),
    high=quantity(math.radians(45), "rad", "AAOS1965", "flexion of the first metatarsophalangeal joint"),
    inertia=quantity(1e-4, "kg m2", "assumed", "a toe of 80 g, 6 cm long"),
    damping=quantity(0.005, "N m s", "assumed", "of the resting joint"),
    stop=quantity(5.0, "N m", "assumed", "ligaments and bone"),
    strongest=quantity(10.0, "N m", "assumed", "a strong person's own toe flexors"),
)
