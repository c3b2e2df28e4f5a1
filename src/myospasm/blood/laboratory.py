"""What a laboratory measures in blood: names, LOINC codes, units and what is usual in an adult at rest.

Codes were checked against published lists (`LOINC` in the bibliography says which). An amount and a mass of one thing
have codes of their own. An interval is that of one laboratory: others differ by their methods.
"""

from __future__ import annotations

from typing import NamedTuple

from myospasm.ground import ASSUMED, Quantity, quantity

SERUM, ARTERIAL, BLOOD = "serum or plasma", "arterial blood", "blood"
OXFORD, ACUTE, GENERAL, HAWKE = "OxfordLabValues", "OxfordAcuteMedicine", "OxfordGeneralPractice", "HawkesBayLab"

WITHIN = "of a person from week to week; the laboratory's own imprecision is wanted below half of it"
STEADY = quantity(0.02, "1", "Cotlove1970", f"sodium, chloride, calcium, magnesium: less than this {WITHIN}", 0, 0.02)
QUIET = quantity(0.035, "1", "Cotlove1970", f"carbon dioxide, albumin: {WITHIN}", 0.03, 0.04)
LIVELY = quantity(0.06, "1", "Cotlove1970", f"potassium, glucose, phosphate: {WITHIN}", 0.05, 0.07)
RESTLESS = quantity(0.105, "1", "Cotlove1970", f"urea nitrogen: {WITHIN}", 0.09, 0.12)
OTHER = quantity(0.04, "1", ASSUMED, "the rest: between potassium and bicarbonate, as no list of them was seen")
NARROW = quantity(0.02, "1", ASSUMED, "ionized calcium, hemoglobin, osmolality: held as closely as sodium")
OF_PH = quantity(0.02, "1", ASSUMED, "in pH, not its share: analyzers agree within 0.01")


class Mass(NamedTuple):
    """The same thing by its mass, where that is usual: LOINC code, unit, and how many of it the first unit is."""

    loinc: str
    unit: str
    factor: Quantity
    digits: int = 1


class Assay(NamedTuple):
    """One line of a report. The interval (low, high; its middle as value) is in the report's unit."""

    name: str
    loinc: str
    usual: Quantity
    digits: int
    """Decimals that are reported."""
    within: Quantity
    """How much it varies in one person (CV; of pH the SD)."""
    specimen: str = SERUM
    factor: float = 1.0
    """The report's unit in one of the model's."""
    mass: Mass | None = None


def _usual(low: float, high: float, source: str = OXFORD, unit: str = "mmol/L", note: str = "") -> Quantity:
    note = "; ".join(("middle of the reference interval", note)) if note else "middle of the reference interval"
    return quantity((low + high) / 2, unit, source, note, low, high)


def _mass(loinc: str, molar: float, note: str, digits: int = 1) -> Mass:
    return Mass(loinc, "mg/dL", quantity(molar, "g/mol", "Prohaska2022", note), digits)


PTH = _usual(15, 65, "MercyOneLab", "ng/L", "intact hormone; the model's 1 is the middle")

TESTS = {
    "sodium": Assay("Sodium", "2951-2", _usual(135, 145), 0, STEADY),
    "potassium": Assay("Potassium", "2823-3", _usual(3.5, 5.0), 1, LIVELY),
    "chloride": Assay("Chloride", "2075-0", _usual(95, 105), 0, STEADY),
    "bicarbonate": Assay("Bicarbonate", "1963-8", _usual(22, 28), 0, QUIET),
    "ph": Assay("pH", "2744-1", _usual(7.35, 7.45, HAWKE, "1"), 2, OF_PH, ARTERIAL),
    "pco2": Assay("Carbon dioxide pressure", "2019-8", _usual(35, 45, HAWKE, "mmHg"), 0, OTHER, ARTERIAL),
    "calcium": Assay(
        "Calcium, total", "2000-8", _usual(2.12, 2.65), 2, STEADY, mass=_mass("17861-6", 40.078, "of calcium")
    ),
    "ionized_calcium": Assay("Calcium, ionized", "1995-0", _usual(1.0, 1.25, note="others 1.12 to 1.32"), 2, NARROW),
    "magnesium": Assay("Magnesium", "2601-3", _usual(0.75, 1.05), 2, STEADY, mass=_mass("19123-9", 24.305, "of Mg")),
    "phosphate": Assay(
        "Phosphate", "14879-1", _usual(0.8, 1.45), 2, LIVELY, mass=_mass("2777-1", 30.974, "told as phosphorus")
    ),
    "urea": Assay(
        "Urea", "22664-7", _usual(2.5, 6.7), 1, RESTLESS, mass=_mass("3094-0", 28.014, "told as its nitrogen", 0)
    ),
    "glucose": Assay(
        "Glucose", "14749-6", _usual(3.0, 5.0, note="fasting"), 1, LIVELY, mass=_mass("2345-7", 180.156, "C6H12O6", 0)
    ),
    "lactate": Assay("Lactate", "2524-7", _usual(0.5, 2.2, note="venous"), 1, OTHER),
    "creatinine": Assay(
        "Creatinine", "14682-9", _usual(70, 150, unit="umol/L"), 0, OTHER, SERUM, 1000.0,
        Mass("2160-0", "mg/dL", quantity(0.113120, "g/mol", "Prohaska2022", "C4H7N3O, of a thousandth of a mole"), 2),
    ),
    "albumin": Assay("Albumin", "1751-7", _usual(35, 50, unit="g/L"), 0, QUIET),
    "hemoglobin": Assay(
        "Hemoglobin", "718-7", _usual(120, 170, GENERAL, "g/L", "women 120 to 150, men 130 to 170"), 0, NARROW, BLOOD
    ),
    "osmolality": Assay("Osmolality", "2692-2", _usual(278, 305, unit="mosm/kg"), 0, NARROW),
    "creatine_kinase": Assay(
        "Creatine kinase", "2157-6", _usual(25, 195, ACUTE, "U/L", "men; women to 170"), 0, OTHER
    ),
    "pth": Assay("Parathyroid hormone", "2731-8", PTH, 0, OTHER, SERUM, PTH.value),
}  # fmt: skip
"""By what the model calls it; the lines of a report in their order."""
