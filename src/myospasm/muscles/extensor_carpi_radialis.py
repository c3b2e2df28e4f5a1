"""Extensor carpi radialis, longus and brevis: lift the wrist.

Forces and lengths of Holzbaur2005. Shares of roots are assumed, after Schirmer2011: C6 and C7.
"""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="extensor_carpi_radialis",
    joint="wrist",
    antagonists=("flexor_carpi_radialis",),
    nerve="radial",
    roots=(("C5", 0.1), ("C6", 0.6), ("C7", 0.3)),
    simulated_units=80,
    motor_units=quantity(300, "1", "assumed", "no count known; somewhat more than flexor carpi radialis"),
    maximal_force=quantity(405.0, "N", "Holzbaur2005", "longus 305 and brevis 100 N; table not read again here"),
    optimal_length=quantity(
        0.075, "m", "Holzbaur2005", "both by force, 8.1 and 5.9 cm; table not read again here", 0.059, 0.081
    ),
    tendon_slack_length=quantity(0.223, "m", "Holzbaur2005", "both by force; table not read again here"),
    pennation=quantity(
        0.038, "rad", "Holzbaur2005", "both by force, 0 and 9 deg; table not read again here", 0.0, 0.155
    ),
    moment_arm=quantity(
        -0.0125, "m", "Loren1996", "both by force, 11 and 16 mm; table not read again here", -0.016, -0.011
    ),
    neutral_length=quantity(
        0.82, "1", "assumed", "so that the resting hand hangs near straight; on the plateau in Lieber1990", 0.75, 1.0
    ),
    slow_fraction=quantity(0.45, "1", "assumed", "as arm muscles: 42 to 50 % in biceps brachii"),
    slow_contraction_time=quantity(0.12, "s", "assumed", "as biceps brachii's, somewhat faster"),
    fast_contraction_time=quantity(0.045, "s", "assumed", "as biceps brachii's, somewhat faster"),
    unit_force_range=quantity(100, "1", "Fuglevand1993", "the range usual in pools"),
    potentiation=quantity(0.3, "1", "assumed", "between soleus (0.03) and gastrocnemius (0.6)"),
    afterhyperpolarization=quantity(
        0.51,
        "1",
        "KudinaAlexeeva1992",
        "flexor carpi ulnaris, 55 to 150 ms, over soleus, middle over middle",
        0.38,
        0.59,
    ),
    nerve_length=quantity(
        0.53, "m", "Winter2009", "0.73 m to the wrist (Nobrega2004) less four fifths of the forearm, 0.146 times 1.75 m"
    ),
    stimulus_distance=quantity(0.1, "m", "assumed", "radial nerve above the elbow to the belly"),
    fiber_length=quantity(0.075, "m", "Holzbaur2005", "as optimal length", 0.059, 0.081),
    depth=quantity(0.006, "m", "assumed", "half its thickness"),
    width=quantity(0.02, "m", "assumed", "one finger on the forearm"),
    thickness=quantity(0.012, "m", "assumed", "as on ultrasound pictures"),
    fat=quantity(0.003, "m", "assumed", "a lean forearm"),
    skin=quantity(0.0012, "m", "VanMulder2017", "the forearm's inner side, 1.19 mm", 0.00065, 0.00155),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(120000, "1", "assumed", "flexor carpi radialis's 40000 times the ratio of volumes over lengths, 3"),
)
