"""Rectus abdominis of both sides: bends the trunk forward.

Both sides are one muscle. Roots T7 to T12 (Gray2015), for which T10 stands.
"""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="rectus_abdominis",
    joint="trunk",
    antagonists=("erector_spinae", "multifidus"),
    nerve="intercostal",
    roots=(("T10", 1.0),),
    simulated_units=60,
    motor_units=quantity(500, "1", "assumed", "no count known"),
    maximal_force=quantity(
        600.0,
        "N",
        "Marras2001",
        "6.8 cm2 of each side in the living times 44 N/cm2; cadavers' 2.6 make 240 (Delp2001)",
        240.0,
        630.0,
    ),
    optimal_length=quantity(0.283, "m", "Delp2001", "28.3 cm (SD 4.2)", 0.241, 0.325),
    tendon_slack_length=quantity(0.076, "m", "Delp2001", "as used of it by others; table not read again here"),
    pennation=quantity(0.0, "rad", "Delp2001", "parallel"),
    moment_arm=quantity(0.075, "m", "McGill1993", "before the discs; table not read again here", 0.07, 0.1),
    neutral_length=quantity(1.0, "1", "assumed", "optimal upright"),
    slow_fraction=quantity(0.461, "1", "Johnson1973", "autopsy; table not read again here"),
    slow_contraction_time=quantity(0.14, "s", "assumed", "between soleus and tibialis anterior: unknown of the trunk"),
    fast_contraction_time=quantity(0.06, "s", "assumed", "between soleus and tibialis anterior: unknown of the trunk"),
    unit_force_range=quantity(100, "1", "Fuglevand1993", "the range usual in pools"),
    potentiation=quantity(0.3, "1", "assumed", "between soleus (0.03) and gastrocnemius (0.6)"),
    afterhyperpolarization=quantity(1, "1", "assumed", "as the leg's: unknown of the trunk"),
    nerve_length=quantity(0.35, "m", "assumed", "around the trunk with the rib"),
    stimulus_distance=quantity(0.1, "m", "assumed", "nerve at the rib to motor point"),
    fiber_length=quantity(0.08, "m", "assumed", "between two of its tendinous lines"),
    depth=quantity(0.005, "m", "assumed", "half its thickness"),
    width=quantity(0.06, "m", "assumed", "one side"),
    thickness=quantity(0.01, "m", "assumed", "as on ultrasound pictures"),
    fat=quantity(0.012, "m", "assumed", "a lean belly"),
    skin=quantity(0.002, "m", "assumed", "skin of the trunk is among the thickest"),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(270000, "1", "assumed", "cross-section of both sides, 13.6 cm2, over 5000 um2"),
)
