"""EDF+: a Recording in the format that clinical viewers open, 16 bits a sample.

What EDF+ cannot hold: true spike times (write them beside it with `table.write_truth`) and most of `about`. Each
channel's kind, muscle, place and group stand in its transducer field, so that they come back. BDF+ is the same with
24 bits a sample (`bdf`).
"""

from __future__ import annotations

import datetime
import math
import os
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from myospasm.files import atomic, clocks, remarks
from myospasm.files.edf import signals as edf_signals
from myospasm.files.edf.channels import blank, fit, to_channel
from myospasm.files.edf.header import EDF, Form, Header, Signal, plus_day, to_bytes
from myospasm.files.edf.signals import Mark, Opened
from myospasm.ground import MyospasmError
from myospasm.records import TO_MILLIVOLT, Event, Recording

TITLE = "EDF and EDF+"
ENDING = ".edf"
ENDS = "Recording ends"
"""EDF+'s own word for where the data stop, used when the last data record had to be filled up."""
START = re.compile(r"\bstart_(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?!\S)")
"""Where the recording's own clock stood at its first sample."""


def looks_like(path: Path, head: bytes) -> bool:
    """Whether a file begins as EDF does."""
    return head[:8] == EDF.version


def loses(recording: Recording) -> str:
    """What of a recording EDF and BDF have no room for, in words."""
    return "the true spike times" if recording.truth else ""


def write_recording(recording: Recording, path: str | os.PathLike[str], force: bool = False) -> Path:
    """Keep what a device gave as EDF+C, whole or not at all; events become annotations.

    Errors: MyospasmError if the place is taken or cannot be written, or a sample is not a number. Each sample is
    rounded to 1/65535 of its channel's range; times of events to a tenth of a microsecond.
    """
    return write(recording, Path(path), EDF, force)


def read_recording(path: str | os.PathLike[str]) -> Recording:
    """A Recording from any EDF or EDF+ file; voltages come back in mV, and the samples stay in the file until read.

    Signals of other rates come onto the clock of the EMG; between the parts of a discontinuous recording the samples
    are NaN; `about["note"]` tells both. Of a file with a harmless fault or cut short what is there is read, and
    `about["damage"]` says what is wrong.

    Errors: MyospasmError if the file is missing, is none or damaged beyond reading.
    """
    return read(Path(path), EDF)


def write(recording: Recording, path: Path, form: Form, force: bool) -> Path:
    """Keep a recording as EDF+ or BDF+, channel by channel."""
    count, length = recording.samples.shape[1], _record_length(recording.rate, form)
    if not count:
        raise MyospasmError(f"the recording has no samples; {form.name}+ needs at least one.")
    records = math.ceil(count / length)
    marks = [Mark(e.onset - recording.start, max(0.0, e.duration), e.label or "event") for e in recording.events]
    if records * length != count:
        marks.append(Mark(count / recording.rate, 0.0, ENDS))
    header = Header(
        form=form,
        patient=_patient(recording),
        recording=_identity(recording),
        started=_started(recording),
        kind=f"{form.name}+C",
        records=records,
        seconds=length / recording.rate,
        signals=tuple(blank(c, form, length) for c in recording.channels),
    )
    with atomic.whole(path, force) as partial:
        rows = _rows(recording, form, length, records * length - count)
        header = edf_signals.write(partial, header, rows, marks)
        with partial.open("r+b") as file:
            file.write(to_bytes(header))
    return path


def _rows(recording: Recording, form: Form, length: int, fill: int) -> Iterator[tuple[Signal, np.ndarray]]:
    """Each channel's header and samples, filled up to whole data records."""
    for row, channel in enumerate(recording.channels):
        signal, data = fit(channel, np.asarray(recording.samples[row], np.float64), form, length)
        yield signal, np.concatenate([data, np.full(fill, data[-1])])


def _record_length(rate: float, form: Form) -> int:
    """Samples in one data record: of the fewest whole seconds that hold a whole number of samples."""
    for seconds in range(1, 1000):
        if math.isclose(rate * seconds, round(rate * seconds), rel_tol=1e-9):
            return round(rate * seconds)
    wrong = f"a rate of {rate} samples per second does not fit {form.name}+"
    raise MyospasmError(f"{wrong}; use one with at most two decimals.")


def _patient(recording: Recording) -> str:
    """EDF+'s code, sex, birth date and name of whom it is."""
    code = re.sub(r"\s+", "_", recording.about.get("subject", "")) or "X"
    return f"{code} X X {'simulated' if recording.truth else 'X'}"


def _identity(recording: Recording) -> str:
    """EDF+'s recording field, with when the recording's own clock began and the offset of its time of day."""
    when = _started(recording)
    zone = f" zone_{when:%z}" if when and when.tzinfo else ""
    return f"Startdate {plus_day(when and when.date())} X X myospasm start_{float(recording.start)!r}{zone}"


def _started(recording: Recording) -> datetime.datetime | None:
    """When it was recorded, None where `about` does not tell it or not as a date and time."""
    try:
        return datetime.datetime.fromisoformat(recording.about.get("started", ""))
    except ValueError:
        return None


def read(path: Path, form: Form) -> Recording:
    """A Recording from an EDF or BDF file of any make."""
    file = edf_signals.open_file(path, form)
    header = file.header
    tracks = [_track(file, number) for number in file.signals()]
    if not tracks:
        raise MyospasmError(f"{str(path)!r} holds notes only; a recording has at least one signal.")
    samples, rate, _, note = clocks.align(tracks)
    ends = [round((m.onset - file.late) * rate) for m in file.marks if m.text == ENDS]
    found = START.search(header.recording) if "myospasm" in header.recording else None
    start = float(found[1]) if found else 0.0
    shift = start - file.late
    return Recording(
        samples=samples.between(0, ends[0]) if ends and 0 < ends[0] < samples.shape[1] else samples,
        rate=rate,
        channels=tuple(t.channel for t in tracks),
        events=tuple(Event(m.onset + shift, m.duration, m.text) for m in file.marks if m.text != ENDS),
        start=start,
        about={"format": form.name.lower(), "recording": header.recording, "patient": header.patient}
        | _when(file)
        | remarks.told("note", [note, *_gaps(file), *_bare([header.signals[i] for i in file.signals()])])
        | remarks.told("damage", [*header.faults, *_cut_short(file), *_unsound(file)]),
    )


def _track(file: Opened, number: int) -> clocks.Track:
    """One signal on its own clock, NaN where a discontinuous recording has nothing."""
    signal = file.header.signals[number]
    scale = TO_MILLIVOLT.get(signal.unit, 1.0)
    runs = edf_signals.runs(file.onsets, file.breaks, file.header.seconds, signal.count)

    def stored(first: int, last: int) -> np.ndarray:
        return edf_signals.values(file.path, file.header, number, first, last)

    def piece(first: int, last: int) -> np.ndarray:
        return scale * edf_signals.across(runs, stored, first, last)

    length = runs[-1].place + runs[-1].length
    return clocks.Track(to_channel(signal), signal.count / file.header.seconds, 0.0, length, piece)


def _when(file: Opened) -> dict[str, str]:
    """The date and time of the first sample, and the person's code, where the file tells them."""
    header = file.header
    code = header.patient.split(" ")[0]
    subject = {"subject": code} if header.kind[3:4] == "+" and code not in ("", "X") else {}
    if header.started is None:
        return subject
    started = header.started + datetime.timedelta(seconds=file.late)
    zone = re.search(r"\bzone_([+-]\d{4})(?!\S)", header.recording)
    if zone:
        started = started.replace(tzinfo=datetime.datetime.strptime(zone[1], "%z").tzinfo)
    return subject | {"started": started.isoformat()}


def _gaps(file: Opened) -> Iterator[str]:
    """What is missing between the data records of a discontinuous recording."""
    if file.breaks:
        after = file.onsets[file.breaks[0]] - file.onsets[0]
        before = file.onsets[file.breaks[0] - 1] + file.header.seconds - file.onsets[0]
        count = f"{len(file.breaks)} gaps, the first" if len(file.breaks) > 1 else "a gap"
        yield f"the recording has {count} from {before:g} to {after:g} s, where the samples are NaN"


def _unsound(file: Opened) -> Iterator[str]:
    if not file.sound:
        yield "the times of the data records are not in order, so that they were joined as they follow each other"


def _bare(signals: list[Signal]) -> Iterator[str]:
    """Signals of which the file does not tell what their numbers mean."""
    for lacks, labels in (
        ("no unit", [s.label for s in signals if not s.unit]),
        ("no calibration (the numbers are the device's own)", [s.label for s in signals if not s.calibrated]),
    ):
        if labels:
            yield f"{clocks.listed(labels)} {'have' if len(labels) > 1 else 'has'} {lacks}"


def _cut_short(file: Opened) -> Iterator[str]:
    told, rest = file.header.records, (file.path.stat().st_size - file.header.offset) % file.header.bytes_per_record
    if told > file.records or (rest and told != file.records):
        yield f"the file was truncated: its header tells {told} data records, {file.records} whole ones are there"
    elif told not in (file.records, -1):
        yield f"its header tells {told} data records, {file.records} are there and were read"
