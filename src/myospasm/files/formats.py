"""Every format this software opens: each a file of this folder, recognized by what a file holds and not by its name.

A format is a module with a TITLE for people and an ENDING for file names, and three verbs:
`looks_like(path, head)` tells from the first bytes (and, where they do not suffice, from inside) whether it is one;
`read_recording(path)` gives a Recording; `write_recording(recording, path, force)` keeps one, where the format is
written at all, and `loses(recording)` names in words what of it the format has no room for. A folder of several
recordings is read by `read_all(path)`, which gives each with its name, or the sentence that says why it could not be
read.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from myospasm.files import remarks
from myospasm.ground import MyospasmError, unknown
from myospasm.records import Recording

NAMES = ("bids", "nwb", "edf", "bdf", "openhdemg", "zarr", "wfdb", "spike2", "otbiolab", "csv")
"""In the order in which they are asked; the text formats come last because any text looks a little like them."""
HEAD = 1024
"""How many bytes of a file a format is shown."""
DEEPEST = 6
"""How many folders deep recordings are looked for."""


class Found(NamedTuple):
    """One recording of a file or folder: its path within, its format, and itself or the sentence that says why not."""

    path: Path
    format: str
    recording: Recording | None
    problem: str = ""


def module(name: str) -> ModuleType:
    """The format of that name. Errors: MyospasmError naming the nearest right one."""
    if name not in NAMES:
        raise unknown("format", name, NAMES)
    return importlib.import_module(f"myospasm.files.{name}")


def stem(path: Path) -> str:
    """The name of a file without its last ending, or of a folder."""
    return re.split(r"\.(?=[A-Za-z0-9]+$)", path.resolve().name)[0] or "recording"


def named(name: str, bare: str) -> str:
    """What a recording is called in a format: with its ending, or as a folder with the format's name."""
    return bare + (module(name).ENDING or f"-{name}")


def written() -> tuple[str, ...]:
    """The formats that can be written."""
    return tuple(name for name in NAMES if hasattr(module(name), "write_recording"))


def head_of(path: Path) -> bytes:
    """The first bytes of a file, none of a folder. Errors: MyospasmError if it is missing, locked or empty."""
    try:
        if path.is_dir():
            return b""
        if not path.is_file() and path.exists():
            raise MyospasmError(f"{str(path)!r} is neither a file nor a folder; a recording is expected.")
        with path.open("rb") as file:
            head = file.read(HEAD)
    except FileNotFoundError as error:
        raise MyospasmError(f"there is no file {str(path)!r}; check the path.") from error
    except OSError as error:
        raise MyospasmError(f"{str(path)!r} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    if not head:
        raise MyospasmError(f"{str(path)!r} is empty; a recording is expected.")
    return head


def recognize(path: Path) -> str | None:
    """The format of a file or folder by its content, None where it is none of them."""
    head = head_of(path)
    return next((name for name in NAMES if module(name).looks_like(path, head)), None)


def known() -> str:
    """The formats for people, in a sentence."""
    return ", ".join(module(name).TITLE for name in NAMES)


def read_recording(path: str | Path) -> Recording:
    """The one recording in a file or folder. Errors: MyospasmError if there is none, or several."""
    found = list(read_all(path))
    good = [f for f in found if f.recording is not None]
    if len(good) == 1 and good[0].recording is not None:
        return good[0].recording
    if good:
        some = ", ".join(str(f.path) for f in good[:3])
        raise MyospasmError(f"{str(path)!r} holds {len(good)} recordings; name one of them, as {some}.")
    raise MyospasmError(found[0].problem)


def read_all(path: str | Path) -> Iterator[Found]:
    """Every recording in a file or folder, one after the other, with what could not be read.

    Errors: MyospasmError if there is nothing that looks like a recording.
    """
    path = Path(path)
    name = recognize(path)
    if name is not None and hasattr(module(name), "read_all") and path.is_dir():
        yield from (Found(Path(p), name, *_split(found)) for p, found in module(name).read_all(path))
    elif name is not None:
        yield _read(path, name)
    elif path.is_dir():
        yield from _read_folder(path)
    else:
        head = head_of(path)[:8]
        raise MyospasmError(f"{str(path)!r} is in no known format (it begins {head!r}); known are: {known()}.")


def _split(found: Recording | MyospasmError) -> tuple[Recording | None, str]:
    return (None, str(found)) if isinstance(found, MyospasmError) else (found, "")


def _read(path: Path, name: str) -> Found:
    try:
        return Found(path, name, module(name).read_recording(path))
    except MyospasmError as error:
        return Found(path, name, None, str(error))
    except Exception as error:  # a reader met damage it did not expect: for the user that is a damaged file
        damaged = f"looks like {module(name).TITLE} but is damaged: {remarks.reason(error)}."
        return Found(path, name, None, f"{str(path)!r} {damaged}")


def _read_folder(folder: Path) -> Iterator[Found]:
    some = False
    for path in _inside(folder, DEEPEST):
        try:
            name = recognize(path)
        except MyospasmError as error:
            yield Found(path, "", None, str(error))
            continue
        if name is not None and _names_itself(path, name):
            some = True
            yield _read(path, name)
    if not some:
        raise MyospasmError(f"there is no recording in the folder {str(folder)!r}; known are: {known()}.")


def _names_itself(path: Path, name: str) -> bool:
    """Whether a recording is named by this file; of one in several files only one counts in a folder."""
    named_by = getattr(module(name), "named_by", None)
    return named_by is None or named_by(path) == path


def _inside(folder: Path, deep: int) -> Iterator[Path]:
    """Every file, and every folder that is a recording itself, in a fixed order; hidden ones are left out."""
    try:
        items = sorted(folder.iterdir())
    except OSError as error:
        raise MyospasmError(f"{str(folder)!r} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    for item in items:
        if item.name.startswith("."):
            continue
        if item.is_dir() and recognize(item) is None:
            yield from _inside(item, deep - 1) if deep else ()
        else:
            yield item
