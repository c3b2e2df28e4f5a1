"""What a file says of a patient before anything is judged: readings, coded conditions and medicines, the person."""

from __future__ import annotations

import datetime
import math
from typing import Any, NamedTuple

UTC = datetime.UTC


class Reading(NamedTuple):
    """One number of a laboratory as it stands in the file."""

    analyte: str | None
    """What is measured, a name of `analytes.ANALYTES`; None where nobody here knows."""
    code: str
    display: str
    value: Any
    unit: str
    time: str = ""
    place: str = ""
    """Where it stands, for the sentences."""
    remark: str = ""
    """What has to be assumed to use it."""

    def called(self) -> str:
        """What it is, for a sentence."""
        return (self.analyte or self.display or self.code or "a value without a name").replace("_", " ")


class Coded(NamedTuple):
    """A condition or a medicine by its codes, (system, code)."""

    kind: str
    codes: tuple[tuple[str, str], ...]
    display: str
    active: bool = True
    state: str = ""

    def called(self) -> str:
        """What it is, for a sentence."""
        codes = ", ".join(f"{system} {code}" for system, code in self.codes) or "no code"
        return f"{self.kind} {self.display!r} ({codes})" if self.display else f"{self.kind} {codes}"


class Record(NamedTuple):
    """All that a file says of one patient."""

    name: str = ""
    sex: str = ""
    born: str = ""
    readings: tuple[Reading, ...] = ()
    coded: tuple[Coded, ...] = ()
    not_understood: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()


def number(value: Any) -> float | None:
    """A finite number, or None; a text or a truth is no number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        value = float(value)
    except OverflowError:
        return None
    return value if math.isfinite(value) else None


def moment(text: str) -> datetime.datetime | None:
    """A date or time as ISO 8601 and FHIR write it; a year or a month is its first day, without a zone it is UTC."""
    padded = text + {4: "-01-01", 7: "-01"}.get(len(text), "")
    try:
        time = datetime.datetime.fromisoformat(padded)
        return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def short(text: Any, most: int = 60) -> str:
    """Something of a file, short enough for a sentence and on one line."""
    told = " ".join((text if isinstance(text, str) else repr(text)).split())
    return told if len(told) <= most else told[: most - 3] + "..."
