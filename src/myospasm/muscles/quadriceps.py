"""Quadriceps: the front of the thigh, which straightens the knee; its four heads as one."""

from myospasm.ground import quantity
from myospasm.muscles import Muscle

MUSCLE = Muscle(
    name="quadriceps",
    joint="knee",
    antagonists=("hamstrings",),
    nerve="femoral",
    roots=(("L2", 0.2), ("L3", 0.4), ("L4", 0.4)),
    simulated_units=120,
    motor_units=quantity(
        955, "1", "Galea1991", "229 (SD 108) counted in vastus medialis over its 20.6 of 85.9 cm2 (Ward2009)", 505, 1405
    ),
    maximal_force=quantity(5699.0, "N", "Delp1990", "gait2392, four heads; Rajagopal2016 has 11786", 5699.0, 11786.0),
    optimal_length=quantity(0.092, "m", "Delp1990", "gait2392, four heads by force, 8.4 to 11.4 cm", 0.084, 0.114),
    tendon_slack_length=quantity(0.187, "m", "Delp1990", "gait2392, four heads by force, 12.6 to 31 cm", 0.126, 0.31),
    pennation=quantity(0.079, "rad", "Delp1990", "gait2392, 3 to 5 deg; 4.5 to 30 deg in Ward2009", 0.052, 0.52),
    moment_arm=quantity(
        -0.04, "m", "Caggiano2022", "four heads by force in myo-sim; 43 mm in Rajagopal2016", -0.045, -0.038
    ),
    neutral_length=quantity(
        0.62,
        "1",
        "Kulig1984",
        "knee strongest at 15 to 50 deg, people at 50 to 70; shorter it fails extended; table not read again here",
        0.54,
        0.62,
    ),
    slow_fraction=quantity(
        0.44,
        "1",
        "Johnson1973",
        "vastus lateralis 37.8 % at the surface, 46.9 % deep; the other heads 30 to 62 %; table not read again here",
        0.295,
        0.615,
    ),
    slow_contraction_time=quantity(
        0.113, "s", "Hamada2000", "so that the whole muscle takes 66 ms; a two-fold spread; table not read again here"
    ),
    fast_contraction_time=quantity(
        0.0566, "s", "Hamada2000", "so that the whole muscle takes 66 ms; a two-fold spread; table not read again here"
    ),
    unit_force_range=quantity(100, "1", "Fuglevand1993", "the range usual in pools"),
    potentiation=quantity(
        0.71,
        "1",
        "Hamada2000",
        "knee extensors after 10 s; 43 % in slow, 104 % in fast muscles; table not read again here",
        0.43,
        1.04,
    ),
    afterhyperpolarization=quantity(1, "1", "assumed", "as the lower leg's"),
    nerve_length=quantity(
        0.61,
        "m",
        "Winter2009",
        "1.15 m to the ankle (Nobrega2004) less shank, 0.246, and a quarter of thigh, 0.245 times 1.75 m",
    ),
    stimulus_distance=quantity(
        0.25,
        "m",
        "Gassel1963",
        "groin to an electrode on the muscle, 14 or 30 cm; table not read again here",
        0.14,
        0.3,
    ),
    fiber_length=quantity(0.092, "m", "Delp1990", "as optimal length", 0.084, 0.114),
    depth=quantity(0.0195, "m", "AgyapongBadu2014", "half its thickness"),
    width=quantity(0.12, "m", "assumed", "front and outside of the thigh"),
    thickness=quantity(0.039, "m", "AgyapongBadu2014", "front of the thigh by ultrasound, young men", 0.031, 0.047),
    fat=quantity(
        0.008,
        "m",
        "AgyapongBadu2014",
        "front of the thigh with fascia, 17 % of 47 mm, young men; 7.5 mm in Petrofsky2008",
        0.005,
        0.011,
    ),
    skin=quantity(0.00155, "m", "Laurent2007", "thigh, by ultrasound of 342 adults"),
    fiber_velocity=quantity(3.7, "m/s", "AndreassenArendtNielsen1987", "tibialis anterior, single units", 2.6, 5.3),
    fibers=quantity(
        4100000, "1", "Delp1990", "the medial gastrocnemius's fibers times the ratio of forces, 5699 to 1558 N"
    ),
)
