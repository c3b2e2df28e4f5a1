"""The pain scale: what a person answers who is asked for a whole number from 0, none, to 10, the worst."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from myospasm.ground import MyospasmError
from myospasm.instruments.hours.reading import half_up, times, value

if TYPE_CHECKING:
    import xarray as xr


def pain_scale(chart: xr.Dataset, at: float, muscle: str | None = None) -> int:
    """Pain at `at` s of the story, of the muscle that hurts most or of one that is named, 0 to 10.

    Equation: the nearest whole number. Source: the usual numeric rating scale. Errors: people differ in what they call
    a 5; nobody here forgets, fears or is brave.
    """
    name = "pain" if muscle is None else "muscle_pain"
    return int(np.clip(half_up(value(chart, name, at, muscle)), 0, 10))


def pain_course(chart: xr.Dataset, every: float = 60.0, muscle: str | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Asked again every so many seconds: when (s), and the answers."""
    if not every > 0:
        raise MyospasmError(f"pain is asked for every some seconds, not every {every:g} s.")
    asked = np.arange(times(chart)[0], times(chart)[-1] + 1e-9, every)
    return asked, np.array([pain_scale(chart, at, muscle) for at in asked])
