"""Single units of tibialis anterior: how slowly and how fast they fire, and their twitch."""

from __future__ import annotations

import numpy as np

from myospasm import muscles
from myospasm.evidence import Paper, Row
from myospasm.evidence._bench_muscle import train_force
from myospasm.evidence.cohort import cohort, mean, spikes
from myospasm.signs.force import twitch
from myospasm.signs.units import unit_rates

PEOPLE = 5
RAMP = "Rest for 0.5 s. Ramp from 0 % to 100 % in 8 s. Contract at 100 % for 1 s."
SHOCK = "Rest for 0.5 s. Stimulate the nerve at 1 Hz for 1 pulses at 130 %."

PAPER = Paper(
    source="VanCutsem1997",
    title="Mechanical properties and behaviour of motor units in the tibialis anterior during voluntary contractions",
    people=PEOPLE,
    protocol="a slow ramp to the maximal contraction of tibialis anterior; every unit's lowest and highest rate; "
    "twitches",
    rows=(
        Row("MU069", "twitch torque of a unit", 25.5, 4.0, 47.0, "mN m", "predict"),
        Row("MU070", "time to the peak of a unit's twitch", 45.6, 32.0, 59.2, "ms", "predict"),
        Row("MU072", "lowest discharge rate", 8.4, 5.4, 11.4, "Hz", "predict"),
        Row("MU073", "highest discharge rate", 33.2, 18.5, 47.9, "Hz", "predict"),
    ),
    errors="5 people instead of 10. Twitch torque: the whole muscle's over its number of units. Time to peak: "
    "the model of "
    "the fibers alone, 9 units from slow to fast, not averaged from a contraction. Rates over three intervals.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    runs = cohort("adult", ("tibialis_anterior",), (RAMP, SHOCK), PEOPLE)
    rates = [unit_rates(s) for t in runs for s in spikes(t[0])]
    fired = [r for r in rates if r.spikes >= 5]
    body = muscles.load("tibialis_anterior")
    whole = mean([twitch(-t[1]["torque"].values[:, 0], 1000.0, 0.5).peak for t in runs])
    times = np.geomspace(body.slow_contraction_time.value, body.fast_contraction_time.value, 9)
    return {
        "MU069": 1000 * whole / body.motor_units.value,
        "MU070": 1000 * mean([twitch(train_force(float(t), [0.1], 0.8), 1000.0, 0.1).contraction_time for t in times]),
        "MU072": mean([r.rate_min for r in fired]),
        "MU073": mean([r.rate_max for r in fired]),
    }
