"""Whoever is ill stays in balance at rest, and their blood is what patients with that illness have."""

import functools

import numpy as np
import pytest
from of_blood import of_blood

from myospasm import bibliography, causes
from myospasm.anatomy import healthy_adult
from myospasm.hours import live
from myospasm.protocol.hours import Hours
from myospasm.story import apply

REST = Hours(["Rest for 10 min"])
LOSES = {"diarrhea", "vomiting"}
"""Causes that take something out of the body all the time."""
MOVES = {  # the most that 10 min may change, beyond what an hour or two without a drink does
    "sodium": 0.2, "potassium": 0.05, "chloride": 0.2, "bicarbonate": 0.1, "ph": 0.005, "pco2": 0.2, "calcium": 0.01,
    "ionized_calcium": 0.005, "magnesium": 0.005, "phosphate": 0.02, "urea": 0.05, "glucose": 0.15, "creatinine": 0.002,
    "albumin": 0.4, "osmolality": 0.3, "pressure": 0.1, "plasma_volume": 0.02, "body_mass": 0.05,
}  # fmt: skip
EMPTIES = 3.0
"""By so many times more may those change who lose salt and water all the time."""

LIMITS = {
    "chronic_kidney_disease": [
        ("ph", 7.27, 7.39, "Liborio2008"),
        ("bicarbonate", 0, 22, "OxfordLabValues"),
        ("urea", 6.7, 55.8, "Vartia2013"),
    ],
    "cirrhosis": [
        ("pco2", 27.0, 43.5, "Moller1998"),  # 3.60 to 5.80 kPa
        ("ph", 7.34, 7.50, "Moller1998"),
        ("albumin", 28, 35, "Pugh1973"),
        ("ionized_calcium", 1.0, 1.25, "OxfordLabValues"),
    ],
    "diabetes": [("glucose", 7.75, 16.5, "Nathan2008")],  # hemoglobin A1c of 6.5 to 12 %
    "diuretic": [("potassium", 3.0, 3.9, "Morgan1980"), ("magnesium", 0.75, 0.97, "Kroenke1987")],
    "hemodialysis": [
        ("potassium", 4.92, 6.24, "JLNMCHDialysis"),
        ("ionized_calcium", 1.07, 1.20, "TerMeulen2019"),
        ("phosphate", 1.12, 1.62, "TerMeulen2019"),
        ("bicarbonate", 18.8, 25.9, "TerMeulen2019"),  # the lower is the mean of Liborio2008
        ("ph", 7.33, 7.40, "Rudnicki1993"),  # as before
        ("urea", 8.6, 55.8, "Vartia2013"),
    ],
    "hypocalcemia": [
        ("ionized_calcium", 0, 1.0, "OxfordLabValues"),
        ("calcium", 0, 1.9, "Turner2016"),
        ("phosphate", 1.45, 9, "OxfordLabValues"),
    ],
    "hypokalemia": [("potassium", 0, 3.5, "OxfordLabValues")],
    "hypomagnesemia": [
        ("magnesium", 0.15, 0.30, "Janett2015"),
        ("calcium", 0, 2.2, "Janett2015"),
        ("potassium", 0, 3.5, "Janett2015"),
    ],
    "hyponatremia": [("sodium", 121, 131, "Renneboog2006"), ("osmolality", 0, 278, "OxfordLabValues")],
    "hypothyroidism": [("creatine_kinase", 120, 1339, "Khaleeli1983")],
    "peripheral_artery_disease": [("ankle_brachial_index", 0.55, 0.83, "Anderson2009")],
    "poor_intake": [("potassium", 2.7, 4.5, "Funayama2021"), ("magnesium", 0, 0.75, "OxfordLabValues")],
    "pregnancy": [
        ("pco2", 25, 33, "AbbassiGhanavati2009"),
        ("bicarbonate", 20, 24, "AbbassiGhanavati2009"),
        ("albumin", 23, 42, "AbbassiGhanavati2009"),
        ("calcium", 2.05, 2.42, "AbbassiGhanavati2009"),
        ("ionized_calcium", 1.10, 1.32, "AbbassiGhanavati2009"),
        ("hemoglobin", 95, 150, "AbbassiGhanavati2009"),
        ("plasma_more", 0.430, 0.481, "DeHaas2017"),
    ],
    "statin": [("creatine_kinase", 114, 276, "ParkerBA2013")],
}
"""By cause: what is measured, the least and the most of it, and who says so: a mean less and plus one SD, quartiles, a
range or an interval of patients; or, from 0 on or without a true end, the edge of what is usual in health."""
ROWS = [(cause, *row) for cause, rows in LIMITS.items() for row in rows]


@functools.cache
def lived(name):
    """The beginning and the end of 10 min of rest."""
    needed = causes.load(name).needs[:1] if name else ()
    person = healthy_adult(dict.fromkeys(("medial_gastrocnemius", *needed), 6))
    person = apply(person, causes.load(name), 1.0) if name else person
    chart = live(person, REST).chart
    ends = {str(v): tuple(float(np.ravel(chart[v][i])[0]) for i in (0, -1)) for v in chart if chart[v].ndim >= 1}
    index = person.blood.circulation.ankle_brachial_index
    ends["ankle_brachial_index"] = tuple(
        float(index(np.asarray(arm), np.asarray(ankle)))  # pyright: ignore[reportArgumentType]
        for arm, ankle in zip(ends["pressure"], ends["ankle_pressure"], strict=True)
    )
    return ends


@pytest.mark.parametrize("name", of_blood())
def test_everyone_on_the_shelf_is_in_balance_at_rest(name):
    """A disease of weeks is a new balance: sitting still moves no one's blood."""
    found, share = lived(name), EMPTIES if name in LOSES else 1.0
    moved = {v: found[v][1] - found[v][0] for v, most in MOVES.items() if abs(found[v][1] - found[v][0]) > share * most}
    assert not moved


@pytest.mark.parametrize(("name", "variable", "low", "high", "source"), ROWS, ids=str)
def test_the_ill_have_what_patients_have(name, variable, low, high, source):
    assert bibliography.entry(source)
    if variable == "plasma_more":
        value = lived(name)["plasma_volume"][1] / lived("")["plasma_volume"][1] - 1.0
    else:
        value = lived(name)[variable][1]
    assert low <= value <= high
