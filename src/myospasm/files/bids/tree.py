"""Where the files of a BIDS data set stand: its recordings, and the sidecars that apply to each by inheritance."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator
from pathlib import Path

from myospasm.ground import MyospasmError

DESCRIPTION = "dataset_description.json"
HIGHEST = 6
"""How many folders above a recording its data set is looked for."""
ASIDE = (".json", ".tsv", ".jpg", ".png", ".tif", ".txt", ".vmrk", ".eeg", ".fdt")
"""Endings of files that go with a recording and never are one."""


@dataclasses.dataclass(frozen=True)
class Name:
    """A BIDS file name taken apart: sub-01_task-grip_emg.edf has the entities sub and task and the suffix emg."""

    entities: dict[str, str]
    suffix: str
    ending: str


def parse(path: Path) -> Name | None:
    """The parts of a file's name, None where it is not a name of BIDS."""
    stem, _, ending = path.name.partition(".")
    *pairs, suffix = stem.split("_")
    split = [pair.partition("-") for pair in pairs]
    if not suffix.isalnum() or not all(key and dash and value for key, dash, value in split):
        return None
    return Name({key: value for key, _, value in split}, suffix, f".{ending}".lower())


def is_recording(path: Path) -> bool:
    """Whether a file is named as the samples of an EMG recording, in whatever format."""
    name = parse(path)
    return name is not None and name.suffix == "emg" and "sub" in name.entities and name.ending not in ASIDE


def _within(folder: Path, begin: str = "", ends: tuple[str, ...] = ("",)) -> list[Path]:
    """What of that beginning and ending a folder holds, in order; of one that cannot be read, nothing."""
    try:
        return [folder / n for n in sorted(os.listdir(folder)) if n.startswith(begin) and n.endswith(ends)]
    except OSError:
        return []


def recordings(root: Path) -> Iterator[Path]:
    """Every EMG recording of a data set in order: sub-*/emg and sub-*/ses-*/emg, and nothing deeper."""
    for subject in _within(root, "sub-"):
        for place in [subject, *_within(subject, "ses-")]:
            yield from filter(is_recording, _within(place / "emg", "sub-"))


def root_of(path: Path) -> Path:
    """The folder of the data set to which a recording belongs: where its description stands, else above its subject."""
    above = list(path.absolute().parents)[:HIGHEST]
    described = next((folder for folder in above if (folder / DESCRIPTION).is_file()), None)
    subject = next((folder.parent for folder in above if folder.name.startswith("sub-")), path.absolute().parent)
    return described or subject


@dataclasses.dataclass(frozen=True)
class Place:
    """A recording in its data set; `near` are the files that apply to it with their names, the nearest last."""

    path: Path
    root: Path
    name: Name
    near: tuple[tuple[Path, Name], ...]

    def all(self, suffix: str, ending: str) -> list[Path]:
        """Every sidecar of a kind that applies, the nearest and most specific last."""
        return [path for path, name in self.near if (name.suffix, name.ending) == (suffix, ending)]

    def nearest(self, suffix: str, ending: str = ".tsv") -> Path | None:
        """The one table of a kind that applies."""
        return (self.all(suffix, ending) or [None])[-1]


def place_of(path: Path) -> Place:
    """A recording and its sidecars. Errors: MyospasmError if it is not named as BIDS names recordings."""
    path = Path(os.path.abspath(path))
    name = parse(path)
    if name is None:
        raise MyospasmError(f"{str(path)!r} is not named as BIDS names recordings, sub-01_task-grip_emg.edf.")
    root = root_of(path)
    levels = [path.parent]
    while levels[-1] != root and len(levels) <= HIGHEST:
        levels.append(levels[-1].parent)
    near = [found for level in reversed(levels) for found in _applying(level, name)]
    return Place(path, root, name, tuple(near))


def _applying(level: Path, name: Name) -> list[tuple[Path, Name]]:
    """The sidecars of one folder whose every entity is the recording's own (only a space it need not have)."""
    named = [(p, parse(p)) for p in _within(level, ends=(".json", ".tsv"))]
    wanted = set(name.entities.items())
    fit = [(p, n) for p, n in named if n and {i for i in n.entities.items() if i[0] != "space"} <= wanted]
    return sorted(fit, key=lambda found: len(found[1].entities))
