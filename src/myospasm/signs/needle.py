"""What a needle hears at rest and in a gentle pull: fibers that fibrillate, units that twitch, alone or in bursts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import ASSUMED, quantity
from myospasm.signs.activity import longest_asked, unasked
from myospasm.signs.bedside import Examiner, Sign
from myospasm.signs.turns import MILLIVOLT, turns

if TYPE_CHECKING:
    from jaxtyping import Float, Int

    from myospasm.records import Recording

SLOWEST = 4000.0
"""Hz; a signal sampled more slowly has no sharp potentials."""
SHARP = quantity(500.0, "Hz", ASSUMED, "waves slower than this come from fibers far away")
LOUD = quantity(6.0, "1", ASSUMED, "SDs of the quietest tenth of the signal that a potential exceeds")
LEAST = quantity(0.02, "mV", ASSUMED, "and no smaller than this: 20 uV is the customary least fibrillation")
DEAD = quantity(0.0025, "s", ASSUMED, "closer peaks are one potential; doublets begin there (GarlandGriffin1999)")
HALF = quantity(0.001, "s", ASSUMED, "of a potential that is compared with another, on both sides of its peak")
SHIFT = quantity(0.0003, "s", ASSUMED, "by which two potentials are moved against each other to fit best")
ALIKE = quantity(0.2, "1", ASSUMED, "share of the energy by which two potentials of one source may differ")
OFTEN, RARE = 4, 0.005
"""Potentials that a source has at least, and share of all: fewer are overlaps of others."""
AROUND = quantity(0.012, "s", ASSUMED, "of the average from which length and height are taken")
SKIRT = quantity(0.1, "1", ASSUMED, "of the height, where a potential is said to begin and end")
PAUSE = quantity(0.0015, "s", ASSUMED, "of silence that parts a potential from what comes after it")
BRIEF = quantity(0.005, "s", "Kraft1990", "a single fiber's potential is briefer; 1 to 5 ms are customary")
GROUPED = quantity(0.020, "s", "GarlandGriffin1999", "two discharges this close are a doublet, or within a burst")
SETTLES = quantity(3.0, "s", ASSUMED, "after what was asked for, until a muscle is at rest")
LOCKED = quantity(0.8, "1", ASSUMED, "share of a source's potentials that follow another's: then it is its satellite")


class Source(NamedTuple):
    """Who makes alike potentials: when (s from the first sample), how tall (mV) and how long (s) the average is."""

    times: Float[np.ndarray, " potentials"]
    height: float
    length: float

    @property
    def intervals(self) -> np.ndarray:
        """s, between successive potentials."""
        return np.diff(self.times)

    @property
    def grouped(self) -> float:
        """Share of the intervals that lie within doublets and bursts."""
        return float((self.intervals < GROUPED.value).mean()) if len(self.times) > 1 else 0.0

    @property
    def fiber(self) -> bool:
        """Whether one fiber alone makes it: brief, and never in bursts."""
        return self.length < BRIEF.value and self.grouped < 0.2


def sources(emg: Float[np.ndarray, " samples"], rate: float, where: np.ndarray | None = None) -> list[Source]:
    """Take a needle's EMG apart into its sources, as far as shapes alone tell them.

    Equation: peaks of the envelope of the signal above 500 Hz that exceed 6 SD of its quietest tenth (and 20 uV);
    each joins the source whose mean shape within 1 ms it differs least from, if by under 20 % of the energy, or
    begins a new one; a source that nearly always follows a taller one within 8 ms, at the same distance, is that
    one's satellite.
    Shapes: (samples,) in mV, `where` (samples,) True where to look. Source: our own; sharpening and
    joining by shape as decomposition programs do.
    Errors: overlapping potentials are lost or taken for new sources, so that it serves rest and gentle pulls only.
    """
    from scipy.fft import next_fast_len
    from scipy.signal import butter, find_peaks, hilbert, sosfiltfilt

    sharp = sosfiltfilt(butter(2, SHARP.value, "highpass", fs=rate, output="sos"), emg)
    size = max(8, round(0.05 * rate))
    blocks = np.abs(sharp[: sharp.size // size * size]).reshape(-1, size)
    floor = float(np.quantile(np.median(blocks, 1), 0.1)) / 0.6745 if blocks.size else 0.0
    least = max(LOUD.value * floor, LEAST.value)
    loudness = np.abs(
        hilbert(sharp, next_fast_len(sharp.size))[: sharp.size]
    )  # both phases of a potential make one peak
    peaks = find_peaks(loudness, height=least, distance=max(1, round(DEAD.value * rate)))[0]
    half, shift = (max(1, round(x.value * rate)) for x in (HALF, SHIFT))
    wide = half + shift
    peaks = peaks[(peaks >= wide) & (peaks < sharp.size - wide)]
    if where is not None:
        peaks = peaks[where[peaks]]
    shapes = np.array([sharp[k - wide : k + wide + 1] for k in peaks]).reshape(len(peaks), 2 * wide + 1)
    members = _joined(shapes, shift)
    least_many = max(OFTEN, RARE * len(peaks))
    found = [_source(emg, rate, peaks[np.array(m)]) for m in members if len(m) >= least_many]
    return _without_satellites(found)


def _joined(shapes: np.ndarray, shift: int) -> list[list[int]]:
    """Which shapes belong together, in order of their appearance; each may be moved by so many samples."""
    from numpy.lib.stride_tricks import sliding_window_view

    size = shapes.shape[1] - 2 * shift
    means, members = np.zeros((0, size)), []
    for number, shape in enumerate(shapes):
        moved = sliding_window_view(shape, size)
        energy = (means**2).sum(1)[:, None] + (moved**2).sum(1)
        apart = 1.0 - 2.0 * (means @ moved.T) / np.maximum(energy, 1e-12)
        best = np.unravel_index(np.argmin(apart), apart.shape) if len(means) else (0, shift)
        if len(means) and apart[best] < ALIKE.value / 2:
            members[best[0]].append(number)
            means[best[0]] += (moved[best[1]] - means[best[0]]) / len(members[best[0]])
        else:
            members.append([number])
            means = np.vstack([means, moved[shift]])
    return members


def _source(emg: np.ndarray, rate: float, peaks: Int[np.ndarray, " potentials"]) -> Source:
    """A source's average potential, from the median of its potentials, which overlapping others do not move."""
    around = round(AROUND.value * rate)
    inside = peaks[(peaks >= around) & (peaks < emg.size - around)]
    if not inside.size:
        return Source(peaks / rate, 0.0, 0.0)
    mean = np.median([emg[k - around : k + around + 1] for k in inside], axis=0)
    mean = mean - np.median(mean)
    height = float(np.ptp(mean))
    out = np.abs(mean) > SKIRT.value * height
    first = last = around + int(np.argmax(np.abs(mean[around - 2 : around + 3]))) - 2
    pause = round(PAUSE.value * rate)
    while first > 0 and out[max(0, first - pause) : first].any():
        first -= 1
    while last < len(out) - 1 and out[last + 1 : last + 1 + pause].any():
        last += 1
    return Source(peaks / rate, height, (last - first) / rate)


def _without_satellites(found: list[Source]) -> list[Source]:
    """The sources that are not a late or early part of a taller one's potential."""
    kept: list[Source] = []
    for source in sorted(found, key=lambda s: -s.height):
        if not any(_follows(source, taller) for taller in kept):
            kept.append(source)
    return kept


def _follows(source: Source, taller: Source) -> bool:
    near = np.abs(source.times[:, None] - taller.times[None]).argmin(1)
    apart = source.times - taller.times[near]
    steady = np.abs(apart - np.median(apart)) < 0.0005
    return bool((steady & (np.abs(apart) < 0.008)).mean() > LOCKED.value)


def groups(source: Source) -> int:
    """How often a source discharged, a doublet or burst counted once."""
    return 1 + int((source.intervals >= GROUPED.value).sum())


def read(recording: Recording) -> dict[str, float]:
    """The signs of the first needle in a recording: what it hears at rest, and of motor units in a gentle pull."""
    rows = [i for i in recording.rows("emg") if "needle" in recording.channels[i].label.lower()]
    scale = MILLIVOLT.get(recording.channels[rows[0]].unit) if rows else None
    if scale is None or recording.rate < SLOWEST:
        return {}
    emg = scale * np.nan_to_num(np.asarray(recording.samples[rows[0]], float))
    free = unasked(recording, before=0.0, after=SETTLES.value)
    return _at_rest(emg, recording.rate, free) | _pulling(emg, recording)


def _at_rest(emg: np.ndarray, rate: float, free: np.ndarray) -> dict[str, float]:
    seconds = free.sum() / rate
    if seconds < 1:
        return {}
    found = sources(emg, rate, free)
    fibers, units = [s for s in found if s.fiber], [s for s in found if not s.fiber]
    signs = {"fibrillating_fibers": float(len(fibers)), "twitching_units": float(len(units))}
    if fibers:
        signs["fibrillation_hz"] = float(np.median([1 / np.median(s.intervals) for s in fibers]))
    if units:
        every = np.concatenate([s.intervals for s in units])
        short = every[every < GROUPED.value]
        signs["fasciculations_per_minute"] = 60.0 * sum(groups(s) for s in units) / float(seconds)
        signs["multiplets_percent"] = 100 * short.size / max(every.size, 1)
        if short.size >= OFTEN:
            signs["multiplet_hz"] = 1 / float(np.median(short))
    return signs


def _pulling(emg: np.ndarray, recording: Recording) -> dict[str, float]:
    """Potentials of motor units and turns while something was asked for."""
    part = emg[longest_asked(recording, ("contract", "match", "ramp"))]
    if part.size < recording.rate:
        return {}
    heights = sorted(s.height for s in sources(part, recording.rate) if len(s.times) >= 2 * OFTEN)
    counted = turns(part, recording.rate)
    signs = {"turns_per_second": counted.per_second, "turn_mv": counted.amplitude}
    return signs | ({"unit_potential_mv": heights[-1]} if heights else {})


EXAMINER = Examiner(
    {
        "fibrillating_fibers": Sign("needle at rest: fibers that fibrillate", ""),
        "fibrillation_hz": Sign("their rate (median)", "Hz", 1),
        "twitching_units": Sign("needle at rest: units that twitch", ""),
        "fasciculations_per_minute": Sign("their twitches, a burst counted once", "a minute"),
        "multiplets_percent": Sign("intervals within doublets and bursts", "%"),
        "multiplet_hz": Sign("rate within these", "Hz"),
        "turns_per_second": Sign("needle in a pull: turns", "a second"),
        "turn_mv": Sign("mean size of a turn", "mV", 2),
        "unit_potential_mv": Sign("tallest motor unit potential", "mV", 2),
    },
    read,
)
