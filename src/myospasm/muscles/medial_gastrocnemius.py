"""Medial gastrocnemius: the inner head of the calf, where night cramps strike.

Forces and lengths are those of gait2392 (Delp1990): with a moment arm of 3.7 cm the three calf muscles then give the
torque of a young adult; Rajagopal2016 doubles the forces. Knee extended.
"""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="medial_gastrocnemius",
    joint="ankle",
    antagonists=("tibialis_anterior",),
    nerve="tibial",
    roots=(("S1", 0.7), ("S2", 0.3)),
    simulated_units=120,
    motor_units=quantity(579, "1", "Feinstein1955", "axon count; not read again here"),
    maximal_force=quantity(1558, "N", "Delp1990", "gait2392; Rajagopal2016 has 3116", 1558, 3116),
    optimal_length=quantity(0.06, "m", "Delp1990", "gait2392; Rajagopal2016 has 0.051", 0.051, 0.06),
    tendon_slack_length=quantity(0.39, "m", "Delp1990", "gait2392; Rajagopal2016 has 0.399", 0.39, 0.399),
    pennation=quantity(0.297, "rad", "Delp1990", "17 deg; Rajagopal2016 has 9.5 deg", 0.166, 0.297),
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
        0.231, "s", "VandervoortMcComas1983", "so that the whole muscle takes 114 ms; units spread 2.5-fold"
    ),
    fast_contraction_time=quantity(
        0.0925, "s", "VandervoortMcComas1983", "so that the whole muscle takes 114 ms; units spread 2.5-fold"
    ),
    unit_force_range=quantity(100, "1", "CisiKohn2008", "ReMoto's twitches, 0.02 to 2.15 N"),
    potentiation=quantity(0.6, "1", "VandervoortMcComas1983", "lateral head, 3 s at 50 Hz", 0.173, 1.035),
    afterhyperpolarization=quantity(1, "1", "KudinaAlexeeva1992", "as soleus, taken as the pool's own"),
    nerve_length=quantity(0.8, "m", "CisiKohn2008", "ReMoto's cord to muscle"),
    stimulus_distance=quantity(0.2, "m", "CisiKohn2008", "ReMoto's stimulation site"),
    fiber_length=quantity(0.06, "m", "Delp1990", "as optimal length", 0.051, 0.06),
    depth=quantity(0.012, "m", "Fukunaga1992", "half its thickness"),
    width=quantity(0.07, "m", "assumed", "breadth of the inner half of the calf"),
    thickness=quantity(0.024, "m", "Fukunaga1992", "greatest cross-section, 17 cm2, over the width"),
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
    fibers=quantity(1_120_000, "1", "Feinstein1955", "count; not read again here"),
)
