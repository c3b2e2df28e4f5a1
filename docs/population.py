"""How the blood values of a population go together: writes src/myospasm/people/population/table.csv.

    pip install pandas
    python docs/population.py FOLDER [--weighted] [--out FILE]

FOLDER holds two files of the US National Health and Nutrition Examination Survey 2017-2018, in the public domain, which
anyone can download (they are not in this repository):

    https://wwwn.cdc.gov/Nchs/Data/Nhanes/Public/2017/DataFiles/BIOPRO_J.xpt    (standard biochemistry profile)
    https://wwwn.cdc.gov/Nchs/Data/Nhanes/Public/2017/DataFiles/DEMO_J.xpt      (demographics)

A row of the table is one analyte of one sex: its quantiles, and its rank correlations with the others. That is all that
`myospasm.people.population` draws from; no person of the survey is in it.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

import numpy as np

from myospasm.people.population import FILE, MEASURED, PROBABILITIES

FILES = ("BIOPRO_J.XPT", "DEMO_J.XPT")
ADDRESS = "https://wwwn.cdc.gov/Nchs/Data/Nhanes/Public/2017/DataFiles/"
COLUMNS = {  # ours: the survey's column, its unit to ours, the step to which it was rounded (in the survey's unit)
    "age": ("RIDAGEYR", 1.0, 0.0),
    "sodium": ("LBXSNASI", 1.0, 1.0),
    "potassium": ("LBXSKSI", 1.0, 0.1),
    "chloride": ("LBXSCLSI", 1.0, 1.0),
    "bicarbonate": ("LBXSC3SI", 1.0, 1.0),
    "calcium": ("LBDSCASI", 1.0, 0.025),
    "phosphate": ("LBDSPHSI", 1.0, 0.0323),
    "urea": ("LBDSBUSI", 1.0, 0.357),
    "glucose": ("LBDSGLSI", 1.0, 0.0555),
    "creatinine": ("LBDSCRSI", 1e-3, 0.884),
    "albumin": ("LBDSALSI", 1.0, 1.0),
    "creatine_kinase": ("LBXSCK", 1.0, 1.0),
}
SEXES = {"male": 1, "female": 2}
TOP_AGE = 80


def adults(folder: Path) -> dict[str, np.ndarray]:
    """Adults with all the values, in our units; what rounding hid is spread again, the same at every call."""
    import pandas as pd

    found = {path.name.upper(): path for path in folder.iterdir()}
    if missing := [name for name in FILES if name not in found]:
        sys.exit(f"{folder} has no {' and no '.join(missing)}; download from {ADDRESS}")
    table = pd.read_sas(found[FILES[0]], format="xport").merge(pd.read_sas(found[FILES[1]], format="xport"), on="SEQN")
    table = table[table["RIDAGEYR"] >= 18].dropna(subset=[column for column, *_ in COLUMNS.values()])
    rng, people = np.random.default_rng(2018), {}
    for name, (column, factor, step) in COLUMNS.items():
        value = table[column].to_numpy(float)
        people[name] = factor * (value + step * (rng.random(len(value)) - 0.5))
    age = people["age"]  # completed years; 80 stands for all who are older
    people["age"] = np.where(age < TOP_AGE, age + rng.random(len(age)), TOP_AGE)
    return people | {"sex": table["RIAGENDR"].to_numpy(int), "weight": table["WTMEC2YR"].to_numpy(float)}


def quantiles(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Values below which the PROBABILITIES of the people lie."""
    order = np.argsort(values)
    ordered, heavy = values[order], weights[order]
    below = (np.cumsum(heavy) - 0.5 * heavy) / heavy.sum()
    return np.interp(PROBABILITIES, below, ordered)


def ranks(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Each person's (weighted) rank, 0 to 1; equals share theirs."""
    ordered, which = np.unique(values, return_inverse=True)
    heavy = np.bincount(which, weights, len(ordered))
    return ((np.cumsum(heavy) - 0.5 * heavy) / heavy.sum())[which]


def rows(people: dict[str, np.ndarray], weighted: bool) -> list[list[str]]:
    """The table: sex, name, unit, people, share, gap, quantiles, correlations."""
    made = []
    weight = people["weight"] if weighted else np.ones(len(people["sex"]))
    for sex, code in SEXES.items():
        own = people["sex"] == code
        heavy = weight[own]
        rank = np.array([ranks(people[name][own], heavy) for name in MEASURED])
        related = np.corrcoef(rank) if not weighted else _weighted_correlation(rank, heavy)
        for i, (name, unit) in enumerate(MEASURED.items()):
            value = quantiles(people[name][own], heavy)
            share = heavy.sum() / weight.sum()
            numbers = [*(f"{v:.5g}" for v in value), *(f"{r:.3f}" for r in related[i])]
            made.append([sex, name, unit, str(own.sum()), f"{share:.4f}", *numbers])
    return made


def _weighted_correlation(rank: np.ndarray, weights: np.ndarray) -> np.ndarray:
    spread = np.cov(rank, aweights=weights)
    size = np.sqrt(np.diag(spread))
    return spread / np.outer(size, size)


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--weighted", action="store_true", help="count everyone by the survey's examination weight")
    parser.add_argument("--out", type=Path, default=Path(str(FILE)))
    asked = parser.parse_args()
    made = rows(adults(asked.folder), asked.weighted)
    heads = ["sex", "name", "unit", "people", "share", *(f"q{p:g}" for p in PROBABILITIES)]
    with asked.out.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*heads, *(f"r_{name}" for name in MEASURED)])
        writer.writerows(made)
    print(f"wrote {len(made)} rows to {asked.out}")


if __name__ == "__main__":
    main()
