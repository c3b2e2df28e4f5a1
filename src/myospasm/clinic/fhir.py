"""FHIR R4 and R5 as JSON: a Bundle, one resource, or a resource a line (NDJSON); to what it says of one patient."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from myospasm.clinic.concepts import Codings, active, codings, label, quantity_unit
from myospasm.clinic.judging import analyte_of
from myospasm.clinic.record import Coded, Reading, Record, short
from myospasm.ground import MyospasmError

READ = ("Patient", "Observation", "Condition", "Medication")
MEDICINES = ("MedicationRequest", "MedicationStatement", "MedicationUsage", "MedicationAdministration")
VOID = {"entered-in-error": "it was entered in error", "cancelled": "it was cancelled"}
UNFINISHED = ("registered", "preliminary", "unknown", "specimen-in-process")


def record_of(resources: list[dict[str, Any]]) -> Record:
    """What FHIR resources say of the one patient among them. Errors: MyospasmError for two patients or none of use."""
    patients = {str(r.get("id", i)): r for i, r in enumerate(resources) if r["resourceType"] == "Patient"}
    if len(patients) > 1:
        names = ", ".join(short(_name(r) or key, 30) for key, r in list(patients.items())[:5])
        raise MyospasmError(f"the file holds {len(patients)} patients ({names}); a run takes one: give a file for each")
    subjects = {_subject(r) for r in resources} - {""} if not patients else set()
    if len(subjects) > 1:
        names = ", ".join(short(subject, 30) for subject in sorted(subjects)[:5])
        raise MyospasmError(f"the file is of {len(subjects)} patients ({names}); a run takes one: give a file for each")
    known = {*READ, *MEDICINES}
    if not any(r["resourceType"] in known for r in resources):
        kinds = ", ".join(sorted({short(r["resourceType"], 30) for r in resources})[:5]) or "nothing"
        raise MyospasmError(f"the file holds {kinds}; what is read are {', '.join((*READ, *MEDICINES))}")
    person = next(iter(patients.values()), {})
    own = [r for r in resources if _is_of(r, patients)]
    other = len(resources) - len(own)
    readings, refused = _readings(own)
    return Record(
        _name(person) or _text(person.get("id")),
        _text(person.get("gender")),
        _text(person.get("birthDate")),
        tuple(readings),
        tuple(_coded(own, {k: v for r in resources for k, v in _addresses(r)})),
        (*refused, *([f"{other} resources are of another patient than the file's"] if other else [])),
        () if person else ("the file has no Patient resource: all of it is taken as of one person",),
    )


def resources_of(document: Any) -> list[dict[str, Any]]:
    """The resources of a parsed document, with those that they contain. Errors: MyospasmError for what is no FHIR."""
    if not isinstance(document, dict):
        raise MyospasmError(f"the file is JSON but no FHIR resource: it holds {_kind(document)}, not an object")
    kind = document.get("resourceType")
    if not isinstance(kind, str):
        raise MyospasmError('the file is JSON but no FHIR: it has no resourceType, as in {"resourceType": "Bundle"}')
    if kind != "Bundle":
        return list(_with_contained(document))
    entries = document.get("entry", [])
    if not isinstance(entries, list):
        raise MyospasmError(f"the Bundle's entry is {_kind(entries)}; a list of entries would be right")
    found = []
    for entry in entries:
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if isinstance(resource, dict) and isinstance(resource.get("resourceType"), str):
            found += list(_with_contained({**resource, "_address": entry.get("fullUrl")}))
    if not found:
        raise MyospasmError("the Bundle is empty: none of its entries holds a resource")
    return found


def _with_contained(resource: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield resource
    contained = resource.get("contained")
    for inner in contained if isinstance(contained, list) else []:
        if isinstance(inner, dict) and isinstance(inner.get("resourceType"), str):
            yield {"subject": resource.get("subject"), **inner, "_address": f"#{_text(inner.get('id'))}"}


def _kind(thing: Any) -> str:
    return {list: "a list", str: "a text", type(None): "nothing", bool: "true or false"}.get(type(thing), "a number")


def _text(thing: Any) -> str:
    return thing if isinstance(thing, str) else ""


def _name(person: dict[str, Any]) -> str:
    """The first name of a Patient resource, as people say it."""
    names = person.get("name")
    first = names[0] if isinstance(names, list) and names and isinstance(names[0], dict) else {}
    given = first.get("given")
    parts = [*(given if isinstance(given, list) else []), first.get("family")]
    return _text(first.get("text")) or " ".join(p for p in parts if isinstance(p, str))


def _addresses(resource: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """By what other resources may refer to this one."""
    if address := _text(resource.get("_address")):
        yield address, resource
    if own := _text(resource.get("id")):
        yield f"{resource['resourceType']}/{own}", resource


def _reference(thing: Any) -> str:
    return _text(thing.get("reference")) if isinstance(thing, dict) else ""


def _subject(resource: dict[str, Any]) -> str:
    """Whom a resource is about."""
    return _reference(resource.get("subject")) or _reference(resource.get("patient"))


def _is_of(resource: dict[str, Any], patients: dict[str, dict[str, Any]]) -> bool:
    """Whether a resource is of the file's patient, or says of no one."""
    subject = _subject(resource)
    if not subject or not patients or subject.startswith("#"):
        return True
    addresses = {address for person in patients.values() for address, _ in _addresses(person)}
    return subject in addresses or any(subject.split("/_history/")[0].endswith(f"/{a}") for a in addresses)


def _readings(resources: list[dict[str, Any]]) -> tuple[list[Reading], list[str]]:
    """The numbers of all observations, and why others are none."""
    readings, refused = [], []
    for resource in resources:
        if resource["resourceType"] != "Observation":
            continue
        status = _text(resource.get("status"))
        if reason := VOID.get(status):
            refused.append(f"{label(resource.get('code')) or 'an observation'}: {reason}")
            continue
        remark = f"its status is {short(status, 30)}, not final" if status in UNFINISHED else ""
        parts = resource.get("component")
        inner = [p for p in parts if isinstance(p, dict)] if isinstance(parts, list) else []
        for part in inner if inner and "valueQuantity" not in resource else [resource, *inner]:
            one = _reading(part, _time(resource), remark)
            (readings if isinstance(one, Reading) else refused).append(one)  # type: ignore[arg-type]
    return readings, refused


def _time(observation: dict[str, Any]) -> str:
    """When blood was drawn, or else when the result came."""
    period = observation.get("effectivePeriod")
    inner = [_text(period.get("end")) or _text(period.get("start"))] if isinstance(period, dict) else []
    names = ("effectiveDateTime", "effectiveInstant", "issued")
    times = [
        _text(observation.get(names[0])),
        _text(observation.get(names[1])),
        *inner,
        _text(observation.get(names[2])),
    ]
    return next((time for time in times if time), "")


def _reading(part: dict[str, Any], time: str, remark: str) -> Reading | str:
    """One observation or component as a reading, or the sentence that says why it is none."""
    codes = [code for system, code in codings(part.get("code")) if system == "LOINC"]
    code = next((c for c in codes if analyte_of(c)), codes[0] if codes else "")
    display, analyte = label(part.get("code")), analyte_of(code)
    value = part.get("valueQuantity")
    blank = Reading(analyte, code, display, None, "", time, "", remark)
    if not isinstance(value, dict):
        if analyte is None:
            return (
                f"{short(display) or 'an observation'} ({f'LOINC {code}' if code else 'no LOINC code'}): {_lacks(part)}"
            )
        return f"{blank.called()} (LOINC {code}{f', {time[:10]}' if time else ''}): {_lacks(part)}"
    if comparator := _text(value.get("comparator")):
        told = f"{blank.called()}{f' (LOINC {code})' if code else ''}"
        return f"{told}: it is only bounded ({short(comparator, 4)} {short(value.get('value'), 20)}), not measured"
    unit, quarrel = quantity_unit(value)
    if quarrel and analyte:
        return f"{blank.called()} (LOINC {code}): {quarrel}"
    return blank._replace(value=value.get("value"), unit=unit)


def _lacks(part: dict[str, Any]) -> str:
    """Why an observation gives no number."""
    other = next((name for name in part if name.startswith("value")), "")
    if "dataAbsentReason" in part:
        return f"its value is absent ({label(part['dataAbsentReason']) or 'no reason told'})"
    return f"it gives {other} and no number with a unit" if other else "it has no value"


def _coded(resources: list[dict[str, Any]], addresses: dict[str, dict[str, Any]]) -> Iterator[Coded]:
    """The conditions and medicines."""
    for resource in resources:
        kind = resource["resourceType"]
        if kind == "Condition":
            yield Coded("condition", *_what(resource.get("code"), addresses), *active(resource))
        elif kind in MEDICINES:
            concept = resource.get("medicationCodeableConcept") or resource.get("medication")
            concept = concept or {"reference": resource.get("medicationReference")}
            yield Coded("medicine", *_what(concept, addresses), *active(resource))


def _what(concept: Any, addresses: dict[str, dict[str, Any]]) -> tuple[Codings, str]:
    """The codes and the name of a concept, given itself (R4), within `concept` (R5), or by reference."""
    if isinstance(concept, dict):
        inner = concept.get("concept")
        reference = _reference(concept) or _reference(concept.get("reference"))
        if isinstance(inner, dict):
            concept = inner
        elif reference in addresses:
            concept = addresses[reference].get("code")
    return tuple(codings(concept)), label(concept)
