"""Causes and remedies on the shelves that a patient's conditions and medicines point to, by code and nothing else."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from myospasm import causes, remedies
from myospasm.clinic.record import Coded
from myospasm.story import Story

SYSTEMS = {
    "http://snomed.info/sct": "SNOMED CT",
    "urn:oid:2.16.840.1.113883.6.96": "SNOMED CT",
    "http://hl7.org/fhir/sid/icd-10-cm": "ICD-10-CM",
    "urn:oid:2.16.840.1.113883.6.90": "ICD-10-CM",
    "http://hl7.org/fhir/sid/icd-10": "ICD-10",
    "http://human-phenotype-ontology.org": "HPO",
    "http://purl.obolibrary.org/obo/hp.owl": "HPO",
    "http://www.nlm.nih.gov/research/umls/rxnorm": "RxNorm",
    "http://www.whocc.no/atc": "ATC",
    "http://loinc.org": "LOINC",
    "urn:oid:2.16.840.1.113883.6.1": "LOINC",
    "http://unitsofmeasure.org": "UCUM",
}
"""The names of code systems by their address in FHIR."""
TREES = ("ICD-10-CM", "ICD-10", "ATC")
"""Systems in which a longer code is a kind of the shorter one that it begins with."""


def system_name(address: str) -> str:
    """A code system's short name; its address where nobody here knows it."""
    return SYSTEMS.get(address.strip().removesuffix("/"), address.strip())


def split(codes: str) -> list[str]:
    """The codes in one text, parted by spaces, commas, semicolons or strokes."""
    return [code for code in re.split(r"[\s,;/|]+", codes) if code]


def _plain(code: str) -> str:
    return code.strip().upper().replace("HP_", "HP:")


def fits(system: str, code: str, wanted: str) -> bool:
    """Whether a patient's code is a wanted one, or a kind of it where the system is a tree."""
    code, wanted = _plain(code), _plain(wanted)
    if system not in TREES:
        return code == wanted
    code, wanted = code.replace(".", ""), wanted.replace(".", "")
    return code.startswith(wanted) and len(wanted) >= 3


@functools.cache
def _shelves() -> dict[str, tuple[Story, ...]]:
    return {
        "cause": tuple(causes.load(name) for name in causes.names()),
        "remedy": tuple(remedies.load(name) for name in remedies.names()),
    }


def matches(coded: Coded, shelf: str, stories: Iterable[Story] | None = None) -> list[str]:
    """The names on a shelf ("cause" or "remedy") that answer to one of the codes."""
    return [
        story.name
        for story in (_shelves()[shelf] if stories is None else stories)
        if any(
            fits(system, code, wanted) for system, code in coded.codes for wanted in split(story.codes.get(system, ""))
        )
    ]
