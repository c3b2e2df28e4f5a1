"""Phosphorus magnetic resonance: a muscle's quick energy and acid, every few seconds, from outside."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import MyospasmError, param, stream
from myospasm.instruments.hours.reading import course, times

if TYPE_CHECKING:
    import xarray as xr

FEWEST = 5
"""Spectra that a recovery is fitted to at least."""


class Spectra(NamedTuple):
    """s of the story; mmol/L of phosphocreatine, inorganic phosphate and ATP; pH in the fibers. All (spectra,)."""

    time: np.ndarray
    phosphocreatine: np.ndarray
    inorganic_phosphate: np.ndarray
    atp: np.ndarray
    ph: np.ndarray


class Recovery(NamedTuple):
    """How phosphocreatine comes back: time constant (s), mmol/L at the begin and at last, and R2 of the fit."""

    time_constant: float
    begin: float
    rest: float
    likeness: float

    @property
    def greatest_rate(self) -> float:
        """Phosphocreatine that could be made at most, mmol/L/s: the level at rest over the time constant."""
        return self.rest / self.time_constant


@dataclasses.dataclass(frozen=True)
class PhosphorusSpectrometer:
    """A coil on a muscle (the first of the chart unless named) that lies in a magnet.

    Equation: the muscle's levels on the lines between entries, every `repetition` s; with a seed plus normal noise.
    Shapes: -> (spectra,). Source: Kemp2007 (what it measures), Edwards2012 (repeatability at rest 8 %, of which most is
    placing). Errors: all fibers of the muscle as one; no saturation, no splitting of the phosphate peak.
    """

    muscle: str | None = None
    repetition: float = param(4.0, "s", "assumed", "between two spectra; usual are 2 to 10 s", 2, 10)
    noise: float = param(0.6, "mmol/L", "assumed", "SD of a peak: 2 % of resting phosphocreatine, a usual coil")
    ph_noise: float = param(0.01, "1", "assumed", "SD; of the phosphate peak's place")
    seed: int | None = None

    def record(self, chart: xr.Dataset, start: float | None = None, end: float | None = None) -> Spectra:
        """Spectra from `start` to `end` (s of the story; all of it unless said)."""
        seconds = times(chart)
        first, last = (seconds[0] if start is None else start), (seconds[-1] if end is None else end)
        if not 0 <= first < last <= seconds[-1]:
            raise MyospasmError(
                f"spectra cannot be taken from {first:g} to {last:g} s; the story goes from 0 to {seconds[-1]:g} s."
            )
        when = np.arange(first, last + 1e-9, self.repetition)
        names = ("phosphocreatine", "inorganic_phosphate", "atp", "muscle_ph")
        rows = [np.interp(when, seconds, course(chart, name, self.muscle)) for name in names]
        if self.seed is not None:
            draws = np.random.default_rng(stream(self.seed, "spectrometer")).standard_normal((4, len(when)))
            sizes = [self.noise] * 3 + [self.ph_noise]
            rows = [row + size * draw for row, size, draw in zip(rows, sizes, draws, strict=True)]
        return Spectra(when, *rows)


def recovery(spectra: Spectra, start: float, end: float | None = None) -> Recovery:
    """How fast phosphocreatine comes back after work that ended at `start` (s of the story), until `end`.

    Equation: PCr = rest - (rest - begin) exp(-(t - start)/tau), least squares: for every tau a straight line, the best
    tau by golden section. Source: Isbell2006 (34.7 s in health, 91 s with narrowed leg arteries).
    Errors: MyospasmError with fewer than five spectra, or if it does not rise. Acid slows the return; one tau does not
    tell it.
    """
    inside = (spectra.time >= start) & (spectra.time <= (math.inf if end is None else end))
    time, level = spectra.time[inside] - start, spectra.phosphocreatine[inside]
    if time.size < FEWEST:
        raise MyospasmError(f"a recovery needs {FEWEST} spectra; there are {time.size} after {start:g} s.")
    half = time.size // 2
    if not level[half:].mean() > level[: time.size - half].mean():
        raise MyospasmError(
            f"phosphocreatine does not rise after {start:g} s, so there is no recovery; choose the end of hard work."
        )
    tau = _best(time, level)
    fitted, (rest, drop) = _line(time, level, tau)
    left, spread = float(((level - fitted) ** 2).sum()), float(((level - level.mean()) ** 2).sum())
    return Recovery(tau, float(rest + drop), float(rest), 1.0 - left / spread)


def _line(time: np.ndarray, level: np.ndarray, tau: float) -> tuple[np.ndarray, np.ndarray]:
    table = np.stack([np.ones_like(time), np.exp(-time / tau)], axis=1)
    found = np.linalg.lstsq(table, level, rcond=None)[0]
    return table @ found, found


def _best(time: np.ndarray, level: np.ndarray) -> float:
    """The time constant with the least squares left."""
    from scipy.optimize import minimize_scalar

    def left(log_tau: float) -> float:
        return float(((level - _line(time, level, math.exp(log_tau))[0]) ** 2).sum())

    span = float(time[-1] - time[0])
    grid = np.log(np.geomspace(span / 200, span * 5, 60))
    best = int(np.argmin([left(x) for x in grid]))
    bounds = grid[max(best - 1, 0)], grid[min(best + 1, len(grid) - 1)]
    return math.exp(minimize_scalar(left, bounds=bounds, method="bounded", options={"xatol": 1e-6}).x)
