"""Where a BIDS recording comes from: the fields of its data set that `Recording.about` keeps, under plain names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from myospasm.files.bids.tables import MISSING, attempt, object_of, rows_of
from myospasm.files.bids.tree import DESCRIPTION, Place
from myospasm.records import Recording

KEPT = "MyospasmRecording"
"""The field of `*_emg.json` in which this software keeps what the standard has no field for."""
ENTITIES = {"sub": "subject", "ses": "session", "task": "task", "run": "run", "acq": "acquisition"}
ENTITIES |= {"recording": "device"}
WORDS = {
    "TaskDescription": "task_description",
    "Instructions": "instructions",
    "EMGReference": "reference",
    "EMGGround": "ground",
    "EMGPlacementSchemeDescription": "placement",
    "PowerLineFrequency": "power_line_frequency",
    "Manufacturer": "manufacturer",
    "ManufacturersModelName": "model",
    "SoftwareVersions": "software_versions",
    "DeviceSerialNumber": "serial_number",
    "ElectrodeManufacturer": "electrode_manufacturer",
    "ElectrodeManufacturersModelName": "electrode_model",
    "ElectrodeType": "electrode_type",
    "ElectrodeMaterial": "electrode_material",
    "InterelectrodeDistance": "interelectrode_distance",
    "InstitutionName": "institution",
    "InstitutionAddress": "institution_address",
    "InstitutionalDepartmentName": "department",
}
"""Fields of `*_emg.json` and their names in `about`; both read and written."""


def kept_of(sidecar: Mapping[str, Any]) -> dict[str, Any]:
    """What this software kept of a recording beyond the standard's own fields."""
    kept = sidecar.get(KEPT)
    return kept if isinstance(kept, dict) else {}


def about_of(bare: Recording, place: Place, sidecar: Mapping[str, Any], notes: list[str]) -> dict[str, str]:
    """Where a recording comes from, in the words of its data set."""
    own = {"format": "bids", "encoding": place.name.ending[1:]}
    kept = kept_of(sidecar).get("about")
    texts = {str(k): str(v) for k, v in kept.items()} if isinstance(kept, dict) else {}
    notes[:0] = [told["note"] for told in (texts, bare.about) if "note" in told]
    if texts:
        return texts | own | {key: bare.about[key] for key in ("damage",) if key in bare.about}
    entities = {ENTITIES[k]: v for k, v in place.name.entities.items() if k in ENTITIES}
    words = {name: _word(sidecar.get(key)) for key, name in WORDS.items()}
    found = bare.about | entities | words | _person(place, notes) | _started(place, notes) | _set(place, notes) | own
    return {key: value for key, value in found.items() if value and key != "note"}


def _word(value: Any) -> str:
    """A field's text, nothing where it is missing, is none, or nobody has filled it in."""
    text = "" if value is None or isinstance(value, dict | list) else str(value)
    return "" if text in MISSING or text.startswith("TODO") else text


def _person(place: Place, notes: list[str]) -> dict[str, str]:
    path = place.root / "participants.tsv"
    if not path.is_file():
        return {}
    rows = attempt(notes, rows_of, path, ("participant_id",), otherwise=[])
    person = next((r for r in rows if r.get("participant_id") == f"sub-{place.name.entities.get('sub')}"), {})
    return {key: person[key] for key in ("age", "sex") if key in person}


def _started(place: Place, notes: list[str]) -> dict[str, str]:
    """When the recording began, as the table of scans says."""
    folder, subject, session = place.path.parent.parent, *map(place.name.entities.get, ("sub", "ses"))
    tables = [folder / f"sub-{subject}{middle}_scans.tsv" for middle in ("", f"_ses-{session}")]
    rows = [r for t in tables if t.is_file() for r in attempt(notes, rows_of, t, ("filename",), otherwise=[])]
    ends = f"emg/{place.path.name}"
    times = [row["acq_time"] for row in rows if row.get("filename", "").endswith(ends) and "acq_time" in row]
    return {"started": times[0]} if times else {}


def _set(place: Place, notes: list[str]) -> dict[str, str]:
    path = place.root / DESCRIPTION
    if not path.is_file():
        notes.append(f"the data set has no {DESCRIPTION}")
        return {}
    told = attempt(notes, object_of, path, otherwise={})
    authors = told.get("Authors")
    names = [name for name in map(_word, authors if isinstance(authors, list) else []) if name]
    return {"dataset": _word(told.get("Name")), "license": _word(told.get("License")), "authors": "; ".join(names)}
