"""Biceps brachii: bends the elbow; the muscle one shows."""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="biceps_brachii",
    joint="elbow",
    antagonists=("triceps_brachii",),
    simulated_units=113,
    motor_units=quantity(113, "1", "Galea1991", "automated count of surface EMG; 774 axons by anatomy", 73, 774),
    maximal_force=quantity(1060.0, "N", "Holzbaur2005", "both heads, 624 and 436 N"),
    optimal_length=quantity(0.122, "m", "Holzbaur2005", "both heads by force, 11.6 and 13.2 cm", 0.1157, 0.1321),
    tendon_slack_length=quantity(0.239, "m", "Holzbaur2005", "both heads by force, 27.2 and 19.2 cm", 0.1923, 0.2723),
    pennation=quantity(0.0, "rad", "Holzbaur2005", "parallel"),
    moment_arm=quantity(
        0.0106, "m", "Pigeon1996", "as fitted over the elbow's range; 14.7 mm as published", 0.0106, 0.0147
    ),
    neutral_length=quantity(1.25, "1", "assumed", "so that the elbow is strongest near 80 deg (Murray2000)"),
    slow_fraction=quantity(
        0.464, "1", "Johnson1973", "autopsy; 42 % at the surface, 50 % deep; table not read again here", 0.423, 0.505
    ),
    slow_contraction_time=quantity(
        0.154,
        "s",
        "Bellemare1983",
        "so that the whole muscle takes 66 ms; a three-fold spread; table not read again here",
    ),
    fast_contraction_time=quantity(
        0.0513,
        "s",
        "Bellemare1983",
        "so that the whole muscle takes 66 ms; a three-fold spread; table not read again here",
    ),
    unit_force_range=quantity(100, "1", "Fuglevand1993", "the range usual in pools"),
    potentiation=quantity(0.716, "1", "Kohn2018", "elbow flexors, after a maximal contraction", 0.294, 1.138),
    nerve_length=quantity(0.35, "m", "assumed", "neck to the middle of the upper arm"),
    stimulus_distance=quantity(0.2, "m", "assumed", "Erb's point to motor point"),
    fiber_length=quantity(0.122, "m", "Holzbaur2005", "as optimal length", 0.1157, 0.1321),
    depth=quantity(0.015, "m", "assumed", "half its thickness"),
    width=quantity(0.06, "m", "assumed", "front of the upper arm"),
    thickness=quantity(0.03, "m", "assumed", "as on ultrasound pictures"),
    fat=quantity(0.003, "m", "assumed", "young adult's arm"),
    skin=quantity(0.0012, "m", "assumed", "upper arm"),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(580000, "1", "assumed", "counted by others in the muscle's cross-section"),
)
