"""A virtual population: blood tests that go together as they do in a real one."""

from __future__ import annotations

import csv
import functools
from importlib import resources
from typing import NamedTuple

import numpy as np

from myospasm.ground import MyospasmError, stream, unknown
from myospasm.people.population.unmeasured import UNMEASURED, breathed, unmeasured

FILE = resources.files(__name__) / "table.csv"
MEASURED = {
    "age": "years",
    "sodium": "mmol/L",
    "potassium": "mmol/L",
    "chloride": "mmol/L",
    "bicarbonate": "mmol/L",
    "calcium": "mmol/L",
    "phosphate": "mmol/L",
    "urea": "mmol/L",
    "glucose": "mmol/L",
    "creatinine": "mmol/L",
    "albumin": "g/L",
    "creatine_kinase": "U/L",
}
"""What was measured in the same people, with its unit; age comes first, so that the others can follow from it."""
TAIL = (0.6, 0.7, 0.8, 0.9, 0.95, 0.975, 0.99, 0.995, 0.999, 1.0)
PROBABILITIES = (0.0, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, *TAIL)
"""The shares of people below the tabled quantiles; 0 and 1 are the lowest and the highest found."""
EXTREME = 3.5
"""How many SDs out the lowest and the highest of the some 2500 people of a sex are taken to stand."""
SEXES = ("female", "male")
GAP = (4.0, 27.0)
"""Sodium less chloride and bicarbonate (mmol/L): nobody of the survey had less or more; albumin and acids fill it."""
BLOCK = 1024
"""People are drawn by so many, so that the first of a large population are those of a small one."""


class Table(NamedTuple):
    """What one sex was found to have."""

    share: float
    """Of all adults."""
    values: np.ndarray
    """(measured, probabilities)."""
    correlation: np.ndarray
    """(measured, measured), between ranks."""


@functools.cache
def tables() -> dict[str, Table]:
    """The shipped table by sex. `docs/population.py` makes it."""
    lines = list(csv.DictReader(FILE.read_text("utf-8").splitlines()))
    made = {}
    for sex in SEXES:
        own = {line["name"]: line for line in lines if line["sex"] == sex}
        values = [[float(own[name][f"q{p:g}"]) for p in PROBABILITIES] for name in MEASURED]
        related = [[float(own[name][f"r_{other}"]) for other in MEASURED] for name in MEASURED]
        made[sex] = Table(float(own["age"]["share"]), np.array(values), np.array(related))
    return made


def sample(
    count: int, seed: int, sex: str | None = None, ages: tuple[float, float] | None = None
) -> dict[str, np.ndarray]:
    """`count` adults, each a column: MEASURED and UNMEASURED in their units, and "sex" ("female" or "male").

    The same seed gives the same people, and the first of them whatever the count. `ages` are from and to, in years;
    none is younger than 18, and 80 stands for all who are older.

    Equation: a Gaussian copula; rank correlation rho becomes 2 sin(pi rho / 6) between normal numbers, which the
    tabled quantiles, joined by lines, turn into values. PCO2 as breathing answers to bicarbonate (Lungs).
    Source: NHANES2018, 5149 adults. Errors: pairs are right in rank, more than pairs are not; a rare illness is not a
    cluster; what is UNMEASURED is related to sex only; bicarbonate is total carbon dioxide.
    """
    low, high = _asked(count, sex, ages)
    kept: list[dict[str, np.ndarray]] = []
    rng = np.random.default_rng(stream(seed, "population"))
    while sum(len(block["age"]) for block in kept) < count:
        kept.append(_block(rng, sex, low, high))
    return {name: np.concatenate([block[name] for block in kept])[:count] for name in kept[0]}


def _asked(count: int, sex: str | None, ages: tuple[float, float] | None) -> tuple[float, float]:
    """The ages asked for. Raises MyospasmError where no one can be drawn."""
    if not isinstance(count, int | np.integer) or count < 1:
        raise MyospasmError(f"a population of {count} people cannot be drawn; ask for a whole number from 1 up")
    if sex is not None and sex not in SEXES:
        raise unknown("sex in the population's table", sex, SEXES)
    low, high = (18.0, 80.0) if ages is None else ages
    if not 18.0 <= low < high <= 80.0:
        raise MyospasmError(
            f"ages {low} to {high} are not in the population's table; it holds adults from 18 to 80 years, where 80 "
            "stands for all who are older"
        )
    return float(low), float(high)


def _block(rng: np.random.Generator, sex: str | None, low: float, high: float) -> dict[str, np.ndarray]:
    """Up to BLOCK people; those whose charges cannot add up are left out."""
    normal = rng.standard_normal((len(MEASURED) + len(UNMEASURED), BLOCK))
    luck = rng.random((2, BLOCK))
    female = luck[0] < tables()["female"].share if sex is None else np.full(BLOCK, sex == "female")
    drawn = {one: _people(one, normal, luck[1], low, high) for one in SEXES}
    people = {name: np.where(female, drawn["female"][name], drawn["male"][name]) for name in drawn["female"]}
    people["sex"] = np.where(female, "female", "male")
    gap = people["sodium"] - people["chloride"] - people["bicarbonate"]
    possible = (gap >= GAP[0]) & (gap <= GAP[1]) & people.pop("possible")
    return {name: value[possible] for name, value in people.items()}


def _people(sex: str, normal: np.ndarray, luck: np.ndarray, low: float, high: float) -> dict[str, np.ndarray]:
    """The same BLOCK of chances as people of one sex."""
    from scipy.special import ndtr, ndtri

    table = tables()[sex]
    young, old = (np.interp(age, table.values[0], PROBABILITIES) for age in (low, high))
    old = 1.0 if high >= table.values[0, -1] else old
    latent = normal[: len(MEASURED)].copy()
    latent[0] = ndtri(np.clip(young + luck * (old - young), 1e-12, 1 - 1e-12))
    latent = _root(sex) @ latent
    people = {name: _valued(table.values[i], latent[i]) for i, name in enumerate(MEASURED)}
    people["age"] = np.interp(ndtr(latent[0]), PROBABILITIES, table.values[0])
    return people | unmeasured(sex, normal[len(MEASURED) :]) | {"pco2": breathed(people["bicarbonate"])}


def _valued(quantiles: np.ndarray, latent: np.ndarray) -> np.ndarray:
    """Normal numbers as values: the logarithm of the quantiles, joined by straight lines over normal numbers."""
    from scipy.special import ndtri

    nodes = np.clip(ndtri(np.array(PROBABILITIES)), -EXTREME, EXTREME)
    return np.exp(np.interp(latent, nodes, np.log(quantiles)))


@functools.cache
def _root(sex: str) -> np.ndarray:
    """Turns independent normal numbers into ones that go together; the first, age, stays as it is."""
    related = 2.0 * np.sin(np.pi / 6.0 * tables()[sex].correlation)
    np.fill_diagonal(related, 1.0)
    return np.linalg.cholesky(related)
