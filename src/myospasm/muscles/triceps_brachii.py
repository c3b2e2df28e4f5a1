"""Triceps brachii: straightens the elbow."""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="triceps_brachii",
    joint="elbow",
    antagonists=("biceps_brachii", "brachialis"),
    nerve="radial",
    roots=(("C6", 0.15), ("C7", 0.6), ("C8", 0.25)),
    simulated_units=120,
    motor_units=quantity(218, "1", "Galea1991", "biceps brachii's 113 times the ratio of forces, 2047 to 1060 N"),
    maximal_force=quantity(2047.0, "N", "Holzbaur2005", "three heads, 799, 624 and 624 N"),
    optimal_length=quantity(0.122, "m", "Holzbaur2005", "three heads by force, 13.4, 11.4 and 11.4 cm", 0.1138, 0.134),
    tendon_slack_length=quantity(
        0.113, "m", "Holzbaur2005", "three heads by force, 14.3, 9.8 and 9.1 cm", 0.0908, 0.143
    ),
    pennation=quantity(0.178, "rad", "Holzbaur2005", "three heads by force, 12, 9 and 9 deg", 0.157, 0.209),
    moment_arm=quantity(
        -0.026, "m", "Pigeon1996", "as fitted over the elbow's range; 23.3 mm as published", -0.026, -0.0233
    ),
    neutral_length=quantity(
        0.6,
        "1",
        "Kulig1984",
        "so that the elbow extends strongest up to 90 deg, people near 70; table not read again here",
        0.45,
        0.7,
    ),
    slow_fraction=quantity(
        0.326,
        "1",
        "Johnson1973",
        "autopsy; 32.5 % at the surface, 32.7 % deep; table not read again here",
        0.325,
        0.327,
    ),
    slow_contraction_time=quantity(0.154, "s", "Bellemare1983", "as biceps brachii's 66 ms; a three-fold spread"),
    fast_contraction_time=quantity(0.0513, "s", "Bellemare1983", "as biceps brachii's 66 ms; a three-fold spread"),
    unit_force_range=quantity(100, "1", "Fuglevand1993", "the range usual in pools"),
    potentiation=quantity(0.716, "1", "Kohn2018", "elbow flexors, after a maximal contraction", 0.294, 1.138),
    afterhyperpolarization=quantity(0.51, "1", "KudinaAlexeeva1992", "forearm over soleus, as in biceps", 0.38, 0.59),
    nerve_length=quantity(
        0.31,
        "m",
        "Winter2009",
        "0.73 m to the wrist (Nobrega2004) less forearm, 0.146, and half of upper arm, 0.186 times 1.75 m",
    ),
    stimulus_distance=quantity(
        0.215,
        "m",
        "Gassel1964",
        "Erb's point to an electrode on the muscle, 21.5, 26.5 or 31.5 cm; table not read again here",
        0.215,
        0.315,
    ),
    fiber_length=quantity(0.122, "m", "Holzbaur2005", "as optimal length", 0.1138, 0.134),
    depth=quantity(0.019, "m", "Holzbaur2007", "half its thickness"),
    width=quantity(0.08, "m", "assumed", "back of the upper arm"),
    thickness=quantity(0.0381, "m", "Holzbaur2007", "372 cm3 over fiber length and width; table not read again here"),
    fat=quantity(0.005, "m", "assumed", "young adult's arm"),
    skin=quantity(
        0.0015, "m", "VanMulder2017", "as the forearm's outer side, 1.44 mm; deltoid 2.12 mm", 0.00078, 0.00184
    ),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(489000, "1", "Klein2003", "biceps brachii's 253000 times the ratio of forces, 2047 to 1060 N"),
)
