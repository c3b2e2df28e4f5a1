"""Zarr: a Trace or a Recording as a folder of compressed arrays that any xarray or Zarr reader opens, without loss."""

from __future__ import annotations

import dataclasses
import itertools
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from myospasm.files import atomic, remarks
from myospasm.files.table import plain
from myospasm.ground import MyospasmError
from myospasm.records import Channel, Event, Recording, Stored

if TYPE_CHECKING:
    import xarray as xr

CHUNK = 1 << 20
"""Most values in one chunk: few files, and a few megabytes in memory at a time."""
FEWEST = 1 << 16
"""Fewest values in one chunk of a recording, where it has so many."""

TITLE = "the Zarr folders of this software"
ENDING = ".zarr"


def looks_like(path: Path, head: bytes) -> bool:
    """Whether a folder is a Zarr store."""
    return path.is_dir() and any((path / name).exists() for name in ("zarr.json", ".zgroup", ".zattrs"))


def write_trace(trace: xr.Dataset, path: str | os.PathLike[str], force: bool = False) -> Path:
    """Keep everything that happened in a run, whole or not at all.

    Errors: MyospasmError if the place is taken (unless `force`) or cannot be written.
    """
    kept = trace.copy(deep=False)
    kept.attrs = {str(k): plain(v) for k, v in trace.attrs.items()} | {"kind": "trace"}
    return _write(kept, path, force)


def write_chart(chart: xr.Dataset, path: str | os.PathLike[str], force: bool = False) -> Path:
    """Keep the chart of a story of hours, whole or not at all; `read_chart` gives it back. Errors: as `write_trace`."""
    kept = chart.copy(deep=False)
    kept.attrs = {str(k): plain(v) for k, v in chart.attrs.items()} | {"kind": "chart"}
    return _write(kept, path, force)


def read_chart(path: str | os.PathLike[str]) -> xr.Dataset:
    """A chart as it was written. Errors: as `read_trace`."""
    return _read(path, "chart")


def read_trace(path: str | os.PathLike[str]) -> xr.Dataset:
    """A Trace as it was written. Errors: MyospasmError if there is none at `path`, or a part is missing or damaged."""
    return _read(path, "trace")


def _read(path: str | os.PathLike[str], kind: str) -> xr.Dataset:
    import xarray as xr

    path = Path(path)
    group = _open(path, kind)
    with _sentences(path, kind):
        for name in group.array_keys():
            if _missing(group[name]):
                raise ValueError(f"a part of {name} is missing")
        with xr.open_zarr(path, consolidated=False, decode_times=False, decode_timedelta=False) as store:
            trace = store.load()
    trace.attrs.pop("kind")
    texts = {n: v.copy(data=[str(t) for t in v.values]) for n, v in trace.coords.items() if v.dtype.kind in "OT"}
    return trace.assign_coords(texts).drop_encoding()


def _write(data: xr.Dataset, path: str | os.PathLike[str], force: bool) -> Path:
    path = Path(path)
    with atomic.whole(path, force) as partial:
        data = _with_open_strings(data.drop_encoding())
        encoding = {str(name): _encoding(variable) for name, variable in data.variables.items()}
        how: dict[str, Any] = {"consolidated": False, "zarr_format": 3, "write_empty_chunks": True}
        data.to_zarr(partial, mode="w-", encoding=encoding, **how)
    return path


def _with_open_strings(data: xr.Dataset) -> xr.Dataset:
    """Texts as strings of any length: Zarr has a standard for those, and none yet for texts of one length."""
    return data.assign_coords({n: v.astype(object) for n, v in data.coords.items() if v.dtype.kind == "U"})


def _encoding(variable: Any) -> dict[str, Any]:
    """Bit-shuffled zstd: the sign and exponent bits of signals repeat, their last digits do not; then a checksum."""
    from zarr.codecs import BloscCodec, Crc32cCodec

    if variable.dtype.kind not in "fiub" or variable.ndim == 0:
        return {}
    chunks = [max(1, n) for n in variable.shape]
    longest = int(np.argmax(chunks))
    chunks[longest] = max(1, min(chunks[longest], CHUNK * chunks[longest] // int(np.prod(chunks))))
    encoding: dict[str, Any] = {
        "chunks": tuple(chunks),
        "compressors": [
            BloscCodec(cname="zstd", clevel=3, shuffle="bitshuffle", typesize=variable.dtype.itemsize),
            Crc32cCodec(),
        ],
    }
    if variable.dtype.kind == "f":
        encoding["_FillValue"] = None  # otherwise xarray would add an attribute of its own
    return encoding


def write_recording(recording: Recording, path: str | os.PathLike[str], force: bool = False) -> Path:
    """Keep what a device gave, with its events and ground truth, whole or not at all; stored samples row by row.

    Errors: MyospasmError if the place is taken (unless `force`) or cannot be written.
    """
    import zarr

    path = Path(path)
    units = list(recording.truth)
    times = [np.asarray(recording.truth[unit], np.float64) for unit in units]
    numbers = np.repeat(np.arange(len(units), dtype=np.int32), [len(t) for t in times])
    with atomic.whole(path, force) as partial:
        group = zarr.create_group(partial, zarr_format=3, attributes=_attributes(recording))
        spikes = np.concatenate([np.empty(0), *times])
        _put(group, "truth_time", spikes, "truth_spike", ("true discharge times of the motor units", "s"))
        _put(group, "truth_unit", numbers, "truth_spike", ("index into truth_units", "1"))
        _put(group, "time", recording.time, "time", ("time", "s"))
        _put_samples(group, recording)
    return path


def read_recording(path: str | os.PathLike[str]) -> Recording:
    """A Recording as it was written, its samples still in the folder.

    Where a part of the samples is missing they are NaN, and `about["damage"]` says so. Errors: MyospasmError if there
    is no recording at `path`, or anything else of it is missing or damaged.
    """
    path = Path(path)
    with _sentences(path, "recording"):
        group = _open(path, "recording")
        samples, about, found = group["samples"], json.loads(group.attrs["about"]), group.attrs
        lost = set(_missing(samples))
        if lost:
            about["damage"] = f"{len(lost)} of {samples.nchunks} parts of the samples are missing; there they are NaN"
        units, (which, times) = (
            json.loads(found["truth_units"]),
            (_whole(group, n) for n in ("truth_unit", "truth_time")),
        )
        return Recording(
            samples=_stored(path, samples, lost),
            rate=found["rate"],
            channels=tuple(_channel(c) for c in json.loads(found["channels"])),
            events=tuple(Event(*e) for e in json.loads(found["events"])),
            start=found["start"],
            truth={unit: times[which == i] for i, unit in enumerate(units)},
            about=about,
        )


def _attributes(recording: Recording) -> dict[str, Any]:
    """What is no array of a recording."""
    return {
        "kind": "recording",
        "rate": float(recording.rate),
        "start": float(recording.start),
        "channels": json.dumps([dataclasses.asdict(c) for c in recording.channels]),
        "events": json.dumps([list(plain(e)) for e in recording.events]),
        "truth_units": json.dumps(list(recording.truth)),
        "about": json.dumps(dict(recording.about)),
    }


def _put(group: Any, name: str, data: np.ndarray, dimension: str, meaning: tuple[str, str]) -> None:
    """A small array with its meaning: long name and unit."""
    array = _create(group, name, data, (dimension,), meaning)
    array[:] = data


def _create(group: Any, name: str, data: Any, dimensions: tuple[str, ...], meaning: tuple[str, str]) -> Any:
    """An array, still empty, of the shape and type of the data."""
    encoding = _encoding(data)
    return group.create_array(
        name,
        shape=data.shape,
        dtype=data.dtype,
        chunks=_rows_of(data.shape) if data.ndim == 2 else encoding["chunks"],
        compressors=encoding["compressors"],
        dimension_names=dimensions,
        attributes={"long_name": meaning[0], "units": meaning[1]},
        config={"write_empty_chunks": True},
    )


def _rows_of(shape: tuple[int, ...]) -> tuple[int, int]:
    """A part of the samples is of one channel, so that one is read without the others; of several if they are short."""
    length = max(1, min(shape[1], CHUNK))
    return max(1, min(shape[0], FEWEST // length)), length


def _put_samples(group: Any, recording: Recording) -> None:
    """The samples, as many channels at a time as lie in one part."""
    data = recording.samples
    meaning = ("what the device gave, each channel in its own unit", "see channels")
    array = _create(group, "samples", data, ("channel", "time"), meaning)
    for first in range(0, data.shape[0], array.chunks[0]):
        rows = list(range(first, min(first + array.chunks[0], data.shape[0])))
        for start in range(0, data.shape[1], array.chunks[1]):
            end = min(start + array.chunks[1], data.shape[1])
            array[first : rows[-1] + 1, start:end] = data[rows, start:end]


def _stored(path: Path, samples: Any, lost: set[tuple[int, ...]]) -> Stored:
    """The samples, read piece by piece; NaN where a part is missing."""

    kind = np.dtype(float) if lost and samples.dtype.kind != "f" else samples.dtype

    def piece(row: int, first: int, last: int) -> np.ndarray:
        with _sentences(path, "recording"):
            found = samples[row, first:last].astype(kind, copy=False)
        for band, part in lost:
            if band == row // samples.chunks[0]:
                low, high = (min(max(k * samples.chunks[1], first), last) - first for k in (part, part + 1))
                found[low:high] = np.nan
        return found

    return Stored(piece, samples.shape, dtype=kind)


def _channel(entry: dict[str, Any]) -> Channel:
    position = entry.pop("position", None)
    return Channel(**entry, position=None if position is None else (float(position[0]), float(position[1])))


@contextmanager
def _sentences(path: Path, kind: str) -> Iterator[None]:
    """Many kinds of damage, one meaning for the user."""
    try:
        yield
    except MyospasmError:
        raise
    except Exception as error:
        raise MyospasmError(
            f"{str(path)!r} is not a Zarr {kind}, or is damaged ({remarks.reason(error, 120)}); "
            "name a folder that myospasm wrote."
        ) from error


def _open(path: Path, kind: str) -> Any:
    """The group of a Trace or a Recording. Errors: MyospasmError if there is none."""
    import zarr

    if not path.exists():
        raise MyospasmError(f"there is no {kind} at {str(path)!r}; check the path.")
    with _sentences(path, kind):
        group = zarr.open_group(path, mode="r", zarr_format=3, use_consolidated=False)
    found = group.attrs.get("kind")
    if found != kind:
        raise MyospasmError(f"{str(path)!r} holds {found or 'something else'}, not a {kind}; name the {kind}'s folder.")
    return group


def _missing(array: Any) -> list[tuple[int, ...]]:
    """The parts of an array that have no file: Zarr would read them as zeros."""
    if array.nchunks_initialized == array.nchunks:
        return []
    grid = itertools.product(*(range(-(-n // c)) for n, c in zip(array.shape, array.chunks, strict=True)))
    folder = Path(array.store.root) / array.path
    return [part for part in grid if not (folder / array.metadata.encode_chunk_key(part)).exists()]


def _whole(group: Any, name: str) -> np.ndarray:
    """All of an array. Errors: ValueError if a part is missing."""
    if _missing(group[name]):
        raise ValueError(f"a part of {name} is missing")
    return group[name][...]
