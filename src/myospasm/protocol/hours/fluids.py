"""The shelf of what runs into a person: drinks and infusions, and what is dissolved in them in mmol/L.

A sugar of two units counts as two of glucose. Anions that the body burns or that are not listed (gluconate, acetate,
lactate of a drink, bicarbonate of mineral water) are what is missing to neutrality; sulfate, which is not burnt, counts
as chloride, so that the charge is right.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from myospasm.ground import ASSUMED, Quantity, quantity, unknown

SOLUTES = ("sodium", "potassium", "chloride", "calcium", "magnesium", "phosphate", "glucose", "citrate", "mannitol")


class Fluid(NamedTuple):
    """What is dissolved in a drink or an infusion, and how it may be taken."""

    contents: Mapping[str, Quantity]
    """mmol/L; what is not listed is not in it."""
    ways: tuple[str, ...]
    also: tuple[str, ...]
    """Other names."""


def _made(
    source: str, note: str, also: tuple[str, ...] = (), ways: tuple[str, ...] = ("drunk",), **mmol: float
) -> Fluid:
    contents = {name: quantity(value, "mmol/L", source, note) for name, value in mmol.items()}
    assert set(contents) <= set(SOLUTES)
    return Fluid(contents, ways, also)


INFUSED, BOTH = ("infused",), ("drunk", "infused")
LAU = "as told in the paper of 2021, in mg/L"
PICKLE = "the saltier of two brands: 17.1 g/L sodium, 1.2 potassium, 0.1 each of calcium and magnesium, 3 % sugar"
CANZANELLO = "from the strength of the solution; 16, 50 or 100 mL of them held 126 to 138 mOsm"
GATORADE = "sodium of the usual drink; potassium 3 and 6 % sugar from memory"
SUGAR = "11 % sugar as glucose, little salt; from memory"
USP = "USP formula: 22 g/L trisodium citrate, 7.3 citric acid, 24.5 dextrose; from memory"

FLUIDS: dict[str, Fluid] = {
    "water": _made(ASSUMED, "no salts", ("plain water", "tap water")),
    "spring_water": _made(
        "Lau2021", LAU, ("mineral water",), sodium=0.087, potassium=0.013, magnesium=0.74, chloride=0.034, calcium=0.97
    ),
    "sports_drink": _made(
        "Anastasiou2009",
        GATORADE,
        ("carbohydrate electrolyte drink",),
        sodium=19.9,
        potassium=3,
        chloride=13,
        glucose=333,
    ),
    "salted_sports_drink": _made(
        "Jung2005",
        "3.0 g/L of salt, 51 mmol/L, added to a sports drink, which is taken to be the one above",
        sodium=71,
        potassium=3,
        chloride=64,
        glucose=333,
    ),
    "oral_rehydration_solution": _made(
        "WHO2006", "reduced osmolarity", ("ORS",), sodium=75, potassium=20, chloride=65, citrate=10, glucose=75
    ),
    "OS-1": _made(
        "Lau2021",
        LAU + "; the 2970 mg/L of sodium printed in 2019 fits neither chloride nor the label",
        sodium=50,
        potassium=20,
        magnesium=1,
        chloride=50,
        glucose=100,
    ),
    "salt_water": _made(
        ASSUMED, "a teaspoon of table salt, 6 g, in a liter", ("salted water",), sodium=103, chloride=103
    ),
    "pickle_juice": _made(
        "Dale2003", PICKLE, sodium=744, potassium=31, chloride=775, calcium=2.5, magnesium=4, glucose=167
    ),
    "cola": _made(ASSUMED, SUGAR, ("coke",), sodium=3, chloride=1, phosphate=5, glucose=600),
    "normal_saline": _made(ASSUMED, "0.9 % sodium chloride", ("saline",), INFUSED, sodium=154, chloride=154),
    "hypertonic_saline": _made("Canzanello1991", CANZANELLO, ("saline 23.4 %",), INFUSED, sodium=4004, chloride=4004),
    "mannitol": _made("Canzanello1991", CANZANELLO, ("mannitol 25 %",), INFUSED, mannitol=1372),
    "dextrose": _made("Canzanello1991", CANZANELLO, ("dextrose 50 %", "glucose 50 %"), INFUSED, glucose=2523),
    "calcium_gluconate": _made(
        ASSUMED, "10 %, 100 g/L of the monohydrate (448.4 g/mol)", ("calcium gluconate 10 %",), INFUSED, calcium=223
    ),
    "citrate": _made(ASSUMED, USP, ("ACD-A", "ACD-A citrate"), INFUSED, sodium=224, citrate=113, glucose=124),
    "magnesium_sulfate": _made(
        ASSUMED,
        "10 %, 100 g/L of the heptahydrate (246.5 g/mol); the sulfate stands as chloride",
        ("magnesium sulfate 10 %",),
        BOTH,
        magnesium=406,
        chloride=812,
    ),
}
"""By name; `infused` ones run into a vein."""


def names() -> list[tuple[str, str]]:
    """Every name, and every other name, on the shelf, as (as written, name)."""
    return [(word, name) for name, fluid in FLUIDS.items() for word in (name, *fluid.also)]


def known_as(name: object) -> str:
    """The name on the shelf of something that may have other names. Raises MyospasmError with the nearest."""
    said = str(name).replace("_", " ").lower()
    for own, fluid in FLUIDS.items():
        if said in (own.replace("_", " ").lower(), *(word.lower() for word in fluid.also)):
            return own
    raise unknown("drink or infusion", str(name), FLUIDS)


def inflow(name: str, rate: float, where: str) -> dict[str, Any]:
    """What runs in with so many L/s of a fluid, under the names of `signals.World`: L/s and mmol/s."""
    contents = FLUIDS[name].contents
    return {f"{where}.water": rate} | {f"{where}.{solute}": rate * number.value for solute, number in contents.items()}
