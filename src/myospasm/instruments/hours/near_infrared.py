"""Near-infrared spectroscopy: how much oxygen the blood in a muscle still carries, seen through the skin."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import MyospasmError, param, stream
from myospasm.instruments.hours.reading import averaged, course, times

if TYPE_CHECKING:
    import xarray as xr


class Oxygenation(NamedTuple):
    """What the device shows: s of the story, and saturation in %."""

    time: np.ndarray
    saturation: np.ndarray


@dataclasses.dataclass(frozen=True)
class NearInfrared:
    """A lamp and two eyes on the skin over a muscle (the first of the chart unless named).

    Equation: mean of the muscle's oxygen saturation over the `smoothing` s before; with a seed times 1 + SD z, one z
    for every placing of the optode. Shapes: -> (entries,) in %.
    Source: McManus2018 (from day to day). Errors: sees skin and fat too, and myoglobin as blood; no true zero.
    """

    muscle: str | None = None
    smoothing: float = param(10.0, "s", "assumed", "over which a reading is averaged; devices let one choose 1 to 60 s")
    placing: float = param(0.0215, "1", "McManus2018", "coefficient of variation of a PortaMon at rest", 0.018, 0.025)
    seed: int | None = None

    def record(self, chart: xr.Dataset) -> Oxygenation:
        """Readings at every entry of the chart."""
        seconds = times(chart)
        found = 100.0 * averaged(seconds, course(chart, "muscle_oxygen", self.muscle), seconds, self.smoothing)
        if self.seed is not None:
            draw = np.random.default_rng(stream(self.seed, "optode")).standard_normal()
            found = np.clip(found * (1.0 + self.placing * draw), 0.0, 100.0)
        return Oxygenation(seconds, found)


def time_to_minimum(seen: Oxygenation, start: float, end: float) -> tuple[float, float]:
    """How long (s from `start`) until the least saturation before `end`, and that saturation in %.

    Source: Gardner2008 (on a treadmill). Errors: MyospasmError if there is no reading in between.
    """
    inside = np.flatnonzero((seen.time >= start) & (seen.time <= end))
    if not inside.size:
        raise MyospasmError(f"the optode has no reading from {start:g} to {end:g} s.")
    least = inside[np.argmin(seen.saturation[inside])]
    return float(seen.time[least] - start), float(seen.saturation[least])


def half_recovery(seen: Oxygenation, start: float, end: float, rest: float | None = None) -> float | None:
    """How long (s) after `start` half of the lost saturation has come back; None if it has not by `end`.

    Equation: first crossing of (least + rest)/2, on the line between readings; `rest` in %, the first reading unless
    said; least the reading at `start`. Errors: MyospasmError if no oxygen was lost, or there is no reading.
    """
    inside = np.flatnonzero((seen.time >= start) & (seen.time <= end))
    if not inside.size:
        raise MyospasmError(f"the optode has no reading from {start:g} to {end:g} s.")
    rest = float(seen.saturation[0]) if rest is None else rest
    low = float(np.interp(start, seen.time, seen.saturation))
    if not low < rest:
        raise MyospasmError(
            f"at {start:g} s the muscle held {low:.0f} % oxygen, no less than the {rest:.0f} % of rest, so nothing can "
            "recover; choose the moment at which the work ended."
        )
    half = (low + rest) / 2
    time = np.concatenate([[start], seen.time[inside]])
    level = np.concatenate([[low], seen.saturation[inside]])
    above = np.flatnonzero(level >= half)
    if not above.size:
        return None
    i = int(above[0])
    return float(np.interp(half, level[i - 1 : i + 1], time[i - 1 : i + 1]) - start)
