"""Plain words, units and healthy ranges for everything that a chart of hours holds."""

from __future__ import annotations

import math
from typing import NamedTuple


class Range(NamedTuple):
    """What a laboratory calls healthy, in the chart's unit; `source` is a key of `sources.bib`, or "assumed"."""

    low: float
    high: float
    source: str
    words: str = "healthy"


class Plain(NamedTuple):
    """How a quantity is told to a patient."""

    words: str
    unit: str
    """As written in the picture."""
    group: str = ""
    """Of several that tell the same only one is chosen; without a group it is shown only when asked for."""
    spread: float = 1.0
    """A change worth telling, in the chart's unit: half the healthy range where there is one, else a guess."""
    healthy: Range | None = None
    scale: float = 1.0
    """What is written, over the chart's number."""

    @property
    def digits(self) -> int:
        """Decimals that tell a change worth telling."""
        return max(0, min(3, math.ceil(-math.log10(self.scale * self.spread / 2))))

    def number(self, value: float) -> str:
        """A value of the chart as it is written."""
        written = f"{self.scale * value:.{self.digits}f}"
        return written.removeprefix("-") if float(written) == 0 else written


AT_REST = "healthy at rest"


def _tested(words: str, unit: str, group: str, healthy: Range, scale: float = 1.0) -> Plain:
    return Plain(words, unit, group, (healthy.high - healthy.low) / 2, healthy, scale)


def _oxford(low: float, high: float) -> Range:
    return Range(low, high, "OxfordLabValues")


MMOL, TIMES = "mmol/L", "times that at rest"
BLOOD = {
    "sodium": _tested("Salt in the blood (sodium)", MMOL, "salt", _oxford(135, 145)),
    "potassium": _tested("Potassium in the blood", MMOL, "potassium", _oxford(3.5, 5.0)),
    "chloride": _tested("Chloride in the blood", MMOL, "acid", Range(98, 106, "assumed")),
    "bicarbonate": _tested("Bicarbonate in the blood (it buffers acid)", MMOL, "acid", _oxford(22, 28)),
    "ph": _tested("How acid the blood is (pH; higher = less acid)", "", "acid", Range(7.35, 7.45, "HawkesBayLab")),
    "pco2": _tested("Carbon dioxide in the blood", "mmHg", "breath", Range(35, 45, "HawkesBayLab")),
    "calcium": _tested("Calcium in the blood, all of it", MMOL, "calcium", _oxford(2.12, 2.65)),
    "ionized_calcium": _tested("Free calcium in the blood (it calms nerves)", MMOL, "calcium", _oxford(1.0, 1.25)),
    "magnesium": _tested("Magnesium in the blood", MMOL, "magnesium", _oxford(0.75, 1.05)),
    "ionized_magnesium": Plain("Free magnesium in the blood (it calms nerves)", MMOL, "magnesium", 0.1),
    "phosphate": _tested("Phosphate in the blood", MMOL, "phosphate", _oxford(0.8, 1.45)),
    "urea": _tested("Urea in the blood (waste that the kidneys clear)", MMOL, "waste", _oxford(2.5, 6.7)),
    "glucose": _tested("Sugar in the blood", MMOL, "sugar", Range(3.0, 5.0, "OxfordLabValues", "healthy, fasting")),
    "lactate": _tested("Lactate in the blood", MMOL, "lactate", Range(0.5, 2.2, "OxfordLabValues", AT_REST)),
    "creatinine": _tested("Creatinine in the blood (waste)", "µmol/L", "waste", _oxford(0.07, 0.15), 1000.0),
    "citrate": Plain("Citrate in the blood", MMOL, "citrate", 0.3),
    "albumin": _tested("Protein in the blood (albumin)", "g/L", "protein", Range(40, 50, "BioGears")),
    "hemoglobin": Plain("Red pigment of the blood (hemoglobin)", "g/L", "protein", 10.0),
    "osmolality": _tested("How concentrated the blood is (osmolality)", "mosm/kg", "salt", _oxford(278, 305)),
    "adh": Plain("Hormone that holds back water (ADH)", TIMES, "hormones", 2.0),
    "aldosterone": Plain("Hormone that holds back salt (aldosterone)", TIMES, "hormones", 2.0),
    "pth": Plain("Hormone that raises calcium (PTH)", TIMES, "hormones", 2.0),
    "creatine_kinase": Plain("Muscle enzyme in the blood (creatine kinase)", "U/L", "damage", 150.0),
}
BODY = {
    "body_mass": Plain("Body weight", "kg", "water", 0.7),
    "plasma_volume": Plain("Blood fluid (plasma)", "L", "water", 0.2),
    "interstitial_water": Plain("Water between the cells", "L", "water", 0.7),
    "cell_water": Plain("Water in the cells", "L", "water", 1.0),
    "in_gut": Plain("Drink still in the stomach and bowel", "L", spread=0.3),
    "drunk": Plain("Drunk so far", "L", spread=0.5),
    "sweat": Plain("Sweat lost so far", "L", spread=0.5),
    "urine": Plain("Urine passed so far", "L", spread=0.5),
    "removed": Plain("Water taken by dialysis so far", "L", spread=0.5),
    "core_temperature": Plain("Body temperature", "°C", "heat", 0.5, Range(36.0, 37.5, "assumed", AT_REST)),
    "pressure": Plain("Blood pressure, the mean", "mmHg", "pressure", 10.0, Range(70, 105, "assumed", AT_REST)),
    "ankle_pressure": Plain("Blood pressure at the ankle, the mean", "mmHg", "pressure", 15.0),
    "thirst": Plain("Thirst", "% of the greatest", "thirst", 0.25, None, 100.0),
    "pain": Plain("Pain", "0 none, 10 the worst", "pain", 2.0),
    "distance": Plain("Way on foot so far", "m", spread=200.0),
    "gate_shift": Plain("How the blood calms nerves (lower = nerves fire more easily)", "mV", "nerve", 1.0),
    "ending_threshold": Plain(
        "Push that sets off a nerve ending (lower = nearer; 0 = fires by itself)", "mV", "ending", 1.5
    ),
}
MUSCLE = {
    "phosphocreatine": Plain("Quick energy in the muscle (phosphocreatine)", MMOL, "fuel", 6.0),
    "atp": Plain("Energy carrier in the muscle (ATP)", MMOL, "energy", 1.0),
    "inorganic_phosphate": Plain("Used-up energy in the muscle (phosphate)", MMOL, "fuel", 6.0),
    "muscle_ph": Plain("How acid the muscle is (pH; lower = more acid)", "", "muscle acid", 0.12),
    "muscle_lactate": Plain("Lactate in the muscle", MMOL, "muscle acid", 5.0),
    "glycogen": Plain("Stored sugar in the muscle (glycogen)", MMOL, "stores", 15.0),
    "muscle_oxygen": Plain("Oxygen in the muscle", "% of full", "oxygen", 0.12, None, 100.0),
    "muscle_flow": Plain("Blood flow through the muscle", "mL per 100 mL a minute", "flow", 0.002, None, 6000.0),
    "interstitial_potassium": Plain("Potassium around the muscle fibers", MMOL, "fiber potassium", 1.0),
    "muscle_temperature": Plain("Muscle temperature", "°C", "heat", 1.0),
    "damage": Plain("Muscle torn by lengthening work", "%", "damage", 0.03, None, 100.0),
    "strength": Plain("Greatest strength that is left", "% of that at rest", "strength", 0.08, None, 100.0),
    "muscle_pain": Plain("Pain of the muscle", "0 none, 10 the worst", "pain", 2.0),
    "facilitation": Plain("How excitable the spinal cord is left", "0 as at rest", "cord", 0.2),
}
WORDS = BLOOD | BODY | MUSCLE
"""Every variable of a chart: words and unit for a patient first. The spreads only choose and scale the pictures."""
