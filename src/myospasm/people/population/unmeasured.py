"""What the survey's files do not hold of a virtual population: magnesium, hemoglobin, height, mass, carbon dioxide."""

from __future__ import annotations

import numpy as np

from myospasm.ground import ASSUMED, quantity

UNMEASURED = {"magnesium": "mmol/L", "hemoglobin": "g/L", "height": "m", "mass": "kg", "pco2": "mmHg"}
"""Drawn from published means and SDs by sex, without a relation to the rest; PCO2 follows from bicarbonate."""

MAGNESIUM = {
    "male": quantity(0.82, "mmol/L", "Bertinato2017", "so that 12 % lie below 0.75, as 9.5 to 16.6 % of adults do"),
    "female": quantity(0.81, "mmol/L", "Bertinato2017", "likewise 16 %; women have a little less"),
}
MAGNESIUM_SPREAD = quantity(0.06, "mmol/L", "Bertinato2017", "SD; normally distributed")
HEMOGLOBIN = {
    "male": quantity(148, "g/L", ASSUMED, "American men, from memory; boys and men together have 145 (SD 15)"),
    "female": quantity(133, "g/L", ASSUMED, "American women, from memory; girls and women together have 132 (SD 12)"),
}
HEMOGLOBIN_SPREAD = quantity(12, "g/L", ASSUMED, "SD, from memory")
HEIGHT = {
    "male": quantity(1.755, "m", "Fryar2018", "a little over 5 feet 9 inches, men from 20 years"),
    "female": quantity(1.618, "m", "Fryar2018", "almost 5 feet 4 inches, women from 20 years"),
}
HEIGHT_SPREAD = {
    "male": quantity(0.0724, "m", "Stoudt1965", "SD, 2.85 inches in 1960 to 1962"),
    "female": quantity(0.0655, "m", "Stoudt1965", "SD, 2.58 inches in 1960 to 1962"),
}
BODY_MASS_INDEX = {
    "male": quantity(29.1, "kg/m2", "Fryar2018", "mean, men from 20 years"),
    "female": quantity(29.6, "kg/m2", "Fryar2018", "mean, women from 20 years"),
}
BODY_MASS_SPREAD = {
    "male": quantity(0.21, "1", ASSUMED, "SD of its logarithm: a skewed spread of 6 kg/m2, from memory"),
    "female": quantity(0.25, "1", ASSUMED, "SD of its logarithm: a skewed spread of 7.5 kg/m2, from memory"),
}
LIMITS = {"magnesium": (0.4, 1.6), "hemoglobin": (70, 200), "height": (1.35, 2.1), "body_mass_index": (15, 70)}
"""No one is drawn beyond: the ends of what adults outside hospitals have."""


def unmeasured(sex: str, normal: np.ndarray) -> dict[str, np.ndarray]:
    """Magnesium, hemoglobin, height and mass from a normal number each, and who of them is "possible"."""
    spread = BODY_MASS_SPREAD[sex].value
    found = {
        "magnesium": MAGNESIUM[sex].value + MAGNESIUM_SPREAD.value * normal[0],
        "hemoglobin": HEMOGLOBIN[sex].value + HEMOGLOBIN_SPREAD.value * normal[1],
        "height": HEIGHT[sex].value + HEIGHT_SPREAD[sex].value * normal[2],
    }
    index = BODY_MASS_INDEX[sex].value * np.exp(spread * normal[3] - 0.5 * spread**2)
    limited = found | {"body_mass_index": index}
    inside = [(limited[name] >= low) & (limited[name] <= high) for name, (low, high) in LIMITS.items()]
    return found | {"mass": index * found["height"] ** 2, "possible": np.logical_and.reduce(inside)}


def breathed(bicarbonate: np.ndarray) -> np.ndarray:
    """PCO2 (mmHg), which was not measured: what breathing settles at, with the healthy panel as its middle."""
    from myospasm.blood.lungs import Lungs
    from myospasm.blood.panel import Panel

    lungs, panel = Lungs(), Panel()
    change = bicarbonate - panel.bicarbonate
    return panel.pco2 + np.where(change < 0, lungs.acidosis, lungs.alkalosis) * change
