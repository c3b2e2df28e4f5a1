"""High-density EMG with decomposed motor units, in the JSON files of openhdemg (Valli2024).

A gzip-compressed JSON object whose values are themselves JSON texts: tables in pandas' "split" layout, discharge
times as lists of sample indices. Read and written without openhdemg or pandas. What openhdemg has no place for (labels,
muscles and places of channels, events, `about`) stands in its table EXTRAS, which it keeps and does not read.
"""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from myospasm.files.openhdemg.columns import Columns, table
from myospasm.files.openhdemg.text import GZIP, Reader, read_object, value
from myospasm.files.openhdemg.writing import OURS, write
from myospasm.ground import MyospasmError
from myospasm.records import Channel, Event, Recording, Stored

TITLE = "openhdemg JSON (gzip or plain)"
ENDING = ".openhdemg.json"
NAMED = (b"RAW_SIGNAL", b"REF_SIGNAL", b"MUPULSES", b"IPTS", b"FSAMP", b"EMG_LENGTH", b"BINARY_MUS_FIRING")
ROWS_OF_64 = 13
"""A 64-electrode grid at 4 or 8 mm (13 by 5 less one corner) is wired column by column, back and forth."""
SMALL = 1 << 26
"""The longest text of a value that is no table of samples."""


def looks_like(path: Path, head: bytes) -> bool:
    """Whether a file is an object of JSON, gzip or plain, that begins with the names of openhdemg."""
    try:
        text = zlib.decompressobj(31).decompress(head, 4096) if head[:2] == GZIP else head
    except zlib.error:
        return False
    return text.lstrip()[:1] == b"{" and any(b'"' + name + b'"' in text for name in NAMED)


def read_recording(path: str | Path) -> Recording:
    """An openhdemg file: EMG channels in uV, the reference force, and the decomposed units' discharges as truth (s).

    A file of the reference signal alone gives its force. EMG is kept in single precision, and never as text.
    Errors: MyospasmError if the file is missing, damaged, or holds neither EMG nor a reference signal.
    """
    path = Path(path)
    content = read_object(path, _reader)
    rate = _number(content.get("FSAMP"))
    if not rate > 0:
        raise MyospasmError(f"FSAMP in {path} is {content.get('FSAMP')!r}; a sampling rate in Hz is above zero.")
    emg, force = (_columns(content.get(key)) for key in ("RAW_SIGNAL", "REF_SIGNAL"))
    if not emg.shape[1] and (not force.shape[1] or "RAW_SIGNAL" in content):
        raise MyospasmError(f"RAW_SIGNAL in {path} is missing or empty: there is no EMG to read.")
    if emg.shape[1] and force.shape[1] and force.shape[1] != emg.shape[1]:
        raise MyospasmError(
            f"{path} holds {emg.shape[1]} samples of EMG but {force.shape[1]} of force; they must agree."
        )
    spacing = 1e-3 * max(0.0, _number(content.get("IED")))
    extras, more = _extras(content.get("EXTRAS")), _columns(content.get("EXTRAS"))
    length = max(emg.shape[1], force.shape[1])
    parts = [part for part in (emg, force, more) if part.shape[1] == length]
    return Recording(
        samples=_together(parts),
        rate=rate,
        channels=_channels(extras, [part.shape[0] for part in (emg, force)], spacing)
        + (_others(more) if more in parts else []),
        events=extras.events,
        start=extras.start,
        truth=_truth(content, extras, path, rate),
        about=_about(content, extras, path, spacing),
    )


def _reader(key: str) -> Reader | None:
    """How a value is read; the sources and the firings as zeros and ones are not, they follow from MUPULSES."""
    if key in ("IPTS", "BINARY_MUS_FIRING"):
        return None
    if key in ("RAW_SIGNAL", "REF_SIGNAL"):
        return lambda pieces: table(pieces, np.float32 if key == "RAW_SIGNAL" else np.float64)
    return _extra_table if key == "EXTRAS" else lambda pieces: value(pieces, SMALL)


def _extra_table(pieces: Iterator[bytes]) -> object:
    """EXTRAS: a large table must be one of numbers, a small one can be anything."""
    head = b""
    for piece in pieces:
        head += piece
        if len(head) > SMALL:
            return table(iter([head, *pieces]))
    try:
        return table(iter([head]))
    except ValueError:
        return value(iter([head]), SMALL)


def _columns(found: object) -> Columns:
    return found if isinstance(found, Columns) else Columns([])


def _number(found: object) -> float:
    """A number that the file has or spells, zero where it has none."""
    try:
        number = float(found)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return 0.0
    return number if math.isfinite(number) else 0.0


class Extras(NamedTuple):
    """What openhdemg has no place for and we have put into EXTRAS."""

    channels: Sequence[Channel] = ()
    events: tuple[Event, ...] = ()
    start: float = 0.0
    units: Sequence[str] = ()
    about: Mapping[str, str] = {}


def _extras(found: object) -> Extras:
    """Ours, nothing where others use EXTRAS, and a note of what is damaged."""
    if not isinstance(found, dict) or found.get("columns") != [OURS]:
        return Extras()
    try:
        ours = {k: json.loads(row[0]) for k, row in zip(found["index"], found["data"], strict=True)}
        return Extras(
            channels=[_channel(**c) for c in ours["channels"]],
            events=tuple(Event(float(onset), float(length), str(label)) for onset, length, label in ours["events"]),
            start=float(ours["start"]),
            units=[str(unit) for unit in ours["units"]],
            about={str(k): str(v) for k, v in ours["about"].items()},
        )
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        return Extras(about={"damage": "EXTRAS is damaged, so that labels and events are lost"})


def _channel(position: Sequence[float] | None, **entry: str) -> Channel:
    return Channel(**entry, position=position and (float(position[0]), float(position[1])))  # type: ignore[arg-type]


def _together(parts: Sequence[Columns]) -> Stored:
    """The channels of all tables, one after the other."""
    places = [(part, column) for part in parts for column in range(part.shape[0])]

    def piece(row: int, first: int, last: int) -> np.ndarray:
        part, column = places[row]
        return part.piece(column, first, last)

    return Stored(piece, (len(places), parts[0].shape[1]))


def _channels(extras: Extras, counts: Sequence[int], spacing: float) -> list[Channel]:
    """The channels as we have written them, else as openhdemg's tables of EMG and force tell."""
    emg, force = counts
    if len(extras.channels) == emg + force:
        return list(extras.channels)
    channels = [Channel(f"EMG{i + 1}", "emg", "uV", position=p) for i, p in enumerate(_grid(emg, spacing))]
    return channels + [Channel(f"Force{i + 1}" if i else "Force", "force", "1") for i in range(force)]


def _others(more: Columns) -> list[Channel]:
    """The signals that others keep in EXTRAS."""
    names = more.names if len(more.names) == more.shape[0] else [f"EXTRAS{i + 1}" for i in range(more.shape[0])]
    return [Channel(name, "other", "1") for name in names]


def _grid(count: int, spacing: float) -> list[tuple[float, float] | None]:
    """Where the electrodes lie (along, across) in m from the grid's middle, where the grid is known."""
    if count != 64 or round(spacing, 6) not in (0.004, 0.008):
        return [None] * count
    slots = np.arange(1, 65)  # slot 0 is the corner without electrode
    column, row = slots // ROWS_OF_64, slots % ROWS_OF_64
    row = np.where(column % 2, ROWS_OF_64 - 1 - row, row)
    return [(float(spacing * (r - 6)), float(spacing * (c - 2))) for r, c in zip(row, column, strict=True)]


def _truth(content: dict[str, Any], extras: Extras, path: Path, rate: float) -> dict[str, np.ndarray]:
    """The discharge times of each unit, on the recording's own clock."""
    try:
        times = [np.asarray(p, float).reshape(-1) / rate for p in content.get("MUPULSES") or ()]
        if not all(np.isfinite(t).all() for t in times):
            raise ValueError("not a number")
    except (TypeError, ValueError) as error:
        raise MyospasmError(
            f"MUPULSES in {path} are not lists of sample numbers ({error}); export it again."
        ) from error
    names = extras.units
    if len(names) != len(times):
        names = [f"MU{i + 1}" for i in range(len(times))]
    return {name: t + extras.start for name, t in zip(names, times, strict=True)}


def _about(content: dict[str, Any], extras: Extras, path: Path, spacing: float) -> dict[str, str]:
    """What the file tells of itself and its units' decomposition."""
    about = dict(extras.about) | {"file": path.name, "format": "openhdemg", "source": str(content.get("SOURCE", ""))}
    if spacing:
        about["electrode_spacing_m"] = f"{spacing:g}"
    accuracy = content.get("ACCURACY")
    if isinstance(accuracy, dict) and accuracy.get("data"):
        about["accuracy"] = " ".join(
            f"{_number(row[0] if isinstance(row, list) else row):g}" for row in accuracy["data"]
        )
    if "MUPULSES" not in content and "RAW_SIGNAL" in content:
        about["note"] = "the file has no decomposition (MUPULSES)"
    return about


def write_recording(recording: Recording, path: str | Path, force: bool = False) -> Path:
    """Write EMG, force and units so that openhdemg opens the file; the EMG's unit must be uV, mV or V.

    A recording without EMG becomes a file of the reference signal. What openhdemg keeps of the samples is rounded: EMG
    to a hundred-millionth of its size.

    Errors: MyospasmError if the place is taken (unless `force`) or cannot be written, or there is no EMG and no force.
    """
    return write(recording, Path(path), force)
