"""When a muscle was active, how strongly, and which of it nobody asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import MyospasmError, unknown
from myospasm.signs.gaps import runs
from myospasm.signs.loudness import BLOCK, USUAL, Detector, Noise, floor_of, loudest, power_of, smooth

if TYPE_CHECKING:
    from jaxtyping import Float


class Spasm(NamedTuple):
    """One stretch of muscle activity, asked for or not: when it began and ended (s) and how strong its EMG was.

    amplitude is the RMS over the stretch, peak the largest RMS of half a second, both in the EMG's unit;
    percent_of_max is peak in % of the reference contraction's amplitude, NaN where none was given.
    """

    onset: float
    end: float
    amplitude: float
    peak: float
    percent_of_max: float = float("nan")

    @property
    def duration(self) -> float:
        """How long it lasted, in s."""
        return self.end - self.onset


def _detector(settings: dict) -> Detector:
    for name in settings:
        if name not in Detector._fields:
            raise unknown("setting of the spasm detector", name, Detector._fields)
    return Detector(**settings)


def merge(spans: Sequence[tuple[float, float]], gap: float) -> list[tuple[float, float]]:
    """Join stretches (start, end) whose silence between is no longer than `gap`."""
    joined: list[tuple[float, float]] = []
    for start, end in sorted((float(a), float(b)) for a, b in spans):
        if joined and start - joined[-1][1] <= gap:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def change_point(power: Float[np.ndarray, " samples"], dust: float = 0.0) -> int:
    """The sample where a signal most likely changed its loudness.

    Equation: minimize k ln(mean power before k) + (n - k) ln(mean power after k)   (maximum likelihood, Gaussian)
    Source: Staude2001 (approximated generalized likelihood ratio). Errors: EMG samples are not independent.
    """
    n = power.size
    if n < 4:
        return n // 2
    k = np.arange(1, n)
    before = np.cumsum(power)[:-1]
    after = power.sum() - before
    cost = k * np.log(before / k + dust + 1e-300) + (n - k) * np.log(np.maximum(after, 0) / (n - k) + dust + 1e-300)
    return int(k[np.argmin(cost)])


def _sharpen(power: np.ndarray, edge: int, detector: Detector, rate: float, threshold: float) -> int:
    """Move a threshold crossing to the likeliest change of loudness within one window."""
    reach = round(detector.window * rate)
    first, last = max(0, edge - reach), min(power.size, edge + reach)
    near = power[first:last]
    # What lies 30 dB below its surroundings counts as silence, or the filter's ringing would be taken for the edge.
    return first + change_point(near, max((0.25 * threshold) ** 2, 1e-3 * float(near.mean())))


def find_spasms(
    emg: Float[np.ndarray, "... samples"],
    rate: float,
    reference: float | None = None,
    quiet: tuple[float, float] | None = None,
    outside: Iterable[tuple[float, float]] = (),
    **settings: float,
) -> list[Spasm]:
    """Every stretch of muscle activity in an EMG, meant or not: when it began, when it ended, how strong it was.

    Equation: active where RMS(50 ms) > rest + 5 SD for at least 25 ms; silences up to 3 s are bridged; each edge is
    moved to the maximum likelihood change of variance within one window; what is shorter than 0.1 s is dropped.
    Shapes: emg (samples,) or (channels of one muscle, samples) in any unit; rate in Hz; times in s from the first
    sample; reference is the RMS of a maximal contraction (`maximal_amplitude`), quiet a known rest (start, end).
    outside: periods (onset, duration) to leave out: commands, stimulus trains, and 0.5 s of letting go after each.
    settings: fields of `Detector`.
    Source: HodgesBui1996 (threshold on the resting mean and SD), Bonato1998 (double threshold), Staude2001 (edges).
    Errors: a record without any rest needs `reference` or `quiet`; activity weaker than about 1.2 times the noise's
    RMS is missed. Where samples are lost (NaN) nothing is found, and a gap up to 3 s within activity is bridged.
    """
    detector = _detector(settings)
    return spasms_in(power_of(emg, rate, detector), rate, reference, quiet, outside, detector)


def spasms_in(
    power: np.ndarray,
    rate: float,
    reference: float | None = None,
    quiet: tuple[float, float] | None = None,
    outside: Iterable[tuple[float, float]] = (),
    detector: Detector = USUAL,
) -> list[Spasm]:
    """As `find_spasms`, from the squared clean EMG (`loudness.power_of`), which is NaN where the signal was lost."""
    lost = np.isnan(power)
    if lost.all():
        return []
    loud = smooth(power, rate, detector.window)
    threshold = _threshold(power, rate, quiet, reference, detector)
    heard, power = power, np.nan_to_num(power)
    # Filters ring a little around bursts; in a silent simulated record that must not count as activity.
    threshold = max(threshold, 1e-2 * float(loud.max()))
    on, allowed = (loud > threshold) & ~lost, _allowed(power.size, rate, outside, detector.settle)
    edges = [(a, b) for a, b in runs(on & allowed) if b - a >= detector.steady * rate]
    found = []
    for start, end in runs(allowed):
        for a, b in merge([e for e in edges if start <= e[0] < end], detector.gap * rate):
            # An edge at the end of the record, or where looking was not allowed, is not a change of loudness.
            first = _sharpen(power, int(a), detector, rate, threshold) if a > start else int(a)
            last = _sharpen(power, int(b), detector, rate, threshold) if b < end else int(b)
            if last - first >= detector.shortest * rate:
                found.append(_spasm(heard, rate, first, last, reference))
    return found


def _allowed(samples: int, rate: float, outside: Iterable[tuple[float, float]], settle: float) -> np.ndarray:
    """Where activity counts: not in the periods left out, nor 0.1 s before (filters see ahead) and `settle` s after."""
    allowed = np.ones(samples, bool)
    for onset, duration in outside:
        allowed[max(0, round((onset - BLOCK) * rate)) : max(0, round((onset + duration + settle) * rate))] = False
    return allowed


def _threshold(
    power: np.ndarray, rate: float, quiet: tuple[float, float] | None, reference: float | None, detector: Detector
) -> float:
    noise = floor_of(power, rate, quiet, detector)
    if reference is not None:
        if not reference > 0:
            raise MyospasmError(f"the reference contraction's amplitude must be above zero; got {reference}.")
        ceiling = detector.rest_ceiling * reference
        if noise.level > ceiling and quiet is None:
            noise = Noise(ceiling, noise.spread * ceiling / noise.level)
    return noise.level + detector.threshold * noise.spread * np.sqrt(BLOCK / detector.window)


def _spasm(power: np.ndarray, rate: float, first: int, last: int, reference: float | None) -> Spasm:
    amplitude = float(np.sqrt(np.nanmean(power[first:last])))
    peak = loudest(power[first:last], rate, 0.5)
    percent = 100 * peak / reference if reference else float("nan")
    return Spasm(float(first / rate), float(last / rate), amplitude, peak, percent)


def involuntary(
    spasms: Iterable[Spasm], periods: Iterable[tuple[float, float]], margin: float = 0.5, shortest: float = 0.1
) -> list[Spasm]:
    """The parts of muscle activity that outlast or avoid every command and stimulus: what the person did not ask for.

    Shapes: periods (onset, duration) in s, as events give them; `margin` s after each belongs to letting go.
    Source: Braulick2013 (a cramp is activity after the last pulse). Amplitudes stay those of the whole stretch;
    `find_spasms(..., outside=periods)` measures them anew on what is left.
    """
    asked = merge([(onset, onset + duration + margin) for onset, duration in periods], 0.0)
    left: list[Spasm] = []
    for spasm in spasms:
        start = spasm.onset
        for a, b in asked:
            if a < spasm.end and b > start:
                left.append(spasm._replace(onset=start, end=max(a, start)))
                start = min(b, spasm.end)
        left.append(spasm._replace(onset=start))
    return [s for s in left if s.duration >= shortest]
