"""Erector spinae of both sides: keeps the back upright and lowers it when one bends.

Both sides are one muscle. Shares of roots are assumed: dorsal rami of all segments from the middle thoracic down
(Gray2015), T10 standing for the thoracic ones.
"""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="erector_spinae",
    joint="trunk",
    antagonists=("rectus_abdominis",),
    nerve="dorsal rami",
    roots=(("T10", 0.5), ("L1", 0.15), ("L2", 0.15), ("L3", 0.1), ("L4", 0.05), ("L5", 0.05)),
    simulated_units=60,
    motor_units=quantity(1000, "1", "assumed", "no count known; as of large leg muscles"),
    maximal_force=quantity(
        2390.0,
        "N",
        "Bogduk1992",
        "46 N/cm2 times 26 cm2 of each side in the living (Marras2001); cadavers' 11.6 make 1070 (Delp2001)",
        1070.0,
        2990.0,
    ),
    optimal_length=quantity(0.127, "m", "Delp2001", "longissimus and iliocostalis, 11.7 and 14.2 cm", 0.117, 0.142),
    tendon_slack_length=quantity(0.325, "m", "Delp2001", "as used of it by others; table not read again here"),
    pennation=quantity(0.227, "rad", "Delp2001", "13 deg; table not read again here"),
    moment_arm=quantity(
        -0.06, "m", "McGill1993", "behind the discs L4 and L5; table not read again here", -0.072, -0.05
    ),
    neutral_length=quantity(0.84, "1", "Ward2009Multifidus", "as multifidus, 2.27 um of 2.7", 0.75, 0.95),
    slow_fraction=quantity(
        0.566, "1", "Johnson1973", "autopsy; 58 % at the surface, 55 % deep; table not read again here", 0.55, 0.73
    ),
    slow_contraction_time=quantity(0.14, "s", "assumed", "between soleus and tibialis anterior: unknown of the trunk"),
    fast_contraction_time=quantity(0.06, "s", "assumed", "between soleus and tibialis anterior: unknown of the trunk"),
    unit_force_range=quantity(100, "1", "Fuglevand1993", "the range usual in pools"),
    potentiation=quantity(0.3, "1", "assumed", "between soleus (0.03) and gastrocnemius (0.6)"),
    afterhyperpolarization=quantity(1, "1", "assumed", "as the leg's: unknown of the trunk"),
    nerve_length=quantity(0.15, "m", "assumed", "cord to the middle of the muscle, its root included"),
    stimulus_distance=quantity(0.05, "m", "assumed", "beside the spine to motor point"),
    fiber_length=quantity(0.127, "m", "Delp2001", "as optimal length", 0.117, 0.142),
    depth=quantity(0.015, "m", "assumed", "half its thickness"),
    width=quantity(0.07, "m", "assumed", "one side at L3"),
    thickness=quantity(0.03, "m", "assumed", "as on pictures by MRI at L3"),
    fat=quantity(0.008, "m", "assumed", "a lean back"),
    skin=quantity(0.002, "m", "assumed", "skin of the trunk is among the thickest"),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(1040000, "1", "assumed", "cross-section of both sides, 52 cm2, over 5000 um2"),
)
