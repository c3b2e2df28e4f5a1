"""Which channels of EMG watch one muscle, and which of them must be left out because they show nothing of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.signs.gaps import bridge

if TYPE_CHECKING:
    from myospasm.records import Channel, Recording

ALONE = 24
"""Up to so many channels without muscle, place or group are taken one by one; more can only be an array; assumed."""
PEEKS, PEEK = 16, 0.25
"""How many pieces of how many seconds tell a channel that is far from its neighbors."""
COMPARED = 4
"""Fewer channels than this cannot tell which of them is odd."""
FAR = 10.0
"""A channel so many times louder or quieter than its array, and 5 robust SDs away, is left out; assumed."""


class Site(NamedTuple):
    """The channels (their numbers) that watch one muscle, or one place whose muscle is not told."""

    name: str
    rows: list[int]


def sites(recording: Recording) -> list[Site]:
    """The places that were watched: each muscle; else each grid; else each channel by itself."""
    rows = recording.rows("emg")
    bare = [i for i in rows if not _home(recording.channels[i])]
    single = 1 < len(bare) <= ALONE
    found: dict[str, list[int]] = {}
    for i in rows:
        channel = recording.channels[i]
        name = channel.muscle or channel.group or (channel.label if single and i in bare else "")
        found.setdefault(name, []).append(i)
    return [Site(name, members) for name, members in found.items()]


def _home(channel: Channel) -> str:
    """What tells that a channel belongs with others."""
    return channel.muscle or channel.group or ("grid" if channel.position is not None else "")


def left_out(recording: Recording) -> dict[int, str]:
    """The EMG channels that show nothing of their muscle, by number, with the reason in words.

    Equation: left out if nothing was recorded, or nothing ever changed, or the SD of quarter seconds is (median over
    16 of them) more than 10 times larger or smaller than the median channel's of the same muscle or grid, and 5
    robust SDs (RousseeuwCroux1993) away from it.
    Source: Merletti2020 (why electrodes fail); the limits are assumed. Errors: a channel that fails only now
    and then stays in; so does the odd one of fewer than four.
    """
    found: dict[int, str] = {}
    for site in sites(recording):
        peeks = dict(zip(site.rows, _peek(recording, site.rows), strict=True))
        for i, levels in peeks.items():
            if not np.nan_to_num(levels).any() and (why := _silent(np.asarray(recording.samples[i]))):
                found[i] = why
        units = {recording.channels[i].unit for i in site.rows}
        for unit in units if any(_home(recording.channels[i]) for i in site.rows) else ():
            alike = [i for i in site.rows if i not in found and recording.channels[i].unit == unit]
            found |= _odd(alike, np.array([peeks[i] for i in alike]))
    return found


def _peek(recording: Recording, rows: Sequence[int]) -> np.ndarray:
    """The SD of pieces spread over channels, NaN where most of a piece is missing. Shape (channels, pieces).

    Each piece is read of all channels before the next, because files keep the channels of a moment together.
    """
    count, size = recording.samples.shape[1], max(8, round(PEEK * recording.rate))
    starts = np.linspace(0, max(0, count - size), PEEKS).astype(int)
    return np.array([[_level(recording.samples[i, a : a + size]) for i in rows] for a in starts]).T


def _level(piece: np.ndarray) -> float:
    known = np.asarray(piece, float)[np.isfinite(piece)]
    return float(known.std()) if known.size > len(piece) // 2 else float("nan")


def _silent(signal: np.ndarray) -> str:
    filled, lost = bridge(signal)
    if lost is not None and lost.all():
        return "dead: no sample was recorded"
    return "" if np.ptp(filled) > 0 else "dead: flat throughout"


def _odd(rows: Sequence[int], levels: np.ndarray) -> dict[int, str]:
    """Which channels are far from the others. Shapes: levels (channels, pieces)."""
    if len(rows) < COMPARED:
        return {}
    # All pieces of silence would divide nothing by nothing: only those in which most channels hear something count.
    levels = levels[:, np.isfinite(levels).all(axis=0) & (np.median(np.nan_to_num(levels), axis=0) > 0)]
    if not levels.size:
        return {}
    ratio = np.median(np.log10(np.maximum(levels, 1e-30) / np.median(levels, axis=0)), axis=1)
    spread = 1.4826 * float(np.median(np.abs(ratio)))
    limit = max(np.log10(FAR), 5 * spread)
    quiet, loud = "dead: far quieter than its neighbors", "detached: far louder than its neighbors"
    return {i: loud if r > 0 else quiet for i, r in zip(rows, ratio, strict=True) if abs(r) > limit}
