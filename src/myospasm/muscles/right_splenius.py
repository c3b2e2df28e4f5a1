"""Right splenius, of head and neck: at the back of the neck; it turns the head to its own side, the right.

Dorsal rami of the middle cervical nerves (Gray2015); the shares are assumed.
"""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="right_splenius",
    joint="head",
    antagonists=("left_splenius", "right_sternocleidomastoid", "right_trapezius"),
    nerve="dorsal rami",
    roots=(("C3", 0.4), ("C4", 0.4), ("C5", 0.2)),
    simulated_units=60,
    motor_units=quantity(300, "1", "assumed", "no count known"),
    maximal_force=quantity(
        158.0,
        "N",
        "Vasavada1998",
        "splenius capitis 3.09 and cervicis 1.43 cm2 times 35 N/cm2; table not read again here",
        100.0,
        158.0,
    ),
    optimal_length=quantity(0.095, "m", "KamibayashiRichmond1998", "table not read again here"),
    tendon_slack_length=quantity(0.04, "m", "assumed", "short, at both ends"),
    pennation=quantity(0.0, "rad", "KamibayashiRichmond1998", "nearly parallel; table not read again here"),
    moment_arm=quantity(
        -0.03, "m", "Vasavada1998", "turning to its own side, 2 to 4 cm; table not read again here", -0.04, -0.02
    ),
    neutral_length=quantity(0.95, "1", "assumed", "near optimal with the head straight"),
    slow_fraction=quantity(0.45, "1", "assumed", "mixed, as other muscles of the neck"),
    slow_contraction_time=quantity(0.11, "s", "assumed", "between tibialis anterior and the hand: unknown of the neck"),
    fast_contraction_time=quantity(0.05, "s", "assumed", "between tibialis anterior and the hand: unknown of the neck"),
    unit_force_range=quantity(100, "1", "Fuglevand1993", "the range usual in pools"),
    potentiation=quantity(0.3, "1", "assumed", "between soleus (0.03) and gastrocnemius (0.6)"),
    afterhyperpolarization=quantity(1, "1", "assumed", "as the leg's: unknown of the neck"),
    nerve_length=quantity(0.12, "m", "assumed", "cord to the middle of the muscle"),
    stimulus_distance=quantity(0.04, "m", "assumed", "beside the spine to motor point"),
    fiber_length=quantity(0.095, "m", "KamibayashiRichmond1998", "as optimal length"),
    depth=quantity(0.004, "m", "assumed", "half its thickness; where trapezius does not cover it"),
    width=quantity(0.04, "m", "assumed", "as one sees it"),
    thickness=quantity(0.008, "m", "assumed", "as on ultrasound pictures"),
    fat=quantity(0.004, "m", "assumed", "a lean neck"),
    skin=quantity(0.0014, "m", "assumed", "skin of the neck"),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(90000, "1", "assumed", "4.52 cm2 over 5000 um2"),
)
