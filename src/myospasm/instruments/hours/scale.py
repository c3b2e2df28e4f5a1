"""A bathroom scale: body mass, and how much of it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from myospasm.instruments.hours.reading import shown, times, value

if TYPE_CHECKING:
    import xarray as xr


class Weighing(NamedTuple):
    """kg now, kg more than at first (negative: lost), and that in % of the first."""

    mass: float
    change: float
    percent: float


def scale(chart: xr.Dataset, at: float, since: float | None = None, resolution: float = 0.1) -> Weighing:
    """Body mass at `at` s of the story against that at `since` (the first entry unless said).

    Equation: both as the scale shows them, in steps of `resolution` kg (0: exact). Shapes: one moment -> kg, kg, %.
    Source: none needed. Errors: without clothes, sweat in them, or food that was eaten.
    """
    first = shown(value(chart, "body_mass", times(chart)[0] if since is None else since), resolution)
    now = shown(value(chart, "body_mass", at), resolution)
    change = round(now - first, 9)
    return Weighing(now, change, 100.0 * change / first)
