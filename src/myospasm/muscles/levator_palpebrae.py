"""Levator palpebrae: lifts the upper lid.

The oculomotor nerve, III.
"""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="levator_palpebrae",
    joint="eyelid",
    antagonists=("orbicularis_oculi",),
    nerve="oculomotor",
    roots=(("III", 1.0),),
    simulated_units=40,
    motor_units=quantity(300, "1", "assumed", "no count known"),
    maximal_force=quantity(0.53, "N", "Ofir2016", "53 g, a quarter of it frontalis's", 0.39, 0.6),
    optimal_length=quantity(0.036, "m", "assumed", "belly of 36 to 40 mm"),
    tendon_slack_length=quantity(0.015, "m", "assumed", "its aponeurosis"),
    pennation=quantity(0.0, "rad", "assumed", "parallel"),
    moment_arm=quantity(-0.012, "m", "assumed", "the eyeball's radius, over which the lid slides"),
    neutral_length=quantity(0.9, "1", "assumed", "so that it is stretched when the eye is shut"),
    slow_fraction=quantity(0.3, "1", "assumed", "mostly fast, with fibers that hardly tire"),
    slow_contraction_time=quantity(0.04, "s", "assumed", "fast, as muscles of the eye"),
    fast_contraction_time=quantity(0.015, "s", "assumed", "fast, as muscles of the eye"),
    unit_force_range=quantity(10, "1", "assumed", "small muscles' units differ less: 11 in the thumb"),
    potentiation=quantity(0.3, "1", "assumed", "between soleus (0.03) and gastrocnemius (0.6)"),
    afterhyperpolarization=quantity(
        0.38, "1", "assumed", "as the shortest of the arm: it fires fast and without pause"
    ),
    nerve_length=quantity(0.1, "m", "assumed", "midbrain to orbit"),
    stimulus_distance=quantity(0.03, "m", "assumed", "orbit's back to motor point"),
    fiber_length=quantity(0.036, "m", "assumed", "as optimal length"),
    depth=quantity(0.001, "m", "assumed", "half its thickness; below skin only at the lid's upper edge"),
    width=quantity(0.012, "m", "assumed", "as on pictures by MRI"),
    thickness=quantity(0.002, "m", "assumed", "as on pictures by MRI"),
    fat=quantity(0.0005, "m", "assumed", "hardly any in the lid"),
    skin=quantity(0.0006, "m", "assumed", "the body's thinnest skin"),
    fiber_velocity=quantity(3.2, "m/s", "assumed", "thinner fibers than in limbs", 2.6, 5.3),
    fibers=quantity(12000, "1", "assumed", "some 5 mm2 over 400 um2"),
)
