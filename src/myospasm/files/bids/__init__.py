"""EMG-BIDS: data sets of electromyography as folders of EDF or BDF files, tables and descriptions (BIDS 1.11).

Written by our own small code: mne-bids 0.20 gave a force and an angle one common range in EDF (the angle lost 38 % of
its span), wrote no muscles, groups, electrodes or unit beyond volts, a duration short by a sample, and "TODO FIXME".
"""

from __future__ import annotations

import dataclasses
import math
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from myospasm.files import atomic, bdf, edf, remarks
from myospasm.files.bids import about as bids_about
from myospasm.files.bids import channels as bids_channels
from myospasm.files.bids import writing as bids_writing
from myospasm.files.bids.tables import Row, attempt, number, object_of, pairs_of, rows_of
from myospasm.files.bids.tree import DESCRIPTION, Place, is_recording, place_of, recordings
from myospasm.ground import MyospasmError
from myospasm.records import Event, Recording, Samples, Stored

TITLE = "EMG-BIDS data sets"
ENDING = ""
READERS = {".edf": edf.read_recording, ".bdf": bdf.read_recording}
LABELS = ("trial_type", "label", "event_type", "event", "value")
"""Columns that say what an event was, the usual first."""


def looks_like(path: Path, head: bytes) -> bool:
    """Whether a folder is a data set with EMG, or a file is the recording of one."""
    if path.is_dir():
        return next(recordings(path), None) is not None
    return is_recording(path) and place_of(path).nearest("channels") is not None


def read_all(folder: Path) -> Iterator[tuple[Path, Recording | MyospasmError]]:
    """Every EMG recording of a data set, one after the other, or the sentence that says why it could not be read."""
    for path in recordings(folder):
        try:
            yield path, _read(path)
        except MyospasmError as error:
            yield path, error


def read_recording(path: str | os.PathLike[str]) -> Recording:
    """The recording of that name with all that its data set says of it, or the only one of a data set.

    Voltages are in mV, places in m; true discharge times come back where this software wrote them.
    `about["note"]` tells what in the data set is missing or disagrees.

    Errors: MyospasmError if the samples cannot be read, or a data set has several recordings.
    """
    path = Path(path)
    if not path.is_dir():
        return _read(path)
    found = list(recordings(path))
    if len(found) == 1:
        return _read(found[0])
    some = f"{len(found)} recordings; name one of them, as {found[0]}" if found else "no recording sub-*/emg/*_emg.edf"
    raise MyospasmError(f"{str(path)!r} holds {some}.")


def _read(path: Path) -> Recording:
    place = place_of(path)
    read = READERS.get(place.name.ending)
    if read is None:
        raise MyospasmError(f"{str(path)!r} is not an EDF or BDF file, and BIDS has EMG in these alone; convert it.")
    if not path.is_file():
        fetched = ", or only a link to one that was not fetched" if path.is_symlink() else ""
        raise MyospasmError(f"there is no file {str(path)!r}{fetched}; check the path.")
    try:
        return _complete(read(path), place)
    except MyospasmError:
        raise
    except Exception as error:  # a reader met damage it did not expect: for the user that is a damaged file
        raise MyospasmError(f"{str(path)!r} cannot be read as a recording: {remarks.reason(error)}.") from error


def _complete(bare: Recording, place: Place) -> Recording:
    """A file's recording with what the sidecars say; what they lack or disagree about is noted."""
    notes: list[str] = []
    sidecar = _merged(place, notes)
    table = _table(place, "channels", ("name",), notes)
    if not table:
        notes.append("no table of channels applies to it")
    rows = bids_channels.matched([c.label.strip() for c in bare.channels], table, notes)
    told = bids_channels.told(bare.channels, rows, notes)
    notes += _disagreements(bare, sidecar)
    electrodes, systems = _table(place, "electrodes", ("name", "x", "y"), notes), _systems(place, notes)
    start = number(bids_about.kept_of(sidecar).get("start"))
    start = bare.start if start is None else start
    events = _events(bare, place, start, notes)
    about = bids_about.about_of(bare, place, sidecar, notes)
    return Recording(
        samples=_scaled(bare.samples, np.array([t.scale for t in told])),
        rate=bare.rate,
        channels=tuple(bids_channels.placed([t.channel for t in told], rows, electrodes, systems)),
        events=events,
        start=start,
        truth=_truth(place, start, notes),
        about=about | remarks.told("note", dict.fromkeys(notes)),
    )


def _table(place: Place, suffix: str, needed: tuple[str, ...], notes: list[str]) -> list[Row]:
    path = place.nearest(suffix)
    return [] if path is None else attempt(notes, rows_of, path, needed, otherwise=[])


def _merged(place: Place, notes: list[str]) -> dict[str, Any]:
    """The description of a recording: what stands nearer goes before what stands higher."""
    merged: dict[str, Any] = {}
    for path in place.all("emg", ".json"):
        merged |= attempt(notes, object_of, path, otherwise={})
    return merged


def _disagreements(bare: Recording, sidecar: Mapping[str, Any]) -> Iterator[str]:
    """Where the description tells another rate or duration than the file has."""
    rate, duration = number(sidecar.get("SamplingFrequency")), number(sidecar.get("RecordingDuration"))
    if rate is not None and not math.isclose(rate, bare.rate, rel_tol=1e-3):
        yield f"its description tells {rate:g} samples per second, the file has {bare.rate:g}"
    if duration is not None and abs(duration - bare.duration) > max(0.1 * duration, 2 / bare.rate):
        yield f"its description tells {duration:g} s, the file has {bare.duration:g} s"


def _systems(place: Place, notes: list[str]) -> dict[str, dict[str, Any]]:
    """The coordinate systems of the electrodes by name; the only one may have none."""
    named = [
        (p, n.entities.get("space", "")) for p, n in place.near if (n.suffix, n.ending) == ("coordsystem", ".json")
    ]
    return {space: attempt(notes, object_of, path, otherwise={}) for path, space in named}


def _scaled(samples: Samples, scale: np.ndarray) -> Samples:
    """Samples in their channels' units; what is stored stays stored."""
    if (scale == 1).all():
        return samples
    if not isinstance(samples, Stored):
        return samples * scale[:, None]
    read, by_row = samples.piece, dict(zip(samples.rows, scale, strict=True))
    return dataclasses.replace(samples, piece=lambda row, first, last: by_row[row] * read(row, first, last))


def _events(bare: Recording, place: Place, start: float, notes: list[str]) -> tuple[Event, ...]:
    """The events of the table, or where there is none those of the file itself."""
    path = place.nearest("events")
    if path is None:
        return tuple(e._replace(onset=e.onset - bare.start + start) for e in bare.events)
    rows = attempt(notes, rows_of, path, ("onset",), otherwise=[])
    timed = [(number(row.get("onset")), max(0.0, number(row.get("duration")) or 0.0), row) for row in rows]
    events = tuple(Event(onset + start, lasting, _label(row)) for onset, lasting, row in timed if onset is not None)
    if len(events) < len(rows):
        notes.append(f"{len(rows) - len(events)} events of {path.name!r} have no onset and were left out")
    return events


def _label(row: Row) -> str:
    """What an event was, in the words of all columns that say it."""
    return ": ".join(dict.fromkeys(row[name] for name in LABELS if name in row))


def _truth(place: Place, start: float, notes: list[str]) -> dict[str, np.ndarray]:
    """The true discharge times that this software laid beside a recording."""
    path = bids_writing.truth_path(place.path, place.root)
    if not path.is_file():
        return {}
    found: dict[str, list[float]] = {unit: [] for unit in _units(path.with_suffix(".json"), notes)}
    try:
        for onset, unit in pairs_of(path, "onset", "unit"):
            time = number(onset)
            if time is not None:
                found.setdefault(unit, []).append(time + start)
    except MyospasmError as error:
        notes.append(str(error).rstrip("."))
    return {unit: np.array(times, float) for unit, times in found.items()}


def _units(path: Path, notes: list[str]) -> list[str]:
    """The names of the motor units, also of those that never fired."""
    column = attempt(notes, object_of, path, otherwise={}).get("unit")
    levels = column.get("Levels") if isinstance(column, dict) else None
    return list(levels) if isinstance(levels, dict) else []


def write_recording(recording: Recording, path: str | os.PathLike[str], force: bool = False) -> Path:
    """Keep a recording as a data set of its own, whole or not at all; samples as EDF+, or as BDF+ if they came so.

    Errors: MyospasmError if the place is taken or cannot be written, also by force where it holds something else than
    one recording in BIDS; and where EDF+ cannot hold a sample.
    """
    path = Path(path)
    if force and path.is_dir() and not _replaceable(path):
        what = "something else than one recording that myospasm wrote"
        raise MyospasmError(f"{str(path)!r} holds {what}, and all in it would go; name another place.")
    with atomic.whole(path, force) as partial:
        bids_writing.write(recording, partial)
    return path


def _replaceable(path: Path) -> bool:
    """Whether a folder is empty, or a data set of one recording that this software wrote."""
    if not any(path.iterdir()):
        return True
    makers = attempt([], object_of, path / DESCRIPTION, otherwise={}).get("GeneratedBy")
    ours = isinstance(makers, list) and any(isinstance(m, dict) and m.get("Name") == "myospasm" for m in makers)
    return ours and len(list(recordings(path))) <= 1
