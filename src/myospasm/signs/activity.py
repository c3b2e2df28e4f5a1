"""Activity that nobody asked for: how much of it, in bursts or without pause, how regular, in which muscles at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import ASSUMED, quantity
from myospasm.records import TO_MILLIVOLT
from myospasm.signs.bedside import Examiner, Sign
from myospasm.signs.gaps import runs
from myospasm.signs.loudness import USUAL, floor_of, power_of, smooth
from myospasm.signs.sites import left_out, sites
from myospasm.signs.summary import asked_for

if TYPE_CHECKING:
    from jaxtyping import Bool, Float

    from myospasm.records import Recording

WINDOW = quantity(0.01, "s", ASSUMED, "of the envelope: shorter than the briefest bursts, 10 to 30 ms (Hallett1979)")
LOUD = quantity(5.0, "1", ASSUMED, "SDs above silence; as in signs.loudness")
PAUSE = quantity(0.03, "s", ASSUMED, "silence that parts two bursts; units of a tonic contraction leave less")
BRIEFEST = quantity(0.008, "s", ASSUMED, "a briefer burst is a single unit's potential")
SKIRT = quantity(0.2, "1", ASSUMED, "of a burst's greatest envelope, where it is said to begin and end")
SLOWEST = quantity(1.0, "Hz", ASSUMED, "below it a rhythm is no tremor")
FASTEST = quantity(20.0, "Hz", ASSUMED, "above it bursts melt into tonic activity")
SILENT = quantity(0.05, "mV", ASSUMED, "more is no noise of electrodes on clean skin: the muscle never rested")
DANCE = 0.5 / (430.0 * WINDOW.value) ** 0.5
"""Relative SD of the RMS of noise of 430 Hz bandwidth within a window: 1 / (2 sqrt(B T))."""
EDGE = 0.05
"""s before what was asked for: filters blur what begins."""
GRACE = 0.5
"""s after what was asked for in which muscles let go."""


class Heard(NamedTuple):
    """One muscle's envelope and whether it is loud, in what nobody asked for."""

    envelope: Float[np.ndarray, " samples"]
    loud: Bool[np.ndarray, " samples"]
    rate: float


def unasked(recording: Recording, before: float = EDGE, after: float = GRACE) -> Bool[np.ndarray, " samples"]:
    """Where in a recording nothing was asked of the person, nor any shock given: True.

    What was asked for reaches so many s beyond its beginning and its end.
    """
    free = np.ones(recording.samples.shape[1], bool)
    for onset, duration in asked_for(recording.events):
        first, last = onset - before - recording.start, onset + duration + after - recording.start
        free[max(0, round(first * recording.rate)) : max(0, round(last * recording.rate))] = False
    return free


def longest_asked(recording: Recording, words: tuple[str, ...]) -> slice:
    """The samples of the longest event whose label begins with one of these words (small letters); none: empty."""
    asked = [e for e in recording.events if e.label.lower().startswith(words)]
    event = max(asked, key=lambda e: e.duration, default=None)
    if event is None:
        return slice(0, 0)
    first, last = (round((t - recording.start) * recording.rate) for t in (event.onset, event.onset + event.duration))
    return slice(max(0, first), max(0, last))


def hear(recording: Recording) -> dict[str, Heard]:
    """Every muscle's activity that nobody asked for."""
    bad, free, found = left_out(recording), unasked(recording), {}
    for site in sites(recording):
        rows = [i for i in site.rows if i not in bad]
        if not rows or not free.any():
            continue
        power = power_of(recording.samples[rows], recording.rate, USUAL)
        floor = floor_of(power, recording.rate, None, USUAL)
        envelope = smooth(power, recording.rate, WINDOW.value)
        scale = TO_MILLIVOLT.get(recording.channels[rows[0]].unit)
        most = SILENT.value / scale if scale else np.inf
        level, spread = min(floor.level, most), floor.spread if floor.level < most else 0.0
        loud = (envelope > level + LOUD.value * max(spread, DANCE * level)) & free
        found[site.name] = Heard(envelope, loud, recording.rate)
    return found


def bursts(heard: Heard) -> list[tuple[float, float]]:
    """Onset and end (s from the first sample) of each burst of a muscle."""
    pause, least = (round(x.value * heard.rate) for x in (PAUSE, BRIEFEST))
    joined: list[list[int]] = []
    for first, last in runs(heard.loud):
        if joined and first - joined[-1][1] < pause:
            joined[-1][1] = last
        else:
            joined.append([first, last])
    found = [_narrowed(heard.envelope, a, b) for a, b in joined if b - a >= least]
    return [(a / heard.rate, b / heard.rate) for a, b in found]


def _narrowed(envelope: np.ndarray, first: int, last: int) -> tuple[int, int]:
    """A burst from where it is a fifth as loud as at its loudest: the filters' ringing around it is left out."""
    inside = np.flatnonzero(envelope[first:last] >= SKIRT.value * envelope[first:last].max())
    return first + int(inside[0]), first + int(inside[-1]) + 1


def rhythm(heard: Heard) -> tuple[float, float]:
    """The envelope's strongest frequency (Hz), and the share (%) of its power from 1 to 20 Hz within 1 Hz of it."""
    from scipy.signal import welch

    wave = np.where(heard.loud, heard.envelope, 0.0)
    hertz, power = welch(wave - wave.mean(), heard.rate, nperseg=min(wave.size, round(2 * heard.rate)))
    band = (hertz >= SLOWEST.value) & (hertz <= FASTEST.value)
    if not band.any() or power[band].sum() <= 0:
        return np.nan, np.nan
    peak = float(hertz[band][np.argmax(power[band])])
    near = band & (np.abs(hertz - peak) <= 1.0)
    return peak, float(100 * power[near].sum() / power[band].sum())


def together(heard: Mapping[str, Heard], free: np.ndarray) -> float:
    """How alike the envelopes of the two busiest muscles are: their correlation, -1 to 1; NaN if only one is busy."""
    busy = sorted((h for h in heard.values() if h.loud.any()), key=lambda h: -h.loud.mean())[:2]
    if len(busy) < 2:
        return np.nan
    a, b = (np.where(h.loud, smooth(h.envelope**2, h.rate, 0.05), 0.0)[free] for h in busy)
    return float(np.corrcoef(a, b)[0, 1]) if a.std() > 0 and b.std() > 0 else np.nan


def read(recording: Recording) -> dict[str, float]:
    """The signs of what nobody asked for, of the busiest muscle; nothing where something was asked all the time."""
    heard = hear(recording)
    if not heard:
        return {}
    free = unasked(recording)
    seconds = free.sum() / recording.rate
    busiest = max(heard.values(), key=lambda h: h.loud.sum())
    found = bursts(busiest)
    lengths = np.array([end - onset for onset, end in found])
    signs = {
        "active_percent": 100 * busiest.loud.sum() / free.sum(),
        "muscles_active": sum(h.loud.sum() > 0.02 * free.sum() for h in heard.values()),
        "bursts_per_minute": 60 * len(found) / seconds,
    }
    if lengths.size:
        peak, share = rhythm(busiest)
        signs |= {"burst_ms": 1000 * float(np.median(lengths)), "longest_burst_s": float(lengths.max())}
        signs |= {"rhythm_hz": peak, "rhythm_percent": share, "muscles_together": together(heard, free)}
    return signs


EXAMINER = Examiner(
    {
        "active_percent": Sign("time active unasked", "%"),
        "muscles_active": Sign("muscles active unasked", ""),
        "bursts_per_minute": Sign("bursts", "a minute", 1),
        "burst_ms": Sign("length of a burst (median)", "ms"),
        "longest_burst_s": Sign("longest burst", "s", 2),
        "rhythm_hz": Sign("rhythm of the bursts", "Hz", 1),
        "rhythm_percent": Sign("how rhythmic", "%"),
        "muscles_together": Sign("two busiest muscles together", "", 2),
    },
    read,
)
