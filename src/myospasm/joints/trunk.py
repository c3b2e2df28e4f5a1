"""The lower back as one joint: it bends the trunk forward over a pelvis that stands still; 0 is upright."""

import math

from myospasm.ground import quantity
from myospasm.joints import Joint

JOINT = Joint(
    name="trunk",
    positive=("flexion", "trunk flexion"),
    negative=("extension", "trunk extension"),
    also=("back",),
    low=quantity(math.radians(-25), "rad", "AAOS1965", "extension, 20 to 30 deg"),
    high=quantity(math.radians(80), "rad", "AAOS1965", "flexion of the thoracic and lumbar spine"),
    inertia=quantity(
        6.0, "kg m2", "Winter2009", "40 kg above L5, their middle 0.3 m up, and 2.4 around it: from his tables, rounded"
    ),
    damping=quantity(10.0, "N m s", "assumed", "of the resting joint: the trunk does not swing on"),
    stop=quantity(300.0, "N m", "assumed", "ligaments and bone"),
    strongest=quantity(250.0, "N m", "assumed", "a strong person's own extensors"),
    weight=quantity(
        110.0, "N m", "Winter2009", "37.5 kg above the pelvis, 0.536 of 70 kg, their middle 0.3 m above L5", 90.0, 130.0
    ),
)
