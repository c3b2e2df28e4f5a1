"""First dorsal interosseous: the muscle between thumb and index finger that spreads the index finger."""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="first_dorsal_interosseous",
    joint="index",
    antagonists=(),
    simulated_units=119,
    motor_units=quantity(119, "1", "Feinstein1955", "counted", 119, 120),
    maximal_force=quantity(
        175.0,
        "N",
        "An1985",
        "4.16 cm2 times 42 N/cm2; Holzbaur2005's 45 for the hand make 187, 30 make 125; table not read again here",
        45.0,
        187.0,
    ),
    optimal_length=quantity(0.0317, "m", "Jacobson1992", "cadavers; table not read again here", 0.029, 0.035),
    tendon_slack_length=quantity(0.03, "m", "Jacobson1992", "muscle length 62 mm less the fiber length"),
    pennation=quantity(0.161, "rad", "Jacobson1992", "9.2 deg; table not read again here", 0.115, 0.206),
    moment_arm=quantity(0.0061, "m", "An1983", "radial interosseous, abduction; 5.9 mm in myo-sim", 0.0055, 0.0066),
    neutral_length=quantity(
        1.0,
        "1",
        "ZijdewindKernell1994",
        "finger strongest at rest; full abduction takes 63 % of its force, more than in the model",
    ),
    slow_fraction=quantity(0.574, "1", "Johnson1973", "autopsy; table not read again here"),
    slow_contraction_time=quantity(0.1, "s", "MilnerBrown1973", "units of 30 to 100 ms, most below 70 ms", 0.07, 0.1),
    fast_contraction_time=quantity(0.03, "s", "MilnerBrown1973", "units of 30 to 100 ms, most below 70 ms"),
    unit_force_range=quantity(98, "1", "MilnerBrown1973", "unit twitches of 1 to 98 mN"),
    potentiation=quantity(0.3, "1", "assumed", "between soleus (0.03) and gastrocnemius (0.6)"),
    nerve_length=quantity(
        0.83,
        "m",
        "Nobrega2004",
        "0.73 m to the wrist, ulnar F waves' 60.0 m/s times half of 28.1 less 3.8 ms; and 10 cm",
        0.76,
        0.9,
    ),
    stimulus_distance=quantity(0.1, "m", "assumed", "ulnar nerve at the wrist to motor point"),
    fiber_length=quantity(0.0317, "m", "Jacobson1992", "as optimal length", 0.029, 0.035),
    depth=quantity(0.006, "m", "assumed", "half its thickness"),
    width=quantity(0.025, "m", "assumed", "between the first two metacarpals"),
    thickness=quantity(0.012, "m", "assumed", "as on ultrasound pictures"),
    fat=quantity(0.001, "m", "Botelho2019", "hand, as simulated with this model", 0.0005, 0.003),
    skin=quantity(
        0.001,
        "m",
        "KrackowizerBrenner2008",
        "24 places of the body have means of 0.79 to 1.48 mm; the hand's own not told",
        0.00079,
        0.00148,
    ),
    fiber_velocity=quantity(4.1, "m/s", "Botelho2019", "as simulated with this model", 3.5, 4.5),
    fibers=quantity(40500, "1", "Feinstein1955", "counted", 34000, 40500),
)
