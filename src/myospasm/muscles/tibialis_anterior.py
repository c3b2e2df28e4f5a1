"""Tibialis anterior: the muscle beside the shin that lifts the foot, antagonist of the calf.

Forces and lengths of gait2392 (Delp1990).
"""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="tibialis_anterior",
    joint="ankle",
    antagonists=("lateral_gastrocnemius", "medial_gastrocnemius", "soleus"),
    nerve="deep peroneal",
    roots=(("L4", 0.4), ("L5", 0.6)),
    simulated_units=48,
    motor_units=quantity(300, "1", "VanCutsem1997", "whole twitch over unit twitch; 153 in McNeil2005", 91, 445),
    maximal_force=quantity(905, "N", "Delp1990", "gait2392; Rajagopal2016 has 1227", 905, 1227),
    optimal_length=quantity(0.098, "m", "Delp1990", "gait2392; Rajagopal2016 has 0.0683", 0.0683, 0.098),
    tendon_slack_length=quantity(0.223, "m", "Delp1990", "gait2392; Rajagopal2016 has 0.2405", 0.223, 0.2405),
    pennation=quantity(0.0873, "rad", "Delp1990", "5 deg; Manal2006 finds 14 deg in maximal contraction", 0.0873, 0.25),
    moment_arm=quantity(-0.037, "m", "Maganaris2000", "4.5 cm dorsiflexed to 2.9 cm plantar flexed", -0.045, -0.029),
    neutral_length=quantity(0.87, "1", "Cudicio2022", "strongest at 20 deg plantar flexion, tendon rigid"),
    slow_fraction=quantity(0.73, "1", "Johnson1973", "autopsy; table not read again here"),
    slow_contraction_time=quantity(
        0.088, "s", "AndreassenArendtNielsen1987", "so that the mean weighted by force is 61 ms; units 47 to 80 ms"
    ),
    fast_contraction_time=quantity(
        0.0517, "s", "AndreassenArendtNielsen1987", "so that the mean weighted by force is 61 ms; units 47 to 80 ms"
    ),
    unit_force_range=quantity(16, "1", "AndreassenArendtNielsen1987", "twitch torques, under 1 to 16 mN m"),
    potentiation=quantity(0.45, "1", "OLeary1997", "dorsiflexors, after a 7 s tetanus"),
    afterhyperpolarization=quantity(
        1, "1", "PowersHeckman2017", "the human variant, of this muscle, gave the pool's own"
    ),
    nerve_length=quantity(0.8, "m", "CisiKohn2008", "ReMoto's cord to muscle"),
    stimulus_distance=quantity(0.2, "m", "CisiKohn2008", "ReMoto's stimulation site"),
    fiber_length=quantity(0.098, "m", "Delp1990", "as optimal length", 0.0683, 0.098),
    depth=quantity(0.014, "m", "Ward2009", "half its thickness", 0.0099, 0.0174),
    width=quantity(0.04, "m", "assumed", "between the shin's edge and the long extensors"),
    thickness=quantity(
        0.028, "m", "Ward2009", "10.9 cm2 (SD 3.0) over the width make 27 mm; table not read again here", 0.0198, 0.0348
    ),
    fat=quantity(0.004, "m", "assumed", "young adult's shin"),
    skin=quantity(
        0.0015,
        "m",
        "KrackowizerBrenner2008",
        "24 places of the body have means of 0.79 to 1.48 mm, single people up to 2 mm; the leg's own not told",
        0.00048,
        0.002,
    ),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(250_000, "1", "Feinstein1955", "count; 329 fibers a unit (Gath1981) would make 99000"),
)
