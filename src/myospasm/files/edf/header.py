"""The header of EDF (16 bits) and BDF (24 bits) files: fields of fixed width, read with a sentence for each fault.

Read and written here rather than by a library, because libraries hold a whole BDF file in memory, several times over.
"""

from __future__ import annotations

import dataclasses
import datetime
import math
import re
from pathlib import Path
from typing import NamedTuple

from myospasm.ground import MyospasmError


class Form(NamedTuple):
    """One of the two twins: its name, how a file begins, and the bytes of a sample."""

    name: str
    version: bytes
    width: int

    @property
    def lowest(self) -> int:
        """The lowest number that fits a sample."""
        return -(1 << (8 * self.width - 1))


EDF = Form("EDF", b"0       ", 2)
BDF = Form("BDF", b"\xffBIOSEMI", 3)

FIXED = {"version": 8, "patient": 80, "recording": 80, "date": 8, "time": 8}
FIXED |= {"size": 8, "kind": 44, "records": 8, "seconds": 8, "signals": 4}
EACH = {"label": 16, "transducer": 80, "unit": 8, "low": 8, "high": 8}
EACH |= {"lowest": 8, "highest": 8, "filters": 80, "count": 8, "reserved": 32}
"""The widths of the fields, in their order: of the file, and of each signal."""
SPOKEN = {"signals": "number of signals", "seconds": "duration of a data record", "records": "number of data records"}
SPOKEN |= {"count": "number of samples in a data record", "size": "size", "low": "physical minimum"}
SPOKEN |= {"high": "physical maximum", "lowest": "digital minimum", "highest": "digital maximum"}
DATE_AND_TIME = re.compile(rb"\d\d\.\d\d\.\d\d\d\d\.\d\d\.\d\d")
DATE_AT = 168
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
UNKNOWN_DAY = datetime.date(1985, 1, 1)
"""The day that EDF+ asks for where the day shall not be known."""


@dataclasses.dataclass(frozen=True)
class Signal:
    """One signal as the header tells it; `low` and `high` are what the digits `lowest` and `highest` stand for."""

    label: str
    transducer: str
    unit: str
    low: float
    high: float
    lowest: int
    highest: int
    filters: str
    count: int

    @property
    def calibrated(self) -> bool:
        """Whether the header tells what the digits stand for."""
        return self.highest != self.lowest and self.high != self.low

    @property
    def gain(self) -> float:
        """Physical units per digit."""
        return (self.high - self.low) / (self.highest - self.lowest)


@dataclasses.dataclass(frozen=True)
class Header:
    """What stands before the samples; `offset` is where they begin, `faults` are sentences about what is wrong."""

    form: Form
    patient: str
    recording: str
    started: datetime.datetime | None
    kind: str
    records: int
    seconds: float
    signals: tuple[Signal, ...]
    offset: int = 0
    faults: tuple[str, ...] = ()

    @property
    def bytes_per_record(self) -> int:
        """How many bytes one data record has."""
        return self.form.width * sum(s.count for s in self.signals)

    def span(self, number: int) -> tuple[int, int]:
        """From which byte to which a signal lies in each data record."""
        before = self.form.width * sum(s.count for s in self.signals[:number])
        return before, before + self.form.width * self.signals[number].count


def refuse(path: Path, form: Form, reason: str) -> MyospasmError:
    """The sentence for a file that cannot be read."""
    kind = f"{form.name} file"
    article = "an" if form is EDF else "a"
    return MyospasmError(f"{str(path)!r} is not {article} {kind}, or is damaged: {reason}; name {article} {kind}.")


class _Fields:
    """The fields of a header by name, each read as text, whole number or number, or refused by its name."""

    def __init__(self, path: Path, form: Form, texts: dict[str, str], owner: str = "") -> None:
        self.path, self.form, self.texts, self.owner = path, form, texts, owner

    def number(self, name: str) -> float:
        try:
            value = float(self.texts[name].replace(",", "."))
            if math.isfinite(value):
                return value
            raise ValueError
        except ValueError:
            whose = f"of signal {self.owner!r} " if self.owner else ""
            reason = f"its header gives {self.texts[name]!r} as the {SPOKEN[name]} {whose}".rstrip()
            raise refuse(self.path, self.form, f"{reason}, which is no number") from None

    def whole(self, name: str, least: int) -> int:
        value = self.number(name)
        if value != round(value) or value < least:
            reason = f"its header gives {value:g} as the {SPOKEN[name]}, where a whole number from {least} belongs"
            raise refuse(self.path, self.form, reason)
        return int(value)


def read_header(path: Path, form: Form) -> Header:
    """The header of a file. Errors: MyospasmError that names the field which is wrong."""
    with path.open("rb") as file:
        fixed, missing = _mended(file.read(256))
        if len(fixed) < 256 or fixed[:8] != form.version:
            raise refuse(path, form, f"it begins {fixed[:8]!r} and has {len(fixed)} of the 256 bytes of a header")
        fields = _Fields(path, form, _cut(fixed, FIXED, 1)[0])
        count = fields.whole("signals", 1)
        file.seek(256 - missing)
        rest = file.read(256 * count)
    if len(rest) < 256 * count:
        raise refuse(path, form, f"it ends within the header of its {count} signals")
    faults = list(_missing(missing, fixed))
    offset = 256 * (count + 1) - missing
    if fields.whole("size", 0) != 256 * (count + 1):
        faults.append(f"the header says that it has {fields.texts['size']} bytes, but {count} signals need {offset}")
    signals = tuple(_signal(_Fields(path, form, texts, texts["label"])) for texts in _cut(rest, EACH, count))
    started, odd = _started(fields.texts)
    faults += odd
    return Header(
        form=form,
        patient=fields.texts["patient"],
        recording=fields.texts["recording"],
        started=started,
        kind=fields.texts["kind"],
        records=fields.whole("records", -1),
        seconds=fields.number("seconds"),
        signals=signals,
        offset=offset,
        faults=tuple(faults),
    )


def _mended(fixed: bytes) -> tuple[bytes, int]:
    """The fixed part with its date where it belongs, and how many bytes a careless writer left out before it."""
    found = DATE_AND_TIME.search(fixed)
    missing = DATE_AT - found.start() if found else 0
    if not 0 < missing <= 16:
        return fixed, 0
    at = 88 - missing if fixed[88 - missing :].startswith(b"Startdate") else DATE_AT - missing
    return (fixed[:at] + b" " * missing + fixed[at:])[:256], missing


def _missing(missing: int, fixed: bytes) -> tuple[str, ...]:
    if not missing:
        return ()
    which = "patient" if fixed[88:].startswith(b"Startdate") else "recording"
    count = f"{missing} character{'s' if missing > 1 else ''}"
    return (f"the header's {which} field is {count} too short, so that all after it lies {missing} early",)


def _cut(data: bytes, widths: dict[str, int], count: int) -> list[dict[str, str]]:
    """The fields of `count` owners: of each field first all owners, then the next field."""
    texts: list[dict[str, str]] = [{} for _ in range(count)]
    at = 0
    for name, width in widths.items():
        for owner in texts:
            owner[name] = _text(data[at : at + width])
            at += width
    return texts


def _text(field: bytes) -> str:
    try:
        return field.decode("utf-8").strip("\0 ")
    except UnicodeDecodeError:
        return field.decode("latin-1").strip("\0 ")


def _signal(fields: _Fields) -> Signal:
    texts = fields.texts
    return Signal(
        texts["label"],
        texts["transducer"],
        texts["unit"],
        fields.number("low"),
        fields.number("high"),
        fields.whole("lowest", fields.form.lowest),
        fields.whole("highest", fields.form.lowest),
        texts["filters"],
        fields.whole("count", 0),
    )


def _started(texts: dict[str, str]) -> tuple[datetime.datetime | None, list[str]]:
    """When the recording began, by EDF+'s day with its four-digit year or else the old one, and what is wrong with it.

    None where it is not valid, or left out to hide who it is of.
    """
    try:
        hour, minute, second = (int(n) for n in re.split(r"\D", texts["time"]))
        day = _plus_day(texts["recording"]) or _old_day(texts["date"])
        hidden = day == UNKNOWN_DAY and "Startdate X" in texts["recording"]
        return None if hidden else datetime.datetime.combine(day, datetime.time(hour, minute, second)), []
    except ValueError:
        return None, [f"the date {texts['date']!r} and time {texts['time']!r} of its start are not valid"]


def _plus_day(recording: str) -> datetime.date | None:
    found = re.match(r"Startdate (\d\d)-([A-Z]{3})-(\d{4})\b", recording, re.IGNORECASE)
    if found is None or found[2].upper() not in MONTHS:
        return None
    return datetime.date(int(found[3]), MONTHS.index(found[2].upper()) + 1, int(found[1]))


def _old_day(date: str) -> datetime.date:
    day, month, year = (int(n) for n in re.split(r"\D", date))
    return datetime.date(year + (1900 if year >= 85 else 2000), month, day)


def plus_day(day: datetime.date | None) -> str:
    """A day as EDF+ writes it, 22-NOV-2026, or X."""
    return "X" if day is None else f"{day.day:02}-{MONTHS[day.month - 1]}-{day.year:04}"


def to_bytes(header: Header) -> bytes:
    """A header as it stands in the file."""
    count = len(header.signals)
    when = header.started or datetime.datetime.combine(UNKNOWN_DAY, datetime.time())
    values = [f"{when:%d.%m.}{when.year % 100:02}", f"{when:%H.%M.%S}", str(256 * (count + 1)), header.kind]
    values += [str(header.records), f"{header.seconds:g}", str(count)]
    texts = [header.patient, header.recording, *values]
    widths = list(FIXED.values())[1:]
    fixed = header.form.version + b"".join(_field(t, w) for t, w in zip(texts, widths, strict=True))
    owners = [dataclasses.asdict(s) | {"reserved": ""} for s in header.signals]
    return fixed + b"".join(_field(_shown(owner[name]), width) for name, width in EACH.items() for owner in owners)


def _shown(value: str | float) -> str:
    """A number without a fraction where it has none: EDF's fields have eight characters."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _field(text: str, width: int) -> bytes:
    return text.encode("ascii", "replace")[:width].ljust(width)
