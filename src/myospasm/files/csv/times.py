"""The clock of a table with a column of times: regular, or brought onto regular times where it is not."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from myospasm.files.csv.rows import Rows
from myospasm.ground import MyospasmError

STEP = 1 << 18
"""Rows looked at together."""
JITTER = 0.5
"""A row that comes less than this share of a sample early or late is on time."""
LONGEST = 100
"""A recording with gaps may be so many times longer than its rows."""


class Clock(NamedTuple):
    """The rate and start of a table, how many samples it has, how to read a column of it, and what was changed."""

    rate: float
    start: float
    length: int
    piece: Callable[[int, int, int], np.ndarray]
    note: str = ""


class Times:
    """The column of times of a table, in s."""

    def __init__(self, rows: Rows, column: int, unit: float) -> None:
        self.rows, self.column, self.unit = rows, column, unit

    def __getitem__(self, stretch: slice) -> np.ndarray:
        return self.rows.piece(self.column, stretch.start, stretch.stop) * self.unit

    def steps(self) -> Iterator[tuple[int, np.ndarray]]:
        """The times in stretches that overlap by one row, with the number of the first."""
        for first in range(0, max(1, self.rows.length - 1), STEP):
            yield first, self[first : min(first + STEP + 1, self.rows.length)]

    def before(self, time: float) -> int:
        """The number of the first row at a time or after it."""
        low, high = 0, self.rows.length
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self[middle : middle + 1][0] < time else (low, middle)
        return low


def clock(times: Times, path: str, told: float | None) -> Clock:
    """The clock of a table; `told` is the rate where it is told elsewhere.

    Errors: MyospasmError if a time is missing or does not come after the one before, or nearly all time is a gap.
    """
    count = times.rows.length
    _check(times, path, strictly=told is None)
    start, end = float(times[0:1][0]), float(times[count - 1 : count][0])
    if told is None and (count < 2 or not end > start):
        raise MyospasmError(f"{path} has a single row of numbers; that is no recording.")
    rate = told or _round((count - 1) / (end - start), end - start)
    if _late(times, start, rate) < (JITTER if told is None else max(JITTER, _rounding(times) * rate)):
        return Clock(rate, start, count, times.rows.piece)
    rate = told or _usual(times)
    length = round((end - start) * rate) + 1
    if length > LONGEST * count:
        raise MyospasmError(
            f"the times of {path} jump: {count} rows lie from {start:g} to {end:g} s, where {length} would be "
            "expected; cut the table where they jump."
        )
    return _resampled(times, rate, start, length)


def _check(times: Times, path: str, strictly: bool) -> None:
    for first, found in times.steps():
        if not np.isfinite(found).all():
            row = first + int(np.flatnonzero(~np.isfinite(found))[0]) + 2
            raise MyospasmError(f"{path} has no time in line {row}; every row needs one.")
        steps = np.diff(found)
        back = np.flatnonzero(steps <= 0 if strictly else steps < 0)
        if len(back):
            row, (a, b) = first + int(back[0]) + 3, found[back[0] : back[0] + 2]
            hint = "; if its times are rounded, tell the rate in a sidecar" if a == b else ""
            raise MyospasmError(f"the times of {path} do not go forward in line {row}: {b:g} s after {a:g} s{hint}.")


def _round(rate: float, duration: float) -> float:
    """The whole rate that a rate surely means: one that is off by less than a hundredth of a sample at the end."""
    whole = float(round(rate))
    return whole if whole and abs(rate / whole - 1) * duration * whole < 0.01 * JITTER else rate


def _late(times: Times, start: float, rate: float) -> float:
    """How many samples the row that is farthest from its time is off."""
    return max(
        float(np.abs((found - start) * rate - np.arange(first, first + len(found))).max())
        for first, found in times.steps()
    )


def _rounding(times: Times) -> float:
    """The smallest step, in s, of times so rounded that some are equal; 0 where none are."""
    _, found = next(times.steps())
    steps = np.diff(found)
    return float(steps[steps > 0].min()) if (steps == 0).any() and (steps > 0).any() else 0.0


def _usual(times: Times) -> float:
    """The rate of the median interval; of a very long table, of its first rows."""
    _, found = next(times.steps())
    middle = float(np.median(np.diff(found)))
    near = np.diff(found)[np.abs(np.diff(found) / middle - 1) < 0.5]
    # The mean of the intervals near the median is finer than the median where times are rounded.
    rate = 1 / (float(near.mean()) if np.ptp(near) < 0.1 * middle else middle)
    return _round(rate, float(near.sum()))


def _resampled(times: Times, rate: float, start: float, length: int) -> Clock:
    """Regular times, between whose rows is interpolated, and where rows are missing is NaN."""

    def piece(column: int, first: int, last: int) -> np.ndarray:
        wanted = start + np.arange(first, last) / rate
        low = max(0, times.before(wanted[0]) - 1) if len(wanted) else 0
        high = min(times.rows.length, times.before(wanted[-1]) + 1) if len(wanted) else 0
        return _between(times[low:high], times.rows.piece(column, low, high), wanted, 1 / rate)

    gaps, missing = _gaps(times, rate)
    told = f"{gaps} gap{'s' * (gaps != 1)} of {missing:.3g} s together, where samples are NaN" if gaps else ""
    jitter = "the times are irregular and were brought to" if not gaps or _uneven(times, rate) else ""
    note = " and has ".join(filter(None, [f"{jitter} {rate:.6g} samples per second" if jitter else "", told]))
    return Clock(rate, start, length, piece, note if jitter else f"the table has {told}")


def _between(have: np.ndarray, values: np.ndarray, wanted: np.ndarray, step: float) -> np.ndarray:
    """Values at the wanted times: interpolated, but in a gap only the rows at its edges."""
    if not len(wanted):
        return np.empty(0)
    after = np.clip(np.searchsorted(have, wanted), 1, len(have) - 1) if len(have) > 1 else np.zeros(len(wanted), int)
    before = np.maximum(after - 1, 0)
    width = have[after] - have[before]
    share = np.divide(wanted - have[before], width, out=np.zeros(len(wanted)), where=width > 0)
    nearest = np.where(share < 0.5, before, after)
    on_time = np.abs(wanted - have[nearest]) < 0.01 * step
    near = np.where(np.abs(wanted - have[nearest]) <= JITTER * step, values[nearest], np.nan)
    mixed = values[before] + np.clip(share, 0, 1) * (values[after] - values[before])
    return np.where(on_time, values[nearest], np.where(width < 1.5 * step, mixed, near))


def _gaps(times: Times, rate: float) -> tuple[int, float]:
    """How many gaps there are, and how long they are together."""
    found = [np.diff(t)[np.diff(t) * rate >= 1.5] for _, t in times.steps()]
    long = np.concatenate(found)
    return len(long), float(long.sum() - len(long) / rate) if len(long) else 0.0


def _uneven(times: Times, rate: float) -> bool:
    """Whether rows are early or late even apart from gaps."""
    steps = (np.diff(t) * rate for _, t in times.steps())
    return any(bool((np.abs(s - np.round(s)) > 0.1).any()) for s in steps) or math.isnan(rate)
