"""What an NWB file says beside its samples: the session, the subject, what was done and who fired when."""

from __future__ import annotations

import datetime
import json
import re
import uuid
from collections.abc import Sequence
from typing import Any

import numpy as np

from myospasm import __version__
from myospasm.records import Event, Recording

KEYWORDS = ("electromyography", "EMG", "motor unit", "muscle")
SEXES = {"m": "M", "male": "M", "f": "F", "female": "F", "o": "O", "other": "O"}
DURATION = r"P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?"
"""An age in ISO 8601."""
ADULT, UNKNOWN = "P18Y/", "P0Y/"
"""Ages that are only known not to be below this."""
ABOUT, ORIGIN, SILENT = "about", "origin", "silent_units"
"""Where in `scratch` a recording keeps what it says about itself, its own time at the file's time zero, and the names
of its units where none fired."""


def simulated(recording: Recording) -> bool:
    """Whether a recording says that nobody was recorded."""
    return recording.about.get("simulated", "").lower() in ("yes", "true", "1")


def origin(recording: Recording) -> float:
    """What the file calls zero, on the recording's clock: zero too, or where that would make times negative, earlier.

    NWB wants no time before its reference.
    """
    times = [0.0, recording.start, *(e.onset for e in recording.events)]
    times += [float(np.min(spikes)) for spikes in recording.truth.values() if len(spikes)]
    return float(min(times))


def header(recording: Recording, origin: float) -> Any:
    """An NWBFile with everything that is known about the session, and nothing that is not."""
    from pynwb import NWBFile

    about, model = recording.about, simulated(recording)
    known = {key: about[key] for key in ("lab", "institution", "protocol") if about.get(key)}
    people = [name.strip() for name in about.get("experimenter", "").split(";") if name.strip()]
    file = NWBFile(
        session_description=_described(recording),
        identifier=str(uuid.uuid4()),
        session_start_time=_zero(recording, origin),
        session_id=_plain(about.get("session") or _title(recording)),
        experiment_description=_experiment(recording),
        keywords=[*KEYWORDS, *(["simulation"] if model else [])],
        notes="Simulated: a computer model of the neuromuscular system, no person was recorded." if model else None,
        experimenter=people or None,
        was_generated_by=[["myospasm", __version__]],
        subject=_subject(recording),
        **known,
    )
    told = json.dumps({str(k): str(v) for k, v in about.items()}, ensure_ascii=False)
    file.add_scratch(data=told, name=ABOUT, description="what the recording says about itself, as JSON")
    if origin:
        file.add_scratch(
            data=repr(origin), name=ORIGIN, description="what the recording calls this file's time zero, in s"
        )
    return file


def _title(recording: Recording) -> str:
    about = recording.about
    seed = f"seed-{about['seed']}" if about.get("seed") else ""
    return "-".join(filter(None, (about.get("scenario") or about.get("task"), seed))) or "recording"


def _described(recording: Recording) -> str:
    about = recording.about
    said = about.get("task") or about.get("scenario") or about.get("protocol") or "surface electromyography"
    return f"Simulated session: {said}" if simulated(recording) else said


def _experiment(recording: Recording) -> str:
    kinds = " and ".join(sorted({c.kind for c in recording.channels} - {"emg", "other"}))
    said = "Surface electromyography" + (f" with {kinds}" if kinds else "")
    if simulated(recording):
        return f"{said}, simulated by myospasm, a model of the human neuromuscular system in muscle spasm."
    return f"{said}."


def _plain(text: str) -> str:
    """A name that can be part of a path in an archive."""
    return re.sub(r"[^\w.-]+", "-", text).strip("-.")[:100] or "unknown"


def _zero(recording: Recording, origin: float) -> datetime.datetime:
    """When the file's time zero was: known from the first sample's date, or else taken to be now."""
    try:
        started = datetime.datetime.fromisoformat(recording.about.get("started", ""))
        return started.astimezone() - datetime.timedelta(seconds=recording.start - origin)
    except (ValueError, OverflowError, OSError):  # no date, only a time of day, or a year without a zone
        return datetime.datetime.now().astimezone()


def _subject(recording: Recording) -> Any:
    from pynwb.file import Subject

    about, model = recording.about, simulated(recording)
    name = about.get("subject") or about.get("subject_id") or ("simulated-person" if model else "unknown")
    said = "A simulated person" + (f": {about['person']}" if about.get("person") else "") if model else "A person"
    return Subject(
        subject_id=_plain(name),
        species="Homo sapiens",
        sex=SEXES.get(about.get("sex", "").lower(), "U"),
        age=_age(about.get("age", ""), ADULT if model else UNKNOWN),
        description=said,
    )


def _age(told: str, otherwise: str) -> str:
    """An age in years, or as ISO 8601 has it, as ISO 8601 has it."""
    if re.fullmatch(f"{DURATION}(/({DURATION})?)?", told):
        return told
    years = re.fullmatch(r"\s*(\d{1,3})(\.\d*)?\s*(y|years?)?\s*", told)
    return f"P{years[1]}Y" if years else otherwise


def add_events(file: Any, recording: Recording, origin: float) -> None:
    """Steps, which last, as trials, and marks, which do not, as events; each row's id is its number among all."""
    numbered = sorted(enumerate(recording.events), key=lambda one: one[1].onset)
    lasting = [(i, e) for i, e in numbered if e.duration > 0]
    _add_trials(file, lasting, origin)
    _add_marks(file, [(i, e) for i, e in numbered if not e.duration > 0], origin)


def _add_trials(file: Any, steps: Sequence[tuple[int, Event]], origin: float) -> None:
    if not steps:
        return
    file.add_trial_column(name="label", description="what was done")
    file.add_trial_column(name="duration", description="how long it took, in s")
    for number, event in steps:
        start = float(event.onset - origin)
        # A length below the clock's resolution must still end after it begins.
        stop = max(start + event.duration, float(np.nextafter(start, np.inf)))
        file.add_trial(
            start_time=start, stop_time=stop, label=event.label, duration=float(event.duration), id=int(number)
        )


def _add_marks(file: Any, marks: Sequence[tuple[int, Event]], origin: float) -> None:
    if not marks:
        return
    table = file.create_events_table(
        name="marks", description="moments that were marked, as the recorder's clock has it"
    )
    table.add_column(name="annotation", description="what happened")
    for number, event in marks:
        table.add_row(timestamp=float(event.onset - origin), annotation=event.label, id=int(number))


def add_units(file: Any, recording: Recording, origin: float) -> None:
    """Every motor unit with its true discharge times, also one that kept silent."""
    from pynwb.misc import Units

    if not any(len(times) for times in recording.truth.values()):
        # A units table without a single discharge is not valid, but who kept silent is known nevertheless.
        if recording.truth:
            file.add_scratch(
                data=json.dumps(list(recording.truth)), name=SILENT, description="motor units, none of which fired"
            )
        return
    said = "true discharges of the simulated motoneurons" if simulated(recording) else "discharges of motor units"
    table = Units(name="units", description=said, resolution=float(min(1 / recording.rate, 0.01)))
    table.add_column(name="label", description="the motor unit's name")
    table.add_column(name="muscle", description="the muscle it belongs to")
    for label, times in recording.truth.items():
        spikes = np.asarray(times, np.float64) - origin if origin else np.asarray(times, np.float64)
        seen = [recording.start - origin, recording.end - origin, *spikes]
        table.add_unit(
            spike_times=spikes,
            obs_intervals=np.array([[min(seen), max(seen)]]),
            label=label,
            muscle=label.rpartition("/")[0] or "unknown",
        )
    file.units = table
