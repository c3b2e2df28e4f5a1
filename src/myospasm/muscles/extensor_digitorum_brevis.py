"""Extensor digitorum brevis: the small muscle on the back of the foot where peroneal nerve conduction is tested."""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="extensor_digitorum_brevis",
    joint="toes",
    antagonists=(),
    nerve="deep peroneal",
    roots=(("L5", 0.6), ("S1", 0.4)),
    simulated_units=120,
    motor_units=quantity(131, "1", "Galea1991", "automated count of surface EMG", 86, 176),
    maximal_force=quantity(
        54.0,
        "N",
        "Severinsen2007",
        "2.14 cm2 (SD 0.38) times 22.5 to 31.8 N/cm2, as the other muscles of the foot",
        48.0,
        68.0,
    ),
    optimal_length=quantity(0.025, "m", "Kura1997", "intrinsic muscles of the foot, 13.6 to 28 mm", 0.0136, 0.028),
    tendon_slack_length=quantity(0.1, "m", "assumed", "heel to the toes' first joints, 12.5 cm, less the fiber length"),
    pennation=quantity(0.17, "rad", "assumed", "10 deg; no cited value at hand"),
    moment_arm=quantity(
        -0.0066, "m", "Caggiano2022", "long extensor of the big toe at its first joint in myo-sim", -0.0086, -0.0035
    ),
    neutral_length=quantity(0.9, "1", "assumed", "long enough to work over the toes' range"),
    slow_fraction=quantity(0.453, "1", "Johnson1973", "autopsy; table not read again here"),
    slow_contraction_time=quantity(0.119, "s", "Macefield1996", "so that units' mean is 74.8 ms; a two-fold spread"),
    fast_contraction_time=quantity(0.0594, "s", "Macefield1996", "so that units' mean is 74.8 ms; a two-fold spread"),
    unit_force_range=quantity(12.4, "1", "Macefield1996", "toe extensor units, 6.3 to 78.1 mN"),
    potentiation=quantity(0.3, "1", "assumed", "between soleus (0.03) and gastrocnemius (0.6)"),
    afterhyperpolarization=quantity(1, "1", "assumed", "as the lower leg's"),
    nerve_length=quantity(
        1.23,
        "m",
        "Nobrega2004",
        "1.15 m to the ankle, tibial F waves' 52.2 m/s times half of 49.6 less 5.5 ms; and 8 cm",
        1.11,
        1.35,
    ),
    stimulus_distance=quantity(
        0.08, "m", "Buschbacher1999Peroneal", "standard ankle site, 8 cm above the electrode; table not read again here"
    ),
    fiber_length=quantity(0.025, "m", "Kura1997", "as optimal length", 0.0136, 0.028),
    depth=quantity(0.0045, "m", "Severinsen2007", "half its thickness", 0.004, 0.005),
    width=quantity(0.0238, "m", "Severinsen2007", "2.14 cm2 over the thickness"),
    thickness=quantity(0.009, "m", "Severinsen2007", "by ultrasound, healthy adults", 0.008, 0.01),
    fat=quantity(0.001, "m", "assumed", "thin over the back of the foot"),
    skin=quantity(
        0.00079, "m", "KrackowizerBrenner2008", "foot, by ultrasound, the thinnest of 24 places", 0.00048, 0.002
    ),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(35700, "1", "Severinsen2007", "2.14 cm2 over 6000 um2 a fiber, the medial gastrocnemius's"),
)
