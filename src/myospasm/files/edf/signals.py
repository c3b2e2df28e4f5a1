"""What follows the header of an EDF or BDF file: data records of samples, and EDF+'s notes between them.

Samples are read piece by piece and written channel by channel, so that the length of a recording costs no memory.
"""

from __future__ import annotations

import dataclasses
import math
import os
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from myospasm.files.edf.header import Form, Header, Signal, read_header, refuse
from myospasm.ground import MyospasmError

NOTE = re.compile(rb"([+-]\d+(?:\.\d*)?)(?:\x15(\d+(?:\.\d*)?))?\x14([^\x00]*?)\x14\x00")
"""EDF+'s time-stamped list of notes: onset, duration if any, and texts."""


LONGEST_GAP = 86400.0
"""A recording that lacks more than this many s between its parts has damaged times."""


class Mark(NamedTuple):
    """A note of EDF+: onset and duration in s on the file's own clock, and its text."""

    onset: float
    duration: float
    text: str


class Run(NamedTuple):
    """Samples without a gap: where they belong in time, where they stand in the file, and how many they are."""

    place: int
    source: int
    length: int


@dataclasses.dataclass(frozen=True, eq=False)
class Opened:
    """A file of which all but the samples is read.

    `onsets` is when each data record begins, `breaks` are those before which time is missing; `sound` is False where
    these times cannot be believed.
    """

    path: Path
    header: Header
    records: int
    marks: list[Mark]
    onsets: np.ndarray
    breaks: list[int]
    sound: bool

    @property
    def late(self) -> float:
        """The fraction of a second by which the first sample comes after the header's time."""
        late = float(self.onsets[0])
        return late if 0 <= late < 1 else 0.0

    def signals(self) -> list[int]:
        """The numbers of the signals that are not notes."""
        return [i for i, s in enumerate(self.header.signals) if s.count and not is_notes(s, self.header.form)]


def open_file(path: Path, form: Form) -> Opened:
    """Read all but the samples. Errors: MyospasmError if the file is missing, none, or damaged beyond reading."""
    if not path.exists():
        raise MyospasmError(f"there is no file {str(path)!r}; check the path.")
    header = read_header(path, form)
    records = records_in(path, header)
    marks, onsets = notes(path, header, records)
    return Opened(path, header, records, marks, onsets, *breaks(onsets, header))


def records_in(path: Path, header: Header) -> int:
    """How many whole data records there are. Errors: MyospasmError if there is none, or a record holds nothing."""
    if not (header.seconds > 0 and header.bytes_per_record):
        reason = f"its data records last {header.seconds:g} s and have {header.bytes_per_record} bytes"
        raise refuse(path, header.form, reason)
    found = (path.stat().st_size - header.offset) // header.bytes_per_record
    if found < 1:
        raise refuse(path, header.form, "no data record follows its header")
    return found


def _records(path: Path, header: Header, first: int, last: int) -> np.ndarray:
    """The bytes of data records from first to before last, opened anew so that no file stays open."""
    offset = header.offset + first * header.bytes_per_record
    return np.memmap(path, np.uint8, "r", offset, (last - first, header.bytes_per_record))


def values(path: Path, header: Header, number: int, first: int, last: int) -> np.ndarray:
    """One signal's samples from first to before last as they stand in the file, in its physical unit."""
    if first >= last:
        return np.empty(0)
    signal, (low, high) = header.signals[number], header.span(number)
    begin, end = first // signal.count, -(-last // signal.count)
    raw = np.ascontiguousarray(_records(path, header, begin, end)[:, low:high])
    digits = _from_bytes(raw, header.form)[first - begin * signal.count : last - begin * signal.count]
    return signal.low + (digits - float(signal.lowest)) * signal.gain if signal.calibrated else digits.astype(float)


def _from_bytes(raw: np.ndarray, form: Form) -> np.ndarray:
    if form.width == 2:
        return raw.reshape(-1).view("<i2")
    wide = np.zeros((raw.size // 3, 4), np.uint8)
    wide[:, 1:] = raw.reshape(-1, 3)
    return wide.reshape(-1).view("<i4") >> 8  # the shift brings the sign along


def _to_bytes(digits: np.ndarray, form: Form) -> np.ndarray:
    if form.width == 2:
        return digits.astype("<i2").view(np.uint8)
    return digits.astype("<i4").view(np.uint8).reshape(-1, 4)[:, :3].reshape(-1)


def notes(path: Path, header: Header, records: int) -> tuple[list[Mark], np.ndarray]:
    """All notes, and when each data record begins (NaN where the file does not say)."""
    marks: list[Mark] = []
    onsets = np.full(records, np.nan)
    annotated = [i for i, s in enumerate(header.signals) if is_notes(s, header.form)]
    for number in annotated:
        low, high = header.span(number)
        block = _records(path, header, 0, records)[:, low:high]
        for record, raw in enumerate(block):
            found = NOTE.findall(raw.tobytes())
            if found and number == annotated[0]:
                onsets[record] = float(found[0][0])  # the first one keeps the time
            marks += [m for entry in found for m in _marks(*entry)]
    return sorted(marks), onsets


def is_notes(signal: Signal, form: Form) -> bool:
    """Whether a signal is no signal but EDF+'s notes."""
    return signal.label == f"{form.name} Annotations"


def _marks(onset: bytes, duration: bytes, texts: bytes) -> list[Mark]:
    shown = texts.decode("utf-8", "replace").split("\x14")
    return [Mark(float(onset), float(duration or 0), text) for text in shown if text]


def breaks(onsets: np.ndarray, header: Header) -> tuple[list[int], bool]:
    """The data records before which time is missing, and whether the times are sound.

    Records that do not tell their times, or tell them out of order or days apart, are taken as they follow each other.
    """
    late = np.diff(onsets) - header.seconds
    tolerance = 0.5 * header.seconds / max(s.count for s in header.signals)
    if not np.isfinite(onsets).all():
        return [], header.kind[4:5] != "D"
    if (late < -tolerance).any() or late.sum() > LONGEST_GAP:
        return [], False
    return (np.flatnonzero(late > tolerance) + 1).tolist(), True


def runs(onsets: np.ndarray, broken: Sequence[int], seconds: float, count: int) -> list[Run]:
    """The stretches without a gap of a signal with `count` samples a record."""
    firsts = [0, *broken]
    places = [round((onsets[i] - onsets[0]) * count / seconds) if i else 0 for i in firsts]
    ends = [*broken, len(onsets)]
    return [Run(p, a * count, (b - a) * count) for p, a, b in zip(places, firsts, ends, strict=True)]


def across(stretches: Sequence[Run], read: Callable[[int, int], np.ndarray], first: int, last: int) -> np.ndarray:
    """The samples from first to before last in time, NaN where the file has none."""
    found = np.full(last - first, np.nan)
    for run in stretches:
        low, high = max(first, run.place), min(last, run.place + run.length)
        if low < high:
            shift = run.source - run.place
            found[low - first : high - first] = read(low + shift, high + shift)
    return found


def write(path: Path, header: Header, rows: Iterable[tuple[Signal, np.ndarray]], marks: Sequence[Mark]) -> Header:
    """Put samples and notes behind the place of the header, channel by channel; what the header must be comes back.

    Shapes: each row (records * count,), in its signal's unit.
    """
    keeper = _notes_bytes(marks, header)
    width = header.form.width
    lowest = header.form.lowest
    noted = Signal(f"{header.form.name} Annotations", "", "", -1, 1, lowest, -lowest - 1, "", keeper.shape[1] // width)
    header_bytes = 256 * (len(header.signals) + 2)
    shape = (header.records, header.bytes_per_record + keeper.shape[1])
    with path.open("wb") as file:
        # Taken from the disk beforehand: a full disk is an error here, and a crash once the file is mapped.
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, header_bytes + math.prod(shape))
        file.truncate(header_bytes + math.prod(shape))
    space = np.memmap(path, np.uint8, "r+", header_bytes, shape)
    found: list[Signal] = []
    for number, (signal, data) in enumerate(rows):
        low, high = header.span(number)
        digits = np.rint((data - signal.low) / signal.gain) + signal.lowest
        raw = _to_bytes(np.clip(digits, signal.lowest, signal.highest), header.form)
        space[:, low:high] = raw.reshape(header.records, high - low)
        found.append(signal)
    space[:, header.bytes_per_record :] = keeper
    space.flush()
    return dataclasses.replace(header, signals=(*found, noted), offset=header_bytes)


def _notes_bytes(marks: Sequence[Mark], header: Header) -> np.ndarray:
    """The notes spread over the records in order, each record opening with its own time. Shape (records, bytes)."""
    offset = header.started.microsecond / 1e6 if header.started else 0.0
    entries = [_note(Mark(m.onset + offset, m.duration, m.text)) for m in sorted(marks)]
    times = [_note(Mark(i * header.seconds + offset, 0.0, "")) for i in range(header.records)]
    room = max(map(len, times)) + max([0, *map(len, entries)]) + -(-sum(map(len, entries)) // header.records)
    room += -room % (2 * header.form.width)
    table = np.zeros((header.records, room), np.uint8)
    waiting = iter([*entries, b""])
    entry = next(waiting)
    for record, content in enumerate(times):
        while entry and len(content) + len(entry) <= room:
            content, entry = content + entry, next(waiting)
        table[record, : len(content)] = np.frombuffer(content, np.uint8)
    return table


def _note(mark: Mark) -> bytes:
    onset = np.format_float_positional(round(mark.onset, 7), trim="-", sign=True)
    lasting = "\x15" + np.format_float_positional(round(mark.duration, 7), trim="-") if mark.duration > 0 else ""
    text = re.sub("[\x00\x14\x15]", " ", mark.text)
    return f"{onset}{lasting}\x14{text}\x14\x00".encode()
