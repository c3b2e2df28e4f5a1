"""Right trapezius, upper part: from the neck to the shoulder; it lifts the shoulder, turns the head left a little.

The accessory nerve moves it; shares of C3 and C4 are assumed (Gray2015). The shoulder stands still.
"""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="right_trapezius",
    joint="head",
    antagonists=("left_sternocleidomastoid", "left_trapezius", "right_splenius"),
    nerve="accessory",
    roots=(("XI", 0.8), ("C3", 0.1), ("C4", 0.1)),
    simulated_units=60,
    motor_units=quantity(400, "1", "assumed", "no count known"),
    maximal_force=quantity(
        70.0, "N", "Vasavada1998", "clavicular part, 2.0 cm2 times 35 N/cm2; table not read again here", 60.0, 140.0
    ),
    optimal_length=quantity(0.084, "m", "KamibayashiRichmond1998", "table not read again here"),
    tendon_slack_length=quantity(0.08, "m", "assumed", "what its length leaves"),
    pennation=quantity(0.0, "rad", "KamibayashiRichmond1998", "nearly parallel; table not read again here"),
    moment_arm=quantity(
        0.015, "m", "Vasavada1998", "turning to the other side, 1 to 3 cm; table not read again here", 0.01, 0.03
    ),
    neutral_length=quantity(0.95, "1", "assumed", "near optimal with the head straight"),
    slow_fraction=quantity(0.537, "1", "Johnson1973", "autopsy; table not read again here"),
    slow_contraction_time=quantity(0.11, "s", "assumed", "between tibialis anterior and the hand: unknown of the neck"),
    fast_contraction_time=quantity(0.05, "s", "assumed", "between tibialis anterior and the hand: unknown of the neck"),
    unit_force_range=quantity(100, "1", "Fuglevand1993", "the range usual in pools"),
    potentiation=quantity(0.3, "1", "assumed", "between soleus (0.03) and gastrocnemius (0.6)"),
    afterhyperpolarization=quantity(1, "1", "assumed", "as the leg's: unknown of the neck"),
    nerve_length=quantity(0.24, "m", "assumed", "brainstem to muscle; latencies from the neck are 2 to 3 ms"),
    stimulus_distance=quantity(0.1, "m", "assumed", "behind sternocleidomastoid to motor point"),
    fiber_length=quantity(0.084, "m", "KamibayashiRichmond1998", "as optimal length"),
    depth=quantity(0.005, "m", "assumed", "half its thickness"),
    width=quantity(0.05, "m", "assumed", "as one feels it"),
    thickness=quantity(0.01, "m", "assumed", "as on ultrasound pictures"),
    fat=quantity(0.005, "m", "assumed", "a lean shoulder"),
    skin=quantity(0.0014, "m", "assumed", "skin of the neck"),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(40000, "1", "assumed", "2 cm2 over 5000 um2"),
)
