"""Where the chemistry was held against measurements, and when a story leaves it: beyond, it extrapolates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import Quantity, quantity

if TYPE_CHECKING:
    import xarray as xr

CHECKED = {
    "sodium": quantity(140.0, "mmol/L", "Correa2021", "football players to runs without a drink", 130, 153),
    "potassium": quantity(4.2, "mmol/L", "JLNMCHDialysis", "after to before a dialysis, mean and SD", 3.6, 6.3),
    "bicarbonate": quantity(24.5, "mmol/L", "Correa2021", "before a dialysis to after one", 19, 33),
    "ph": quantity(7.4, "1", "Steurer1997", "kidney failure to overbreathing", 7.3, 7.8),
    "pco2": quantity(40.0, "mmHg", "MacefieldBurke1991", "overbreathing to alkalosis", 15, 50),
    "ionized_calcium": quantity(1.2, "mmol/L", "Das2005", "citrate in donors to calcium in dialysis", 0.7, 1.45),
    "ionized_magnesium": quantity(0.55, "mmol/L", "Bolan2001", "citrate in donors to health", 0.3, 0.65),
    "osmolality": quantity(287.0, "mosm/kg", "MillerMack2010", "dialysis to dehydration", 275, 310),
    "phosphate": quantity(1.1, "mmol/L", "TerMeulen2019", "after a dialysis to before one", 0.3, 2.0),
    "lactate": quantity(1.0, "mmol/L", "OxfordLabValues", "rest; of work only the muscle's own was compared", 0.4, 15),
    "core_temperature": quantity(36.8, "degC", "assumed", "exercise in the heat; sweat was compared, not this", 35, 40),
    "pressure": quantity(93.0, "mmHg", "Luck2017", "health and exercise; its fall was not compared", 75, 115),
    "muscle_ph": quantity(7.1, "1", "Broxterman2017", "exhaustion to rest", 6.4, 7.3),
}
"""The range of an entry of the chart in which published measurements were compared with the model."""


class Left(NamedTuple):
    """A time outside."""

    name: str
    first: float
    """s of the story."""
    seconds: float
    """In all."""
    farthest: float
    low: float
    high: float

    def sentence(self) -> str:
        """As the result tells it."""
        words, unit = self.name.replace("_", " "), CHECKED[self.name].unit
        unit = "" if unit == "1" else f" {unit}"
        return (
            f"{words} left the range in which the model was checked ({self.low:g} to {self.high:g}{unit}) after "
            f"{self.first / 60:.0f} min, as far as {self.farthest:.3g}{unit}; what it does there is extrapolated"
        )


def outside(chart: xr.Dataset, name: str) -> np.ndarray:
    """Of every entry of the chart, whether a quantity (of any muscle) was outside of what was checked."""
    values = chart[name].values.reshape(chart.sizes["time"], -1)
    known = CHECKED.get(name)
    return np.zeros(len(values), bool) if known is None else beyond(values, known).max(axis=1) > 0.0


def beyond(values: np.ndarray, known: Quantity) -> np.ndarray:
    """How far values lie outside of a quantity's range; negative within."""
    assert known.low is not None
    assert known.high is not None
    return np.maximum(known.low - values, values - known.high)


def left(chart: xr.Dataset) -> list[Left]:
    """Every quantity that left its checked range, in the order of the table."""
    found = []
    for name, known in CHECKED.items():
        if name not in chart or not (gone := outside(chart, name)).any():
            continue
        time, values = chart["time"].values.astype(float), chart[name].values.reshape(chart.sizes["time"], -1)
        assert known.low is not None
        assert known.high is not None
        farthest = float(values.reshape(-1)[int(np.argmax(beyond(values, known)))])
        lasted = float(np.diff(time, prepend=0.0)[gone].sum())
        found.append(Left(name, float(time[gone.argmax()]), lasted, farthest, known.low, known.high))
    return found
