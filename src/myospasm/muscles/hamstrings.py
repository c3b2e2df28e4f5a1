"""Hamstrings: the back of the thigh, which bends the knee; its four heads as one, the hip standing still."""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="hamstrings",
    joint="knee",
    antagonists=("quadriceps",),
    nerve="sciatic",
    roots=(("L5", 0.3), ("S1", 0.5), ("S2", 0.2)),
    simulated_units=120,
    motor_units=quantity(
        569, "1", "Galea1991", "the quadriceps's 955 times the ratio of forces, 3398 to 5699 N", 301, 838
    ),
    maximal_force=quantity(3398.0, "N", "Delp1990", "gait2392, four heads; Rajagopal2016 has 4663", 3398.0, 4663.0),
    optimal_length=quantity(0.124, "m", "Delp1990", "gait2392, four heads by force, 8 to 20 cm", 0.08, 0.201),
    tendon_slack_length=quantity(0.279, "m", "Delp1990", "gait2392, four heads by force, 10 to 36 cm", 0.1, 0.359),
    pennation=quantity(0.205, "rad", "Delp1990", "gait2392, four heads by force, 0 to 23 deg", 0.0, 0.401),
    moment_arm=quantity(
        0.03, "m", "Rajagopal2016", "four heads by force at full extension; 37 mm in myo-sim", 0.03, 0.0365
    ),
    neutral_length=quantity(
        1.15,
        "1",
        "Kulig1984",
        "so that the knee bends strongest near 30 deg, tendon rigid; table not read again here",
    ),
    slow_fraction=quantity(0.669, "1", "Johnson1973", "biceps femoris; table not read again here"),
    slow_contraction_time=quantity(0.113, "s", "Hamada2000", "as the knee extensors' 66 ms; a two-fold spread"),
    fast_contraction_time=quantity(0.0566, "s", "Hamada2000", "as the knee extensors' 66 ms; a two-fold spread"),
    unit_force_range=quantity(100, "1", "Fuglevand1993", "the range usual in pools"),
    potentiation=quantity(0.71, "1", "Hamada2000", "as the knee extensors'", 0.43, 1.04),
    afterhyperpolarization=quantity(1, "1", "assumed", "as the lower leg's"),
    nerve_length=quantity(
        0.51,
        "m",
        "Winter2009",
        "1.15 m to the ankle (Nobrega2004) less shank, 0.246, and half of thigh, 0.245 times 1.75 m",
    ),
    stimulus_distance=quantity(0.25, "m", "assumed", "sciatic nerve below the buttock to motor point"),
    fiber_length=quantity(0.124, "m", "Delp1990", "as optimal length", 0.08, 0.201),
    depth=quantity(0.0198, "m", "Ward2009", "half its thickness"),
    width=quantity(0.1, "m", "assumed", "back of the thigh"),
    thickness=quantity(0.0396, "m", "Ward2009", "four heads, 39.6 cm2, over the width; table not read again here"),
    fat=quantity(
        0.008,
        "m",
        "Petrofsky2008",
        "over quadriceps and lateral gastrocnemius 7.5 mm (SD 1.3), young adults",
        0.0062,
        0.0088,
    ),
    skin=quantity(0.00155, "m", "Laurent2007", "thigh, by ultrasound of 342 adults"),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(
        2440000, "1", "Delp1990", "the medial gastrocnemius's fibers times the ratio of forces, 3398 to 1558 N"
    ),
)
