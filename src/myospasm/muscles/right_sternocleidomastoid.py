"""Right sternocleidomastoid: from behind the ear to the breastbone; it turns the head to the left.

The accessory nerve moves it; that some of its fibers come by C2 and C3 is assumed (Gray2015).
"""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="right_sternocleidomastoid",
    joint="head",
    antagonists=("left_sternocleidomastoid", "left_trapezius", "right_splenius"),
    nerve="accessory",
    roots=(("XI", 0.85), ("C3", 0.15)),
    simulated_units=60,
    motor_units=quantity(400, "1", "assumed", "no count known"),
    maximal_force=quantity(
        172.0, "N", "Vasavada1998", "4.92 cm2 times 35 N/cm2; table not read again here", 120.0, 172.0
    ),
    optimal_length=quantity(0.108, "m", "KamibayashiRichmond1998", "table not read again here"),
    tendon_slack_length=quantity(0.08, "m", "assumed", "what its length of 19 cm leaves"),
    pennation=quantity(0.0, "rad", "KamibayashiRichmond1998", "nearly parallel; table not read again here"),
    moment_arm=quantity(
        0.025, "m", "Vasavada1998", "turning to the other side, 2 to 3 cm; table not read again here", 0.02, 0.035
    ),
    neutral_length=quantity(0.95, "1", "assumed", "near optimal with the head straight"),
    slow_fraction=quantity(0.352, "1", "Johnson1973", "autopsy; table not read again here"),
    slow_contraction_time=quantity(0.11, "s", "assumed", "between tibialis anterior and the hand: unknown of the neck"),
    fast_contraction_time=quantity(0.05, "s", "assumed", "between tibialis anterior and the hand: unknown of the neck"),
    unit_force_range=quantity(100, "1", "Fuglevand1993", "the range usual in pools"),
    potentiation=quantity(0.3, "1", "assumed", "between soleus (0.03) and gastrocnemius (0.6)"),
    afterhyperpolarization=quantity(1, "1", "assumed", "as the leg's: unknown of the neck"),
    nerve_length=quantity(0.17, "m", "assumed", "brainstem to the muscle's upper third"),
    stimulus_distance=quantity(0.05, "m", "assumed", "behind the ear to motor point"),
    fiber_length=quantity(0.108, "m", "KamibayashiRichmond1998", "as optimal length"),
    depth=quantity(0.006, "m", "assumed", "half its thickness"),
    width=quantity(0.03, "m", "assumed", "as one sees it"),
    thickness=quantity(0.012, "m", "assumed", "as on ultrasound pictures"),
    fat=quantity(0.003, "m", "assumed", "a lean neck"),
    skin=quantity(0.0014, "m", "assumed", "skin of the neck"),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(98000, "1", "assumed", "4.92 cm2 over 5000 um2"),
)
