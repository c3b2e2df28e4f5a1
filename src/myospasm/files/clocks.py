"""One clock for channels that were sampled at different rates or from different times on.

Analysis wants every channel at every time. The clock is that of the fastest EMG channel, because EMG suffers most from
being changed; the others are brought onto it piece by piece as they are read, so that a long recording stays in its
file. What was changed is told in a sentence.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from myospasm.ground import MyospasmError
from myospasm.records import Channel, Stored

TOLERANCE = 0.01
"""Clocks that drift apart by less than this share of a sample are one clock."""


class Track(NamedTuple):
    """One channel on its own clock; `piece(first, last)` reads its samples from first to before last."""

    channel: Channel
    rate: float
    start: float
    length: int
    piece: Callable[[int, int], np.ndarray]

    @property
    def end(self) -> float:
        """When its last sample's period ends, in s."""
        return self.start + self.length / self.rate


class Clock(NamedTuple):
    """The times of the samples: `start + i / rate` for i from 0 to before `length`."""

    rate: float
    start: float
    length: int

    @property
    def end(self) -> float:
        """When its last sample's period ends, in s."""
        return self.start + self.length / self.rate


def align(tracks: Sequence[Track]) -> tuple[Stored, float, float, str]:
    """All tracks on one clock: samples that stay in their file, rate, start, and what was changed ("" for nothing).

    The clock spans the EMG channels (all channels where there is no EMG). A slower track is interpolated linearly, a
    faster one averaged over the clock's period; a track is NaN where it has no samples, save that its first and its
    last one are held for a period of its own.

    Errors: MyospasmError if there is no track with a sample, or a rate is not above zero.
    """
    clock = common_clock(tracks)
    ways = [_way(track, clock) for track in tracks]

    def piece(row: int, first: int, last: int) -> np.ndarray:
        return ways[row](tracks[row], clock, first, last)

    samples = Stored(piece, (len(tracks), clock.length))
    return samples, clock.rate, clock.start, ". ".join(_notes(tracks, ways, clock))


def common_clock(tracks: Sequence[Track]) -> Clock:
    """The clock of the fastest EMG channel, from the first sample of any EMG to the last (without EMG: of any)."""
    for track in tracks:
        if not (math.isfinite(track.rate) and track.rate > 0 and math.isfinite(track.start)):
            raise MyospasmError(
                f"channel {track.channel.label!r} has a rate of {track.rate:g} Hz and starts at {track.start:g} s; "
                "a rate is above zero and a start is a time."
            )
    filled = [t for t in tracks if t.length > 0]
    if not filled:
        raise MyospasmError("no channel has any samples; a recording needs at least one.")
    leading = [t for t in filled if t.channel.kind == "emg"] or filled
    best = max(leading, key=lambda t: t.rate)
    # On the leading channel's own grid, so that its samples are not touched even where another one starts before.
    before = math.ceil((best.start - min(t.start for t in leading)) * best.rate - TOLERANCE)
    after = math.floor((max(t.end for t in leading) - best.start) * best.rate + TOLERANCE)
    return Clock(best.rate, best.start - before / best.rate, before + after)


def _offset(track: Track, clock: Clock) -> float:
    """Where on the track, in its own samples, the clock begins."""
    return (clock.start - track.start) * track.rate


def _way(track: Track, clock: Clock) -> Callable[[Track, Clock, int, int], np.ndarray]:
    """How a track comes onto the clock: as it is, averaged or interpolated."""
    drift = abs(track.rate / clock.rate - 1) * max(track.length, clock.length)
    offset = _offset(track, clock)
    if drift < TOLERANCE:
        return _copied if abs(offset - round(offset)) < TOLERANCE else _interpolated
    return _averaged if track.rate > clock.rate else _interpolated


def _read(track: Track, first: int, last: int) -> np.ndarray:
    """The track's samples from first to before last, NaN where it has none."""
    found = np.full(last - first, np.nan)
    low, high = max(first, 0), min(last, track.length)
    if low < high:
        found[low - first : high - first] = track.piece(low, high)
    return found


def _copied(track: Track, clock: Clock, first: int, last: int) -> np.ndarray:
    shift = round(_offset(track, clock))
    return _read(track, first + shift, last + shift)


def _places(track: Track, clock: Clock, first: int, last: int) -> np.ndarray:
    """Where the clock's samples lie on the track, in its own samples."""
    return _offset(track, clock) + np.arange(first, last) * (track.rate / clock.rate)


def _interpolated(track: Track, clock: Clock, first: int, last: int) -> np.ndarray:
    places = _places(track, clock, first, last)
    inside = (places > -1) & (places < track.length)
    found = np.full(len(places), np.nan)
    if inside.any():
        low = max(0, math.floor(places[inside][0]))
        high = min(track.length, math.floor(places[inside][-1]) + 2)
        found[inside] = np.interp(places[inside], np.arange(low, high), track.piece(low, high))
    return found


def _averaged(track: Track, clock: Clock, first: int, last: int) -> np.ndarray:
    """The mean of what the track has within half a period of the clock to either side."""
    half = 0.5 * track.rate / clock.rate
    # A sample stands for the time half a sample to either side of it: sample k covers k - 0.5 to k + 0.5.
    edges = _places(track, clock, first, last + 1) - half + 0.5
    low, high = math.floor(edges[0]), math.ceil(edges[-1]) + 1
    values = _read(track, low, high)
    there = np.isfinite(values)
    corners = np.arange(low, high + 1)
    sums, weights = (
        np.diff(np.interp(edges, corners, np.concatenate([[0.0], np.cumsum(v)])))
        for v in (np.where(there, values, 0.0), there)
    )
    return np.divide(sums, weights, out=np.full(last - first, np.nan), where=weights > 1e-6)


def _notes(tracks: Sequence[Track], ways: Sequence[Callable], clock: Clock) -> Iterable[str]:
    """What was changed, a sentence for each rate and way, and one for each stretch in which a track has nothing."""
    changed: dict[tuple[float, Callable], list[str]] = {}
    gaps: dict[tuple[float, float], list[str]] = {}
    for track, way in zip(tracks, ways, strict=True):
        if way is not _copied:
            changed.setdefault((track.rate, way), []).append(track.channel.label)
        held = 1 / track.rate if way is _interpolated else TOLERANCE / track.rate
        if track.start > clock.start + held or track.end + held < clock.end or not track.length:
            gaps.setdefault((track.start, track.end), []).append(track.channel.label)
        elif track.start + 1 / clock.rate < clock.start or track.end > clock.end + 1 / clock.rate:
            gaps.setdefault((-math.inf, math.inf), []).append(track.channel.label)
    for (rate, way), names in changed.items():
        verb = "averaged" if way is _averaged else "interpolated"
        was, now = ("was", "is") if len(names) == 1 else ("were", "are")
        yield f"{listed(names)} {was} sampled at {rate:g} Hz and {now} {verb} to {clock.rate:g} Hz"
    for (start, end), names in gaps.items():
        yield _gap(listed(names), len(names) > 1, start, end)


def _gap(names: str, many: bool, start: float, end: float) -> str:
    if math.isinf(start):
        return f"{names} {'last' if many else 'lasts'} longer than the EMG and {'are' if many else 'is'} cut to it"
    return f"{names} {'have' if many else 'has'} gaps (NaN): samples from {start:g} to {end:g} s only"


def listed(labels: Sequence[str]) -> str:
    """Labels for people: all of a few, two of many."""
    if len(labels) > 4:
        return f"{labels[0]}, {labels[1]} and {len(labels) - 2} more channels"
    return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} and {labels[-1]}"
