"""Single motor units of toe extensors: their twitch, and the frequency that gives half of their force."""

from __future__ import annotations

import math

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._bench_muscle import train_force
from myospasm.signs.force import half_force_frequency, twitch

CONTRACTION_TIME = 0.0748
FREQUENCIES = (2.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 14.0, 16.0, 20.0, 25.0, 30.0, 50.0, 80.0)

PAPER = Paper(
    source="Macefield1996",
    title="Contractile properties of single motor units in human toe extensors assessed by intraneural motor "
    "axon stimulation",
    people=1,
    protocol="one axon shocked once, and in trains of 2 s from 2 to 80 Hz",
    rows=(
        Row("MU011", "twitch contraction time", 74.8, 57.8, 91.8, "ms", "fit", note="SE 3.9, n 19"),
        Row("MU012", "twitch half-relaxation time", 78.6, 52.4, 104.8, "ms", "predict", note="SE 6.0, n 19"),
        Row(
            "MU013", "frequency of half the greatest force", 9.6, 9.6 - 0.6 * math.sqrt(13), 9.6 + 0.6 * math.sqrt(13),
            "Hz", "fit", note="SE 0.6, n 13",
        ),
    ),
    errors="The model of a unit's fibers alone (`muscle.twitch`), given the published contraction time, at "
    "optimal length "
    "and without a tendon: no toe extensor is on the shelf. Peak force of each train's last 0.5 s.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    single = twitch(train_force(CONTRACTION_TIME, [0.1], 1.0), 1000.0, 0.1)
    trains = [train_force(CONTRACTION_TIME, np.arange(0.0, 2.0, 1 / f).tolist(), 2.0)[1500:] for f in FREQUENCIES]
    return {
        "MU011": 1000 * single.contraction_time,
        "MU012": 1000 * single.half_relaxation_time,
        "MU013": half_force_frequency(np.array(FREQUENCIES), np.array([t.max() for t in trains])),
    }
