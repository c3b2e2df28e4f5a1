"""Flexor carpi radialis: bends the wrist; the arm's muscle for H reflexes.

Forces and lengths of Holzbaur2005. Shares of its roots are assumed, after Schirmer2011: C6 and C7.
"""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="flexor_carpi_radialis",
    joint="wrist",
    antagonists=("extensor_carpi_radialis",),
    nerve="median",
    roots=(("C6", 0.4), ("C7", 0.6)),
    simulated_units=80,
    motor_units=quantity(235, "1", "assumed", "no count known; some 235 large axons of its size are usual in the arm"),
    maximal_force=quantity(
        74.0,
        "N",
        "Holzbaur2005",
        "cadavers' cross-section; a living one is larger; table not read again here",
        74.0,
        370.0,
    ),
    optimal_length=quantity(0.063, "m", "Holzbaur2005", "table not read again here"),
    tendon_slack_length=quantity(0.244, "m", "Holzbaur2005", "table not read again here"),
    pennation=quantity(0.054, "rad", "Holzbaur2005", "3.1 deg; table not read again here"),
    moment_arm=quantity(0.015, "m", "Loren1996", "flexion; table not read again here", 0.012, 0.017),
    neutral_length=quantity(0.95, "1", "assumed", "strongest with the wrist a little extended"),
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
    stimulus_distance=quantity(0.07, "m", "assumed", "median nerve in the cubital fossa to the belly"),
    fiber_length=quantity(0.063, "m", "Holzbaur2005", "as optimal length"),
    depth=quantity(0.006, "m", "assumed", "half its thickness"),
    width=quantity(0.02, "m", "assumed", "one finger on the forearm"),
    thickness=quantity(0.012, "m", "assumed", "as on ultrasound pictures"),
    fat=quantity(0.003, "m", "assumed", "a lean forearm"),
    skin=quantity(0.0012, "m", "VanMulder2017", "the forearm's inner side, 1.19 mm", 0.00065, 0.00155),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(40000, "1", "assumed", "cross-section of 2 cm2 in the living over 5000 um2"),
)
