"""NWB (Neurodata Without Borders 2, in HDF5): the field's archive format, as the DANDI archive takes it.

EMG goes into ElectricalSeries (in volts by their conversion) with one row of the electrodes table for each channel;
force, torque and angle into series of their own beside them; stimulators into `stimulus`; the true discharges into
the units table; steps into `trials` and marks into `events`. What NWB has no field for is kept with each: the names
of labels, and in `scratch/about` what the recording says about itself. Nothing is lost.
"""

from __future__ import annotations

import dataclasses
import json
import re
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from myospasm.files.atomic import whole
from myospasm.files.extras import need
from myospasm.files.nwb import session as nwb_session
from myospasm.ground import MyospasmError
from myospasm.records import Channel, Recording

TITLE = "NWB (HDF5)"
ENDING = ".nwb"
NEEDS = "pynwb"
"""What writing takes."""
SIGNATURE = b"\x89HDF\r\n\x1a\n"

SI = {
    "V": ("volts", 1.0),
    "mV": ("volts", 1e-3),
    "uV": ("volts", 1e-6),
    "µV": ("volts", 1e-6),
    "μV": ("volts", 1e-6),
    "N": ("newtons", 1.0),
    "N m": ("newton meters", 1.0),
    "Nm": ("newton meters", 1.0),
    "rad": ("radians", 1.0),
    "deg": ("degrees", 1.0),
    "°": ("degrees", 1.0),
    "A": ("amperes", 1.0),
    "mA": ("amperes", 1e-3),
    "m/s2": ("meters per second squared", 1.0),
}
"""What NWB calls a unit, and how much of it one is; units that are not here are kept under their own name."""
BLOCK = 1 << 22
"""Most values read at a time while writing."""
CHUNK = (16384, 8)
"""Samples and channels compressed together: few enough channels that one alone is read fast."""


def looks_like(path: Path, head: bytes) -> bool:
    """Whether a file is HDF5 and says which version of NWB it is, or at least is named so."""
    if not head.startswith(SIGNATURE):
        return False
    if path.suffix.lower() == ENDING:  # a damaged one too: its reader says what is wrong
        return True
    try:
        import h5py

        with h5py.File(path, "r") as file:
            return "nwb_version" in file.attrs
    except (ImportError, OSError, RuntimeError):
        return False


def read_recording(path: str | Path) -> Recording:
    """The EMG and what was recorded with it, of any NWB file; samples stay in the file until they are asked for.

    Errors: MyospasmError if the file is missing, damaged, not NWB, or holds no series that can be read.
    """
    from myospasm.files.nwb import reading as nwb_reading

    return nwb_reading.read(Path(path))


def write_recording(recording: Recording, path: str | Path, force: bool = False) -> Path:
    """Keep a recording as NWB, piece by piece, so that a long one need not fit in memory.

    Errors: MyospasmError if the place is taken (unless `force`) or cannot be written, or if there are no samples.
    """
    path = Path(path)
    pynwb = need(NEEDS, "writing NWB")
    if not recording.samples.size:
        raise MyospasmError("the recording has no samples, and an NWB file without any is not valid; record something.")
    with whole(path, force) as partial, warnings.catch_warnings():
        # pynwb warns of a name that does not end in .nwb, and of what older versions did.
        warnings.simplefilter("ignore")
        origin = nwb_session.origin(recording)
        file = nwb_session.header(recording, origin)
        _add_samples(file, recording, origin)
        nwb_session.add_events(file, recording, origin)
        nwb_session.add_units(file, recording, origin)
        with pynwb.NWBHDF5IO(str(partial), "w") as io:
            io.write(file)
    return path


def _add_samples(file: Any, recording: Recording, origin: float) -> None:
    electrical = [i for i in recording.rows("emg") if SI.get(recording.channels[i].unit, ("",))[0] == "volts"]
    others = [i for i in range(len(recording.channels)) if i not in set(electrical)]
    names: set[str] = set()
    clock = {"starting_time": float(recording.start - origin), "rate": float(recording.rate)}
    if electrical:
        _add_electrodes(file, recording, electrical)
    for rows in _together(recording.channels, electrical):
        _add_electrical(file, recording, rows, electrical, clock | {"name": _series_name(recording, rows, names)})
    for row in others:
        _add_single(file, recording, row, clock | {"name": _free(recording.channels[row].label, names)})


def _together(channels: Sequence[Channel], rows: list[int]) -> list[list[int]]:
    """The channels of each series: one grid's, or all single ones', in one unit and filtered alike."""
    found: dict[tuple[str, str, str], list[int]] = {}
    for i in rows:
        found.setdefault((channels[i].group, channels[i].unit, channels[i].filters), []).append(i)
    return list(found.values())


def _series_name(recording: Recording, rows: list[int], taken: set[str]) -> str:
    group = recording.channels[rows[0]].group
    return _free(f"EMG {group}" if group else "EMG", taken)


def _free(label: str, taken: set[str]) -> str:
    """A name that HDF5 and the best practice of NWB take, and that is not yet taken."""
    plain = re.sub(r"[^\w.,+ -]", "_", label).strip(" .") or "channel"
    name, number = plain, 1
    while name in taken:
        number += 1
        name = f"{plain} {number}"
    taken.add(name)
    return name


def _add_electrodes(file: Any, recording: Recording, rows: list[int]) -> None:
    """A row for each channel; of a bipolar one it stands for the pair, at the middle between the two."""
    groups = _electrode_groups(file, recording, rows)
    placed = any(recording.channels[i].position for i in rows)
    texts = {"label": "the channel's label", "unit": "the unit of its samples", "grid": "the grid it belongs to"}
    for name, said in texts.items():
        file.add_electrode_column(name=name, description=said)
    if placed:
        for name, way in (("along", "along"), ("across", "across")):
            file.add_electrode_column(name=name, description=f"place {way} the muscle's fibers from its middle, in m")
    for i in rows:
        c = recording.channels[i]
        x, y = c.position or (np.nan, np.nan)
        # NWB holds places in micrometers; ours, in m, stand beside them without loss.
        place = {"rel_x": 1e6 * x, "rel_y": 1e6 * y, "along": float(x), "across": float(y)} if placed else {}
        own = {"label": c.label, "unit": c.unit, "grid": c.group, "filtering": c.filters}
        file.add_electrode(id=i, location=c.muscle or "unknown", group=groups[_group_name(c)], **own, **place)


def _group_name(channel: Channel) -> str:
    return channel.group or channel.muscle or "electrodes"


def _electrode_groups(file: Any, recording: Recording, rows: list[int]) -> dict[str, Any]:
    """One group of electrodes for each grid, and for the single ones of each muscle."""
    simulated = nwb_session.simulated(recording)
    device = file.create_device(
        name="EMG amplifier", description="simulated surface EMG" if simulated else "the device that recorded the EMG"
    )
    found: dict[str, Any] = {}
    taken: set[str] = set()
    for i in rows:
        c = recording.channels[i]
        if _group_name(c) not in found:
            said = f"surface electrodes of the grid {c.group}" if c.group else "single surface electrode pairs"
            found[_group_name(c)] = file.create_electrode_group(
                name=_free(_group_name(c), taken), description=said, location=c.muscle or "unknown", device=device
            )
    return found


def _add_electrical(
    file: Any, recording: Recording, rows: list[int], electrical: list[int], about: dict[str, Any]
) -> None:
    from pynwb.ecephys import ElectricalSeries

    first = recording.channels[rows[0]]
    muscles = sorted({recording.channels[i].muscle for i in rows} - {""})
    region = file.create_electrode_table_region([electrical.index(i) for i in rows], "the channels of this series")
    file.add_acquisition(
        ElectricalSeries(
            data=_pieces(recording, rows),
            electrodes=region,
            conversion=SI[first.unit][1],
            filtering=first.filters or None,
            description="electromyogram" + (f" of {', '.join(muscles)}" if muscles else ""),
            **about,
        )
    )


def _add_single(file: Any, recording: Recording, row: int, about: dict[str, Any]) -> None:
    """Anything that is not a voltage of electrodes: a series of its own, with what the channel says as JSON beside."""
    from pynwb import TimeSeries
    from pynwb.behavior import SpatialSeries

    channel = recording.channels[row]
    unit, conversion = SI.get(channel.unit, (channel.unit or "n.a.", 1.0))
    about |= {
        "data": _pieces(recording, [row]),
        "unit": unit,
        "conversion": conversion,
        "description": f"{channel.kind} channel {channel.label}" + (f", {channel.filters}" if channel.filters else ""),
        "comments": json.dumps(dataclasses.asdict(channel) | {"number": row}, ensure_ascii=False),
    }
    if channel.kind == "angle" and unit in ("radians", "degrees"):
        file.add_acquisition(SpatialSeries(reference_frame="zero in the joint's neutral position", **about))
    elif channel.kind == "stimulus":
        file.add_stimulus(TimeSeries(**about))
    else:
        file.add_acquisition(TimeSeries(**about))


def _pieces(recording: Recording, rows: list[int]) -> Any:
    """The samples of some channels as (time, channels), or of one as (time,), compressed and read as they are written.

    Shuffled bytes shrink to half; a higher level of gzip costs four times the time for a hundredth.
    """
    from hdmf.backends.hdf5 import H5DataIO
    from hdmf.data_utils import GenericDataChunkIterator

    samples, alone = recording.samples, len(rows) == 1 and recording.channels[rows[0]].kind != "emg"
    length, width = samples.shape[1], len(rows)
    shape = (length,) if alone else (length, width)

    class Pieces(GenericDataChunkIterator):
        def _get_data(self, selection: tuple[slice, ...]) -> np.ndarray:
            time = selection[0]
            chosen = rows if alone else rows[selection[1]]
            found = np.asarray(samples[chosen, time.start : time.stop]).T
            return found[:, 0] if alone else found

        def _get_maxshape(self) -> tuple[int, ...]:
            return shape

        def _get_dtype(self) -> np.dtype:
            return np.dtype(samples.dtype)

    chunk = tuple(min(c, s) for c, s in zip((CHUNK[0] * (CHUNK[1] if alone else 1), CHUNK[1]), shape, strict=False))
    block = max(chunk[0], BLOCK // width // chunk[0] * chunk[0])
    buffer = (min(block, length), *shape[1:])
    iterator = Pieces(buffer_shape=buffer, chunk_shape=chunk)
    return H5DataIO(data=iterator, compression="gzip", compression_opts=1, shuffle=True)
