"""How much the scalp over the cortex and a muscle swing together, at which frequency, and which of them leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from myospasm.ground import ASSUMED, quantity
from myospasm.signs.activity import longest_asked
from myospasm.signs.bedside import Examiner, Sign
from myospasm.signs.coherence import coherence
from myospasm.signs.sites import left_out, sites

if TYPE_CHECKING:
    from myospasm.records import Recording

BAND = (8.0, 30.0)
"""Hz, where cortex and muscle are coherent (VanRootselaar2006)."""
SEGMENT = quantity(0.5, "s", ASSUMED, "so that a contraction of some seconds has ten segments")
LEAST = 8
"""Segments that tell of coherence."""


def read(recording: Recording) -> dict[str, float]:
    """Coherence of scalp and muscle in what was contracted longest; nothing without a scalp electrode.

    Equation: coherence of the EEG with the rectified EMG of the muscle whose cortex it lies over, in segments of 0.5 s
    of the longest contraction; its greatest value in 8 to 30 Hz if above the limit of chance, and there the muscle's
    lag, phase over 2 pi f. Shapes: one recording. Source: Halliday1995 (coherence), VanRootselaar2006 (band).
    Errors: a lag of more than half a period is told as its alias; jerks give coherence at all their harmonics.
    """
    labels = {c.label.removeprefix("EEG "): i for i, c in enumerate(recording.channels) if c.label.startswith("EEG ")}
    bad = left_out(recording)
    rows = [(labels[s.name], i) for s in sites(recording) if s.name in labels for i in s.rows if i not in bad]
    if not rows:
        return {}
    part = longest_asked(recording, ("contract", "match"))
    eeg, emg = (np.asarray(recording.samples[i], float)[part] for i in rows[0])
    found = coherence(eeg, np.abs(emg - emg.mean()) if emg.size else emg, recording.rate, SEGMENT.value)
    if found.segments < LEAST:
        return {}
    band = np.flatnonzero((found.hertz >= BAND[0]) & (found.hertz <= BAND[1]))
    best = band[np.argmax(found.value[band])]
    value, hertz = float(found.value[best]), float(found.hertz[best])
    chance = 1.0 - (0.05 / band.size) ** (1.0 / (found.segments - 1))
    if value <= chance:
        return {"corticomuscular": 0.0}
    lag = 1000 * float(found.phase[best]) / (2 * np.pi * hertz)
    return {"corticomuscular": value, "corticomuscular_hz": hertz, "corticomuscular_lag_ms": lag}


EXAMINER = Examiner(
    {
        "corticomuscular": Sign("coherence of scalp and muscle, 8 to 30 Hz", "", 2),
        "corticomuscular_hz": Sign("where it is greatest", "Hz"),
        "corticomuscular_lag_ms": Sign("the muscle lags the scalp there by", "ms"),
    },
    read,
)
