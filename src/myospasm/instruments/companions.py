"""The real motor units that one simulated unit stands for: they do what it does, but not at the same moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from myospasm.ground import ASSUMED, quantity
from myospasm.instruments.superposition import Spikes

if TYPE_CHECKING:
    from jaxtyping import Float

FARTHEST = quantity(0.05, "s", ASSUMED, "a companion's greatest shift: half an interval at 10 per s, slow firing")
WANDER = quantity(1.0, "s", ASSUMED, "mean time of a companion's wander; at 20 per s it changes intervals by 10 %")
VOLLEY = quantity(0.0015, "s", ASSUMED, "a companion's greatest shift in a reflex: real units of a size differ so much")
NEIGHBORS = 6
"""Units of nearest size, by which a volley is told from firing at leisure."""


def accompany(spikes: Spikes, most: Float[np.ndarray, " spikes"], count: int, seed: int) -> Spikes:
    """Let each unit fire as `count` real ones, whose spikes lie at most `most` s from its own.

    Equation: companion 0 fires as the simulated unit does, companion k at t + a w. w is half the mean of the
    interspike intervals before and after, at most 50 ms. a(t) is a triangle wave from -1 to 1 of random phase
    and speed: every shift is equally likely, and intervals stay as regular as they were. Where units of nearest size
    fire together (a reflex volley), w is at most thrice the time to their spikes, which binds little when they
    fire at leisure. What a stimulus drives (`most` 0) comes in all companions at once.
    Shapes: spikes in order of time, unit numbers in order of size -> spikes, in no order; companion k of unit u has
    the number u count + k, as `Anatomy.place` counts.
    Errors: short-term synchrony of real units at leisure is lost.
    """
    if count == 1:
        return spikes
    driven = most <= 0
    free = np.flatnonzero(~driven)
    free = free[np.argsort(spikes.unit[free], kind="stable")]
    time, unit = spikes.time[free], spikes.unit[free]
    reach = np.minimum(np.minimum(_room(time, unit), 3 * _apart(time, unit)), most[free])
    shift = np.stack([np.zeros(len(free)), *(reach * a for a in _wander(time, unit, count - 1, seed))])
    which = np.concatenate([np.flatnonzero(driven), free])
    moved = np.concatenate([np.zeros((count, len(which) - len(free))), shift], axis=1)
    number = spikes.unit[which] * count + np.arange(count)[:, None]
    return Spikes((spikes.time[which] + moved).ravel(), number.ravel(), np.tile(spikes.size[which], count))


def together(spikes: Spikes, count: int) -> Spikes:
    """The same spikes of companions that lie in one place, told as their unit's, each with its share of the fibers."""
    return Spikes(spikes.time, spikes.unit // count, spikes.size / count)


def _wander(time: np.ndarray, unit: np.ndarray, count: int, seed: int) -> Float[np.ndarray, "companions spikes"]:
    """The triangle waves at every spike; a companion's own is the same however a trace is cut."""
    units = int(unit.max(initial=-1)) + 1
    phase, speed = (np.random.default_rng([seed, which]).random((units, count)).T for which in (0, 1))
    turn = phase[:, unit] + (0.5 + speed[:, unit]) / WANDER.value * time
    return 4 * np.abs(turn % 1 - 0.5) - 1


def _room(time: np.ndarray, unit: np.ndarray) -> np.ndarray:
    """Half the mean of the intervals before and after each spike of its unit, at most FARTHEST."""
    gap = np.where(np.diff(unit, prepend=-1, append=-1) == 0, np.diff(time, prepend=0, append=0), np.inf)
    before, after = gap[:-1], gap[1:]
    mean = np.where(np.isinf(np.maximum(before, after)), np.minimum(before, after), (before + after) / 2)
    return np.minimum(mean / 2, FARTHEST.value)


def _apart(time: np.ndarray, unit: np.ndarray) -> np.ndarray:
    """Time from each spike to the nearest of a neighboring unit's: the third shortest of six."""
    if not len(time):
        return time
    span = 2 * np.abs(time).max() + 1  # a silent neighbor's nearest spike then is another unit's, far away
    key = time + unit * span
    lowest = np.clip(unit - NEIGHBORS // 2, 0, max(unit.max() - NEIGHBORS, 0))
    gaps = np.empty((NEIGHBORS + 1, len(time)))  # one of them is the spike's own unit: 0
    for step, gap in enumerate(gaps):
        at = key + (lowest + step - unit) * span
        right = np.searchsorted(key, at)
        gap[:] = np.minimum(*(np.abs(key[np.clip(right - i, 0, len(key) - 1)] - at) for i in (0, 1)))
    return np.partition(gaps, NEIGHBORS // 2, axis=0)[NEIGHBORS // 2]
