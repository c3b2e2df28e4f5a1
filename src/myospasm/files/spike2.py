"""What Spike2 (Cambridge Electronic Design) exports for MATLAB: each channel a struct with its own clock.

Waveforms have `interval`, `values` and often `times`; events and markers have `times`, markers `codes` or `text`;
WaveMarks are spikes that were sorted in Spike2, by `codes`. Nothing in the file tells what a channel measures but its
title and unit; a sidecar beside it can (see `sidecar`).
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from myospasm.files import matlab, remarks, sidecar
from myospasm.files.clocks import Track, listed
from myospasm.files.sidecar import Sidecar
from myospasm.ground import MyospasmError
from myospasm.records import Channel, Event, Recording

TITLE = "MATLAB exports of Spike2"
ENDING = ".mat"
WAVEFORM = {"title", "interval", "values"}
POINTS = {"title", "resolution", "times"}
"""The fields by which a waveform, and a channel of events, are known."""
LONGEST = 100
"""A recording with gaps may be so many times longer than its samples."""


def looks_like(path: Path, head: bytes) -> bool:
    """Whether a MATLAB file has a struct with the fields of a channel of Spike2."""
    return matlab.is_mat(head) and any(f >= WAVEFORM or f >= POINTS for f in matlab.fields(path, head).values())


def read_recording(path: str | os.PathLike[str]) -> Recording:
    """All channels on the clock of the fastest EMG channel, events and markers as events, sorted spikes as truth.

    Errors: MyospasmError if the file is damaged or has no waveform; `about["note"]` tells what is guessed or changed.
    """
    path = Path(path)
    found = {k: v for k, v in matlab.load(path, "a MATLAB export of Spike2").items() if isinstance(v, dict)}
    told, notes = sidecar.beside(path), []
    waves = {k: v for k, v in found.items() if set(v) >= WAVEFORM and not set(v) >= POINTS}
    tracks = [t for name, wave in waves.items() if (t := _track(name, wave, told, notes, path)) is not None]
    told.check([*waves, *(t.channel.label for t in tracks), *map(_title, waves, waves.values())], path)
    if not tracks:
        names = f" (it has {listed(list(found))})" if found else ""
        raise MyospasmError(f"{str(path)!r} has no waveform{names}; export a waveform channel from Spike2.")
    samples, rate, start, changed = sidecar.on_one_clock(tracks, path)
    events, truth = _points(found)
    notes += [changed] * bool(changed) + list(_unknown(tracks))
    if told.rate is not None or told.start is not None:
        notes.append("the rate and start of the sidecar are not used, because the file tells its own")
    about = {"format": "Spike2", **_started(found), **remarks.told("note", notes)}
    channels = tuple(t.channel for t in tracks)
    return told.add(Recording(samples, rate, channels, tuple(sorted(events)), start, truth, about))


def _title(name: str, fields: dict[str, Any]) -> str:
    return matlab.text(fields.get("title")) or name


def _track(name: str, wave: dict[str, Any], told: Sidecar, notes: list[str], path: Path) -> Track | None:
    """A waveform on its own clock; None where it has no samples."""
    label = _title(name, wave)
    table = matlab.table(wave["values"])
    interval = matlab.number(wave["interval"])
    if table is None or not interval > 0 or not math.isfinite(interval):
        raise MyospasmError(f"channel {label!r} of {str(path)!r} has no samples or interval; export it again.")
    if not table.rows:
        notes.append(f"{label} has no samples and is left out")
        return None
    unit, scale = sidecar.house(matlab.text(wave.get("units")))
    channel = told.channel(Channel(label, sidecar.kind_of(label, unit, matlab.text(wave.get("comment"))), unit), name)
    scale, offset = scale if channel.unit == unit else 1.0, 0.0  # a sidecar's unit is that of the file's numbers
    if table.whole:  # exported as the converter gave it
        offset = scale * matlab.number(wave.get("offset"), 0.0)
        scale *= matlab.number(wave.get("scale"), 1.0)

    def piece(first: int, last: int) -> np.ndarray:
        return scale * np.asarray(table.piece(0, first, last), float) + offset

    times = matlab.table(wave.get("times"))
    start = matlab.number(wave.get("start"), 0.0)
    start = float(times.piece(0, 0, 1)[0]) if times is not None and times.rows else start
    track = Track(channel, 1 / interval, start, table.rows, piece)
    return track if times is None or times.rows != table.rows else _with_gaps(track, times, notes, path)


def _with_gaps(track: Track, times: matlab.Table, notes: list[str], path: Path) -> Track:
    """A track whose times jump has no samples (NaN) there. Errors: MyospasmError if its times are no clock."""
    last = float(times.piece(0, track.length - 1, track.length)[0])
    if abs((last - track.start) * track.rate - (track.length - 1)) < 0.5:
        return track
    places = np.round((np.asarray(times.piece(0, 0, track.length), float) - track.start) * track.rate)
    label = track.channel.label
    if not np.isfinite(places).all() or (np.diff(places) <= 0).any():
        raise MyospasmError(f"the times of channel {label!r} of {str(path)!r} do not go forward; export it again.")
    if places[-1] > LONGEST * track.length:
        raise MyospasmError(
            f"channel {label!r} of {str(path)!r} has samples in less than 1 % of its time; export a part."
        )
    places = places.astype(int)
    gaps = int((np.diff(places) > 1).sum())
    notes.append(f"{label} has {gaps} gap{'s' * (gaps != 1)}, where the samples are NaN")

    def piece(first: int, end: int) -> np.ndarray:
        low, high = np.searchsorted(places, [first, end])
        found = np.full(end - first, np.nan)
        found[places[low:high] - first] = track.piece(int(low), int(high))
        return found

    return track._replace(length=int(places[-1]) + 1, piece=piece)


def _unknown(tracks: list[Track]) -> Iterator[str]:
    """What a reader must know of channels of which the file tells too little."""
    bare = [t.channel.label for t in tracks if not t.channel.unit]
    other = [t.channel.label for t in tracks if t.channel.kind == "other"]
    if bare:
        yield f"{listed(bare)} {'has' if len(bare) == 1 else 'have'} no unit"
    if other:
        yield f"the file does not tell what {listed(other)} measure{'s' if len(other) == 1 else ''}"


def _points(found: dict[str, dict[str, Any]]) -> tuple[list[Event], dict[str, np.ndarray]]:
    """The events and markers, and the spikes that were sorted, by unit."""
    events: list[Event] = []
    truth: dict[str, np.ndarray] = {}
    for name, fields in found.items():
        if not set(fields) >= POINTS:
            continue
        times = matlab.numbers(fields["times"])
        codes, label = _codes(fields, len(times)), _title(name, fields)
        if "values" in fields:  # WaveMarks; code 0 is a spike that belongs to no unit
            truth |= {f"{label} {code}": _sorted(times[codes == code]) for code in np.unique(codes[codes > 0])}
            times, codes = times[codes == 0], codes[codes == 0]
        words = matlab.texts(fields.get("text"))
        words = words if len(words) == len(times) else [_word(code) for code in codes]
        labels = [f"{label}: {word}" if word else label for word in words]
        events += [Event(float(t), 0.0, w) for t, w in zip(times, labels, strict=True) if math.isfinite(t)]
    return events, truth


def _sorted(times: np.ndarray) -> np.ndarray:
    return np.sort(times[np.isfinite(times)])


def _codes(fields: dict[str, Any], count: int) -> np.ndarray:
    """The first of each marker's four codes; zeros where there are none."""
    found = matlab.table(fields.get("codes"))
    if found is None or found.rows * found.columns == 0 or found.rows * found.columns % max(1, count):
        return np.zeros(count, int)
    if found.rows == count:
        return np.asarray(found.piece(0, 0, count), float).astype(int)
    return matlab.numbers(fields["codes"])[:: found.rows * found.columns // count].astype(int)


def _word(code: int) -> str:
    """A marker's code as it was typed, or as a number."""
    return "" if not code else chr(code) if 32 < code < 127 else str(code)


def _started(found: dict[str, dict[str, Any]]) -> dict[str, str]:
    """The date and time of the file, where it was exported with them."""
    for fields in found.values():
        if "title" not in fields and "start" in fields:
            date = matlab.numbers(fields["start"])
            try:
                year, month, day, hour, minute, second = map(int, date[:6])
                return {"started": datetime(year, month, day, hour, minute, second).isoformat()}
            except (ValueError, OverflowError):  # not six numbers, or no date
                continue
    return {}
