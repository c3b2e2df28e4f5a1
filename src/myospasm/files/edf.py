"""EDF+: a Recording in the format that clinical viewers open, 16 bits a sample.

What EDF+ cannot hold: true spike times (write them beside it with `table.write_truth`) and most of `about`. Each
channel's kind, muscle and place stand in its transducer field, so that they come back.
"""

from __future__ import annotations

import datetime
import math
import os
import re
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from myospasm.files import atomic
from myospasm.ground import MyospasmError
from myospasm.records import Channel, Event, Recording

if TYPE_CHECKING:
    import edfio

ENDS = "Recording ends"
"""EDF+'s own word for where the data stop, used when the last data record had to be filled up."""
FINER = {"V": "mV", "mV": "uV", "uV": "nV"}
TO_MILLIVOLT = {"V": 1e3, "mV": 1.0, "uV": 1e-3, "µV": 1e-3, "nV": 1e-6}
SHORTENED = ", shortened"
"""At the end of a channel's transducer: in its label the muscle stands by its initials."""
KINDS = {"emg": r"emg|electrode", "force": r"force|torque|load cell", "angle": r"angle|goniometer"}


TITLE = "EDF and EDF+"
ENDING = ".edf"


def looks_like(path: Path, head: bytes) -> bool:
    """Whether a file begins as EDF does."""
    return head[:8] == b"0       "


def write_recording(recording: Recording, path: str | os.PathLike[str], force: bool = False) -> Path:
    """Keep what a device gave as EDF+C, whole or not at all; events become annotations.

    Errors: MyospasmError if the place is taken or cannot be written, or a sample is not a number. Each sample is
    rounded to 1/65535 of its channel's range; times of events to a tenth of a microsecond.
    """
    path = Path(path)
    with atomic.whole(path, force) as partial:
        _to_edf(recording).write(partial)
    return path


def _to_edf(recording: Recording) -> edfio.Edf:
    import edfio

    count, length = recording.samples.shape[1], _record_length(recording.rate)
    if not count:
        raise MyospasmError("the recording has no samples; EDF+ needs at least one.")
    records = math.ceil(count / length)
    marks = [
        edfio.EdfAnnotation(round(e.onset - recording.start, 7), round(e.duration, 7) or None, e.label)
        for e in recording.events
    ]
    if records * length != count:
        marks.append(edfio.EdfAnnotation(round(count / recording.rate, 7), None, ENDS))
    return edfio.Edf(
        [_signal(recording, i, records * length - count) for i in range(len(recording.channels))],
        recording=edfio.Recording(equipment_code="myospasm", additional=(f"start_{recording.start!r}",)),
        patient=edfio.Patient(name="simulated" if recording.truth else "X"),
        data_record_duration=length / recording.rate,
        annotations=sorted(marks, key=lambda m: m.onset),
    )


def _record_length(rate: float) -> int:
    """Samples in one data record: a second of them, or so many that the record lasts a whole number of milliseconds."""
    for seconds in range(1, 1000):
        if math.isclose(rate * seconds, round(rate * seconds), rel_tol=1e-9):
            return round(rate * seconds)
    raise MyospasmError(f"a rate of {rate} samples per second does not fit EDF+; use one with at most two decimals.")


def _signal(recording: Recording, row: int, fill: int) -> edfio.EdfSignal:
    import edfio

    channel, data = recording.channels[row], np.asarray(recording.samples[row], np.float64)
    if not np.isfinite(data).all():
        raise MyospasmError(
            f"channel {channel.label!r} has samples that are not numbers, which EDF+ cannot hold; "
            "cut them out, or use Zarr."
        )
    unit = channel.unit
    while unit in FINER and 0 < np.ptp(data) < 0.05:
        unit, data = FINER[unit], data * 1e3
    return edfio.EdfSignal(
        np.concatenate([data, np.full(fill, data[-1])]),
        recording.rate,
        label=_ascii(_short(channel), 16),
        transducer_type=_ascii(_transducer(channel), 80),
        physical_dimension=_ascii(unit.replace("µ", "u").replace("°", "deg"), 8),
        physical_range=_range(data, channel.label),
        prefiltering=_ascii(channel.filters, 80),
    )


def _ascii(text: str, longest: int) -> str:
    return text.encode("ascii", "replace").decode()[:longest].strip()


def _range(data: np.ndarray, label: str) -> tuple[float, float]:
    """The tightest range around the data that fits EDF's eight characters."""
    low, high = float(data.min()), float(data.max())
    if low == high:
        high = low + max(1e-3, abs(low) * 1e-3)
    low, high = _outward(low, math.floor), _outward(high, math.ceil)
    if max(len(f"{abs(v):.0f}") for v in (low, high)) > 7:
        raise MyospasmError(
            f"channel {label!r} has values up to {max(abs(low), abs(high)):.3g}, too many digits for EDF+; scale it."
        )
    return low, high


def _outward(value: float, rounding: Callable[[float], int]) -> float:
    whole = len(str(int(abs(value)))) + (value < 0)
    # Below a ten-thousandth Python would write an exponent, which is not EDF.
    factor = 10 ** (max(0, 7 - whole) if abs(value) >= 1e-4 else 4)
    return rounding(value * factor) / factor


def _transducer(channel: Channel) -> str:
    place = "" if channel.position is None else f" at {channel.position[0]:.6g} {channel.position[1]:.6g} m"
    return f"{channel.kind} {channel.muscle}{place}" + (SHORTENED if _short(channel) != channel.label else "")


def _short(channel: Channel) -> str:
    """EDF's labels have 16 letters: a longer one names its muscle by its initials."""
    if len(channel.label) <= 16 or not channel.muscle:
        return channel.label
    return channel.label.replace(channel.muscle, _initials(channel.muscle))


def _initials(muscle: str) -> str:
    return "".join(word[0] for word in re.split(r"[_\W]+", muscle) if word).upper()


def read_recording(path: str | os.PathLike[str]) -> Recording:
    """A Recording from any EDF or EDF+ file whose signals share one rate; voltages come back in mV.

    Errors: MyospasmError if the file is missing, damaged, empty, or mixes rates; of a file that was cut short
    what is left is read, and `about["damage"]` says so.
    """
    import edfio

    path = Path(path)
    if not path.exists():
        raise MyospasmError(f"there is no file {str(path)!r}; check the path.")
    try:
        with warnings.catch_warnings(record=True) as complaints:
            warnings.simplefilter("always")
            edf = edfio.read_edf(path, header_encoding="latin-1")
        signals = list(edf.signals)
        data = [np.asarray(s.data, np.float64) for s in signals]
        marks = list(edf.annotations)
    except Exception as error:  # many kinds of damage, one meaning for the user
        raise MyospasmError(f"{str(path)!r} is not an EDF file, or is damaged; name an EDF or EDF+ file.") from error
    rates = sorted({s.sampling_frequency for s in signals})
    if len(rates) != 1:
        found = ", ".join(f"{r:g}" for r in rates) or "none"
        raise MyospasmError(
            f"{str(path)!r} needs signals of one sampling rate, and has: {found}; resample it or split it."
        )
    found = _from_edf(edf, np.stack(data), marks)
    if complaints:
        found.about["damage"] = "; ".join(str(c.message) for c in complaints)
    return found


def _from_edf(edf: edfio.Edf, samples: np.ndarray, marks: list[edfio.EdfAnnotation]) -> Recording:
    signals, identity = list(edf.signals), edf.local_recording_identification
    rate = signals[0].sampling_frequency
    stop = next((round(m.onset * rate) for m in marks if m.text == ENDS), None)
    found = re.search(r"\bstart_(\S+)", identity)
    start = float(found[1]) if found and "myospasm" in identity else 0.0
    scale = np.array([[TO_MILLIVOLT.get(s.physical_dimension, 1.0)] for s in signals])
    return Recording(
        samples=(samples * scale)[:, :stop],
        rate=float(rate),
        channels=tuple(_channel(s) for s in signals),
        events=tuple(Event(m.onset + start, m.duration or 0.0, m.text) for m in marks if m.text != ENDS),
        start=start,
        about={"format": "edf", "recording": identity, "patient": edf.local_patient_identification}
        | {"started": datetime.time.isoformat(edf.starttime)},
    )


def _channel(signal: edfio.EdfSignal) -> Channel:
    unit = "mV" if signal.physical_dimension in TO_MILLIVOLT else signal.physical_dimension
    ours = re.fullmatch(r"(emg|force|angle|other) (\S*?)(?: at (\S+) (\S+) m)?(, shortened)?", signal.transducer_type)
    if ours:
        place = (float(ours[3]), float(ours[4])) if ours[3] else None
        label = signal.label.replace(_initials(ours[2]), ours[2], 1) if ours[5] else signal.label
        return Channel(label, ours[1], unit, ours[2], place, signal.prefiltering)
    text = f"{signal.label} {signal.transducer_type}".lower()
    kind = next((k for k, words in KINDS.items() if re.search(words, text)), "emg" if unit == "mV" else "other")
    return Channel(signal.label, kind, unit, filters=signal.prefiltering)
