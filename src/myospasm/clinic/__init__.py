"""A patient's laboratory values in: FHIR or a table, to a Patient. For research and teaching, never for diagnosis."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

from myospasm.clinic.judging import Lab
from myospasm.clinic.patient import Patient
from myospasm.ground import MyospasmError

__all__ = ["Lab", "Patient", "read_patient"]

LARGEST = 100 << 20
"""Bytes; a patient's whole record is some megabytes."""
SUFFIXES = (".json", ".ndjson", ".csv", ".tsv", ".txt")


def read_patient(path: str | Path) -> Patient:
    """The patient of a FHIR R4 or R5 file (a Bundle, one resource, or NDJSON) or of a labs.csv.

    Nothing is guessed: what was understood, what was not and what is assumed stands in the Patient.
    Errors: MyospasmError for a file that cannot be read as one of these, saying what is wrong and where.
    """
    path = Path(path)
    try:
        return _read(path)
    except MyospasmError as error:
        raise MyospasmError(f"{path.name}: {error}") from error


def _read(path: Path) -> Patient:
    from myospasm.clinic.gathering import patient_of

    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise MyospasmError(
            f"a patient is read from FHIR ({', '.join(SUFFIXES[:2])}) or a table (.csv), not {suffix!r}"
        )
    data = _bytes(path)
    if suffix in (".json", ".ndjson"):
        from myospasm.clinic import fhir

        return patient_of(fhir.record_of(_resources(data, suffix)))
    from myospasm.clinic import table

    return patient_of(table.record_of(_text(data)))


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise MyospasmError(f"the file has {size >> 20} MB; a patient's record is read up to {LARGEST >> 20} MB")
        return path.read_bytes()
    except OSError as error:
        raise MyospasmError(f"the file cannot be read: {error.strerror or error}") from error


def _text(data: bytes) -> str:
    """Text in UTF-8 or UTF-16 with its mark, or else as Windows writes it."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _resources(data: bytes, suffix: str) -> list[dict[str, Any]]:
    from myospasm.clinic.fhir import resources_of

    if not data.strip():
        raise MyospasmError("the file is empty")
    if suffix == ".json":
        return resources_of(_json(data, ""))
    lines = [(i, line) for i, line in enumerate(data.splitlines(), 1) if line.strip()]
    return [resource for i, line in lines for resource in resources_of(_json(line, f"line {i}: "))]


def _json(data: bytes, where: str) -> Any:
    """A JSON document. Errors: MyospasmError with the place of what is wrong."""
    try:
        return json.loads(data.removeprefix(b"\xef\xbb\xbf"), parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise MyospasmError(
            f"{where}the file is no whole JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        ) from error
    except UnicodeDecodeError as error:
        raise MyospasmError(f"{where}the file is no text in UTF-8 (byte {error.start})") from error
    except RecursionError as error:
        raise MyospasmError(f"{where}the JSON is nested too deeply to be FHIR") from error
    except MyospasmError:
        raise
    except ValueError as error:  # a whole number of thousands of digits
        raise MyospasmError(f"{where}the JSON holds a number that no one can measure ({str(error)[:60]})") from error


def _no_number(word: str) -> NoReturn:
    raise MyospasmError(f"the file holds {word}, which is no number and no JSON")
