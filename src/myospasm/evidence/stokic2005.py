"""Baclofen around the cord: what a test dose leaves of the H reflex and of F waves."""

from __future__ import annotations

import functools

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._spastic import PEOPLE, patients
from myospasm.evidence.cohort import mean
from myospasm.instruments import laboratory
from myospasm.instruments.stimulator import Stimulator
from myospasm.instruments.surface_emg import Bipolar
from myospasm.signs.answers import H_WINDOW, evoked_responses, stimuli_in
from myospasm.signs.nerve_conduction import late_wave, read

MUSCLE, RATE = "soleus", 2048.0
STRENGTHS = (35, 42, 50, 60)
"""% of the current for a maximal M wave; Hmax is the largest H reflex of these."""
TEXT = (
    "Hold the ankle at neutral. Rest for 6 s. "
    + "".join(f"Stimulate the nerve once at {s} %. Rest for 7 s. " for s in STRENGTHS)
    + "Stimulate the nerve at 1 Hz for 10 pulses at 130 %."
)
PAPER = Paper(
    source="Stokic2005",
    title="Intrathecal baclofen bolus reduces the H reflex in muscle hypertonia of acquired brain injury",
    people=PEOPLE,
    protocol="H reflexes of soleus by strength of the shock, M wave and F waves, before and after 0.05 mg of baclofen",
    rows=(
        Row("N081", "Hmax over Mmax before", 62, 34, 90, "%", "predict"),
        Row("N082", "Hmax over Mmax after 5 h", 14, 0, 33, "%", "fit", note="the drug's effect was set by it"),
        Row("N084", "shocks with an F wave, before", 86, 69, 103, "%", "predict"),
        Row("N084b", "the same after", 75, 62, 88, "%", "predict"),
        Row("N084c", "after less before", 0, None, None, "%", "predict", -1),
    ),
    errors=f"{PEOPLE} people after an injury of the cord, not of the brain; Hmax is that of four strengths; F waves of "
    "soleus over the M wave's tail, where the paper has them of a foot muscle.",
)


@functools.lru_cache(maxsize=2)
def _measured(remedy: str) -> tuple[float, float]:
    """Hmax over Mmax and persistence of F waves, both %, means over people."""
    ratios, persistence = [], []
    for trace in patients("spinal_cord_injury", TEXT, remedy):
        recording = laboratory.record(trace, (Bipolar(MUSCLE), Stimulator(MUSCLE)), RATE)
        shocks, emg = stimuli_in(recording, MUSCLE), np.asarray(recording.samples[0], float)
        weak, strong = [s for s in shocks if s.current < 1], [s for s in shocks if s.current > 1]
        top = max(late_wave(emg, RATE, s.onset - recording.start, H_WINDOW)[1] for s in weak)
        m = evoked_responses(emg, RATE, strong, start=recording.start).early.peak_to_peak
        ratios.append(100 * top / float(np.median(m)))
        persistence.append(read(recording)["f_persistence_percent"])
    return mean(ratios), mean(persistence)


def replay() -> dict[str, float]:
    """What the model gives."""
    (before, waves), (after, fewer) = _measured(""), _measured("intrathecal_baclofen")
    return {"N081": before, "N082": after, "N084": waves, "N084b": fewer, "N084c": fewer - waves}
