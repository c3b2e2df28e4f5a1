"""Whether two signals, two pools of motor units or two muscles, swing together, and at which frequencies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import MyospasmError

if TYPE_CHECKING:
    from jaxtyping import Float

NAN = float("nan")
BANDS = {"delta": (1.0, 5.0), "alpha": (5.0, 15.0), "beta": (15.0, 35.0), "gamma": (35.0, 60.0)}
"""Hz; delta: force control, alpha: tremor, beta and gamma: cortex. Delta to beta as Castronovo2015, gamma to 60 Hz."""
DRAWS = 20
"""So many random halves of a pool are averaged."""


class Coherence(NamedTuple):
    """Coherence (0 to 1) and phase (rad, positive: the second lags) at each frequency (Hz), limit, and segments."""

    hertz: np.ndarray
    value: np.ndarray
    phase: np.ndarray
    limit: float
    """Values above it are unlikely (5 %) between independent signals, at one frequency looked at."""
    segments: int


def coherence(
    first: Float[np.ndarray, " samples"],
    second: Float[np.ndarray, " samples"],
    rate: float,
    segment: float = 1.0,
    confidence: float = 0.95,
) -> Coherence:
    """How closely two signals swing together at each frequency.

    Equation: |f_xy|^2 / (f_xx f_yy), spectra averaged over L disjoint segments (Hann, each less its mean); limit =
    1 - (1 - confidence)^(1 / (L - 1)); phase = arg of sum X conj(Y)
    Shapes: (samples,) each, equally long, any units -> (frequencies,) every 1/segment Hz up to rate/2. NaN with fewer
    than two segments and where either is silent. Source: Halliday1995 (disjoint segments, limit).
    Errors: what is left over at the end is not used; the limit holds for one frequency, not for the largest of many.
    """
    first, second = np.asarray(first, float), np.asarray(second, float)
    size = round(segment * rate)
    if first.ndim != 1 or first.shape != second.shape:
        raise MyospasmError(f"coherence needs two equally long channels; got {first.shape} and {second.shape}.")
    if size < 4 or not 0 < confidence < 1:
        raise MyospasmError(
            f"segments of {segment:g} s at {rate:g} Hz are too short, or {confidence} is no confidence."
        )
    hertz, count = np.fft.rfftfreq(size, 1 / rate), first.size // size
    if count < 2:
        return Coherence(hertz, np.full(hertz.size, NAN), np.full(hertz.size, NAN), NAN, count)
    x, y = (_transforms(s[: count * size].reshape(count, size)) for s in (first, second))
    cross = (x * y.conj()).sum(axis=0)
    power = (np.abs(x) ** 2).sum(axis=0) * (np.abs(y) ** 2).sum(axis=0)
    value = np.divide(np.abs(cross) ** 2, power, out=np.full(hertz.size, NAN), where=power > 0)
    return Coherence(hertz, value, np.angle(cross), 1 - (1 - confidence) ** (1 / (count - 1)), count)


def _transforms(pieces: np.ndarray) -> np.ndarray:
    """The Fourier transform of each segment, shape (segments, frequencies)."""
    window = np.hanning(pieces.shape[1] + 1)[:-1]
    return np.fft.rfft((pieces - pieces.mean(axis=1, keepdims=True)) * window, axis=1)


def band_means(found: Coherence, bands: Mapping[str, tuple[float, float]] = BANDS) -> dict[str, float]:
    """The mean coherence of each band: slow control (delta), tremor (alpha), cortex (beta, gamma).

    Equation: mean of the coherence from low to below high Hz, NaN where the band has no frequency.
    Source: Castronovo2015 (bands).
    """
    means = {}
    for name, (low, high) in bands.items():
        inside = found.value[(found.hertz >= low) & (found.hertz < high)]
        means[name] = float(np.nanmean(inside)) if np.isfinite(inside).any() else NAN
    return means


def pooled_train(
    units: Sequence[Float[np.ndarray, " spikes"]], start: float, end: float, rate: float = 1000.0
) -> np.ndarray:
    """The discharges of several motor units as one signal: how many fall on each sample.

    Equation: count of all spikes in bins of 1/rate s from start to end (s). Shapes: (samples,).
    Source: Castronovo2015 (cumulative spike train).
    """
    bins = round((end - start) * rate)
    if bins < 1:
        raise MyospasmError(f"spikes cannot be counted from {start:g} to {end:g} s: the end must come later.")
    times = np.concatenate([np.asarray(t, float) for t in units]) if len(units) else np.zeros(0)
    places = np.floor((times - start) * rate + 1e-9).astype(int)
    return np.bincount(places[(places >= 0) & (places < bins)], minlength=bins).astype(float)


def pool_coherence(
    units: Sequence[Float[np.ndarray, " spikes"]], start: float, end: float, segment: float = 1.0, seed: int = 0
) -> Coherence:
    """How much input a muscle's motor units share: coherence of one random half of them with the other.

    Equation: `coherence` of two `pooled_train`s of half of the units each, mean of 20 random halvings
    Shapes: spike times (s) by unit, start and end in s -> as `coherence`. Source: Castronovo2015.
    Errors: grows with the number of units, so compare equal numbers only; the limit is that of one halving. The phase
    is that of the last halving and means nothing between random halves.
    """
    used = [np.asarray(t, float) for t in units if ((np.asarray(t) >= start) & (np.asarray(t) < end)).any()]
    if len(used) < 2:
        silent = np.zeros(max(1, round((end - start) * 1000)))
        return coherence(silent, silent, 1000.0, segment)
    random, half, found = np.random.default_rng(seed), len(used) // 2, []
    for _ in range(DRAWS):
        order = random.permutation(len(used))
        one, other = ([used[k] for k in some] for some in (order[:half], order[half : 2 * half]))
        found.append(coherence(pooled_train(one, start, end), pooled_train(other, start, end), 1000.0, segment))
    return found[-1]._replace(value=np.mean([f.value for f in found], axis=0))


def emg_coherence(
    first: Float[np.ndarray, " samples"],
    second: Float[np.ndarray, " samples"],
    rate: float,
    segment: float = 1.0,
    rectified: bool = True,
) -> Coherence:
    """How much two muscles (or two places of one) are driven together, from their EMGs.

    Equation: `coherence` of the two EMGs less their means, rectified or not. Shapes: (samples,) each, any units.
    Source: Halliday1995. Errors: whether to rectify is disputed; crosstalk gives coherence at all frequencies with
    phase 0.
    """
    first, second = (e - e.mean() if e.size else e for e in (np.asarray(first, float), np.asarray(second, float)))
    if rectified:
        first, second = np.abs(first), np.abs(second)
    return coherence(first, second, rate, segment)
