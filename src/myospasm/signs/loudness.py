"""How loud a muscle is from moment to moment, and how loud its silence is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import MyospasmError
from myospasm.signs.gaps import Average, bridge, unheard

if TYPE_CHECKING:
    from jaxtyping import Float

BLOCK = 0.1
"""Length (s) of the pieces from which the noise floor is taken."""


class Detector(NamedTuple):
    """How activity is told from noise: times in s, thresholds in SDs of the resting envelope."""

    window: float = 0.05
    """Length of the RMS envelope's window (Hodges & Bui 1996 compared 10, 50 and 100 ms)."""
    threshold: float = 5.0
    """SDs above the resting mean; 3 is usual, 5 keeps false alarms out of records of minutes."""
    steady: float = 0.025
    """How long the envelope must stay above the threshold (the second threshold of Bonato 1998)."""
    shortest: float = 0.1
    """The shortest activity worth reporting, after gaps are closed."""
    gap: float = 3.0
    """Silences no longer than this do not end a spasm; take 0.1 for the bursts of clonus or tremor."""
    settle: float = 0.5
    """How long (s) after a command or a train activity still belongs to it: letting go takes time."""
    low: float = 20.0
    """High-pass corner in Hz against movement (De Luca 2010)."""
    high: float = 450.0
    """Low-pass corner in Hz, or 0.45 of the sampling rate where that is lower."""
    rest_ceiling: float = 0.2
    """No rest is louder than this share of the reference contraction; used only when a reference is given."""


USUAL = Detector()
"""What is used where nobody chose."""


class Noise(NamedTuple):
    """The envelope of a muscle at rest: its middle and SD, in the EMG's unit."""

    level: float
    spread: float


def clean(
    emg: Float[np.ndarray, "... samples"], rate: float, low: float = 20.0, high: float = 450.0
) -> Float[np.ndarray, "... samples"]:
    """EMG without movement artifact and offset: a Butterworth band, run forward and back so nothing is delayed.

    Shapes: emg (channels, samples) or (samples,), any unit; rate in Hz; low, high in Hz.
    Source: DeLuca2010 (20 Hz corner). The two passes together are of fourth order at each corner. Errors: samples
    that are not numbers are bridged by straight lines (`gaps.bridge`).
    """
    from scipy.signal import butter, sosfiltfilt

    emg = np.asarray(emg, float)
    if not np.isfinite(emg).all():
        emg = np.apply_along_axis(lambda row: bridge(row)[0], -1, emg)
    top = min(high, 0.45 * rate)
    if emg.shape[-1] < 64 or top <= low:
        return emg - emg.mean(axis=-1, keepdims=True)
    sos = butter(2, [low, top], "bandpass", fs=rate, output="sos")
    return sosfiltfilt(sos, emg, axis=-1, padlen=min(emg.shape[-1] - 1, int(rate * 0.2)))


def power_of(emg: np.ndarray, rate: float, detector: Detector) -> np.ndarray:
    """Squared clean EMG, averaged over the channels of one muscle; NaN where every channel has a gap.

    Shapes: emg (samples,) or (channels, samples); of what is stored one channel at a time is read.
    """
    if rate <= 0 or np.size(emg) == 0 or np.ndim(emg) > 2:
        raise MyospasmError(
            f"EMG must have the shape (samples,) or (channels, samples) and a rate in Hz; got {np.shape(emg)}, {rate}."
        )
    power = Average()
    for row in emg if np.ndim(emg) == 2 else [emg]:
        power.add(*channel_power(row, rate, detector))
    return power.mean()


def channel_power(row: np.ndarray, rate: float, detector: Detector) -> tuple[np.ndarray, np.ndarray | None]:
    """Squared clean EMG of one channel (samples,), and where a gap leaves nothing to be told (None: nowhere)."""
    filled, lost = bridge(row)
    return clean(filled, rate, detector.low, detector.high) ** 2, unheard(lost, rate)


def envelope(emg: Float[np.ndarray, "... samples"], rate: float, window: float = 0.05) -> Float[np.ndarray, " samples"]:
    """How loud the muscle is from moment to moment: RMS in a centered sliding window (s), over all channels given.

    Source: HodgesBui1996; Merletti1999 (reporting EMG amplitude). Unit as the EMG's; NaN where the signal was lost.
    """
    power = power_of(emg, rate, Detector())
    return np.where(np.isnan(power), np.nan, smooth(power, rate, window))


def smooth(power: np.ndarray, rate: float, window: float) -> np.ndarray:
    """The root mean square in a running window of `window` s; gaps are silent."""
    from scipy.ndimage import uniform_filter1d

    power = np.nan_to_num(power)
    # Running sums leave rounding dust below zero where the signal is exactly silent.
    return np.sqrt(np.maximum(uniform_filter1d(power, max(1, round(window * rate)), mode="nearest"), 0.0))


def noise_floor(emg: Float[np.ndarray, "... samples"], rate: float, quiet: tuple[float, float] | None = None) -> Noise:
    """How loud the recording is when the muscle rests, also when the record starts or ends active.

    The quietest half second seeds the estimate; every 0.1 s piece that belongs to the same noise joins it; the
    floor is their median and scaled median absolute deviation downward (RousseeuwCroux1993), so a few bursts do
    not lift it. `quiet` (start, end in s) names the rest by hand. A record without any rest cannot
    tell: its floor is its quietest part.
    """
    return floor_of(power_of(emg, rate, Detector()), rate, quiet, Detector())


def floor_of(power: np.ndarray, rate: float, quiet: tuple[float, float] | None, detector: Detector) -> Noise:
    """How loud silence is: in the quiet part that was named, else in the quietest blocks."""
    if quiet is not None:
        first, last = (int(np.clip(t * rate, 0, power.size)) for t in quiet)
        if last - first < BLOCK * rate:
            raise MyospasmError(
                f"the quiet part {quiet} s holds less than {BLOCK} s of the recording; name a longer rest."
            )
        power = power[first:last]
    size = min(power.size, max(1, round(BLOCK * rate)))
    blocks = np.sqrt(power[: power.size // size * size].reshape(-1, size).mean(axis=1))
    blocks = blocks[np.isfinite(blocks)]  # a gap is no rest
    if not blocks.size:
        return Noise(float("nan"), float("nan"))
    # Noise of bandwidth B, averaged over T, has an RMS of relative SD 1/(2 sqrt(B T)): no estimate may claim less.
    band = max(min(detector.high, 0.45 * rate) - detector.low, 1.0)
    least = 0.5 / np.sqrt(band * BLOCK)
    run = min(5, blocks.size)
    seed = float(np.convolve(blocks, np.ones(run) / run, "valid").min()) if quiet is None else float(np.median(blocks))
    return _grow(blocks, Noise(seed, seed * least), least)


def _grow(blocks: np.ndarray, noise: Noise, least: float) -> Noise:
    """Let every piece of the same noise join. Only quieter pieces tell the spread: louder ones may hold activity."""
    for _ in range(10):
        rest = blocks[blocks <= noise.level + 3 * noise.spread]
        if rest.size < 3:
            break
        level = float(np.median(rest))
        grown = Noise(level, max(1.4826 * float(np.median(level - rest[rest <= level])), least * level))
        if grown == noise:
            break
        noise = grown
    return noise


def loudest(power: np.ndarray, rate: float, window: float) -> float:
    """The largest root mean square in any `window` s; gaps are silent."""
    power = np.nan_to_num(power)
    size = min(power.size, max(1, round(window * rate)))
    sums = np.concatenate([[0.0], np.cumsum(power)])
    return float(np.sqrt(max(0.0, np.max(sums[size:] - sums[:-size])) / size))


def maximal_amplitude(
    emg: Float[np.ndarray, "... samples"],
    rate: float,
    start: float = 0.0,
    end: float | None = None,
    window: float = 0.5,
) -> float:
    """The EMG amplitude of a maximal contraction: the largest RMS of half a second between start and end (s).

    Source: Merletti1999 (normalization to the maximal contraction). Unit as the EMG's.
    """
    power = power_of(emg, rate, Detector())
    part = power[max(0, round(start * rate)) : None if end is None else round(end * rate)]
    if part.size == 0:
        raise MyospasmError(f"there is no EMG between {start} and {end} s; the record lasts {power.size / rate:.3f} s.")
    return loudest(part, rate, window)
