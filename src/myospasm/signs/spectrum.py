"""The pitch of an EMG: it falls as fibers tire and conduct more slowly."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import MyospasmError

if TYPE_CHECKING:
    from jaxtyping import Float

AT_ONCE = 256
"""So many pieces are transformed at a time, so that an hour of EMG needs no second copy of itself."""


class Frequencies(NamedTuple):
    """Median and mean frequency of a power spectrum, in Hz."""

    median: float
    mean: float


class Spectra(NamedTuple):
    """The power spectrum of every piece of a signal: power (pieces, frequencies) in unit2/Hz, Hz, and s.

    Piece k lasts from start[k] to start[k] + length, half overlapping the next.
    """

    power: np.ndarray
    hertz: np.ndarray
    start: np.ndarray
    length: float

    def within(self, onset: float, end: float) -> np.ndarray:
        """The pieces that lie inside a stretch (s), or whose middle does where it is short."""
        inside = (self.start >= onset) & (self.start + self.length <= end)
        middle = self.start + self.length / 2
        return inside if inside.any() else (middle >= onset) & (middle <= end)


def short_spectra(signal: np.ndarray, rate: float, window: float = 0.5, high: float = 510.0) -> Spectra:
    """How a signal's pitch goes on in time: the spectrum of each piece of `window` s; their mean is Welch's.

    Shapes: signal (samples,) without gaps; frequencies up to `high` Hz. Source: Welch1967 (Hann windows, half
    overlapping, each piece less its mean). What is left over at the end is not used.
    """
    size = min(signal.size, round(window * rate))
    hop = max(1, size - size // 2)
    pieces = np.lib.stride_tricks.sliding_window_view(signal, size)[::hop]
    weights = np.hanning(size + 1)[:-1]
    hertz = np.fft.rfftfreq(size, 1 / rate)
    keep = int(np.searchsorted(hertz, high, "right"))
    power = np.empty((len(pieces), keep), np.float32)
    for first in range(0, len(pieces), AT_ONCE):
        some = pieces[first : first + AT_ONCE]
        turned = np.fft.rfft((some - some.mean(axis=1, keepdims=True)) * weights)[:, :keep]
        power[first : first + AT_ONCE] = turned.real**2 + turned.imag**2
    power *= 2 / (rate * float((weights**2).sum()))
    return Spectra(power, hertz[:keep], np.arange(len(pieces)) * hop / rate, size / rate)


def frequencies_of(hertz: np.ndarray, power: np.ndarray, low: float = 10.0, high: float = 500.0) -> Frequencies:
    """Median and mean frequency of one power spectrum, between low and high Hz; NaN where it is silent.

    Source: StulenDeLuca1981.
    """
    band = (hertz >= low) & (hertz <= high)
    hertz, power = hertz[band], np.asarray(power, float)[band]
    total = power.sum()
    if not total > 0:
        return Frequencies(float("nan"), float("nan"))
    # The cumulated power at each bin's upper edge, so that the median moves smoothly between bins.
    step = hertz[1] - hertz[0] if hertz.size > 1 else 0.0
    edges = np.concatenate([[hertz[0] - step / 2], hertz + step / 2])
    median = np.interp(0.5, np.concatenate([[0.0], np.cumsum(power) / total]), edges)
    return Frequencies(float(median), float((hertz * power).sum() / total))


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
    return frequencies_of(hertz, power, low, high)
