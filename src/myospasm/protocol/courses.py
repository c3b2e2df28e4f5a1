"""How the fields of a schedule run over time within one step: levels, ramps, shocks, blows and swings."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from myospasm.protocol.bounds import TICKS_PER_SECOND
from myospasm.protocol.timeline import Course


def level(value: float) -> Course:
    """The same all the time."""
    return lambda t: np.full(t.shape, float(value))


def ramp(start: float, end: float, ticks: int) -> Course:
    """A steady change that stays where it ended."""

    def course(t: np.ndarray) -> np.ndarray:
        share = np.minimum(t / max(ticks, 1), 1.0)
        return start * (1.0 - share) + end * share  # exact at both ends

    return course


def shocks(rate: float, current: float) -> Course:
    """Shocks at a steady rate, each on the tick nearest to its time."""

    def course(t: np.ndarray) -> np.ndarray:
        near = np.rint(t * rate / TICKS_PER_SECOND)
        return np.where(np.rint(near * TICKS_PER_SECOND / rate) == t, current, 0.0)

    return course


def shocks_at(ticks: Sequence[int], currents: Sequence[float]) -> Course:
    """Shocks at given ticks."""

    def course(t: np.ndarray) -> np.ndarray:
        place = np.searchsorted(ticks, t)
        here = np.append(ticks, -1)[place] == t
        return np.where(here, np.append(currents, 0.0)[place], 0.0)

    return course


def blow(distance: float, ticks: int) -> Course:
    """Half a sine, from nothing to nothing."""
    return lambda t: distance * np.sin(math.pi * t / ticks)


def vibration(distance: float, rate: float, ticks: int) -> Course:
    """A sine between 0 and `distance`, in whole cycles."""
    last = math.floor(ticks / TICKS_PER_SECOND * rate + 1e-9)

    def course(t: np.ndarray) -> np.ndarray:
        cycle = np.minimum(t / TICKS_PER_SECOND * rate, last)
        return 0.5 * distance * (1.0 - np.cos(2 * math.pi * cycle))

    return course


def swing(center: float, size: float, rate: float, halves: int) -> Course:
    """A sine around `center` in whole halves, which then stays there."""

    def course(t: np.ndarray) -> np.ndarray:
        half = np.minimum(2 * rate * t / TICKS_PER_SECOND, halves)
        return center + size * np.where(half < halves, np.sin(math.pi * half), 0.0)

    return course
