"""Mentalis: the small muscle of the chin that lifts the lower lip.

It shares the facial nerve with the eyelid's ring; hardly anything but its nerve was measured.
"""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="mentalis",
    joint="lip",
    antagonists=(),
    nerve="facial",
    roots=(("VII", 1.0),),
    simulated_units=40,
    motor_units=quantity(300, "1", "assumed", "no count known; units of the face have few fibers"),
    maximal_force=quantity(2.0, "N", "assumed", "as the ring of the eye, which is as thin"),
    optimal_length=quantity(0.02, "m", "assumed", "from the jaw to the skin of the chin"),
    tendon_slack_length=quantity(0.008, "m", "assumed", "as the ring of the eye: it ends in skin"),
    pennation=quantity(0.0, "rad", "assumed", "parallel"),
    moment_arm=quantity(0.012, "m", "assumed", "as if the lip turned around its corner"),
    neutral_length=quantity(0.9, "1", "assumed", "so that at rest it hardly pulls"),
    slow_fraction=quantity(0.154, "1", "assumed", "as the ring of the eye (Johnson1973)"),
    slow_contraction_time=quantity(0.03, "s", "assumed", "as the ring of the eye"),
    fast_contraction_time=quantity(0.012, "s", "assumed", "as the ring of the eye"),
    unit_force_range=quantity(10, "1", "assumed", "small muscles' units differ less: 11 in the thumb"),
    potentiation=quantity(0.3, "1", "assumed", "between soleus (0.03) and gastrocnemius (0.6)"),
    afterhyperpolarization=quantity(0.38, "1", "assumed", "as the shortest of the arm: facial motoneurons fire fast"),
    nerve_length=quantity(0.15, "m", "assumed", "brainstem to chin, some cm longer than to the lid"),
    stimulus_distance=quantity(0.1, "m", "assumed", "before the ear to the chin"),
    fiber_length=quantity(0.02, "m", "assumed", "as its length"),
    depth=quantity(0.002, "m", "assumed", "half its thickness"),
    width=quantity(0.02, "m", "assumed", "half of the chin"),
    thickness=quantity(0.004, "m", "assumed", "as on ultrasound pictures"),
    fat=quantity(0.003, "m", "assumed", "it ends in the skin itself"),
    skin=quantity(0.001, "m", "assumed", "face"),
    fiber_velocity=quantity(3.2, "m/s", "assumed", "thinner fibers than in limbs", 2.6, 5.3),
    fibers=quantity(12000, "1", "assumed", "as the ring of the eye, over half of its width"),
)
