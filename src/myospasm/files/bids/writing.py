"""What stands in an EMG-BIDS data set of one recording: its folder is written file by file."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from myospasm.files import bdf, edf
from myospasm.files.bids import words as bids_words
from myospasm.files.bids.channels import METERS
from myospasm.files.bids.tables import write_object, write_rows
from myospasm.files.bids.tree import DESCRIPTION
from myospasm.files.edf.header import BDF, EDF, read_header
from myospasm.ground import MyospasmError
from myospasm.records import TO_MILLIVOLT, Channel, Recording

TRUTH = Path("derivatives") / "ground-truth"
BIDS_TYPES = {"emg": "EMG", "stimulus": "TRIG"}
RESERVED = ("EDF Annotations", "BDF Annotations", "n/a")
"""Names that mean something else than a channel."""
NUMBER = r"(\d+(?:\.\d+)?)"
CUTOFFS = {
    "low_cutoff": rf"HP: ?{NUMBER}|\b{NUMBER}(?:-| to ){NUMBER} Hz|high-pass {NUMBER}",
    "high_cutoff": rf"LP: ?{NUMBER}|\b{NUMBER}(?:-| to ){NUMBER} Hz|low-pass {NUMBER}",
}
"""Where the words on a channel's filters tell an edge in Hz: as EDF+, this software's amplifiers and sensors say it."""


def truth_path(data: Path, root: Path) -> Path:
    """Where the true discharge times of a recording stand: events of a data set within the data set."""
    return root / TRUTH / data.relative_to(root).with_name(f"{data.stem.removesuffix('emg')}events.tsv")


def ending(recording: Recording) -> str:
    """The format of the samples: 24 bits where they came with 24, else 16."""
    return ".bdf" if "bdf" in (recording.about.get("format"), recording.about.get("encoding")) else ".edf"


def write(recording: Recording, root: Path) -> None:
    """Fill a new folder with a whole data set."""
    if not recording.channels:
        raise MyospasmError("the recording has no channels; a data set needs at least one.")
    subject, task = _label(recording, "subject", "01"), _label(recording, "task", "")
    task = task or _label(recording, "scenario", "recording")
    folder, stem = root / f"sub-{subject}" / "emg", f"sub-{subject}_task-{task}"
    data = folder / f"{stem}_emg{ending(recording)}"
    folder.mkdir(parents=True)
    names = channel_names(recording.channels)
    units = _samples(recording, names, data)
    write_object(root / DESCRIPTION, bids_words.description(recording, task))
    (root / "README.md").write_text(bids_words.readme(recording, task, data.relative_to(root)), encoding="utf-8")
    _participants(recording, root, subject)
    write_object(data.with_suffix(".json"), bids_words.sidecar(recording, task))
    _channels(recording, names, units, folder / f"{stem}_channels.tsv")
    _electrodes(recording, names, folder, f"sub-{subject}")
    _events(recording, folder / f"{stem}_events.tsv")
    if bids_words.started(recording):
        scans = {"filename": [f"emg/{data.name}"], "acq_time": [bids_words.started(recording)]}
        write_rows(folder.parent / f"sub-{subject}_scans.tsv", scans)
    if recording.truth:
        _truth(recording, data, root)


def plain(text: str) -> str:
    """Letters and digits only, as BIDS wants it in names: Jürgen 2 becomes Jurgen2."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]", "", letters)


def _label(recording: Recording, key: str, otherwise: str) -> str:
    return plain(re.sub(r"^(sub|task)-", "", recording.about.get(key, "")))[:60] or otherwise


def channel_names(channels: Sequence[Channel]) -> list[str]:
    """A name for each channel that fits EDF's 16 letters and is there once: its label, or its type with a number."""
    labels = [c.label for c in channels]
    plain = [re.fullmatch(r"[!-~]([ -~]{,14}[!-~])?", n) and n not in RESERVED for n in labels]
    fits = [bool(fit) and labels.count(n) == 1 for n, fit in zip(labels, plain, strict=True)]
    taken = {label for label, fit in zip(labels, fits, strict=True) if fit}
    names = []
    for row, (channel, fit) in enumerate(zip(channels, fits, strict=True), 1):
        numbered = f"{channel.kind.upper()}{row}"
        while not fit and numbered in taken:
            numbered += "x"
        names.append(channel.label if fit else numbered)
    return names


def _samples(recording: Recording, names: list[str], data: Path) -> list[str]:
    """Write the samples under the table's names; the units come back in which the file has them."""
    form, writer = (BDF, bdf) if data.suffix == ".bdf" else (EDF, edf)
    channels = [dataclasses.replace(c, label=n) for c, n in zip(recording.channels, names, strict=True)]
    writer.write_recording(dataclasses.replace(recording, channels=channels), data)
    written = [s.unit for s in read_header(data, form).signals]
    pairs = zip(written, recording.channels, strict=False)  # the file's last signal is its notes
    return [unit if unit in TO_MILLIVOLT else channel.unit for unit, channel in pairs]


def _participants(recording: Recording, root: Path, subject: str) -> None:
    age, sex = bids_words.age_and_sex(recording)
    columns = {"participant_id": f"sub-{subject}", "species": "homo sapiens", "age": age, "sex": sex}
    write_rows(root / "participants.tsv", {name: [value] for name, value in columns.items()})
    write_object(root / "participants.json", bids_words.PARTICIPANTS)


def _channels(recording: Recording, names: list[str], units: list[str], path: Path) -> None:
    channels = recording.channels
    columns = {
        "name": names,
        "type": [BIDS_TYPES.get(c.kind, "MISC") for c in channels],
        "units": units,
        "sampling_frequency": [float(recording.rate)] * len(channels),
        "signal_electrode": [n if c.position else "" for n, c in zip(names, channels, strict=True)],
        "reference": [""] * len(channels),
        "group": [c.group for c in channels],
        "target_muscle": [c.muscle for c in channels],
        **{name: [_edge(c.filters, name) for c in channels] for name in CUTOFFS},
        "kind": [c.kind for c in channels],
        "label": [c.label for c in channels],
        "filters": [c.filters for c in channels],
    }
    write_rows(path, columns)
    write_object(path.with_suffix(".json"), bids_words.CHANNELS)


def _edge(filters: str, name: str) -> str:
    found = re.search(CUTOFFS[name], filters)
    told = [n for n in found.groups() if n] if found else []
    return "" if not told else told[-1] if name == "high_cutoff" else told[0]


def _electrodes(recording: Recording, names: list[str], folder: Path, subject: str) -> None:
    """The places of the channels in mm, each grid or muscle with coordinates of its own."""
    placed = [(n, c, c.position) for n, c in zip(names, recording.channels, strict=True) if c.position is not None]
    if not placed:
        return
    spaces: dict[str, str] = {}
    for _, channel, _ in placed:
        owner = channel.group or channel.muscle
        free = plain(owner) or "skin"
        spaces.setdefault(owner, f"{free}{len(spaces)}" if free in spaces.values() else free)
    columns = {
        "name": [n for n, _, _ in placed],
        "x": [f"{across * METERS['mm']:.15g}" for _, _, (_, across) in placed],
        "y": [f"{along * METERS['mm']:.15g}" for _, _, (along, _) in placed],
        "coordinate_system": [spaces[c.group or c.muscle] for _, c, _ in placed],
        "type": ["surface"] * len(placed),
        "group": [c.group for _, c, _ in placed],
    }
    write_rows(folder / f"{subject}_electrodes.tsv", columns)
    for owner, space in spaces.items():
        write_object(folder / f"{subject}_space-{space}_coordsystem.json", bids_words.coordinates(owner))


def _events(recording: Recording, path: Path) -> None:
    events = sorted(recording.events)
    columns = {
        "onset": [round(e.onset - recording.start, 9) for e in events],
        "duration": [max(0.0, float(e.duration)) for e in events],
        "trial_type": [e.label for e in events],
    }
    write_rows(path, columns)
    write_object(path.with_suffix(".json"), bids_words.events(recording))


def _truth(recording: Recording, data: Path, root: Path) -> None:
    """True discharge times as a derived data set within, one a row."""
    spikes = sorted((float(t) - recording.start, unit) for unit, times in recording.truth.items() for t in times)
    path = truth_path(data, root)
    write_object(root / TRUTH / DESCRIPTION, bids_words.truth_description(recording))
    (root / TRUTH / "README.md").write_text(bids_words.TRUTH, encoding="utf-8")
    columns = {
        "onset": [f"{t:.9f}" for t, _ in spikes],
        "duration": ["0"] * len(spikes),
        "unit": [u for _, u in spikes],
    }
    write_rows(path, columns)
    write_object(path.with_suffix(".json"), bids_words.truth(recording))
