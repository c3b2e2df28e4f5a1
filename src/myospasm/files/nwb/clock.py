"""When the samples of an NWB series were taken: at an even rate, or each at a time of its own."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from myospasm.files import hdf5
from myospasm.ground import MyospasmError

REGULAR = 0.25
"""Share of a sample by which regular times may be off."""
GAP = 2.5
"""Samples that lie further apart than this many periods have nothing between them."""
SPARSEST = 100
"""Times that would give this many times more even samples than there are have no rate at all."""


class Clock(NamedTuple):
    """When a series' samples were taken: rate and start of even ones; the times themselves of others."""

    rate: float
    start: float
    times: np.ndarray | None = None

    @property
    def length(self) -> int:
        """How many even samples the uneven times span."""
        return 0 if self.times is None else 1 + math.floor((self.times[-1] - self.times[0]) * self.rate + REGULAR)


def of(group: Any, length: int) -> Clock:
    """The clock of a series with that many samples. Errors: MyospasmError if it has none, or one that cannot be."""
    place = f"{group.name} in {str(group.file.filename)!r}"
    start = hdf5.child(group, "starting_time")
    if start is not None:
        rate, first = hdf5.number(start, "rate", math.nan), hdf5.array(group, "starting_time")
        begin = float(first.ravel()[0]) if first is not None and first.size else math.nan
        if not (rate > 0 and math.isfinite(rate) and math.isfinite(begin)):
            raise MyospasmError(f"{place} has a rate of {rate:g} Hz and starts at {begin:g} s; a rate is above zero.")
        return Clock(rate, begin)
    holder = hdf5.child(group, "timestamps")
    times = hdf5.array(holder if hasattr(holder, "keys") else group, "timestamps")
    if times is None:
        raise MyospasmError(f"{place} has neither a rate nor timestamps.")
    return _even(times.astype(float).ravel(), length, place)


def _even(times: np.ndarray, length: int, place: str) -> Clock:
    """The clock of timestamps: even ones give a rate, others are kept with their usual rate."""
    steps = np.diff(times)
    if len(times) != length or length < 2 or not (steps > 0).all():
        raise MyospasmError(f"{place} has {len(times)} timestamps for {length} samples; as many, rising, are expected.")
    rate = (length - 1) / (times[-1] - times[0])
    if np.max(np.abs((times - times[0]) * rate - np.arange(length))) < REGULAR:
        near = round(rate)  # timestamps are rounded, and devices have whole rates
        return Clock(float(near) if near and abs(rate / near - 1) * length < REGULAR else rate, float(times[0]))
    usual = float(1 / np.median(steps))
    if (times[-1] - times[0]) * usual > SPARSEST * length:
        raise MyospasmError(f"{place} has its {length} timestamps far apart; they are no series of samples.")
    return Clock(usual, float(times[0]), times)


def evened(piece: Callable[[int, int], np.ndarray], clock: Clock) -> Callable[[int, int], np.ndarray]:
    """Samples of uneven times at even ones, NaN where there was nothing near."""
    times = clock.times
    assert times is not None

    def even(first: int, last: int) -> np.ndarray:
        if last <= first:
            return np.empty(0)
        wanted = clock.start + np.arange(first, last) / clock.rate
        low = max(0, int(np.searchsorted(times, wanted[0], "right")) - 1)
        high = min(len(times), int(np.searchsorted(times, wanted[-1])) + 1)
        near, values = times[low:high], piece(low, high)
        found = np.interp(wanted, near, values)
        after = np.clip(np.searchsorted(near, wanted), 1, max(1, len(near) - 1)).clip(max=len(near) - 1)
        apart = near[after] - near[after - 1]
        nearest = np.minimum(np.abs(wanted - near[after - 1]), np.abs(near[after] - wanted))
        found[(apart * clock.rate > GAP) & (nearest * clock.rate > 0.5)] = np.nan
        return found

    return even


def note(clock: Clock) -> str:
    """What is done to samples of uneven times."""
    return (
        f"was sampled at uneven times and is interpolated to {clock.rate:g} Hz, with NaN in gaps beyond "
        f"{GAP / clock.rate:.3g} s"
    )
