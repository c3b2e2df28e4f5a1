"""Orbicularis oculi: the ring around the eye that shuts the lid.

The part in the upper lid.
"""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="orbicularis_oculi",
    joint="eyelid",
    antagonists=("levator_palpebrae",),
    nerve="facial",
    roots=(("VII", 1.0),),
    simulated_units=60,
    motor_units=quantity(300, "1", "assumed", "no count known; units of the face have few fibers"),
    maximal_force=quantity(
        2.0, "N", "Koschmieder2017", "forced closure, 0.62 to 4.72 N; women 1.82, men 2.58", 0.62, 4.72
    ),
    optimal_length=quantity(0.05, "m", "assumed", "around the lid, from one end to the other"),
    tendon_slack_length=quantity(0.008, "m", "assumed", "its inner ligament"),
    pennation=quantity(0.0, "rad", "assumed", "parallel"),
    moment_arm=quantity(0.012, "m", "assumed", "the eyeball's radius, over which the lid slides"),
    neutral_length=quantity(0.8, "1", "assumed", "so that at rest it hardly pulls the lid down"),
    slow_fraction=quantity(
        0.154, "1", "Johnson1973", "autopsy; 11 % in GoodmurphyOvalle1999; table not read again here", 0.11, 0.154
    ),
    slow_contraction_time=quantity(
        0.03, "s", "assumed", "a blink shuts within 80 ms (Evinger1991): faster than any limb muscle"
    ),
    fast_contraction_time=quantity(
        0.012, "s", "assumed", "a blink shuts within 80 ms (Evinger1991): faster than any limb muscle"
    ),
    unit_force_range=quantity(10, "1", "assumed", "small muscles' units differ less: 11 in the thumb"),
    potentiation=quantity(0.3, "1", "assumed", "between soleus (0.03) and gastrocnemius (0.6)"),
    afterhyperpolarization=quantity(0.38, "1", "assumed", "as the shortest of the arm: facial motoneurons fire fast"),
    nerve_length=quantity(0.13, "m", "assumed", "brainstem to lid; direct answers from the ear take 3 ms"),
    stimulus_distance=quantity(0.09, "m", "assumed", "before the ear to the lid"),
    fiber_length=quantity(0.02, "m", "assumed", "fibers overlap and end within the lid, so that R1 is over in 10 ms"),
    depth=quantity(0.001, "m", "assumed", "half its thickness"),
    width=quantity(0.02, "m", "assumed", "upper lid and brow"),
    thickness=quantity(0.002, "m", "assumed", "as on ultrasound pictures"),
    fat=quantity(0.003, "m", "assumed", "the electrodes lie below the lid, on the rim of the orbit"),
    skin=quantity(0.0006, "m", "assumed", "the body's thinnest skin"),
    fiber_velocity=quantity(3.2, "m/s", "assumed", "thinner fibers than in limbs", 2.6, 5.3),
    fibers=quantity(16000, "1", "GoodmurphyOvalle1999", "10 mm2 over its fibers' 640 um2; table not read again here"),
)
