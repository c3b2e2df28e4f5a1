"""What a laboratory measures, in which unit the house keeps it, and how its mass becomes an amount."""

from __future__ import annotations

import functools
from typing import NamedTuple

from myospasm.ground import Quantity, quantity


def _molar(mass: float, note: str) -> Quantity:
    return quantity(mass, "g/mol", "Prohaska2022", f"{note}, from the abridged atomic weights")


class Analyte(NamedTuple):
    """One thing that is measured: where it goes, the house's unit, and what a living person can have of it.

    The limits are wide and only catch mistyped numbers; no result of the model depends on them.
    """

    field: str
    unit: str
    possible: tuple[float, float]
    names: tuple[str, ...] = ()
    """What people call it in a table."""
    molar_mass: Quantity | None = None
    charge: int = 0
    by_mass_only: bool = False
    """Whether an amount of it would be ambiguous."""
    note: str = ""
    """What is assumed when it is used."""


ANALYTES = {
    "sodium": Analyte("sodium", "mmol/L", (80, 200), ("na", "na+"), _molar(22.990, "Na"), 1),
    "potassium": Analyte("potassium", "mmol/L", (1, 12), ("k", "k+"), _molar(39.098, "K"), 1),
    "chloride": Analyte("chloride", "mmol/L", (50, 160), ("cl", "cl-"), _molar(35.45, "Cl"), 1),
    "bicarbonate": Analyte("bicarbonate", "mmol/L", (1, 60), ("hco3", "hco3-"), None, 1),
    "carbon_dioxide": Analyte(
        "bicarbonate",
        "mmol/L",
        (1, 65),
        ("total co2", "tco2", "co2 total", "carbon dioxide"),
        None,
        1,
        note="total carbon dioxide is taken as bicarbonate; it holds some 1 mmol/L of dissolved gas besides",
    ),
    "pco2": Analyte("pco2", "mmHg", (5, 200), ("paco2", "carbon dioxide pressure")),
    "calcium": Analyte("calcium", "mmol/L", (0.8, 5.5), ("ca", "ca2+", "total calcium"), _molar(40.078, "Ca"), 2),
    "ionized_calcium": Analyte(
        "ionized_calcium", "mmol/L", (0.3, 3), ("ica", "ionised calcium", "free calcium"), _molar(40.078, "Ca"), 2
    ),
    "magnesium": Analyte("magnesium", "mmol/L", (0.1, 8), ("mg", "mg2+"), _molar(24.305, "Mg"), 2),
    "ionized_magnesium": Analyte(
        "ionized_magnesium", "mmol/L", (0.1, 4), ("img", "ionised magnesium"), _molar(24.305, "Mg"), 2
    ),
    "phosphate": Analyte(
        "phosphate", "mmol/L", (0.05, 6), ("po4", "phosphorus"), _molar(30.974, "P: its mass is told as phosphorus")
    ),
    "urea": Analyte("urea", "mmol/L", (0.3, 110), (), _molar(60.056, "CH4N2O")),
    "urea_nitrogen": Analyte(
        "urea", "mmol/L", (0.3, 110), ("bun",), _molar(28.014, "the two N of urea"), by_mass_only=True
    ),
    "glucose": Analyte("glucose", "mmol/L", (0.3, 110), ("blood sugar",), _molar(180.156, "C6H12O6")),
    "lactate": Analyte("lactate", "mmol/L", (0.1, 40), ("lactic acid",), _molar(90.078, "C3H6O3")),
    "creatinine": Analyte("creatinine", "mmol/L", (0.01, 5), ("crea",), _molar(113.120, "C4H7N3O")),
    "albumin": Analyte("albumin", "g/L", (5, 70), ("alb",)),
    "hemoglobin": Analyte(
        "hemoglobin",
        "g/L",
        (15, 260),
        ("hb", "hgb", "haemoglobin"),
        quantity(16114.5, "g/mol", "ICSH1996", "one chain with its iron, as laboratories count"),
    ),
    "ph": Analyte("ph", "[pH]", (6.6, 7.9), ("blood ph",)),
    "osmolality": Analyte("osmolality", "mosm/kg", (180, 500)),
    "tsh": Analyte("tsh", "mU/L", (0, 1000), ("thyrotropin",)),
    "pth": Analyte("pth", "ng/L", (0, 10000), ("parathyroid hormone", "intact pth")),
    "creatine_kinase": Analyte("creatine_kinase", "U/L", (1, 2e6), ("ck", "cpk")),
    "hba1c": Analyte("hba1c", "%", (2, 25), ("a1c", "glycated hemoglobin")),
    "vitamin_d": Analyte("vitamin_d", "nmol/L", (1, 2000), ("25-oh-d", "25-hydroxyvitamin d"), _molar(400.647, "D3")),
    "ferritin": Analyte("ferritin", "ug/L", (0.1, 2e5)),
    "mass": Analyte("mass", "kg", (0.3, 650), ("weight", "body weight", "body mass")),
    "height": Analyte("height", "m", (0.3, 2.8), ("body height",)),
    "age": Analyte("age", "a", (0, 130)),
}
"""By what is measured."""

OTHER_UNITS = ("mmol/L", "mg/dL", "umol/L", "meq/L", "g/dL", "g/L", "mm[Hg]", "kPa", "cm", "m", "kg", "[lb_av]")
"""Units that a number may have been meant in."""


@functools.cache
def usual() -> dict[str, tuple[float, float]]:
    """The reference interval of each number of the model's panel that has one."""
    return {field: (q.low, q.high) for field, q in _panel().items() if q.low is not None and q.high is not None}


def own() -> dict[str, Quantity]:
    """The model's own blood test: each number of its panel as cited."""
    return dict(_panel())


@functools.cache
def _panel() -> dict[str, Quantity]:
    from myospasm.blood.panel import Panel
    from myospasm.ground import quantities

    return dict(quantities(Panel))


def by_name(name: str) -> str | None:
    """What a name in a table stands for, or None."""
    plain = " ".join(name.lower().replace("_", " ").split())
    for key, analyte in ANALYTES.items():
        if plain in (key.replace("_", " "), *analyte.names):
            return key
    return None
