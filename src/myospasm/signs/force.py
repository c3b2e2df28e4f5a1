"""What the force tells: how steady it is, how fast a twitch rises and falls, and how it grows with frequency."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import MyospasmError
from myospasm.signs.gaps import runs

if TYPE_CHECKING:
    from jaxtyping import Float


class Twitch(NamedTuple):
    """One twitch: peak above rest, contraction and half-relaxation time (s), delay after the stimulus (s)."""

    peak: float
    contraction_time: float
    half_relaxation_time: float
    delay: float


class Contraction(NamedTuple):
    """A contraction seen in the force: onset and end in s, resting level before it and peak above that level."""

    onset: float
    end: float
    rest: float
    peak: float


def low_pass(force: Float[np.ndarray, " samples"], rate: float, cutoff: float = 15.0) -> Float[np.ndarray, " samples"]:
    """Force without sensor noise: fourth-order Butterworth at 15 Hz, forward and back, as openhdemg (Valli2024)."""
    from scipy.signal import butter, sosfiltfilt

    force = np.asarray(force, float)
    if cutoff >= 0.5 * rate or force.size < 64:
        return force
    return sosfiltfilt(butter(4, cutoff, fs=rate, output="sos"), force)


def steadiness(
    force: Float[np.ndarray, " samples"], rate: float, start: float, end: float, rest: float = 0.0, **how: bool | float
) -> float:
    """How much a held force trembles: its coefficient of variation in %.

    Equation: 100 SD(f) / mean(f), f = force above `rest` between start and end (s), low-passed at 15 Hz
    Settings: cutoff (Hz, 15; inf for none), detrended (False): with True a straight line is taken out of f before
    the SD.
    Source: Enoka2003 (CoV of force as steadiness); Valli2024 for filter and offset. Errors: counts tremor and drift
    alike.
    """
    whole = low_pass(force, rate, float(how.get("cutoff", 15.0))) - rest
    part = whole[max(0, round(start * rate)) : round(end * rate)]
    if part.size < 2:
        raise MyospasmError(f"there is no force between {start} and {end} s to call steady.")
    if how.get("detrended", False):
        time = np.arange(part.size) - (part.size - 1) / 2
        part = part - time * (time @ part) / (time @ time)
    return float(100 * part.std(ddof=1) / part.mean()) if part.mean() else float("nan")


def _longest(on: np.ndarray, weight: np.ndarray | None = None) -> tuple[int, int]:
    """The longest stretch of True, or that over which `weight` sums up to most."""
    edges = runs(on)
    if len(edges) == 0:
        return 0, 0
    size = edges[:, 1] - edges[:, 0] if weight is None else [weight[a:b].sum() for a, b in edges]
    first, last = edges[np.argmax(size)]
    return int(first), int(last)


def plateau(
    force: Float[np.ndarray, " samples"], rate: float, share: float = 0.95, trim: float = 1.0
) -> tuple[float, float] | None:
    """The part of a contraction where the force is held: start and end in s, or None where it never is.

    Equation: longest stretch where force (0.5 s mean) lies within 5 % of its held level, less `trim` s at each end
    (less where it is short); the held level is the median of all force above 80 % of the largest.
    Source: Enoka2003 (steadiness is read on the plateau); the 5 % and the trim are this software's choice.
    """
    from scipy.ndimage import uniform_filter1d

    smooth = uniform_filter1d(np.asarray(force, float), max(1, round(0.5 * rate)), mode="nearest")
    above = smooth - _quietest(smooth, rate)
    if above.max() <= 0:
        return None
    held = np.median(above[above > 0.8 * above.max()])
    first, last = _longest(np.abs(above - held) < (1 - share) * held)
    cut = min(trim * rate, (last - first) / 4)
    start, end = (first + cut) / rate, (last - cut) / rate
    return (start, end) if end - start >= 0.5 else None


def _quietest(force: np.ndarray, rate: float) -> float:
    """The resting level: mean of the half second with the least force."""
    size = min(force.size, max(1, round(0.5 * rate)))
    sums = np.concatenate([[0.0], np.cumsum(force)])
    return float(np.min(sums[size:] - sums[:-size]) / size)


def contraction(force: Float[np.ndarray, " samples"], rate: float, share: float = 0.02) -> Contraction | None:
    """When a contraction began and ended in the force, and how high it rose above rest; None where there is none.

    Equation: force (low-passed) above rest + max(share x peak, 3 SD of rest); rest is the first half second where
    that is quiet (below 10 % of the range), else the quietest half second. The stretch with the largest impulse counts.
    Source: the threshold rule of HodgesBui1996 applied to force.
    """
    smooth = low_pass(force, rate)
    head = smooth[: max(2, round(0.5 * rate))]
    bottom, top = float(smooth.min()), float(smooth.max())
    calm = float(np.ptp(head)) < 0.1 * (top - bottom) and float(head.mean()) < bottom + 0.1 * (top - bottom)
    rest = float(head.mean()) if calm else _quietest(smooth, rate)
    noise = float(head.std()) if calm else 0.0
    peak = top - rest
    if peak <= max(6 * noise, 1e-12 * max(abs(top), 1.0)):
        return None
    first, last = _longest(smooth - rest > max(share * peak, 3 * noise), smooth - rest)
    if calm and first > 0:  # back to where the force left its rest
        first = int(np.flatnonzero(smooth[:first] - rest <= 3 * noise)[-1:].sum()) + 1
    return Contraction(first / rate, last / rate, rest, peak)


def twitch(force: Float[np.ndarray, " samples"], rate: float, stimulus: float = 0.0) -> Twitch:
    """How fast one twitch rises and falls.

    Equation: contraction time from 2 % of the peak to the peak; half relaxation from the peak to half of it
    Shapes: force (any unit) with rest before `stimulus` (s), or starting at rest. Source: Macefield1996;
    MilnerBrown1973.
    """
    force = np.asarray(force, float)
    begin = min(max(0, round(stimulus * rate)), force.size - 1)
    rest = float(force[max(0, begin - round(0.1 * rate)) : begin + 1].mean())
    answer = force[begin:] - rest
    top = int(np.argmax(answer))
    peak = float(answer[top])
    if peak <= 0:
        return Twitch(0.0, float("nan"), float("nan"), float("nan"))
    start = int(np.argmax(answer > 0.02 * peak))
    below = np.flatnonzero(answer[top:] <= 0.5 * peak)
    fall = float("nan")
    if below.size:
        k = top + int(below[0])
        fall = (k - (0.5 * peak - answer[k]) / (answer[k - 1] - answer[k]) - top) / rate
    return Twitch(peak, (top - start) / rate, fall, start / rate)


def half_force_frequency(frequencies: Float[np.ndarray, " trains"], forces: Float[np.ndarray, " trains"]) -> float:
    """The stimulation frequency (Hz) that gives half of the largest force, interpolated; NaN if none does.

    Equation: linear interpolation of forces / max(forces) at 0.5. Source: Macefield1996 (force-frequency of single
    units).
    """
    order = np.argsort(frequencies)
    hertz, share = np.asarray(frequencies, float)[order], np.asarray(forces, float)[order] / np.max(forces)
    above = np.flatnonzero(share >= 0.5)
    if above.size == 0 or above[0] == 0:
        return float("nan")
    k = above[0]
    return float(np.interp(0.5, share[k - 1 : k + 1], hertz[k - 1 : k + 1]))
