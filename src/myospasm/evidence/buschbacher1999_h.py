"""The H reflex of the calf: when it comes."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence.cohort import cohort, mean
from myospasm.instruments.surface_emg import BellyTendon
from myospasm.signs.evoked import evoked_waves

PEOPLE = 8
CURRENTS = (20, 30, 40, 48)
"""% of that for a maximal M wave; the largest motor axon needs 50."""
RATE = 10240.0
WINDOW = (0.020, 0.060)
LEAST = 0.05
"""mV, peak to peak, below which there is no reflex."""

PAPER = Paper(
    source="Buschbacher1999H",
    title="Normal range for H-reflex recording from the calf muscles",
    people=PEOPLE,
    protocol="single shocks to the nerve of soleus, too weak for motor axons; the largest answer after 20 ms",
    rows=(Row("NV012", "latency of the H reflex", 30.3, 27.9, 32.7, "ms", "predict"),),
    errors="8 people instead of 251; belly against tendon of soleus. NaN if no current gives a reflex.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    device = BellyTendon("soleus", rate=RATE)
    shocks = tuple(f"Rest for 0.5 s. Stimulate the nerve at 1 Hz for 1 pulses at {c} %." for c in CURRENTS)
    latencies = []
    for row in cohort("adult", ("soleus",), shocks, PEOPLE):
        recordings = [device.record(t) for t in row]
        waves = [evoked_waves(r.samples[0], RATE, np.array([0.5 - r.start]), WINDOW) for r in recordings]
        best = max(waves, key=lambda w: float(w.peak_to_peak[0]))
        if best.peak_to_peak[0] >= LEAST:
            latencies.append(1000 * float(best.latency[0]))
    return {"NV012": mean(latencies)}
