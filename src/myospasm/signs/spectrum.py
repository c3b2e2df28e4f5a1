"""The pitch of an EMG: it falls as fibers tire and conduct more slowly."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import MyospasmError

if TYPE_CHECKING:
    from jaxtyping import Float


class Frequencies(NamedTuple):
    """Median and mean frequency of a power spectrum, in Hz."""

    median: float
    mean: float


def emg_frequencies(
    emg: Float[np.ndarray, " samples"], rate: float, window: float = 0.5, low: float = 10.0, high: float = 500.0
) -> Frequencies:
    """Median and mean frequency (Hz) of an EMG.

    Equation: median splits the power spectrum in two equal halves; mean = sum f P / sum P, between low and high Hz
    Shapes: emg (samples,), any unit; Welch's spectrum (Welch1967) with Hann windows of `window` s, half overlapping.
    Source: StulenDeLuca1981. Errors: over pieces of about 1 s the EMG of a changing contraction is not stationary.
    """
    from scipy.signal import welch

    emg = np.asarray(emg, float)
    if emg.ndim != 1 or emg.size < 16:
        raise MyospasmError(f"a spectrum needs one channel of at least 16 samples; got an array of shape {emg.shape}.")
    hertz, power = welch(emg, rate, nperseg=min(emg.size, round(window * rate)), detrend="constant")
    band = (hertz >= low) & (hertz <= high)
    hertz, power = hertz[band], power[band]
    total = power.sum()
    if not total > 0:
        return Frequencies(float("nan"), float("nan"))
    # The cumulated power at each bin's upper edge, so that the median moves smoothly between bins.
    step = hertz[1] - hertz[0] if hertz.size > 1 else 0.0
    edges = np.concatenate([[hertz[0] - step / 2], hertz + step / 2])
    median = np.interp(0.5, np.concatenate([[0.0], np.cumsum(power) / total]), edges)
    return Frequencies(float(median), float((hertz * power).sum() / total))
