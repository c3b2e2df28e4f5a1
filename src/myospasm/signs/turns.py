"""How crowded and how tall the spikes of a needle EMG are: the turns and amplitude analysis of the clinic."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.records import TO_MILLIVOLT

if TYPE_CHECKING:
    from jaxtyping import Float

MILLIVOLT = TO_MILLIVOLT | {"mv": 1.0}
"""What a unit is in mV, as it is written in headers."""


class Turns(NamedTuple):
    """How often a signal turns per second, and how far it swings between turns on average, in its unit."""

    per_second: float
    amplitude: float


def turns(emg: Float[np.ndarray, " samples"], rate: float, least: float = 0.1) -> Turns:
    """How often an EMG turns back, small ripples not counted.

    Equation: a turn is a peak or a trough that the signal leaves by at least `least` on both sides before it goes
    beyond it; amplitude is the mean difference of successive turns
    Shapes: emg (samples,), least in its unit: 0.1 mV is customary. Source: Willison1964; FuglsangFrederiksen2000.
    Errors: how the ripples are left out differs between programs and moves the count by a third or more; compare
    only what one program counted. Thin filters and a low sampling rate lower it.
    """
    from scipy.signal import find_peaks

    emg = np.asarray(emg, float)
    peaks, troughs = (find_peaks(side, prominence=least)[0] for side in (emg, -emg))
    found = np.sort(np.concatenate([peaks, troughs]))
    seconds = emg.size / rate
    swings = np.abs(np.diff(emg[found]))
    return Turns(found.size / seconds if seconds else 0.0, float(swings.mean()) if swings.size else float("nan"))
