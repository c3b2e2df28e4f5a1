"""Where the chemistry was held against measurements, and when a story leaves it: beyond, it extrapolates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.blood.laboratory import TESTS
from myospasm.chart import NAMES
from myospasm.ground import Quantity, quantity

if TYPE_CHECKING:
    import xarray as xr

CHECKED = {
    "sodium": quantity(140.0, "mmol/L", "Horswill2009", "low of players after training; high of health", 130.8, 145),
    "potassium": quantity(4.2, "mmol/L", "JLNMCHDialysis", "health; 5.58 and an SD before dialysis", 3.5, 6.24),
    "bicarbonate": quantity(
        24.5, "mmol/L", "TerMeulen2019", "low of Chung1998's pH and PCO2; after dialysis", 20, 30.4
    ),
    "ph": quantity(7.4, "1", "Steurer1997", "health; overbreathing", 7.35, 7.795),
    "pco2": quantity(40.0, "mmHg", "Steurer1997", "they breathed below 19, here 15; high of health", 15, 45),
    "ionized_calcium": quantity(1.2, "mmol/L", "Das2005", "citrate; high of dialysis (Rudnicki1993)", 0.74, 1.38),
    "ionized_magnesium": quantity(0.55, "mmol/L", "Das2005", "citrate; free share of health's total", 0.35, 0.68),
    "osmolality": quantity(287.0, "mosm/kg", "OxfordLabValues", "health, which holds MillerMack2010's rise", 278, 305),
    "phosphate": quantity(1.1, "mmol/L", "TerMeulen2019", "after dialysis; high of health", 0.54, 1.45),
    "glucose": quantity(4.8, "mmol/L", "OxfordLabValues", "fasting; after a meal it was not compared", 3.0, 5.0),
    "lactate": quantity(1.0, "mmol/L", "OxfordLabValues", "rest; of work only the muscle's own was compared", 0.5, 2.2),
    "core_temperature": quantity(36.8, "degC", "assumed", "exercise in the heat; sweat was compared, not this", 35, 40),
    "pressure": quantity(93.0, "mmHg", "Luck2017", "work, rest and 23.7; its fall was not compared", 75, 116.7),
    "plasma_volume": quantity(1.0, "1", "Jarvela2003", "saline, of 3 L; low of a marathon, Maughan1985", 0.857, 1.183),
    "muscle_ph": quantity(7.05, "1", "Broxterman2017", "exhaustion; high of rest (Slade2006)", 6.4, 7.1),
    "phosphocreatine": quantity(33.0, "mmol/L", "Broxterman2017", "exhaustion; high of rest (Kemp2007)", 2.1, 35),
    "interstitial_potassium": quantity(4.19, "mmol/L", "Pedersen2001", "as in plasma; exhaustion", 3.5, 14.9),
}
"""The range of an entry of the chart that published measurements of the evidence span; an edge at which none was made
is that of health."""
OF_FIRST = frozenset({"plasma_volume"})
"""Held against its own first value, as bodies differ in size."""


class Left(NamedTuple):
    """A time outside."""

    name: str
    first: float
    """s of the story; 0 where it began outside."""
    seconds: float
    """In all."""
    farthest: float
    known: Quantity

    def sentence(self) -> str:
        """As the result tells it."""
        low, high = edges(self.known)
        unit = "" if self.known.unit == "1" else f" {self.known.unit}"
        shares = self.name in OF_FIRST
        words, of_first = (self.name.replace("_", " "), " times the first") if shares else (NAMES[self.name][1], "")
        when = f"after {spelled(self.first)}" if self.first else "from the start"
        way = "down" if self.farthest < low else "up"
        return (
            f"{words} left the range in which the model was checked ({low:g} to {high:g}{unit}{of_first}) "
            f"{when}, for {spelled(self.seconds)}, {way} to {self.farthest:.3g}; what it does there is extrapolated"
        )


def spelled(seconds: float) -> str:
    """A time in the words of a clock, as in 1 h 10 min."""
    if seconds < 120:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return " ".join(f"{count} {unit}" for count, unit in ((hours, "h"), (minutes, "min")) if count)


def edges(known: Quantity) -> tuple[float, float]:
    """Both ends of a checked range."""
    assert known.low is not None
    assert known.high is not None
    return known.low, known.high


def beyond(values: np.ndarray, known: Quantity) -> np.ndarray:
    """How far values lie outside of a quantity's range; negative within."""
    low, high = edges(known)
    return np.maximum(low - values, values - high)


def compared(chart: xr.Dataset, name: str, muscle: str = "") -> np.ndarray:
    """Entries as they are held against the range, shaped (times, muscles), with a report's decimals.

    Of one muscle where it is named.
    """
    found = chart[name].sel(muscle=[muscle]) if muscle and "muscle" in chart[name].dims else chart[name]
    values = found.values.reshape(chart.sizes["time"], -1).astype(float)
    if name in OF_FIRST:
        return values / values[:1]
    return np.round(values, TESTS[name].digits) if name in TESTS else values


def outside(chart: xr.Dataset, name: str, muscle: str = "") -> np.ndarray:
    """Of every entry of the chart, whether a quantity (of a muscle, or of any) was outside of what was checked."""
    if name not in CHECKED:
        return np.zeros(chart.sizes["time"], bool)
    return np.asarray((beyond(compared(chart, name, muscle), CHECKED[name]) > 0.0).any(axis=1))


def left(chart: xr.Dataset) -> list[Left]:
    """Every quantity that left its checked range, in the order of the table."""
    found = []
    time = chart["time"].values.astype(float)
    for name, known in CHECKED.items():
        if name not in chart or not (gone := outside(chart, name)).any():
            continue
        values = compared(chart, name)
        farthest = float(values.reshape(-1)[int(np.nanargmax(beyond(values, known)))])
        lasted = float(np.diff(time, prepend=0.0)[gone].sum())
        first = 0.0 if gone[0] else float(time[gone.argmax()])
        found.append(Left(name, first, lasted, farthest, known))
    return found
