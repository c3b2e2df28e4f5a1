"""Writes the JSON files of openhdemg as their text grows, so that a long recording is never in memory as a whole."""

from __future__ import annotations

import dataclasses
import gzip
import json
import math
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from myospasm.files.atomic import whole
from myospasm.ground import MyospasmError
from myospasm.records import Recording

SCALE = {"uV": 1.0, "mV": 1e3, "V": 1e6}
OURS = "myospasm"
"""The column of EXTRAS in which stands what openhdemg has no place for."""
READ, SHOWN = 1 << 22, 1 << 17
"""How many numbers are read from the recording and how many are turned into text at a time."""


def write(recording: Recording, path: Path, force: bool) -> Path:
    """Write a recording as openhdemg writes its own."""
    emg = recording.rows("emg")
    others = recording.rows("force") + [i for i, c in enumerate(recording.channels) if c.kind not in ("emg", "force")]
    odd = {recording.channels[i].unit for i in emg} - set(SCALE)
    if odd:
        raise MyospasmError(f"openhdemg needs EMG channels in uV, mV or V; this recording has {sorted(odd)}.")
    if not emg and not recording.rows("force"):
        raise MyospasmError("openhdemg needs EMG or a force; this recording has neither.")
    members = _members(recording, emg, others) if emg else _reference_only(recording, others)
    name = ("FILENAME", [json.dumps(path.name)])
    # The time is left out so that the same recording gives the same file.
    with whole(path, force) as partial, partial.open("wb") as raw, gzip.GzipFile("", "wb", 4, raw, mtime=0) as file:
        _write_object(file, [members[0], name, *members[1:]])
    return path


Member = tuple[str, Iterable[str]]
"""A key, and its value's JSON in pieces."""


def _members(recording: Recording, emg: list[int], others: list[int]) -> list[Member]:
    samples, units = recording.samples.shape[1], len(recording.truth)
    pulses = [np.round((np.asarray(t) - recording.start) * recording.rate) for t in recording.truth.values()]
    pulses = [p[(p >= 0) & (p < samples)].astype(int) for p in pulses]
    return [
        ("SOURCE", [json.dumps("CUSTOMCSV")]),
        ("RAW_SIGNAL", _table(_signals(recording, emg), len(emg), samples)),
        ("REF_SIGNAL", _table(_signals(recording, others), len(others), samples) if others else [_empty(1)]),
        ("ACCURACY", _table(iter([_rows(_accuracy(recording)[None])]), 1, units) if units else [_empty(1)]),
        ("IPTS", _table(_firings(pulses, samples), units, samples)),
        ("MUPULSES", [json.dumps([p.tolist() for p in pulses])]),
        ("FSAMP", [json.dumps(float(recording.rate))]),
        ("IED", [json.dumps(1e3 * float(recording.about.get("electrode_spacing_m", "nan")))]),
        ("EMG_LENGTH", [json.dumps(samples)]),
        ("NUMBER_OF_MUS", [json.dumps(units)]),
        ("BINARY_MUS_FIRING", _table(_firings(pulses, samples), units, samples)),
        ("EXTRAS", [_extras(recording, emg + others)]),
    ]


def _reference_only(recording: Recording, others: list[int]) -> list[Member]:
    return [
        ("SOURCE", [json.dumps("CUSTOMCSV_REFSIG")]),
        ("FSAMP", [json.dumps(float(recording.rate))]),
        ("REF_SIGNAL", _table(_signals(recording, others), len(others), recording.samples.shape[1])),
        ("EXTRAS", [_extras(recording, others)]),
    ]


def _write_object(file: gzip.GzipFile, members: Iterable[Member]) -> None:
    """An object whose every value is a text of JSON, with its quotes escaped."""
    for number, (key, pieces) in enumerate(members):
        file.write(f'{", " if number else "{"}"{key}": "'.encode())
        for piece in pieces:
            file.write(piece.replace("\\", "\\\\").replace('"', '\\"').encode())
        file.write(b'"')
    file.write(b"}")


def _empty(columns: int) -> str:
    return json.dumps({"columns": list(range(columns)), "index": [], "data": []})


def _table(rows: Iterable[str], columns: int, length: int) -> Iterator[str]:
    """A table in pandas' "split" layout, from texts of several rows each."""
    yield f'{{"columns":{json.dumps(list(range(columns)))},"index":['
    for first in range(0, length, SHOWN):
        yield ("," if first else "") + ",".join(map(str, range(first, min(first + SHOWN, length))))
    yield '],"data":['
    for number, text in enumerate(rows):
        yield f",{text}" if number else text
    yield "]}"


def _signals(recording: Recording, rows: list[int]) -> Iterator[str]:
    """The samples of some channels as rows of a table, EMG in uV."""
    length = recording.samples.shape[1]
    step = max(1, READ // len(rows))
    places = None
    for first in range(0, length, step):
        block = np.stack([np.asarray(recording.samples[i, first : min(first + step, length)], float) for i in rows])
        if recording.channels[rows[0]].kind == "emg":
            block *= np.array([[SCALE[recording.channels[i].unit]] for i in rows])
            places = _places(block) if places is None else places
        inner = max(1, SHOWN // len(rows))
        yield from (_rows(block[:, i : i + inner], places) for i in range(0, block.shape[1], inner))


def _places(block: np.ndarray) -> int:
    """How many decimals keep a hundred-millionth of the largest value."""
    most = float(np.max(np.abs(block), initial=0.0, where=np.isfinite(block)))
    return min(15, max(0, 8 - math.floor(math.log10(most)))) if most > 0 else 8


def _rows(block: np.ndarray, places: int | None = None) -> str:
    """Columns (columns, rows) as rows of JSON without the outermost brackets; null for what is not a number."""
    rows = block.T
    if places is not None and np.max(np.abs(rows), initial=0.0) * 10.0**places < 2**53:
        # 1234e-2 for 12.34: whole numbers become text four times as fast as broken ones.
        text = json.dumps(np.rint(rows * 10.0**places).astype(np.int64).tolist(), separators=(",", ":"))
        return text[1:-1].replace(",", f"e-{places},").replace("]", f"e-{places}]").replace(f"]e-{places}", "]")
    if np.isfinite(rows).all():
        return json.dumps(rows.tolist(), separators=(",", ":"))[1:-1]
    shown = [[v if math.isfinite(v) else None for v in row] for row in rows.tolist()]
    return json.dumps(shown, separators=(",", ":"))[1:-1]


def _firings(pulses: list[np.ndarray], length: int) -> Iterator[str]:
    """One row a sample, one column a unit: 1 where it discharges. Nearly all rows are the same text."""
    silent = "[" + ",".join(["0.0"] * len(pulses)) + "]"
    active: dict[int, set[int]] = {}
    for unit, times in enumerate(pulses):
        for sample in times.tolist():
            active.setdefault(sample, set()).add(unit)
    when = sorted(active)
    step = max(1, SHOWN // max(1, len(pulses)))
    for first in range(0, length, step):
        last = min(first + step, length)
        rows = [silent] * (last - first)
        for sample in when[np.searchsorted(when, first) : np.searchsorted(when, last)]:
            rows[sample - first] = f"[{','.join('1.0' if u in active[sample] else '0.0' for u in range(len(pulses)))}]"
        yield ",".join(rows)


def _accuracy(recording: Recording) -> np.ndarray:
    """How well each unit was decomposed, as a read file told it; 1 for times that are known."""
    told = [float(t) for t in recording.about.get("accuracy", "").split()]
    return np.array(told) if len(told) == len(recording.truth) else np.ones(len(recording.truth))


def _extras(recording: Recording, rows: list[int]) -> str:
    """What openhdemg has no place for, in a table of texts."""
    channels = [dataclasses.asdict(recording.channels[i]) for i in rows]
    ours = {
        "about": dict(recording.about),
        "channels": [c | {"unit": "uV" if c["kind"] == "emg" else c["unit"]} for c in channels],
        "events": [list(e) for e in recording.events],
        "start": float(recording.start),
        "units": list(recording.truth),
    }
    data = [[json.dumps(entry)] for entry in ours.values()]
    return json.dumps({"columns": [OURS], "index": list(ours), "data": data})
