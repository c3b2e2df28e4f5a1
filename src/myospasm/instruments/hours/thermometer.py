"""A thermometer: of the body's core, or of a muscle by a needle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from myospasm.instruments.hours.reading import shown, value

if TYPE_CHECKING:
    import xarray as xr


def thermometer(chart: xr.Dataset, at: float, muscle: str | None = None, resolution: float = 0.1) -> float:
    """Temperature of the core, or of a muscle if one is named, at `at` s of the story, in degC as it is shown.

    Equation: rounded to `resolution` degC (0: exact). Source: none needed. Errors: no lag, no error of the place.
    """
    if muscle is None:
        return shown(value(chart, "core_temperature", at), resolution)
    return shown(value(chart, "muscle_temperature", at, muscle), resolution)
