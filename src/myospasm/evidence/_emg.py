"""What papers read from surface EMG: a piece of it, its amplitude, its pitch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from myospasm.instruments.surface_emg import RATE, Bipolar
from myospasm.signs.loudness import clean
from myospasm.signs.spectrum import emg_frequencies

if TYPE_CHECKING:
    from myospasm.records import Trace

__all__ = ["RATE", "amplitude", "listen", "pitch"]


def listen(trace: Trace, begin: float, end: float) -> np.ndarray:
    """Bipolar surface EMG (mV, at RATE) over the first muscle between two times (s)."""
    piece = trace.isel(time=slice(max(0, round(1000 * begin)), round(1000 * end)))
    return Bipolar(str(trace["muscle"].values[0])).record(piece).samples[0]


def amplitude(emg: np.ndarray) -> float:
    """Root mean square (mV) of clean EMG."""
    return float(np.sqrt(np.mean(clean(emg, RATE) ** 2)))


def pitch(emg: np.ndarray) -> float:
    """Mean frequency (Hz) of its power spectrum."""
    return emg_frequencies(emg, RATE).mean
