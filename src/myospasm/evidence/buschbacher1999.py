"""The tibial nerve shocked at the ankle: when and how large abductor hallucis answers."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence.cohort import cohort, mean
from myospasm.instruments.surface_emg import BellyTendon
from myospasm.signs.evoked import evoked_waves

PEOPLE = 8
SHOCK = "Rest for 0.5 s. Stimulate the nerve at 1 Hz for 1 pulses at 130 %."
RATE = 10240.0

PAPER = Paper(
    source="Buschbacher1999",
    title="Tibial nerve motor conduction to the abductor hallucis",
    people=PEOPLE,
    protocol="one supramaximal shock to the nerve 10 cm from the motor point of abductor hallucis; belly against "
    "tendon",
    rows=(
        Row("NV004", "distal latency", 4.5, 3.7, 5.3, "ms", "predict"),
        Row("NV005", "amplitude of the M wave", 15.3, 10.8, 19.8, "mV", "predict", note="youngest group"),
    ),
    errors="8 people instead of 250. The amplitude is peak to peak.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    device = BellyTendon("abductor_hallucis", rate=RATE)
    recordings = [device.record(t[0]) for t in cohort("adult", ("abductor_hallucis",), (SHOCK,), PEOPLE)]
    waves = [evoked_waves(r.samples[0], RATE, np.array([0.5 - r.start])) for r in recordings]
    return {
        "NV004": 1000 * mean([float(w.latency[0]) for w in waves]),
        "NV005": mean([float(w.peak_to_peak[0]) for w in waves]),
    }
