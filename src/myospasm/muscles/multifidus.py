"""Multifidus of both sides: the short, strong muscle next to the lower spine that stiffens it.

Both sides are one muscle. Shares of roots are assumed: medial branches of dorsal rami, one segment each
(Gray2015).
"""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="multifidus",
    joint="trunk",
    antagonists=("rectus_abdominis",),
    nerve="dorsal rami",
    roots=(("L1", 0.1), ("L2", 0.15), ("L3", 0.2), ("L4", 0.2), ("L5", 0.25), ("S1", 0.1)),
    simulated_units=60,
    motor_units=quantity(600, "1", "assumed", "no count known"),
    maximal_force=quantity(
        2200.0,
        "N",
        "Bogduk1992",
        "46 N/cm2 times 23.9 cm2 of each side (Ward2009Multifidus); 22.5 N/cm2 make 1075",
        1075.0,
        2200.0,
    ),
    optimal_length=quantity(0.0566, "m", "Ward2009Multifidus", "5.66 cm (SD 0.65)", 0.05, 0.063),
    tendon_slack_length=quantity(0.08, "m", "assumed", "longer fascicles' tendons"),
    pennation=quantity(0.3, "rad", "Ward2009Multifidus", "17 deg; table not read again here", 0.2, 0.35),
    moment_arm=quantity(
        -0.027,
        "m",
        "Bogduk1992",
        "4.5 cm behind the discs, times 0.6: a fascicle crosses about three of five segments",
        -0.045,
        -0.02,
    ),
    neutral_length=quantity(0.84, "1", "Ward2009Multifidus", "2.27 um of 2.7 when prone", 0.8, 0.9),
    slow_fraction=quantity(0.62, "1", "Mannion1997", "lumbar paraspinal muscles; table not read again here", 0.5, 0.75),
    slow_contraction_time=quantity(0.14, "s", "assumed", "between soleus and tibialis anterior: unknown of the trunk"),
    fast_contraction_time=quantity(0.06, "s", "assumed", "between soleus and tibialis anterior: unknown of the trunk"),
    unit_force_range=quantity(100, "1", "Fuglevand1993", "the range usual in pools"),
    potentiation=quantity(0.3, "1", "assumed", "between soleus (0.03) and gastrocnemius (0.6)"),
    afterhyperpolarization=quantity(1, "1", "assumed", "as the leg's: unknown of the trunk"),
    nerve_length=quantity(0.12, "m", "assumed", "cord to muscle, its root included"),
    stimulus_distance=quantity(0.04, "m", "assumed", "beside the spine to motor point"),
    fiber_length=quantity(0.0566, "m", "Ward2009Multifidus", "as optimal length", 0.05, 0.063),
    depth=quantity(0.012, "m", "assumed", "half its thickness"),
    width=quantity(0.03, "m", "assumed", "one side at L5"),
    thickness=quantity(0.024, "m", "assumed", "as on ultrasound pictures at L5"),
    fat=quantity(0.01, "m", "assumed", "a lean back, more at L5"),
    skin=quantity(0.002, "m", "assumed", "skin of the trunk is among the thickest"),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(960000, "1", "assumed", "cross-section of both sides, 48 cm2, over 5000 um2"),
)
