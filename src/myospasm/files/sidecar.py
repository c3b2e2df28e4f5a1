"""What a file cannot tell of its channels, in a small JSON file beside it: NAME.json beside NAME.csv or NAME.mat.

It may hold `rate` (Hz), `start` (s), `started` (date and time), `channels` (by their label: `kind`, `unit`, `muscle`,
`position_mm`, `group`, `filters`), `events`, `truth` (discharge times in s by unit) and `about`.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, NoReturn

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from myospasm.files import remarks
from myospasm.files.clocks import Track, align
from myospasm.files.edf.channels import GUESSED
from myospasm.ground import MyospasmError, unknown
from myospasm.records import TO_MILLIVOLT, Channel, Event, Recording, Stored

MOST = 256 << 20
"""Most bytes of a sidecar."""
STRICT = ConfigDict(extra="forbid", allow_inf_nan=False)
UNITS = {"N": "force", "kN": "force", "Nm": "force", "N m": "force", "N·m": "force", "N.m": "force", "kg": "force"}
UNITS |= {"deg": "angle", "°": "angle", "rad": "angle", "degrees": "angle", "%MVC": "force", "% MVC": "force"}
"""What a unit tells of a channel's kind."""


class Told(BaseModel):
    """What is told of one channel; what is left out stays as the file has it."""

    model_config = STRICT
    label: str | None = None
    kind: Literal["emg", "force", "angle", "stimulus", "other"] | None = None
    unit: str | None = None
    muscle: str | None = None
    filters: str | None = None
    group: str | None = None
    position_mm: tuple[float, float] | None = None
    position_m: tuple[float, float] | None = None

    def of(self, channel: Channel) -> Channel:
        """The channel with what is told of it."""
        told = self.model_dump(exclude_none=True, exclude={"position_mm", "position_m"})
        if self.position_mm is not None:
            told["position"] = (_shifted(self.position_mm[0], -3), _shifted(self.position_mm[1], -3))
        if self.position_m is not None:
            told["position"] = self.position_m
        return dataclasses.replace(channel, **told)


class Mark(BaseModel):
    """One event."""

    model_config = STRICT
    onset: float
    duration: float = Field(default=0.0, ge=0)
    label: str = ""


class Sidecar(BaseModel):
    """All that is told beside a file."""

    model_config = STRICT
    rate: float | None = Field(default=None, gt=0)
    start: float | None = None
    started: str | None = None
    precision: Literal["float32", "float64"] | None = None
    channels: dict[str, Told] = {}
    events: list[Mark] = []
    truth: dict[str, list[float]] = {}
    about: dict[str, str] = {}

    def channel(self, channel: Channel, *names: str) -> Channel:
        """A channel with what is told of it, found by its label or by another of its names."""
        told = next((self.channels[n] for n in (*names, channel.label) if n in self.channels), None)
        return channel if told is None else told.of(channel)

    def check(self, labels: Sequence[str], path: Path) -> None:
        """Refuse a channel that the file does not have: it is misspelled. Errors: MyospasmError."""
        for name in self.channels:
            if name not in labels:
                raise MyospasmError(f"{place(path).name!r} beside {str(path)!r}: {unknown('channel', name, labels)}")

    def add(self, recording: Recording) -> Recording:
        """The recording with the events, discharges and descriptions that are told; they come after its own."""
        import numpy as np

        notes = [about["note"] for about in (self.about, recording.about) if about.get("note")]
        notes = notes[:1] if len(notes) > 1 and notes[1] in notes[0] else notes
        told = self.about | remarks.told("note", notes)
        return dataclasses.replace(
            recording,
            events=(*recording.events, *(Event(e.onset, e.duration, e.label) for e in self.events)),
            truth=recording.truth | {unit: np.array(times, float) for unit, times in self.truth.items()},
            about=recording.about | told | ({"started": self.started} if self.started else {}),
        )


def place(path: Path) -> Path:
    """Where a file's sidecar lies."""
    return path.with_suffix(".json")


def beside(path: Path) -> Sidecar:
    """What is told beside a file; nothing where there is no sidecar, or a JSON file of another kind.

    Errors: MyospasmError if there is one that cannot be read, or says something that cannot be.
    """
    told = place(path)
    try:
        if told == path or not told.is_file():
            return Sidecar()
        if told.stat().st_size > MOST:
            raise MyospasmError(f"{str(told)!r} is larger than {MOST >> 20} MB; a sidecar is a small JSON file.")
        data = told.read_bytes()
    except OSError as error:
        raise MyospasmError(f"{str(told)!r} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    return _parsed(data, told) if data.lstrip()[:1] == b"{" else Sidecar()


def _parsed(data: bytes, told: Path) -> Sidecar:
    try:
        content = json.loads(data, parse_constant=_constant)
    except (ValueError, RecursionError) as error:
        why = f"is not whole JSON ({error}); mend it or take it away"
        raise MyospasmError(f"the sidecar {str(told)!r} {why}.") from error
    if not set(content) & set(Sidecar.model_fields):
        return Sidecar()
    try:
        return Sidecar.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))[:200]
        what = f"{where}: {first['msg'].lower()}"
        raise MyospasmError(f"the sidecar {str(told)!r} says something that cannot be: {what}.") from error


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number of JSON")


def of(recording: Recording, names: Sequence[str], precision: str) -> Sidecar:
    """What must be told of a recording beside its samples; `names` are the names of its columns."""
    about = dict(recording.about)
    return Sidecar(
        rate=float(recording.rate),
        start=float(recording.start),
        started=about.pop("started", None),
        precision="float32" if precision == "float32" else "float64",
        channels={name: _told(c, name) for name, c in zip(names, recording.channels, strict=True)},
        events=[Mark(onset=float(e.onset), duration=float(e.duration), label=e.label) for e in recording.events],
        truth={unit: [float(t) for t in times] for unit, times in recording.truth.items()},
        about={str(k): str(v) for k, v in about.items()},
    )


def _told(channel: Channel, name: str) -> Told:
    fields: dict[str, Any] = {k: getattr(channel, k) for k in ("label", "kind", "unit", "muscle", "filters", "group")}
    kept = {k: v for k, v in fields.items() if v or k == "unit"}
    if channel.position is not None:
        meters = (float(channel.position[0]), float(channel.position[1]))
        millimeters = (_shifted(meters[0], 3), _shifted(meters[1], 3))
        exact = (_shifted(millimeters[0], -3), _shifted(millimeters[1], -3)) == meters
        kept |= {"position_mm": millimeters} if exact else {"position_m": meters}
    return Told(**kept)


def _shifted(value: float, digits: int) -> float:
    """A number times a power of ten, without the rounding of a product."""
    return float(Decimal(repr(value)).scaleb(digits))


def text_of(told: Sidecar) -> str:
    """A sidecar as JSON text."""
    return json.dumps(told.model_dump(exclude_none=True), indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def kind_of(label: str, unit: str, words: str = "") -> str:
    """What a channel measures, as its label, other words about it and its unit tell; "other" where they do not."""
    text = f"{label} {words}".lower()
    return next((k for k, known in GUESSED.items() if re.search(known, text)), UNITS.get(unit, "other"))


def unit_of(text: str) -> str:
    """A unit as the house writes it: `mv` and `MV` are mV, the signs for micro are u."""
    text = text.strip().replace("µ", "u").replace("μ", "u")
    volts = {"v": "V", "mv": "mV", "uv": "uV", "nv": "nV", "volt": "V", "volts": "V"}
    return volts.get(text.lower(), {"N*m": "N m", "Nm": "N m", "N.m": "N m", "N·m": "N m"}.get(text, text))


def house(unit: str) -> tuple[str, float]:
    """The unit of the house for a unit, and how many of it one is: voltages come in mV."""
    unit = unit_of(unit)
    return ("mV", TO_MILLIVOLT[unit]) if unit in TO_MILLIVOLT else (unit, 1.0)


def on_one_clock(tracks: Sequence[Track], path: Path) -> tuple[Stored, float, float, str]:
    """As `clocks.align`, with the file's name where it cannot be done."""
    try:
        return align(tracks)
    except MyospasmError as error:
        raise MyospasmError(f"{str(path)!r} is damaged: {error}") from error
