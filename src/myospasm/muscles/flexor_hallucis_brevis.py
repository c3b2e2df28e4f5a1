"""Flexor hallucis brevis: the short muscle under the ball of the foot that bends the big toe."""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="flexor_hallucis_brevis",
    joint="hallux",
    antagonists=(),
    nerve="tibial",
    roots=(("S1", 0.5), ("S2", 0.5)),
    simulated_units=40,
    motor_units=quantity(40, "1", "assumed", "as its neighbor, abductor hallucis (43)"),
    maximal_force=quantity(106, "N", "Kura1997", "both heads, 1.80 and 2.12 cm2, times 22.5 to 31.8 N/cm2", 88, 125),
    optimal_length=quantity(
        0.0155, "m", "Kura1997", "its lateral head has the shortest fibers of the sole, 13.6 mm", 0.0136, 0.028
    ),
    tendon_slack_length=quantity(0.06, "m", "assumed", "cuboid to sesamoids less the fiber length"),
    pennation=quantity(0.26, "rad", "assumed", "15 deg; no cited value at hand"),
    moment_arm=quantity(0.01, "m", "assumed", "order of the metatarsal head's radius"),
    neutral_length=quantity(
        0.72, "1", "Goldmann2012", "toe flexors are strongest from 25 deg extension on; tendon rigid"
    ),
    slow_fraction=quantity(0.5, "1", "assumed", "mixed"),
    slow_contraction_time=quantity(
        0.172, "s", "assumed", "between toe extensors (75 ms) and abductor hallucis (170 ms)"
    ),
    fast_contraction_time=quantity(
        0.101, "s", "assumed", "between toe extensors (75 ms) and abductor hallucis (170 ms)"
    ),
    unit_force_range=quantity(12.4, "1", "Macefield1996", "toe extensor units, 6.3 to 78.1 mN"),
    potentiation=quantity(0.1, "1", "assumed", "between soleus (0.03) and gastrocnemius (0.6)"),
    afterhyperpolarization=quantity(1, "1", "assumed", "as the lower leg's"),
    nerve_length=quantity(
        1.25,
        "m",
        "Nobrega2004",
        "1.15 m to the ankle, tibial F waves' 52.2 m/s times half of 49.6 less 5.5 ms; 15 cm more make 1.3",
        1.18,
        1.42,
    ),
    stimulus_distance=quantity(0.15, "m", "assumed", "tibial nerve at the ankle to motor point"),
    fiber_length=quantity(0.0155, "m", "Kura1997", "as optimal length", 0.0136, 0.028),
    depth=quantity(0.007, "m", "Latey2018", "half its thickness"),
    width=quantity(0.021, "m", "Latey2018", "from 2.97 cm2 under the forefoot"),
    thickness=quantity(0.014, "m", "Latey2018", "from 2.97 cm2 under the forefoot"),
    fat=quantity(0.006, "m", "assumed", "padding of the sole"),
    skin=quantity(0.002, "m", "assumed", "sole"),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(65000, "1", "Kura1997", "3.92 cm2 over 6000 um2 a fiber, the medial gastrocnemius's"),
)
