"""The neck as one joint that turns the head to the left or to the right; 0 is straight ahead."""

import math

from myospasm.ground import quantity
from myospasm.joints import Joint

JOINT = Joint(
    name="head",
    positive=("left rotation", "rotation to the left"),
    negative=("right rotation", "rotation to the right"),
    also=("neck",),
    low=quantity(math.radians(-80), "rad", "AAOS1965", "rotation to the right"),
    high=quantity(math.radians(80), "rad", "AAOS1965", "rotation to the left"),
    inertia=quantity(
        0.02,
        "kg m2",
        "Yoganandan2009",
        "head of 4.5 kg around its upright axis; table not read again here",
        0.015,
        0.025,
    ),
    damping=quantity(0.3, "N m s", "assumed", "of the resting joint: the head does not swing on"),
    stop=quantity(30.0, "N m", "assumed", "ligaments and bone"),
    strongest=quantity(15.0, "N m", "Vasavada2001", "men's maximal rotation; table not read again here", 6.0, 15.0),
    stiffness=quantity(
        1.5, "N m", "assumed", "per rad: the neck's discs and small muscles; loose over the middle range"
    ),
)
