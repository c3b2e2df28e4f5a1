"""Cross-talk in the leg: how much of tibialis anterior's EMG appears over a muscle that does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence.cohort import cohort, mean
from myospasm.instruments.amplifier import Amplifier
from myospasm.instruments.surface_emg import Bipolar

if TYPE_CHECKING:
    from myospasm.records import Trace

SHOCKED, LISTENING = "tibialis_anterior", "soleus"
PEOPLE = 2
SHOCK = "Rest for 0.5 s. Stimulate the nerve of tibialis anterior at 1 Hz for 1 pulses at 130 %."
DIRECT = (0.5, 0.53)
"""s in which the M wave comes; no reflex can yet."""

PAPER = Paper(
    source="DeLucaMerletti1988",
    title="Surface myoelectric signal cross-talk among muscles of the leg",
    people=PEOPLE,
    protocol="tibialis anterior shocked alone and maximally; surface EMG over it and over soleus, which does nothing",
    rows=(
        Row("XT-rms", "EMG over soleus while only tibialis anterior is active, of that over it", 5.9, 2.0, 9.8, "%",
            "predict", note="RMS of the M wave, range of 12 people; published is the range's middle"),
    ),
    errors="Where muscles lie around the leg is assumed (`instruments.limb`). Peroneus (3 to 10 %) and the shin bone "
    "(8 to 37 %) have no row: the model has neither.",
)  # fmt: skip


def loudness(trace: Trace, muscle: str) -> float:
    """Root mean square (mV) of a muscle's M wave, without noise."""
    recording = Bipolar(muscle, amplifier=Amplifier(noisy=False)).record(trace)
    first, last = (round(t * recording.rate) for t in DIRECT)
    return float(np.sqrt(np.mean(np.asarray(recording.samples)[0, first:last] ** 2)))


def replay() -> dict[str, float]:
    """What the model gives."""
    found = [t[0] for t in cohort("adult", (SHOCKED, LISTENING), (SHOCK,), PEOPLE)]
    return {"XT-rms": mean(100 * loudness(t, LISTENING) / loudness(t, SHOCKED) for t in found)}
