"""Reading NWB files, this software's own and those of others, straight from HDF5 so that nothing need be loaded."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from myospasm.files import clocks, hdf5, remarks
from myospasm.files.clocks import Track
from myospasm.files.nwb import SI
from myospasm.files.nwb import clock as nwb_clock
from myospasm.files.nwb import tables as nwb_tables
from myospasm.files.nwb.tables import Electrodes
from myospasm.ground import MyospasmError
from myospasm.records import KINDS, Channel, Recording, Samples, Stored

PLACES = ("acquisition", "stimulus/presentation", "processing")
"""Where a file keeps series of samples."""
NO_SERIES = frozenset(
    f"{kind}Series"
    for kind in (
        *("Annotation", "Interval", "SpikeEvent", "Image", "ImageMask", "Index"),
        *("OnePhoton", "TwoPhoton", "RoiResponse", "Decomposition", "Optical"),
    )
)
"""Series whose samples are no channels in time."""
MOST = 4096
"""Most channels; more is a table the wrong way around."""
HOUSE = {"newton": "N", "volt": "V", "newton meter": "N m", "radian": "rad", "degree": "deg", "ampere": "A"}
"""How this software calls the units that NWB spells out."""
WORDS = {
    "emg": r"emg|electromyo",
    "stimulus": r"stim|trigger|pulse",
    "angle": r"angle|goniom",
    "force": r"force|torque|dynamom|load.?cell",
}


class Series(NamedTuple):
    """A series of samples in the file, with its way to its own kind of numbers."""

    path: str
    group: Any
    data: hdf5.Columns
    electrical: bool
    unit: str
    gains: np.ndarray
    """For each channel: what one step of its data is in `unit`."""
    offset: float

    @property
    def name(self) -> str:
        """Its name, the last of its path."""
        return self.path.rpartition("/")[2]


def read(path: Path) -> Recording:
    """The Recording in an NWB file.

    Errors: MyospasmError if it is missing, damaged, not NWB, or holds no series that can be read; a series that is
    damaged beside sound ones is left out, and `about["damage"]` says so.
    """
    file = hdf5.opened(path)
    if "nwb_version" not in file.attrs:
        raise MyospasmError(f"{str(path)!r} is HDF5 but not NWB: it does not say its nwb_version.")
    electrodes, origin = nwb_tables.electrodes(file), nwb_tables.origin(file)
    tracks: list[tuple[int, Track, np.dtype]] = []
    faults: list[str] = []
    notes: list[str] = []
    for where, group in _all_series(file, faults):
        try:
            tracks += _tracks(_series(where, group), electrodes, notes)
        except MyospasmError as error:
            faults.append(str(error))
    if not tracks:
        raise MyospasmError(faults[0] if faults else f"{str(path)!r} holds no series of samples; record some.")
    tracks.sort(key=lambda one: one[0])
    samples, rate, start, note = _together([t for _, t, _ in tracks], [d for _, _, d in tracks])
    about = nwb_tables.about(file, path, start) | ({"damage": " ".join(faults)} if faults else {})
    return Recording(
        samples=samples,
        rate=rate,
        channels=tuple(t.channel for _, t, _ in tracks),
        events=nwb_tables.events(file, origin),
        start=start + origin,
        truth=nwb_tables.units(file, origin),
        about=about | remarks.told("note", [*notes, note]),
    )


def _all_series(file: Any, faults: list[str]) -> Iterator[tuple[str, Any]]:
    for place in PLACES:
        group, seen = file, set()
        for step in place.split("/"):
            group = None if group is None else hdf5.child(group, step)
        if group is not None:
            yield from _within(group, place, seen, faults)


def _within(group: Any, where: str, seen: set[int], faults: list[str]) -> Iterator[tuple[str, Any]]:
    """Every series in a group and in its groups, each once however many links lead there."""
    from h5py import h5o  # pyright: ignore[reportAttributeAccessIssue]

    for name in hdf5.names(group):
        try:
            item = hdf5.child(group, name)
        except (MyospasmError, KeyError, OSError, RuntimeError) as error:
            faults.append(str(error) if isinstance(error, MyospasmError) else f"{where}/{name} cannot be opened.")
            continue
        if not hasattr(item, "keys") or (mark := h5o.get_info(item.id).addr) in seen:
            continue
        seen.add(mark)
        kind = str(hdf5.attribute(item, "neurodata_type", ""))
        if kind.endswith("Series") and kind != "BehavioralTimeSeries":
            if kind not in NO_SERIES:
                yield f"{where}/{name}", item
        else:
            yield from _within(item, f"{where}/{name}", seen, faults)


def _series(where: str, group: Any) -> Series:
    place = f"{where} in {str(group.file.filename)!r}"
    data = hdf5.child(group, "data")
    if data is not None and hasattr(data, "keys"):  # linked to another series as a whole
        data = hdf5.child(data, "data")
    if data is None or data.shape is None or data.ndim not in (1, 2) or data.dtype.kind not in "fiub":
        raise MyospasmError(f"{place} has no samples in time and channels.")
    if not data.size or (data.ndim == 2 and data.shape[1] > MOST):
        found = " samples by ".join(map(str, data.shape))
        raise MyospasmError(f"{place} has {found} channels; some samples of at most {MOST} channels are expected.")
    hdf5.checked(data)
    gain, offset = hdf5.number(data, "conversion", 1.0), hdf5.number(data, "offset", 0.0)
    columns = hdf5.Columns(data)
    own = hdf5.array(group, "channel_conversion")
    gains = np.full(columns.width, gain) if own is None or len(own) != columns.width else gain * own.astype(float)
    if not (np.isfinite(gains).all() and np.isfinite(offset)):
        raise MyospasmError(f"{place} has a conversion or offset that is not a number.")
    electrical = hdf5.child(group, "electrodes") is not None
    return Series(where, group, columns, electrical, str(hdf5.attribute(data, "unit", "")), gains, offset)


def _tracks(series: Series, electrodes: Electrodes, notes: list[str]) -> Iterator[tuple[int, Track, np.dtype]]:
    """The channels of a series as tracks, each with its number and the type of its samples."""
    clock = nwb_clock.of(series.group, series.data.length)
    if clock.times is not None:
        notes.append(f"{series.name} {nwb_clock.note(clock)}")
    rows = hdf5.array(series.group, "electrodes") if series.electrical else None
    length = series.data.length if clock.times is None else clock.length
    for column in range(series.data.width):
        row = None if rows is None or column >= rows.size else int(rows.ravel()[column])
        number, channel, factor = _channel(series, column, row, electrodes)
        gain, offset = series.gains[column] * factor, series.offset * factor
        raw = series.data.data.dtype
        kept = raw.newbyteorder("=") if (gain, offset) == (1.0, 0.0) and raw.kind == "f" else np.dtype(np.float64)
        piece = _piece(series.data, column, (gain, offset))
        if clock.times is not None:
            piece, kept = nwb_clock.evened(piece, clock), np.dtype(np.float64)
        yield number, Track(channel, clock.rate, clock.start, length, piece), kept


def _piece(data: hdf5.Columns, column: int, scale: tuple[float, float]) -> Callable[[int, int], np.ndarray]:
    gain, offset = scale

    def piece(first: int, last: int) -> np.ndarray:
        found = data.read(column, first, last)
        return found if scale == (1.0, 0.0) else found * gain + offset

    return piece


def _channel(series: Series, column: int, row: int | None, electrodes: Electrodes) -> tuple[int, Channel, float]:
    """A channel, its number among all (the end where unknown), and what its values are to be multiplied with."""
    if row is not None:
        filters = str(hdf5.attribute(series.group, "filtering", ""))
        return electrodes.channel(row, f"{series.name} {column + 1}", filters)
    if own := _own(series):
        channel, number = own
        return number, channel, 1 / SI.get(channel.unit, ("", 1.0))[1]
    label = series.name if series.data.width == 1 else f"{series.name} {column + 1}"
    said = f"{series.name} {hdf5.attribute(series.group, 'description', '')}".lower()
    kind = next((k for k, words in WORDS.items() if re.search(words, said)), "other")
    kind = "stimulus" if series.path.startswith("stimulus/") else "emg" if series.electrical else kind
    unit, factor = _unit(series.unit, kind)
    return nwb_tables.LAST, Channel(label, kind, unit), factor


def _unit(said: str, kind: str) -> tuple[str, float]:
    """The house's name of a unit and the factor to it: EMG in mV, angles in rad."""
    plain = re.sub(r"[\s*·_-]+", " ", said.strip().lower()).replace("metre", "meter")
    unit = HOUSE.get(plain.removesuffix("s"), said.strip())
    if kind == "emg" and SI.get(unit, ("",))[0] == "volts":
        return "mV", SI[unit][1] / 1e-3
    if unit in ("deg", "°"):
        return "rad", math.pi / 180
    return "" if unit in ("n.a.", "unknown") else unit, 1.0


def _own(series: Series) -> tuple[Channel, int] | None:
    """The channel as this software keeps it beside the samples, None of other software."""
    try:
        told = json.loads(str(hdf5.attribute(series.group, "comments", "")))
        place = told.pop("position")
        number = int(told.pop("number"))
        channel = Channel(**told, position=None if place is None else (float(place[0]), float(place[1])))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return None
    return (channel, number) if channel.kind in KINDS and series.data.width == 1 else None


def _together(tracks: list[Track], types: list[np.dtype]) -> tuple[Samples, float, float, str]:
    """All tracks as rows of one clock, in their own precision where none had to be moved."""
    one = tracks[0]
    if any((t.rate, t.start, t.length) != (one.rate, one.start, one.length) for t in tracks):
        return clocks.align(tracks)

    def piece(row: int, first: int, last: int) -> np.ndarray:
        return tracks[row].piece(first, last)

    return Stored(piece, (len(tracks), one.length), dtype=np.result_type(*types)), one.rate, one.start, ""
