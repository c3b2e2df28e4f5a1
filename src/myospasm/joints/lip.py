"""The lower lip, which is lifted as if it turned around the corner of the mouth; 0 is at rest."""

import math

from myospasm.ground import quantity
from myospasm.joints import Joint

JOINT = Joint(
    name="lip",
    positive=("lifting",),
    negative=("lowering",),
    low=quantity(math.radians(-20), "rad", "assumed", "drawn down"),
    high=quantity(math.radians(48), "rad", "assumed", "pouting, 10 mm"),
    inertia=quantity(5e-7, "kg m2", "assumed", "as an eyelid, which is as light"),
    damping=quantity(1e-4, "N m s", "assumed", "as an eyelid"),
    stop=quantity(0.05, "N m", "assumed", "skin that is drawn tight"),
    strongest=quantity(0.02, "N m", "assumed", "its own muscle, 2 N at 12 mm"),
    stiffness=quantity(0.0025, "N m", "assumed", "per rad: skin, as an eyelid"),
)
