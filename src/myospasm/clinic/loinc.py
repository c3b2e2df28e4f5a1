"""LOINC codes of the laboratory values that are read: serum and plasma first, then blood; by mass and by amount.

A code stands here only where a published list gives it with that name (`LOINC` in the bibliography says which); the
order within a line is the order of preference where a patient has several at one time.
"""

from __future__ import annotations

from typing import NamedTuple


class Code(NamedTuple):
    """What a code measures, and in what."""

    analyte: str
    specimen: str
    rank: int


SERUM, BLOOD = "serum or plasma", "blood"

TABLE: dict[str, dict[str, str]] = {
    "sodium": {"2951-2 77139-4": SERUM, "2947-0 39791-9 32717-1 39792-7": BLOOD},
    "potassium": {"2823-3": SERUM, "6298-4 39789-3 32713-0 39790-1": BLOOD},
    "chloride": {"2075-0": SERUM, "2069-3 41649-5 41650-3 51590-8": BLOOD},
    "bicarbonate": {"1963-8": SERUM, "1959-6 14627-4 1960-4 1961-2": BLOOD},
    "carbon_dioxide": {"2028-9 77143-6": SERUM, "20565-8 2027-1 2026-3": BLOOD},
    "pco2": {"2019-8": "arterial blood", "11557-6": BLOOD},
    "ph": {"2744-1": "arterial blood", "11558-4": BLOOD},
    "calcium": {"17861-6 2000-8": SERUM, "49765-1 1996-8": BLOOD},
    "ionized_calcium": {"1995-0 12180-6 17864-0": SERUM, "1994-3 38230-9 34581-9 41645-3": BLOOD},
    "magnesium": {"19123-9 2601-3": SERUM, "2593-2": BLOOD},
    "phosphate": {"2777-1 14879-1": SERUM, "2774-8 24519-1": BLOOD},
    "urea": {"22664-7": SERUM, "20977-5 72903-8": BLOOD},
    "urea_nitrogen": {"3094-0": SERUM, "6299-2 12962-7 12961-9": BLOOD},
    "glucose": {"2345-7 14749-6 1558-6 14771-0": SERUM, "2339-0 15074-8": BLOOD},
    "lactate": {"2524-7 14118-4": SERUM, "32693-4 2518-9": BLOOD},
    "creatinine": {"2160-0 14682-9 77140-2": SERUM, "38483-4 59826-8 21232-4 101475-2": BLOOD},
    "albumin": {"1751-7 61151-7 61152-5": SERUM},
    "hemoglobin": {"718-7 59260-0 20509-6 30350-3 30313-1 55782-7": BLOOD},
    "osmolality": {"2692-2": SERUM},
    "tsh": {"3016-3 11579-0 11580-8": SERUM, "3015-5": BLOOD},
    "pth": {"2731-8": SERUM},
    "creatine_kinase": {"2157-6": SERUM},
    "hba1c": {"4548-4 17856-6 17855-8 4549-2": BLOOD},
    "vitamin_d": {"62292-8 1989-3 14635-7": SERUM},
    "ferritin": {"2276-4": SERUM, "24373-3": BLOOD},
    "mass": {"29463-7": "body"},
    "height": {"8302-2": "body"},
}
"""By what is measured, the codes by specimen."""

CODES = {
    code: Code(analyte, specimen, rank)
    for analyte, specimens in TABLE.items()
    for rank, (code, specimen) in enumerate((c, s) for codes, s in specimens.items() for c in codes.split())
}
"""By code."""

REFUSED = {
    "2021-4": "it is of venous blood, and the model's carbon dioxide pressure is arterial",
    "2746-6": "it is of venous blood, and the model's pH is arterial",
    "14937-7": "it does not say whether molecules of urea or their nitrogen atoms are counted",
    "59570-2": "it does not say whether molecules of urea or their nitrogen atoms are counted",
    "29265-6": "it is corrected for albumin; the model binds calcium to albumin itself and needs the uncorrected value",
    "18281-6": "it is corrected for protein; the model binds calcium to albumin itself and needs the uncorrected value",
    "19072-8": "it is adjusted to pH 7.4, which is not what the nerves meet",
    "47598-8": "it is adjusted to pH 7.4, which is not what the nerves meet",
    "59261-8": "it is in mmol/mol (IFCC); only the percentage (NGSP) is read",
}
"""Codes that are known, and why their values are not taken."""


def check_digit(code: str) -> bool:
    """Whether a code ends in the digit that LOINC makes of the others (modulus 10), so that a slip is seen."""
    body, _, digit = code.rpartition("-")
    if not (body.isascii() and body.isdigit() and digit.isascii() and digit.isdigit()):
        return False
    doubled = str(int(body[::-1][::2][::-1]) * 2) + body[::-1][1::2][::-1]
    return (10 - sum(map(int, doubled)) % 10) % 10 == int(digit)
