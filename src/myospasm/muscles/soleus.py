"""Soleus: the deep, slow and strongest muscle of the calf, which holds us upright.

Forces and lengths of gait2392 (Delp1990), as for the gastrocnemius.
"""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="soleus",
    joint="ankle",
    antagonists=("tibialis_anterior",),
    nerve="tibial",
    roots=(("S1", 0.6), ("S2", 0.4)),
    simulated_units=80,
    motor_units=quantity(900, "1", "CisiKohn2008", "ReMoto's pool: 800 slow, 50 intermediate, 50 fast"),
    maximal_force=quantity(3549, "N", "Delp1990", "gait2392; Rajagopal2016 has 6195", 3549, 6195),
    optimal_length=quantity(0.05, "m", "Delp1990", "gait2392; Rajagopal2016 has 0.044", 0.044, 0.05),
    tendon_slack_length=quantity(0.25, "m", "Delp1990", "gait2392; Rajagopal2016 has 0.277", 0.25, 0.277),
    pennation=quantity(0.436, "rad", "Delp1990", "25 deg; Manal2006 finds 40 deg in maximal contraction", 0.382, 0.7),
    moment_arm=quantity(
        0.037,
        "m",
        "Manal2013",
        "Achilles tendon by ultrasound, rest to maximum; others find up to 5 cm",
        0.0346,
        0.0381,
    ),
    neutral_length=quantity(
        0.83,
        "1",
        "Sale1982",
        "optimal near full dorsiflexion, taken as 15 deg; 0.70 to 0.94 in walking (Rubenson2012)",
        0.7,
        0.94,
    ),
    slow_fraction=quantity(0.7, "1", "Edgerton1975", "autopsy"),
    slow_contraction_time=quantity(
        0.279, "s", "VandervoortMcComas1983", "so that the whole muscle takes 156 ms; ReMoto's 2.1-fold spread"
    ),
    fast_contraction_time=quantity(
        0.133, "s", "VandervoortMcComas1983", "so that the whole muscle takes 156 ms; ReMoto's 2.1-fold spread"
    ),
    unit_force_range=quantity(100, "1", "CisiKohn2008", "ReMoto's twitches, 0.03 to 3 N"),
    potentiation=quantity(0.026, "1", "VandervoortMcComas1983", "3 s at 50 Hz"),
    afterhyperpolarization=quantity(1, "1", "KudinaAlexeeva1992", "145 to 255 ms, taken as the pool's own"),
    nerve_length=quantity(0.8, "m", "CisiKohn2008", "ReMoto's cord to muscle"),
    stimulus_distance=quantity(0.2, "m", "CisiKohn2008", "ReMoto's stimulation site"),
    fiber_length=quantity(0.05, "m", "Delp1990", "as optimal length", 0.044, 0.05),
    depth=quantity(0.0145, "m", "Fukunaga1992", "half its thickness"),
    width=quantity(0.1, "m", "assumed", "breadth of the calf"),
    thickness=quantity(0.029, "m", "Fukunaga1992", "greatest cross-section, 29 cm2, over the width"),
    fat=quantity(
        0.005,
        "m",
        "Petrofsky2008",
        "lean: over lateral gastrocnemius 7.5 mm, less two SDs of 1.3; young men and women",
        0.0049,
        0.0101,
    ),
    skin=quantity(
        0.0015,
        "m",
        "KrackowizerBrenner2008",
        "24 places of the body have means of 0.79 to 1.48 mm, single people up to 2 mm; the leg's own not told",
        0.00048,
        0.002,
    ),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(
        2_550_000, "1", "Delp1990", "the medial gastrocnemius's fibers times the ratio of forces, 3549 to 1558 N"
    ),
)
