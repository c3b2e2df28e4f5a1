"""Codes, names, units and states as FHIR writes them; whatever else stands in their place is passed over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from myospasm.clinic import units
from myospasm.clinic.record import short
from myospasm.clinic.suggestions import system_name

Codings = tuple[tuple[str, str], ...]
PAST = ("resolved", "inactive", "remission", "refuted", "entered-in-error", "stopped", "cancelled", "ended", "draft")
PAST += ("completed", "not-taken", "not-done", "on-hold", "unknown")
UNSURE = ("unconfirmed", "provisional", "differential")


def codings(concept: Any) -> Iterator[tuple[str, str]]:
    """The codes of a CodeableConcept as (system, code)."""
    inner = concept.get("coding") if isinstance(concept, dict) else None
    for coding in inner if isinstance(inner, list) else []:
        if isinstance(coding, dict) and isinstance(coding.get("code"), str):
            system = coding.get("system")
            yield system_name(system) if isinstance(system, str) else "", coding["code"].strip()


def label(concept: Any) -> str:
    """What a CodeableConcept is called: its text, or the first name of its codes."""
    if not isinstance(concept, dict):
        return ""
    inner = concept.get("coding")
    shown = [c.get("display") for c in inner if isinstance(c, dict)] if isinstance(inner, list) else []
    names = [name for name in (concept.get("text"), *shown) if isinstance(name, str) and name.strip()]
    return short(names[0]) if names else ""


def quantity_unit(quantity: dict[str, Any]) -> tuple[str, str]:
    """The unit of a Quantity, its UCUM code where it has one; and what is wrong with it where the two disagree."""
    code, unit = quantity.get("code"), quantity.get("unit")
    system = quantity.get("system")
    code = code if isinstance(code, str) and isinstance(system, str) and system_name(system) == "UCUM" else ""
    unit = unit if isinstance(unit, str) else ""
    if not code or not unit:
        return code or unit, ""
    one, other = units.known(code), units.known(unit)
    if one and other and one != other:
        return code, f"its unit is written {short(unit, 24)!r} but coded {short(code, 24)!r}"
    return code, ""


def active(resource: dict[str, Any]) -> tuple[bool, str]:
    """Whether a condition or medicine still holds, and its state in a word."""
    states = [code for name in ("verificationStatus", "clinicalStatus") for _, code in codings(resource.get(name))]
    status = resource.get("status")
    states += [status] if isinstance(status, str) else []
    past = next((state for state in states if state in (*PAST, *UNSURE)), "")
    if not past and isinstance(resource.get("abatementDateTime"), str):
        past = "resolved"
    return not past, past
