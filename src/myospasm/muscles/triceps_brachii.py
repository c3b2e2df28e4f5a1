"""Triceps brachii: straightens the elbow."""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="triceps_brachii",
    joint="elbow",
    antagonists=("biceps_brachii", "brachialis"),
    simulated_units=120,
    motor_units=quantity(
        300, "1", "assumed", "biceps brachii's 113 times the ratio of forces, and more as counts run low"
    ),
    maximal_force=quantity(2047.0, "N", "Holzbaur2005", "three heads, 799, 624 and 624 N"),
    optimal_length=quantity(0.122, "m", "Holzbaur2005", "three heads by force, 13.4, 11.4 and 11.4 cm", 0.1138, 0.134),
    tendon_slack_length=quantity(
        0.113, "m", "Holzbaur2005", "three heads by force, 14.3, 9.8 and 9.1 cm", 0.0908, 0.143
    ),
    pennation=quantity(0.178, "rad", "Holzbaur2005", "three heads by force, 12, 9 and 9 deg", 0.157, 0.209),
    moment_arm=quantity(
        -0.026, "m", "Pigeon1996", "as fitted over the elbow's range; 23.3 mm as published", -0.026, -0.0233
    ),
    neutral_length=quantity(0.7, "1", "assumed", "so that it is strongest near 80 deg (Murray2000)"),
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
    nerve_length=quantity(0.38, "m", "assumed", "neck to the middle of the upper arm"),
    stimulus_distance=quantity(0.22, "m", "assumed", "Erb's point to motor point"),
    fiber_length=quantity(0.122, "m", "Holzbaur2005", "as optimal length", 0.1138, 0.134),
    depth=quantity(0.015, "m", "assumed", "half its thickness"),
    width=quantity(0.08, "m", "assumed", "back of the upper arm"),
    thickness=quantity(0.03, "m", "assumed", "as on ultrasound pictures"),
    fat=quantity(0.005, "m", "assumed", "young adult's arm"),
    skin=quantity(0.0015, "m", "assumed", "back of the upper arm"),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(1100000, "1", "assumed", "biceps brachii's, 580000, times the ratio of forces, 2047 to 1060 N"),
)
