"""The chart of a story of hours: everything that a laboratory could have measured, every ten seconds, with units."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from myospasm import __version__

if TYPE_CHECKING:
    import xarray as xr

    from myospasm.records import Event

OF_BLOOD = {
    "sodium": ("mmol/L", "sodium in plasma"),
    "potassium": ("mmol/L", "potassium in plasma"),
    "chloride": ("mmol/L", "chloride in plasma"),
    "bicarbonate": ("mmol/L", "bicarbonate in plasma"),
    "ph": ("1", "pH of arterial blood"),
    "pco2": ("mmHg", "carbon dioxide in arterial blood"),
    "calcium": ("mmol/L", "calcium in plasma, free and bound"),
    "ionized_calcium": ("mmol/L", "free calcium in plasma"),
    "magnesium": ("mmol/L", "magnesium in plasma, free and bound"),
    "ionized_magnesium": ("mmol/L", "free magnesium in plasma"),
    "phosphate": ("mmol/L", "inorganic phosphate in plasma"),
    "urea": ("mmol/L", "urea in plasma"),
    "glucose": ("mmol/L", "glucose in plasma"),
    "lactate": ("mmol/L", "lactate in plasma"),
    "creatinine": ("mmol/L", "creatinine in plasma"),
    "citrate": ("mmol/L", "citrate in plasma"),
    "albumin": ("g/L", "albumin in plasma"),
    "hemoglobin": ("g/L", "hemoglobin in blood"),
    "osmolality": ("mosm/kg", "osmolality of plasma"),
    "adh": ("1", "antidiuretic hormone over that at rest"),
    "aldosterone": ("1", "aldosterone over that at rest"),
    "pth": ("1", "parathyroid hormone over that at rest"),
    "creatine_kinase": ("U/L", "creatine kinase in plasma"),
}
OF_BODY = {
    "body_mass": ("kg", "body mass"),
    "plasma_volume": ("L", "plasma"),
    "interstitial_water": ("L", "water between the cells"),
    "cell_water": ("L", "water in the cells"),
    "in_gut": ("L", "drink still in stomach and bowel"),
    "drunk": ("L", "drunk since the story began"),
    "sweat": ("L", "sweat since the story began"),
    "urine": ("L", "urine since the story began"),
    "removed": ("L", "water taken by dialysis since the story began"),
    "core_temperature": ("degC", "temperature of the body's core"),
    "pressure": ("mmHg", "mean arterial pressure"),
    "ankle_pressure": ("mmHg", "mean arterial pressure at the ankle"),
    "thirst": ("1", "thirst, 0 to 1"),
    "pain": ("1", "pain of the muscle that hurts most, 0 to 10"),
    "distance": ("m", "way on foot since the story began"),
    "gate_shift": ("mV", "shift of the nerve's gates by calcium, magnesium and acid; negative: more excitable"),
    "ending_threshold": ("mV", "depolarization that sets off a nerve ending; 0: it fires by itself"),
}
OF_MUSCLE = {
    "phosphocreatine": ("mmol/L", "phosphocreatine in the fibers"),
    "atp": ("mmol/L", "ATP in the fibers"),
    "inorganic_phosphate": ("mmol/L", "inorganic phosphate in the fibers"),
    "muscle_ph": ("1", "pH in the fibers"),
    "muscle_lactate": ("mmol/L", "lactate in the fibers"),
    "glycogen": ("mmol/L", "glycogen in the fibers"),
    "muscle_oxygen": ("1", "oxygen saturation of the muscle"),
    "muscle_flow": ("1/s", "blood flow, volumes of muscle a second"),
    "interstitial_potassium": ("mmol/L", "potassium between the fibers"),
    "muscle_temperature": ("degC", "temperature of the muscle"),
    "damage": ("1", "share of sarcomeres torn by lengthening work"),
    "strength": ("1", "maximal force over that at rest"),
    "muscle_pain": ("1", "pain of the muscle, 0 to 10"),
    "facilitation": ("1", "slow facilitation of the cord"),
}
NAMES = OF_BLOOD | OF_BODY | OF_MUSCLE
"""Unit and long name of every variable of a chart."""


def assemble(
    seconds: np.ndarray, entries: dict[str, np.ndarray], muscles: Sequence[str], events: Sequence[Event]
) -> xr.Dataset:
    """Entries (times, or times by muscles) as a Dataset with units, and what was done when."""
    import xarray as xr

    variables: dict[str, Any] = {}
    for name, (unit, words) in NAMES.items():
        dims = ("time", "muscle") if name in OF_MUSCLE else ("time",)
        variables[name] = (dims, np.asarray(entries[name], float), {"units": unit, "long_name": words})
    chart = xr.Dataset(variables, coords={"time": np.asarray(seconds, float), "muscle": list(muscles)})
    chart["time"].attrs["units"] = "s"
    chart.attrs.update(version=__version__, events=json.dumps([list(event) for event in events]))
    return chart
