"""Adductor pollicis: the web of the hand that pulls the thumb to the palm; anesthetists watch its twitch."""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="adductor_pollicis",
    joint="thumb",
    antagonists=("abductor_pollicis_brevis",),
    nerve="ulnar",
    roots=(("C8", 0.5), ("T1", 0.5)),
    simulated_units=119,
    motor_units=quantity(
        119,
        "1",
        "Feinstein1955",
        "counted in first dorsal interosseous; hand muscles have about 100 each (McComas1991)",
        100,
        119,
    ),
    maximal_force=quantity(
        164.0,
        "N",
        "Brand1981",
        "first dorsal interosseous's 175 N by tension fractions, 3.0 to 3.2 %; table not read again here",
        58.0,
        175.0,
    ),
    optimal_length=quantity(0.036, "m", "Jacobson1992", "cadavers; table not read again here"),
    tendon_slack_length=quantity(0.02, "m", "Jacobson1992", "muscle length 55 mm less the fiber length"),
    pennation=quantity(0.302, "rad", "Jacobson1992", "17.3 deg; table not read again here"),
    moment_arm=quantity(
        0.03, "m", "Smutz1998", "adduction at the carpometacarpal joint; table not read again here", 0.02, 0.04
    ),
    neutral_length=quantity(1.0, "1", "assumed", "strongest in the middle of the thumb's range"),
    slow_fraction=quantity(0.804, "1", "Johnson1973", "autopsy", 0.7, 0.92),
    slow_contraction_time=quantity(
        0.123, "s", "Bellemare1983", "so that the whole muscle takes 71 ms; thenar units' 2.3-fold spread (Thomas1990)"
    ),
    fast_contraction_time=quantity(
        0.0533, "s", "Bellemare1983", "so that the whole muscle takes 71 ms; thenar units' 2.3-fold spread (Thomas1990)"
    ),
    unit_force_range=quantity(11.3, "1", "Thomas1990", "thenar unit twitches of 3 to 34 mN"),
    potentiation=quantity(0.3, "1", "assumed", "between soleus (0.03) and gastrocnemius (0.6)"),
    afterhyperpolarization=quantity(0.51, "1", "KudinaAlexeeva1992", "forearm over soleus, as in biceps", 0.38, 0.59),
    nerve_length=quantity(
        0.83,
        "m",
        "Nobrega2004",
        "0.73 m to the wrist, ulnar F waves' 60.0 m/s times half of 28.1 less 3.8 ms; and 10 cm",
        0.76,
        0.9,
    ),
    stimulus_distance=quantity(0.1, "m", "assumed", "ulnar nerve at the wrist to motor point"),
    fiber_length=quantity(0.036, "m", "Jacobson1992", "as optimal length"),
    depth=quantity(0.0063, "m", "Lameu2004", "half its thickness", 0.0049, 0.0077),
    width=quantity(0.04, "m", "assumed", "metacarpals two and three to the thumb"),
    thickness=quantity(0.0125, "m", "Lameu2004", "caliper in the web of men's thumbs", 0.0097, 0.0153),
    fat=quantity(0.002, "m", "Botelho2019", "hand, as simulated of first dorsal interosseous", 0.0005, 0.003),
    skin=quantity(
        0.001,
        "m",
        "KrackowizerBrenner2008",
        "24 places of the body have means of 0.79 to 1.48 mm; the hand's own not told",
        0.00079,
        0.00148,
    ),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(
        52400,
        "1",
        "Feinstein1955",
        "first dorsal interosseous's 40500 times the ratio of cross-sections, 1.94 to 1.5 cm2 (Jacobson1992)",
    ),
)
