"""WFDB records of PhysioNet: a header NAME.hea, signals beside it, and notes in NAME.atr.

Only files in the record's own folder are read, and nothing is ever fetched. A header is checked against the sizes of
its signal files before they are read.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from myospasm.files import remarks, sidecar
from myospasm.files.clocks import Track, listed
from myospasm.files.extras import need
from myospasm.files.wfdb.samples import Samples
from myospasm.ground import MyospasmError
from myospasm.records import Channel, Event, Recording

TITLE = "WFDB records of PhysioNet"
ENDING = ".hea"
RECORD = re.compile(r"[-\w]+(/\d+)?[ \t]+\d+([ \t]+[\d.]\S*([ \t]+\d+([ \t]+[\d:.]+([ \t]+[\d/]+)?)?)?)?[ \t]*")
"""The first line of a header: name, segments, signals, rate, samples, time and date."""
BYTES = {"8": 1, "16": 2, "24": 3, "32": 4, "61": 2, "80": 1, "160": 2, "212": 1.5, "310": 4 / 3, "311": 4 / 3}
"""Bytes of a sample in each format of known size; the compressed ones (508, 516, 524) have none."""
PACKED = 1000
"""A compressed file can hold no more samples than this for each of its bytes."""
FIELDS = re.compile(r"<([^<>]+)>:?([^<]*)")
"""How the comments of some data bases tell about a patient."""


def looks_like(path: Path, head: bytes) -> bool:
    """Whether a file is the header of a record, or the signals that the header beside it names."""
    if not head:
        return False
    if path.suffix.lower() == ENDING:
        return RECORD.fullmatch(_lines(head)[0]) is not None
    header = path.with_suffix(ENDING)
    try:
        with header.open("rb") as file:
            lines = _lines(file.read(1 << 16))
    except OSError:
        return False
    named = {line.split()[0] for line in lines[1:] if line.split()}
    return RECORD.fullmatch(lines[0]) is not None and path.name in named


def named_by(path: Path) -> Path:
    """The file that names the record to which a file belongs: its header."""
    return path.with_suffix(ENDING)


def _lines(data: bytes) -> list[str]:
    """The lines of a header that are no comments; the first is the record's."""
    text = data.decode("latin-1")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")] or [""]


def read_recording(path: str | os.PathLike[str]) -> Recording:
    """A record, named by its header, its signals or without an ending; samples stay in their files.

    Errors: MyospasmError if a file is missing, damaged, or lies elsewhere than in the record's folder.
    """
    header = _header(Path(path))
    need("wfdb", "reading WFDB")
    _check_names(header)
    record, notes, damage = _record(header), [], []
    segments = _several(record)
    first = next((s for s in record.segments if s is not None), None) if segments else record
    if first is None or not record.n_sig or not first.sig_name or not record.fs > 0:
        raise MyospasmError(f"the record {str(header)!r} has no signals; a recording needs at least one.")
    length = int(record.sig_len) if segments else _length(record, header, damage)
    if segments:
        _check_segments(record, header)
    samples = Samples(header.with_suffix(""), record, length)
    tracks = list(_tracks(first, samples, float(record.fs), notes))
    stored, rate, start, changed = sidecar.on_one_clock(tracks, header)
    events = tuple(_annotations(header, float(record.fs), damage))
    raw = list(_raw(header))
    notes += [changed] * bool(changed)
    if raw:
        notes.append(f"{listed(raw)} without a gain: 200 steps for each mV are taken, as WFDB says")
    about = {"format": "WFDB", **_comments(header), **_started(record)}
    about |= remarks.told("note", notes) | remarks.told("damage", damage)
    return Recording(stored, rate, tuple(t.channel for t in tracks), events, start, {}, about)


def _header(path: Path) -> Path:
    """The header of what was named. Errors: MyospasmError if there is none."""
    header = path if path.suffix.lower() == ENDING else path.with_suffix(ENDING)
    if not header.is_file() and path.with_name(path.name + ENDING).is_file():
        header = path.with_name(path.name + ENDING)
    if not header.is_file():
        raise MyospasmError(f"there is no header {str(header)!r}; a WFDB record needs one beside its signals.")
    if header.suffix != ENDING or any(sign in str(header.resolve()) for sign in ("::", "://")):
        raise MyospasmError(
            f"{str(header)!r} has a name that WFDB does not know; let it end in .hea and hold no colons."
        )
    return header


def _check_names(header: Path) -> None:
    """Refuse a header that names files outside its folder, before anything follows it."""
    try:
        lines = _lines(header.read_bytes()[: 1 << 20])
    except OSError as error:
        raise MyospasmError(f"{str(header)!r} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    if RECORD.fullmatch(lines[0].strip()) is None:
        raise MyospasmError(f"{str(header)!r} is no header of WFDB; its first line is {lines[0][:60]!r}.")
    for line in lines[1:]:
        name = (line.split() or [""])[0]
        if re.search(r"[/\\:]", name) or name.startswith(".."):
            raise MyospasmError(
                f"{str(header)!r} names {name[:80]!r}, which is not in its folder; that is not followed."
            )


def _record(header: Path) -> Any:
    """The header as wfdb reads it, with those of its segments. Errors: MyospasmError if it is damaged."""
    return guarded(header, lambda: need("wfdb", "reading WFDB").rdheader(_name(header), rd_segments=True))


def _name(header: Path) -> str:
    return str(header.resolve().with_suffix(""))


def guarded(header: Path, read: Callable[[], Any]) -> Any:
    """What wfdb reads; whatever it stumbles over is damage. Errors: MyospasmError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # wfdb uses what pandas will drop
            return read()
    except MyospasmError:
        raise
    except FileNotFoundError as error:
        missing = Path(str(error.filename or "")).name
        raise MyospasmError(
            f"the record {str(header)!r} lacks the file {missing!r}; lay it beside the header."
        ) from error
    except (MemoryError, Exception) as error:
        raise MyospasmError(f"the record {str(header)!r} is damaged: {remarks.reason(error)}.") from error


def _several(record: Any) -> bool:
    return hasattr(record, "seg_name")


def _length(record: Any, header: Path, damage: list[str]) -> int:
    """How many frames the signal files hold; fewer than the header tells is damage. Errors: MyospasmError if none."""
    most = min(_frames(record, header, name) for name in set(record.file_name))
    told = record.sig_len if record.sig_len else most
    if told > most:
        damage.append(f"the signals are cut: {told} samples are told, {most} are there")
    if not min(told, most):
        raise MyospasmError(f"the signals of {str(header)!r} are empty; copy their file again.")
    return min(told, most)


def _frames(record: Any, header: Path, name: str) -> int:
    """How many frames one signal file can hold."""
    try:
        size = header.with_name(name).stat().st_size
    except OSError as error:
        raise MyospasmError(f"the record {str(header)!r} lacks the file {name!r}; lay it beside the header.") from error
    rows = [i for i, other in enumerate(record.file_name) if other == name]
    size -= int(record.byte_offset[rows[0]] or 0)
    width = sum(BYTES.get(record.fmt[i], 1 / PACKED) * int(record.samps_per_frame[i] or 1) for i in rows)
    return max(0, int(size / width + 1e-9)) if width > 0 else 0


def _check_segments(record: Any, header: Path) -> None:
    """Refuse segments that are longer than their files, or that do not add up."""
    if sum(record.seg_len) != record.sig_len:
        raise MyospasmError(f"the segments of {str(header)!r} do not have as many samples together as it tells.")
    there = sum(length for s, length in zip(record.segments, record.seg_len, strict=True) if s is not None)
    if record.sig_len > PACKED * there:
        raise MyospasmError(f"{str(header)!r} tells {record.sig_len} samples, of which its segments have {there}.")
    for segment, length in zip(record.segments, record.seg_len, strict=True):
        if segment is not None and length:
            _check_names(header.with_name(segment.record_name + ENDING))
            if length > min((_frames(segment, header, name) for name in set(segment.file_name) - {"~"}), default=0):
                raise MyospasmError(f"the segment {segment.record_name!r} of {str(header)!r} is cut.")


def _tracks(record: Any, samples: Samples, rate: float, notes: list[str]) -> Iterator[Track]:
    """Each signal on its clock."""
    for i in range(record.n_sig):
        label = str(record.sig_name[i] or f"signal {i + 1}").strip()
        unit, scale = sidecar.house(str(record.units[i] or ""))
        each = int(record.samps_per_frame[i] or 1) if samples.expanded else 1
        channel = Channel(label, sidecar.kind_of(label, unit), unit)
        yield Track(channel, rate * each, 0.0, samples.length * each, _piece(samples, i, scale))


def _piece(samples: Samples, row: int, scale: float) -> Callable[[int, int], np.ndarray]:
    return lambda first, last: scale * samples.piece(row, first, last)


def _raw(header: Path) -> Iterator[str]:
    """The signals that are not calibrated: their lines have no gain, or 0."""
    lines = _lines(header.read_bytes()[: 1 << 20])
    for line in lines[1:] if "/" not in lines[0].split()[0] else ():
        words = line.split()
        if len(words) < 3 or re.match(r"0*\.?0*(?![\d.])", words[2]):
            yield " ".join(words[8:]) or words[0]


def _comments(header: Path) -> dict[str, str]:
    """What the header tells about the patient, by its names, and the rest in its own words."""
    joined: list[str] = []
    text = header.read_bytes()[: 1 << 20].decode("latin-1")
    for line in (line[1:].removeprefix(" ") for line in text.splitlines() if line.startswith("#")):
        if joined and line[:1].isspace() and "<" not in line:  # a line that begins with a space goes on
            joined[-1] += " " + line.strip()
        else:
            joined.append(line)
    found = {name.strip().lower(): value.strip() for line in joined for name, value in FIELDS.findall(line)}
    rest = " ".join(line.strip() for line in joined if "<" not in line)
    return {k: v for k, v in found.items() if v} | ({"comments": rest} if rest else {})


def _started(record: Any) -> dict[str, str]:
    date = getattr(record, "base_datetime", None)
    return {} if date is None else {"started": date.isoformat()}


def _annotations(header: Path, rate: float, damage: list[str]) -> Iterator[Event]:
    """The annotations of NAME.atr, where there is one."""
    if not header.with_suffix(".atr").is_file():
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = need("wfdb", "reading WFDB").rdann(_name(header), "atr")
        notes = [str(note).strip("\0 ") for note in found.aux_note]
        rows = list(zip(found.sample.tolist(), found.symbol, notes, strict=True))
    except Exception as error:
        damage.append(f"the annotations cannot be read ({(str(error).splitlines() or ['damaged'])[0][:100]})")
        return
    yield from (Event(place / rate, 0.0, note or str(symbol)) for place, symbol, note in rows)
