"""Zarr: a Trace or a Recording as a folder of compressed arrays that any xarray or Zarr reader opens, without loss."""

from __future__ import annotations

import dataclasses
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from myospasm.files import atomic
from myospasm.files.table import plain
from myospasm.ground import MyospasmError
from myospasm.records import Channel, Event, Recording

if TYPE_CHECKING:
    import xarray as xr

CHUNK = 1 << 20
"""Most values in one chunk: few files, and a few megabytes in memory at a time."""


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


def read_trace(path: str | os.PathLike[str]) -> xr.Dataset:
    """A Trace as it was written. Errors: MyospasmError if there is none at `path`."""
    trace = _read(path, "trace")
    trace.attrs.pop("kind")
    return trace


def write_recording(recording: Recording, path: str | os.PathLike[str], force: bool = False) -> Path:
    """Keep what a device gave, with its events and ground truth, whole or not at all.

    Errors: MyospasmError if the place is taken (unless `force`) or cannot be written.
    """
    return _write(_to_dataset(recording), path, force)


def read_recording(path: str | os.PathLike[str]) -> Recording:
    """A Recording as it was written. Errors: MyospasmError if there is none at `path`."""
    return _from_dataset(_read(path, "recording"))


def _write(data: xr.Dataset, path: str | os.PathLike[str], force: bool) -> Path:
    path = Path(path)
    with atomic.whole(path, force) as partial:
        data = _with_open_strings(data.drop_encoding())
        encoding = {str(name): _encoding(variable) for name, variable in data.variables.items()}
        data.to_zarr(partial, mode="w-", consolidated=False, zarr_format=3, encoding=encoding)
    return path


def _with_open_strings(data: xr.Dataset) -> xr.Dataset:
    """Texts as strings of any length: Zarr has a standard for those, and none yet for texts of one length."""
    return data.assign_coords({n: v.astype(object) for n, v in data.coords.items() if v.dtype.kind == "U"})


def _encoding(variable: Any) -> dict[str, Any]:
    """Bit-shuffled zstd: the sign and exponent bits of signals repeat, their last digits do not."""
    from zarr.codecs import BloscCodec

    if variable.dtype.kind not in "fiub" or variable.ndim == 0:
        return {}
    chunks = [max(1, n) for n in variable.shape]
    longest = int(np.argmax(chunks))
    chunks[longest] = max(1, min(chunks[longest], CHUNK * chunks[longest] // int(np.prod(chunks))))
    encoding: dict[str, Any] = {
        "chunks": tuple(chunks),
        "compressors": [BloscCodec(cname="zstd", clevel=3, shuffle="bitshuffle", typesize=variable.dtype.itemsize)],
    }
    if variable.dtype.kind == "f":
        encoding["_FillValue"] = None  # otherwise xarray would add an attribute of its own
    return encoding


def _read(path: str | os.PathLike[str], kind: str) -> xr.Dataset:
    import xarray as xr

    path = Path(path)
    if not path.exists():
        raise MyospasmError(f"there is no {kind} at {str(path)!r}; check the path.")
    try:
        with xr.open_zarr(path, consolidated=False, decode_times=False, decode_timedelta=False) as store:
            data = store.load()
        found = data.attrs.get("kind")
    except Exception as error:  # many kinds of damage, one meaning for the user
        raise MyospasmError(
            f"{str(path)!r} is not a Zarr {kind}, or is damaged ({_first_line(error)}); "
            "name a folder that myospasm wrote."
        ) from error
    if found != kind:
        raise MyospasmError(f"{str(path)!r} holds {found or 'something else'}, not a {kind}; name the {kind}'s folder.")
    texts = {n: v.copy(data=[str(t) for t in v.values]) for n, v in data.coords.items() if v.dtype.kind in "OT"}
    return data.assign_coords(texts).drop_encoding()


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(". ")[:120]


def _to_dataset(recording: Recording) -> xr.Dataset:
    import xarray as xr

    units = list(recording.truth)
    times = [np.asarray(recording.truth[unit], np.float64) for unit in units]
    attrs = {"long_name": "what the device gave, each channel in its own unit", "units": "see channels"}
    truth = {"long_name": "true discharge times of the motor units", "units": "s"}
    return xr.Dataset(
        {
            "samples": (("channel", "time"), recording.samples, attrs),
            "truth_time": ("truth_spike", np.concatenate([np.empty(0), *times]), truth),
            "truth_unit": (
                "truth_spike",
                np.repeat(np.arange(len(units), dtype=np.int32), [len(t) for t in times]),
                {"long_name": "index into truth_units", "units": "1"},
            ),
        },
        {"time": ("time", recording.time, {"long_name": "time", "units": "s"})},
        {
            "kind": "recording",
            "rate": float(recording.rate),
            "start": float(recording.start),
            "channels": json.dumps([dataclasses.asdict(c) for c in recording.channels]),
            "events": json.dumps([list(plain(e)) for e in recording.events]),
            "truth_units": json.dumps(units),
            "about": json.dumps(dict(recording.about)),
        },
    )


def _channel(entry: dict[str, Any]) -> Channel:
    position = entry.pop("position", None)
    return Channel(**entry, position=None if position is None else (float(position[0]), float(position[1])))


def _from_dataset(data: xr.Dataset) -> Recording:
    units = json.loads(data.attrs["truth_units"])
    which, times = data.truth_unit.values, data.truth_time.values
    return Recording(
        samples=data.samples.values,
        rate=data.attrs["rate"],
        channels=tuple(_channel(c) for c in json.loads(data.attrs["channels"])),
        events=tuple(Event(*e) for e in json.loads(data.attrs["events"])),
        start=data.attrs["start"],
        truth={unit: times[which == i] for i, unit in enumerate(units)},
        about=json.loads(data.attrs["about"]),
    )
