"""The upper eyelid, which slides over the eyeball as if it turned around its middle; 0 is open, looking ahead."""

import math

from myospasm.ground import quantity
from myospasm.joints import Joint

JOINT = Joint(
    name="eyelid",
    positive=("closing", "closure"),
    negative=("opening",),
    also=("lid",),
    low=quantity(math.radians(-20), "rad", "assumed", "lifted as in looking up, 4 mm"),
    high=quantity(math.radians(48), "rad", "assumed", "shut: 10 mm over an eyeball of 12 mm radius"),
    inertia=quantity(5e-7, "kg m2", "assumed", "a lid and what moves with it, 3.5 g, at 12 mm"),
    damping=quantity(1e-4, "N m s", "assumed", "so that a lid let go is up again in some 100 ms (Evinger1991)"),
    stop=quantity(0.05, "N m", "assumed", "the lower lid, or the muscle sheaths that hold it"),
    strongest=quantity(0.02, "N m", "assumed", "a lid's own muscle, 2 N at 12 mm"),
    stiffness=quantity(0.0025, "N m", "assumed", "per rad: most of the levator's steady pull at rest"),
)
