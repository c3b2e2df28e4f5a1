"""Lateral gastrocnemius: the outer head of the calf.

Forces and lengths of gait2392 (Delp1990), as for the medial head. Knee extended.
"""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="lateral_gastrocnemius",
    joint="ankle",
    antagonists=("tibialis_anterior",),
    nerve="tibial",
    roots=(("L5", 0.2), ("S1", 0.6), ("S2", 0.2)),
    simulated_units=48,
    motor_units=quantity(260, "1", "CisiKohn2008", "ReMoto's pool: 130 slow, 65 intermediate, 65 fast"),
    maximal_force=quantity(683, "N", "Delp1990", "gait2392; Rajagopal2016 has 1575", 683, 1575),
    optimal_length=quantity(0.064, "m", "Delp1990", "gait2392; Rajagopal2016 has 0.0588", 0.0588, 0.064),
    tendon_slack_length=quantity(0.38, "m", "Delp1990", "gait2392"),
    pennation=quantity(0.14, "rad", "Delp1990", "8 deg; Manal2006 finds 24 deg in maximal contraction", 0.14, 0.414),
    moment_arm=quantity(
        0.037,
        "m",
        "Manal2013",
        "Achilles tendon by ultrasound, rest to maximum; others find up to 5 cm",
        0.0346,
        0.0381,
    ),
    neutral_length=quantity(0.85, "1", "Sale1982", "optimal near full dorsiflexion, taken as 15 deg, tendon rigid"),
    slow_fraction=quantity(0.5, "1", "Edgerton1975", "gastrocnemius"),
    slow_contraction_time=quantity(
        0.203, "s", "VandervoortMcComas1983", "so that the whole muscle takes 100 ms; units spread 2.5-fold"
    ),
    fast_contraction_time=quantity(
        0.0813, "s", "VandervoortMcComas1983", "so that the whole muscle takes 100 ms; units spread 2.5-fold"
    ),
    unit_force_range=quantity(100, "1", "CisiKohn2008", "as ReMoto's medial head, 0.02 to 2.15 N"),
    potentiation=quantity(0.604, "1", "VandervoortMcComas1983", "3 s at 50 Hz", 0.173, 1.035),
    afterhyperpolarization=quantity(1, "1", "KudinaAlexeeva1992", "as soleus, taken as the pool's own"),
    nerve_length=quantity(0.8, "m", "CisiKohn2008", "ReMoto's cord to muscle"),
    stimulus_distance=quantity(0.2, "m", "CisiKohn2008", "ReMoto's stimulation site"),
    fiber_length=quantity(0.064, "m", "Delp1990", "as optimal length", 0.0588, 0.064),
    depth=quantity(0.0085, "m", "Fukunaga1992", "half its thickness"),
    width=quantity(0.055, "m", "assumed", "breadth of the outer half of the calf"),
    thickness=quantity(0.017, "m", "Fukunaga1992", "greatest cross-section, 9.3 cm2, over the width"),
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
        460_000, "1", "Fukunaga1992", "the medial head's fibers times the ratio of cross-sections, 28 to 68 cm2"
    ),
)
