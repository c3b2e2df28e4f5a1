"""Microdialysis: a thin tube through a muscle that fetches what is between its fibers."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from myospasm.ground import param
from myospasm.instruments.hours.reading import averaged, course, times

if TYPE_CHECKING:
    import xarray as xr


@dataclasses.dataclass(frozen=True)
class Microdialysis:
    """Potassium between the fibers of a muscle (the first of the chart unless named), gathered for minutes.

    Equation: mean over the `collection` s that a vial is filled. Shapes: -> end of each vial (s), mmol/L.
    Source: Juel2000 (the method; 4.19 mmol/L at rest). Errors: probes differ (SE 0.1 to 1.2 mmol/L) and need a tracer
    to tell what was lost; the tube's dead volume is left out; the quick rise within a contraction is not seen.
    """

    muscle: str | None = None
    collection: float = param(120.0, "s", "assumed", "per vial; minutes, as small volumes need", 60, 600)

    def record(self, chart: xr.Dataset) -> tuple[np.ndarray, np.ndarray]:
        """When each vial was full, and its potassium; a story shorter than a vial gives one that is not full."""
        seconds = times(chart)
        full = np.arange(seconds[0] + self.collection, seconds[-1] + 1e-9, self.collection)
        full = full if full.size else seconds[-1:]
        levels = averaged(seconds, course(chart, "interstitial_potassium", self.muscle), full, self.collection)
        return full, levels
