"""Abductor pollicis brevis: the ball of the thumb, where median nerve conduction is tested."""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="abductor_pollicis_brevis",
    joint="thumb",
    antagonists=("adductor_pollicis",),
    nerve="median",
    roots=(("C8", 0.4), ("T1", 0.6)),
    simulated_units=120,
    motor_units=quantity(
        228,
        "1",
        "Galea1991",
        "all median thenar muscles, of which it is the largest; 191 by index in Cao2020",
        135,
        321,
    ),
    maximal_force=quantity(
        60.0,
        "N",
        "Brand1981",
        "first dorsal interosseous's 175 N by tension fractions, 1.1 to 3.2 %; table not read again here",
        20.0,
        64.0,
    ),
    optimal_length=quantity(0.0416, "m", "Jacobson1992", "cadavers; table not read again here"),
    tendon_slack_length=quantity(0.02, "m", "Jacobson1992", "muscle length 60 mm less the fiber length"),
    pennation=quantity(0.08, "rad", "Jacobson1992", "4.6 deg; table not read again here"),
    moment_arm=quantity(
        -0.015, "m", "Smutz1998", "abduction at the carpometacarpal joint; table not read again here", -0.02, -0.01
    ),
    neutral_length=quantity(1.0, "1", "assumed", "strongest in the middle of the thumb's range"),
    slow_fraction=quantity(0.63, "1", "Johnson1973", "autopsy", 0.49, 0.78),
    slow_contraction_time=quantity(0.08, "s", "Thomas1990", "thenar units of 35 to 80 ms, mean 50"),
    fast_contraction_time=quantity(0.035, "s", "Thomas1990", "thenar units of 35 to 80 ms, mean 50"),
    unit_force_range=quantity(11.3, "1", "Thomas1990", "thenar unit twitches of 3 to 34 mN"),
    potentiation=quantity(0.3, "1", "assumed", "between soleus (0.03) and gastrocnemius (0.6)"),
    afterhyperpolarization=quantity(0.51, "1", "KudinaAlexeeva1992", "forearm over soleus, as in biceps", 0.38, 0.59),
    nerve_length=quantity(
        0.81,
        "m",
        "Nobrega2004",
        "0.73 m to the wrist as the ulnar nerve's in this paper (first dorsal interosseous), and 8 cm",
        0.74,
        0.88,
    ),
    stimulus_distance=quantity(
        0.08,
        "m",
        "Buschbacher1999Median",
        "standard wrist site, 8 cm above the electrode; table not read again here",
        0.07,
        0.08,
    ),
    fiber_length=quantity(0.0416, "m", "Jacobson1992", "as optimal length"),
    depth=quantity(0.004, "m", "assumed", "half its thickness"),
    width=quantity(0.02, "m", "assumed", "ball of the thumb"),
    thickness=quantity(0.008, "m", "assumed", "as on ultrasound pictures"),
    fat=quantity(0.002, "m", "Botelho2019", "hand, as simulated of first dorsal interosseous", 0.0005, 0.003),
    skin=quantity(0.0012, "m", "assumed", "palm"),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(
        18400,
        "1",
        "Feinstein1955",
        "first dorsal interosseous's 40500 times the ratio of cross-sections, 0.68 to 1.5 cm2 (Jacobson1992)",
    ),
)
