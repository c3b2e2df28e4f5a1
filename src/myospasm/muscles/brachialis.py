"""Brachialis: the plain bender of the elbow, beneath the biceps."""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="brachialis",
    joint="elbow",
    antagonists=("triceps_brachii",),
    simulated_units=120,
    motor_units=quantity(200, "1", "assumed", "between biceps brachii's 113 and its many fibers"),
    maximal_force=quantity(987.0, "N", "Holzbaur2005", "brachialis"),
    optimal_length=quantity(0.0858, "m", "Holzbaur2005", "brachialis"),
    tendon_slack_length=quantity(0.0535, "m", "Holzbaur2005", "brachialis"),
    pennation=quantity(0.0, "rad", "Holzbaur2005", "parallel"),
    moment_arm=quantity(
        0.0038, "m", "Pigeon1996", "as fitted over the elbow's range; 5.5 mm as published", 0.0038, 0.0056
    ),
    neutral_length=quantity(1.25, "1", "assumed", "so that the elbow is strongest near 80 deg (Murray2000)"),
    slow_fraction=quantity(0.464, "1", "Johnson1973", "biceps brachii; table not read again here"),
    slow_contraction_time=quantity(0.154, "s", "Bellemare1983", "as biceps brachii's 66 ms; a three-fold spread"),
    fast_contraction_time=quantity(0.0513, "s", "Bellemare1983", "as biceps brachii's 66 ms; a three-fold spread"),
    unit_force_range=quantity(100, "1", "Fuglevand1993", "the range usual in pools"),
    potentiation=quantity(0.716, "1", "Kohn2018", "elbow flexors, after a maximal contraction", 0.294, 1.138),
    nerve_length=quantity(0.38, "m", "assumed", "neck to the lower upper arm"),
    stimulus_distance=quantity(0.23, "m", "assumed", "Erb's point to motor point"),
    fiber_length=quantity(0.0858, "m", "Holzbaur2005", "as optimal length"),
    depth=quantity(0.015, "m", "assumed", "half its thickness"),
    width=quantity(0.05, "m", "assumed", "lower half of the upper arm"),
    thickness=quantity(0.03, "m", "assumed", "as on ultrasound pictures"),
    fat=quantity(0.003, "m", "assumed", "young adult's arm; what shows beside the biceps"),
    skin=quantity(0.0012, "m", "assumed", "upper arm"),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(540000, "1", "assumed", "biceps brachii's, 580000, times the ratio of forces, 987 to 1060 N"),
)
