"""How every device reads a chart: a value at a moment, a muscle's course, a mean over the device's own time."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import numpy as np

from myospasm.ground import MyospasmError, unknown
from myospasm.records import Event

if TYPE_CHECKING:
    import xarray as xr


def times(chart: xr.Dataset) -> np.ndarray:
    """The seconds of its entries. Errors: MyospasmError if there is none."""
    seconds = np.asarray(chart["time"].values, float)
    if seconds.size == 0:
        raise MyospasmError("this chart has no entry, so nothing can be measured in it; run a story of some minutes.")
    return seconds


def events(chart: xr.Dataset) -> list[Event]:
    """What was done and when."""
    return [Event(*event) for event in json.loads(chart.attrs.get("events", "[]"))]


def muscle_of(chart: xr.Dataset, muscle: str | None) -> str:
    """A muscle of the chart; the first if none is named."""
    known = [str(name) for name in chart["muscle"].values]
    if muscle is not None and muscle not in known:
        raise unknown("muscle in this chart", muscle, known)
    return muscle or known[0]


def course(chart: xr.Dataset, name: str, muscle: str | None = None) -> np.ndarray:
    """All values of a variable, of one muscle (the first unless named) where it is of muscles."""
    times(chart)
    if name not in chart:
        raise unknown("variable in this chart", name, [str(key) for key in chart.data_vars])
    values = chart[name]
    if "muscle" in values.dims:
        values = values.sel(muscle=muscle_of(chart, muscle))
    return np.asarray(values.values, float)


def moment(chart: xr.Dataset, at: float) -> float:
    """The moment itself, if it lies in the story. Errors: MyospasmError if it does not."""
    end = float(times(chart)[-1])
    if not (math.isfinite(at) and 0 <= at <= end):
        raise MyospasmError(f"nothing was kept of {at:g} s; the story goes from 0 to {end:g} s.")
    return float(at)


def value(chart: xr.Dataset, name: str, at: float, muscle: str | None = None) -> float:
    """A variable at a moment (s of the story), on the line between two entries; before the first, the first."""
    return float(np.interp(moment(chart, at), times(chart), course(chart, name, muscle)))


def between(chart: xr.Dataset, start: float, end: float) -> np.ndarray:
    """Which entries lie from start to end. Errors: MyospasmError if none does."""
    start, end = moment(chart, start), moment(chart, end)
    found = (times(chart) >= start) & (times(chart) <= end)
    if not found.any():
        raise MyospasmError(f"no entry of the chart lies from {start:g} to {end:g} s; take a longer stretch.")
    return found


def averaged(seconds: np.ndarray, values: np.ndarray, at: np.ndarray, window: float) -> np.ndarray:
    """Means over the `window` s before each moment, of straight lines between the entries; shorter at the begin."""
    if not (math.isfinite(window) and window > 0):
        raise MyospasmError(f"a device averages over some time; {window:g} s is none.")
    first = np.clip(at - window, seconds[0], None)
    last = np.clip(at, seconds[0], None)
    width = last - first
    mean = (_area(seconds, values, last) - _area(seconds, values, first)) / np.where(width > 0, width, 1.0)
    return np.where(width > 0, mean, np.interp(at, seconds, values))


def _area(seconds: np.ndarray, values: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Area under the lines between entries, from the first entry to each moment."""
    whole = np.concatenate([[0.0], np.cumsum(np.diff(seconds) * (values[1:] + values[:-1]) / 2)])
    index = np.clip(np.searchsorted(seconds, at, side="right") - 1, 0, len(seconds) - 1)
    here = np.interp(at, seconds, values)
    return whole[index] + (at - seconds[index]) * (values[index] + here) / 2


def shown(number: float, resolution: float) -> float:
    """A number as a display shows it; `resolution` 0: unrounded."""
    if not resolution:
        return float(number)
    return float(round(round(number / resolution) * resolution, 9))


def half_up(number: float, digits: int = 0) -> float:
    """Rounded as people round: a half goes up."""
    size = 10.0**digits
    return math.floor(number * size + 0.5 + 1e-9) / size
