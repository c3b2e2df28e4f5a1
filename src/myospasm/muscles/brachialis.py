"""Brachialis: the plain bender of the elbow, beneath the biceps."""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="brachialis",
    joint="elbow",
    antagonists=("triceps_brachii",),
    nerve="musculocutaneous",
    roots=(("C5", 0.4), ("C6", 0.6)),
    simulated_units=105,
    motor_units=quantity(105, "1", "Galea1991", "biceps brachii's 113 times the ratio of forces, 987 to 1060 N"),
    maximal_force=quantity(987.0, "N", "Holzbaur2005", "brachialis"),
    optimal_length=quantity(0.0858, "m", "Holzbaur2005", "brachialis"),
    tendon_slack_length=quantity(0.0535, "m", "Holzbaur2005", "brachialis"),
    pennation=quantity(0.0, "rad", "Holzbaur2005", "parallel"),
    moment_arm=quantity(
        0.0038, "m", "Pigeon1996", "as fitted over the elbow's range; 5.5 mm as published", 0.0038, 0.0056
    ),
    neutral_length=quantity(
        1.25, "1", "Murray2000", "so that the elbow's flexion is strongest near 80 deg, tendon rigid"
    ),
    slow_fraction=quantity(0.464, "1", "Johnson1973", "biceps brachii; table not read again here"),
    slow_contraction_time=quantity(0.154, "s", "Bellemare1983", "as biceps brachii's 66 ms; a three-fold spread"),
    fast_contraction_time=quantity(0.0513, "s", "Bellemare1983", "as biceps brachii's 66 ms; a three-fold spread"),
    unit_force_range=quantity(100, "1", "Fuglevand1993", "the range usual in pools"),
    potentiation=quantity(0.716, "1", "Kohn2018", "elbow flexors, after a maximal contraction", 0.294, 1.138),
    afterhyperpolarization=quantity(0.51, "1", "KudinaAlexeeva1992", "forearm over soleus, as in biceps", 0.38, 0.59),
    nerve_length=quantity(
        0.39,
        "m",
        "Winter2009",
        "0.73 m to the wrist (Nobrega2004) less forearm, 0.146, and a quarter of upper arm, 0.186 times 1.75 m",
    ),
    stimulus_distance=quantity(
        0.28,
        "m",
        "Gassel1964",
        "Erb's point to biceps brachii, the farthest of 20, 24 and 28 cm; table not read again here",
        0.2,
        0.28,
    ),
    fiber_length=quantity(0.0858, "m", "Holzbaur2005", "as optimal length"),
    depth=quantity(0.0168, "m", "Holzbaur2007", "half its thickness"),
    width=quantity(0.05, "m", "assumed", "lower half of the upper arm"),
    thickness=quantity(0.0335, "m", "Holzbaur2007", "144 cm3 over fiber length and width; table not read again here"),
    fat=quantity(0.0048, "m", "Petrofsky2008", "over biceps, young men and women", 0.0032, 0.0064),
    skin=quantity(
        0.0012, "m", "VanMulder2017", "as the forearm's inner side, 1.19 mm; deltoid 2.12 mm", 0.00065, 0.00155
    ),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(236000, "1", "Klein2003", "biceps brachii's 253000 times the ratio of forces, 987 to 1060 N"),
)
