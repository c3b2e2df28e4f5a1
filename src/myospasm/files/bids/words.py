"""The descriptions of an EMG-BIDS data set: what its JSON files and its README say of one recording."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from myospasm import __version__
from myospasm.files.bids.about import KEPT, WORDS
from myospasm.files.bids.tables import cell, number
from myospasm.records import Recording

VERSION = "1.11.1"
PARTICIPANTS = {
    "species": {"Description": "species of the participant, in Latin"},
    "age": {"Description": "age of the participant", "Units": "year"},
    "sex": {"Description": "sex of the participant", "Levels": {"F": "female", "M": "male", "O": "other"}},
}
CHANNELS = {
    "kind": {
        "Description": "what the channel measures",
        "Levels": {
            "emg": "electromyogram",
            "force": "force or torque",
            "angle": "angle of a joint",
            "stimulus": "pulses of a stimulator, or a trigger",
            "other": "anything else",
        },
    },
    "label": {"Description": "the channel's full name; `name` is as short as EDF wants it"},
    "filters": {"Description": "the filters of the channel, in words"},
}
PLANE = (
    "A map of the skin over {owner}: y runs along the muscle's fibers (or the grid's columns) toward the distal end, "
    "x across them; the origin is the middle of the muscle, or of the grid where it has an origin of its own. "
    "Each place is that of a channel: of a bipolar channel the middle of its two electrodes."
)
TRUTH = """# True discharge times of the motor units

When each motoneuron of the recording in the data set above fired: what a decomposition of its EMG should find.

In each table of events a row is one discharge: its time in s from the first sample of the EMG, and the motor unit.
Units that never fired are listed in the description of the column `unit` beside it.
"""


def protocol(about: Mapping[str, str]) -> str:
    """The steps in one line."""
    return "; ".join(line.strip() for line in about.get("protocol", "").splitlines() if line.strip())


def simulated(recording: Recording) -> bool:
    """Whether a recording was computed and not measured."""
    return recording.about.get("simulated") == "yes"


def _made_by() -> list[dict[str, str]]:
    return [{"Name": "myospasm", "Version": __version__}]


def _authors(recording: Recording) -> list[str]:
    told = [a.strip() for a in re.split(";", recording.about.get("authors", "")) if a.strip()]
    return told or [f"{'simulated' if simulated(recording) else 'written'} by myospasm {__version__}"]


def description(recording: Recording, task: str) -> dict[str, Any]:
    """Of the whole data set."""
    what = "Simulated EMG" if simulated(recording) else "EMG"
    return {
        "Name": recording.about.get("dataset") or f"{what}: {task}",
        "BIDSVersion": VERSION,
        "DatasetType": "raw",
        "License": recording.about.get("license") or "n/a",
        "Authors": _authors(recording),
        "GeneratedBy": _made_by(),
        "SourceDatasets": [{"URL": recording.about.get("source") or "n/a"}],
    }


def truth_description(recording: Recording) -> dict[str, Any]:
    """Of the data set of true discharge times."""
    return {
        "Name": "True discharge times of the motor units",
        "BIDSVersion": VERSION,
        "DatasetType": "derivative",
        "License": recording.about.get("license") or "n/a",
        "Authors": _authors(recording),
        "GeneratedBy": _made_by(),
        "SourceDatasets": [{"URL": "../../"}],
    }


def readme(recording: Recording, task: str, data: Path) -> str:
    """For people who open the folder."""
    kinds = [c.kind for c in recording.channels]
    counts = ", ".join(f"{kinds.count(kind)} of {kind}" for kind in dict.fromkeys(kinds))
    made = "simulated; no person was measured" if simulated(recording) else "converted from another format"
    lines = [
        f"# {description(recording, task)['Name']}",
        f"One EMG recording ({data.as_posix()}) of {recording.duration:g} s at {recording.rate:g} samples per second, "
        f"with {len(kinds)} channels ({counts}). It was {made}, and written by myospasm {__version__}.",
        "Times count from the first sample. Places on the skin are in mm, each grid or muscle on a map of its own.",
    ]
    if recording.truth:
        lines.append("The true discharge times of every motor unit are in derivatives/ground-truth.")
    if recording.about.get("protocol"):
        lines.append(f"Protocol: {protocol(recording.about)}")
    return "\n\n".join([*lines, "For research and teaching, not for diagnosis."]) + "\n"


def sidecar(recording: Recording, task: str) -> dict[str, Any]:
    """Of the recording: the standard's fields, and under a name of our own what it has no field for."""
    about, kinds = recording.about, [c.kind for c in recording.channels]
    own = {name: about[key] for name, key in WORDS.items() if about.get(key)}
    measured = any(c.position for c in recording.channels)
    usual: dict[str, Any] = dict.fromkeys(WORDS, "n/a")
    del usual["ElectrodeType"], usual["ElectrodeMaterial"], usual["InterelectrodeDistance"]
    usual["TaskDescription"] = protocol(about) or about.get("scenario", "") or task
    usual["EMGPlacementSchemeDescription"] = "as the tables of channels and electrodes tell"
    usual["EMGReference"] = "not told by the recording; a bipolar channel is the difference of its own two electrodes"
    if simulated(recording):
        usual |= {"Manufacturer": "myospasm", "ManufacturersModelName": about.get("instrument") or "simulated devices"}
        usual |= {"SoftwareVersions": about.get("version") or __version__}
    power, apart = number(about.get("power_line_frequency")), number(about.get("interelectrode_distance"))
    return {
        "TaskName": task,
        **usual,
        **own,
        **({} if apart is None else {"InterelectrodeDistance": apart}),
        "PowerLineFrequency": power if power and power > 0 else "n/a",
        "SamplingFrequency": float(recording.rate),
        "RecordingDuration": recording.duration,
        "RecordingType": "continuous",
        "EMGPlacementScheme": "Measured" if measured else "Other",
        "EMGChannelCount": kinds.count("emg"),
        "MISCChannelCount": len(kinds) - kinds.count("emg") - kinds.count("stimulus"),
        "TriggerChannelCount": kinds.count("stimulus"),
        "SoftwareFilters": "n/a",
        "HardwareFilters": _filters(recording),
        KEPT: {"start": float(recording.start), "about": dict(recording.about)},
    }


def _filters(recording: Recording) -> Any:
    told = dict.fromkeys(c.filters for c in recording.channels if c.kind == "emg" and c.filters)
    return {f"Filter {i}": {"Description": text} for i, text in enumerate(told, 1)} or "n/a"


def coordinates(owner: str) -> dict[str, Any]:
    """Of the places of one grid's or muscle's electrodes."""
    return {
        "EMGCoordinateSystem": "Other",
        "EMGCoordinateUnits": "mm",
        "EMGCoordinateSystemDescription": PLANE.format(owner=owner or "the muscle"),
    }


def events(recording: Recording) -> dict[str, Any]:
    """Of the table of events."""
    labels = dict.fromkeys(cell(e.label) for e in recording.events)
    return {
        "onset": {"Description": "when it began, counted from the first sample", "Units": "s"},
        "duration": {"Description": "how long it lasted; 0 of a moment", "Units": "s"},
        "trial_type": {
            "Description": "what the protocol did, or an observer marked",
            "Levels": {label: f"from onset on, for its duration: {label}" for label in labels if label != "n/a"},
        },
        "StimulusPresentation": {"SoftwareName": "myospasm" if simulated(recording) else "n/a"},
    }


def truth(recording: Recording) -> dict[str, Any]:
    """Of the table of true discharges."""
    return {
        "Description": "every discharge of every motoneuron that is known beforehand",
        "onset": {"Description": "when the motoneuron fired, counted from the first sample", "Units": "s"},
        "duration": {"Description": "0: a discharge is a moment", "Units": "s"},
        "unit": {
            "Description": "which motor unit fired",
            "Levels": {
                cell(unit): f"motor unit {unit}; it fired {len(t)} times" for unit, t in recording.truth.items()
            },
        },
        "StimulusPresentation": {"SoftwareName": "myospasm" if simulated(recording) else "n/a"},
    }


def started(recording: Recording) -> str:
    """When it began, as BIDS writes dates with times; nothing where only the time of day is known."""
    told = recording.about.get("started", "")
    try:
        when = datetime.datetime.fromisoformat(told) if "T" in told or " " in told else None
    except ValueError:
        return ""
    return when.isoformat() if when else ""


def age_and_sex(recording: Recording) -> tuple[str, str]:
    """Of the participant, where known."""
    age, sex = number(recording.about.get("age")), recording.about.get("sex", "").strip()[:1].upper()
    return f"{age:g}" if age is not None and 0 <= age < 89 else "", sex if sex in ("F", "M", "O") else ""
