"""The tables of an NWB file: electrodes, motor units, trials and marks, and what it says about its session."""

from __future__ import annotations

import datetime
import json
import math
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from myospasm.files import hdf5
from myospasm.files.nwb import SI
from myospasm.files.nwb.session import ABOUT, ORIGIN, SILENT
from myospasm.ground import MyospasmError
from myospasm.records import Channel, Event

LAST = 1 << 40
"""The number of a channel of which no order is known: after all others, as they come."""
NOWHERE = frozenset(["", "unknown", "n/a", "na", "none", "nan", "n.a."])
"""What files say where they do not know the muscle."""
SESSION = {
    "task": ("session_description",),
    "session": ("general", "session_id"),
    "subject": ("general", "subject", "subject_id"),
    "sex": ("general", "subject", "sex"),
    "age": ("general", "subject", "age"),
    "species": ("general", "subject", "species"),
    "lab": ("general", "lab"),
    "institution": ("general", "institution"),
    "protocol": ("general", "protocol"),
    "remarks": ("general", "notes"),
}
"""What a recording says about itself, and where other software keeps it."""


def at(group: Any, *steps: str) -> Any:
    """What lies at the end of a path, None if nothing does."""
    for step in steps:
        group = hdf5.child(group, step) if hasattr(group, "keys") else None
    return group


def _text(group: Any, *steps: str) -> str:
    holder = at(group, *steps[:-1])
    return hdf5.text(holder, steps[-1]) if hasattr(holder, "keys") else ""


class Electrodes(NamedTuple):
    """The electrodes table: texts by column, numbers by column; a column that a file lacks is empty."""

    texts: dict[str, list[str]]
    numbers: dict[str, np.ndarray]

    def channel(self, row: int, label: str, filters: str) -> tuple[int, Channel, float]:
        """A row as a channel, with its number among all and the factor from volts to its unit."""
        said = {key: column[row] if 0 <= row < len(column) else "" for key, column in self.texts.items()}
        ours = "unit" in said and "grid" in said and said["unit"] in SI
        unit = said["unit"] if ours else "mV"
        muscle = "" if said.get("location", "").strip().lower() in NOWHERE else said["location"].strip()
        name = said.get("label") or said.get("channel_name") or said.get("electrode_name") or label
        group = said["grid"] if ours else said.get("group_name", "")
        filters = said.get("filtering", "") if ours else said.get("filtering") or filters
        # The inverse of what was multiplied with, so that nothing is lost to rounding.
        return (
            int(self._number("id", row)) if ours else LAST,
            Channel(name, "emg", unit, muscle, self._place(row), filters, group),
            1.0 / SI[unit][1],
        )

    def _number(self, column: str, row: int) -> float:
        values = self.numbers.get(column)
        return float(values[row]) if values is not None and 0 <= row < len(values) else math.nan

    def _place(self, row: int) -> tuple[float, float] | None:
        """In m; NWB's own columns are in micrometers."""
        for x, y, scale in (("along", "across", 1.0), ("rel_x", "rel_y", 1e-6)):
            place = scale * self._number(x, row), scale * self._number(y, row)
            if all(map(math.isfinite, place)):
                return place
        return None


def electrodes(file: Any) -> Electrodes:
    """The electrodes table; empty where there is none."""
    table = at(file, "general", "extracellular_ephys", "electrodes")
    texts, numbers = {}, {}
    for name in hdf5.names(table) if hasattr(table, "keys") else ():
        column = hdf5.child(table, name)
        if getattr(column, "ndim", 0) != 1 or name == "group":
            continue
        if column.dtype.kind in "fiu":
            numbers[name] = hdf5.array(table, name)
        elif column.dtype.kind in "OSU":
            texts[name] = hdf5.texts(table, name)
    return Electrodes(texts, numbers)


def origin(file: Any) -> float:
    """The recording's own time at the file's time zero, in s."""
    try:
        return float(_text(file, "scratch", ORIGIN) or 0.0)
    except ValueError:
        return 0.0


def _column(table: Any, *names: str) -> list[str]:
    """The first of some columns of texts that a table has; numbers are told as texts."""
    return next((found for name in names if (found := hdf5.texts(table, name))), [])


def _times(table: Any, name: str) -> np.ndarray:
    found = hdf5.array(table, name)
    if found is None:
        return np.empty(0)
    if found.dtype.kind not in "fiu":
        raise MyospasmError(
            f"{table.name}/{name} in {str(table.file.filename)!r} holds no numbers; times are expected."
        )
    return found.astype(np.float64).ravel()


def events(file: Any, origin: float) -> tuple[Event, ...]:
    """Trials, epochs and marks in the order in which they were written, or else by their times."""
    found: list[tuple[int, Event]] = []
    for place, start in (("intervals", "start_time"), ("events", "timestamp")):
        folder = at(file, place)
        for name in hdf5.names(folder) if hasattr(folder, "keys") else ():
            table = hdf5.child(folder, name)
            if hasattr(table, "keys"):
                found += _rows(table, start, name, origin)
    numbers = [number for number, _ in found]
    if sorted(numbers) == list(range(len(numbers))):
        return tuple(event for _, event in sorted(found, key=lambda one: one[0]))
    return tuple(sorted((event for _, event in found), key=lambda e: e.onset))


def _rows(table: Any, start: str, name: str, origin: float) -> list[tuple[int, Event]]:
    onsets, stops, lengths = (_times(table, column) for column in (start, "stop_time", "duration"))
    if len(lengths) != len(onsets):
        lengths = stops - onsets if len(stops) == len(onsets) else np.zeros(len(onsets))
    labels = _column(table, "label", "annotation", "trial_type", "stimulus_name", "condition", "tags")
    single = name.removesuffix("s") if name in ("trials", "epochs") else name
    numbers = _times(table, "id")
    return [
        (
            int(numbers[i]) if len(numbers) == len(onsets) else -1,
            Event(
                float(onset + origin),
                float(lengths[i]) if lengths[i] > 0 else 0.0,
                labels[i] if len(labels) == len(onsets) else f"{single} {i + 1}",
            ),
        )
        for i, onset in enumerate(onsets)
        if math.isfinite(onset)
    ]


def units(file: Any, origin: float) -> dict[str, np.ndarray]:
    """The discharge times of every motor unit, by its label."""
    table = at(file, "units")
    if not hasattr(table, "keys"):
        return {label: np.empty(0) for label in _listed(_text(file, "scratch", SILENT))}
    times, ends = _times(table, "spike_times"), _times(table, "spike_times_index").astype(np.int64)
    if len(ends) and not (ends[0] >= 0 and (np.diff(ends) >= 0).all() and ends[-1] <= len(times)):
        raise MyospasmError(
            f"the units table in {str(file.filename)!r} is damaged: its index points outside its times."
        )
    labels, numbers = _column(table, "label", "unit_name"), hdf5.texts(table, "id")
    found: dict[str, np.ndarray] = {}
    for i, (first, last) in enumerate(zip([0, *ends[:-1]], ends, strict=True) if len(ends) else ()):
        label = labels[i] if i < len(labels) else f"unit {numbers[i] if i < len(numbers) else i}"
        label = f"{label} ({i})" if label in found else label
        found[label] = times[first:last] + origin if origin else times[first:last]
    return found


def _listed(text: str) -> list[str]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return []
    return [str(label) for label in found] if isinstance(found, list) else []


def about(file: Any, path: Path, start: float) -> dict[str, str]:
    """What a recording says about itself: as this software kept it, or gathered from where others do."""
    try:
        told = json.loads(_text(file, "scratch", ABOUT))
        if isinstance(told, dict):
            return {str(k): str(v) for k, v in told.items()}
    except (ValueError, RecursionError):
        pass
    found = {"file": path.name, "format": "nwb"} | {key: _text(file, *place) for key, place in SESSION.items()}
    found["experimenter"] = "; ".join(hdf5.texts(at(file, "general"), "experimenter")) if at(file, "general") else ""
    found["started"] = _started(file, start)
    return {key: value for key, value in found.items() if value}


def _started(file: Any, start: float) -> str:
    said = _text(file, "timestamps_reference_time") or _text(file, "session_start_time")
    try:
        zero = datetime.datetime.fromisoformat(said)
        return (zero + datetime.timedelta(seconds=start)).isoformat()
    except (ValueError, OverflowError):
        return ""
