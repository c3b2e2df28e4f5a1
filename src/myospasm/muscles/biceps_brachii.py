"""Biceps brachii: bends the elbow; the muscle one shows."""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="biceps_brachii",
    joint="elbow",
    antagonists=("triceps_brachii",),
    nerve="musculocutaneous",
    roots=(("C5", 0.5), ("C6", 0.5)),
    simulated_units=113,
    motor_units=quantity(113, "1", "Galea1991", "automated count of surface EMG; 774 axons by anatomy", 73, 774),
    maximal_force=quantity(1060.0, "N", "Holzbaur2005", "both heads, 624 and 436 N"),
    optimal_length=quantity(0.122, "m", "Holzbaur2005", "both heads by force, 11.6 and 13.2 cm", 0.1157, 0.1321),
    tendon_slack_length=quantity(0.239, "m", "Holzbaur2005", "both heads by force, 27.2 and 19.2 cm", 0.1923, 0.2723),
    pennation=quantity(0.0, "rad", "Holzbaur2005", "parallel"),
    moment_arm=quantity(
        0.0106, "m", "Pigeon1996", "as fitted over the elbow's range; 14.7 mm as published", 0.0106, 0.0147
    ),
    neutral_length=quantity(
        1.25, "1", "Murray2000", "so that the elbow's flexion is strongest near 80 deg, tendon rigid"
    ),
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
    afterhyperpolarization=quantity(
        0.51,
        "1",
        "KudinaAlexeeva1992",
        "as flexor carpi ulnaris, 55 to 150 ms, over soleus, 145 to 255 ms, middle over middle",
        0.38,
        0.59,
    ),
    nerve_length=quantity(
        0.31,
        "m",
        "Winter2009",
        "0.73 m to the wrist (Nobrega2004) less forearm, 0.146, and half of upper arm, 0.186 times 1.75 m",
    ),
    stimulus_distance=quantity(
        0.2,
        "m",
        "Gassel1964",
        "Erb's point to an electrode on the muscle, 20, 24 or 28 cm; table not read again here",
        0.2,
        0.28,
    ),
    fiber_length=quantity(0.122, "m", "Holzbaur2005", "as optimal length", 0.1157, 0.1321),
    depth=quantity(0.0108, "m", "Chan2012", "half its thickness"),
    width=quantity(0.06, "m", "assumed", "front of the upper arm"),
    thickness=quantity(
        0.0215, "m", "Chan2012", "greatest cross-section by MRI, 12.9 cm2 (SD 6.1), over the width", 0.0113, 0.0317
    ),
    fat=quantity(0.0048, "m", "Petrofsky2008", "over biceps, young men and women", 0.0032, 0.0064),
    skin=quantity(
        0.0012, "m", "VanMulder2017", "as the forearm's inner side, 1.19 mm; deltoid 2.12 mm", 0.00065, 0.00155
    ),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(253000, "1", "Klein2003", "cross-section by MRI over mean fiber area, young men"),
)
