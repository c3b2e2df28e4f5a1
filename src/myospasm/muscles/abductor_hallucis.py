"""Abductor hallucis: the inner edge of the foot's sole, where cramps are studied most."""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="abductor_hallucis",
    joint="hallux",
    antagonists=(),
    nerve="tibial",
    roots=(("S1", 0.5), ("S2", 0.5)),
    simulated_units=43,
    motor_units=quantity(43, "1", "JohnsFuglevand2011", "incremental surface EMG count"),
    maximal_force=quantity(180, "N", "Kura1997", "6.68 cm2 times 22.5 to 31.8 N/cm2", 150, 212),
    optimal_length=quantity(0.023, "m", "Kura1997", "fiber to muscle length ratio 0.20", 0.0136, 0.028),
    tendon_slack_length=quantity(0.093, "m", "Kura1997", "muscle length 115.8 mm less the fiber length"),
    pennation=quantity(0.26, "rad", "assumed", "15 deg; no cited value at hand"),
    moment_arm=quantity(0.01, "m", "assumed", "order of the metatarsal head's radius"),
    neutral_length=quantity(
        0.81, "1", "Goldmann2012", "toe flexors are strongest from 25 deg extension on; tendon rigid"
    ),
    slow_fraction=quantity(0.5, "1", "assumed", "mixed"),
    slow_contraction_time=quantity(0.243, "s", "SharmaAH", "so that the whole muscle's doublet takes 170 ms"),
    fast_contraction_time=quantity(0.143, "s", "SharmaAH", "so that the whole muscle's doublet takes 170 ms"),
    unit_force_range=quantity(12.4, "1", "Macefield1996", "toe extensor units, 6.3 to 78.1 mN"),
    potentiation=quantity(0.1, "1", "assumed", "between soleus (0.03) and gastrocnemius (0.6)"),
    afterhyperpolarization=quantity(1, "1", "assumed", "as the lower leg's"),
    nerve_length=quantity(
        1.2,
        "m",
        "Nobrega2004",
        "1.15 m to the ankle, tibial F waves' 52.2 m/s times half of 49.6 less 5.5 ms; 10 cm more make 1.25",
        1.13,
        1.37,
    ),
    stimulus_distance=quantity(0.1, "m", "Buschbacher1999", "standard tibial site, 10 cm above the motor point"),
    fiber_length=quantity(0.023, "m", "Kura1997", "as optimal length", 0.0136, 0.028),
    depth=quantity(0.0055, "m", "Latey2018", "half its thickness"),
    width=quantity(0.023, "m", "Latey2018", "from 2.5 cm2 below the ankle"),
    thickness=quantity(0.011, "m", "Latey2018", "from 2.5 cm2 below the ankle"),
    fat=quantity(0.002, "m", "assumed", "thin over the arch"),
    skin=quantity(0.0015, "m", "assumed", "foot"),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(110_000, "1", "Kura1997", "6.68 cm2 over 6000 um2 a fiber, the medial gastrocnemius's"),
)
