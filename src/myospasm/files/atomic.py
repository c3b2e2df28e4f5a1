"""Files and folders that appear whole or not at all.

Everything is written beside its place under a hidden name and renamed when it is finished; if anything goes wrong on
the way, also an interruption by the user, the hidden one is removed and what was there before is untouched.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from myospasm.ground import MyospasmError

PARTIAL = ".partial-"
"""Hidden files that begin so are unfinished; a power failure may leave one behind, and it can be deleted."""


def refuse(path: Path, error: OSError) -> MyospasmError:
    """The sentence for a place that cannot be written."""
    reason = (error.strerror or str(error)).lower()
    return MyospasmError(f"cannot write {str(path)!r}: {reason}; name a place that you may write to.")


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):  # gone already, or never made
            path.unlink()


def _beside(path: Path) -> Path:
    return path.parent / f"{PARTIAL}{uuid.uuid4().hex[:8]}-{path.name}"


@contextmanager
def whole(path: str | os.PathLike[str], force: bool = False) -> Iterator[Path]:
    """Gives a hidden path to write one file or folder at; it takes its name when the block ends without an error.

    Errors: MyospasmError when the place is taken (unless `force`) or cannot be written.
    """
    path = Path(path)
    if path.exists() and not force:
        raise MyospasmError(f"{str(path)!r} exists already; name another place, or say --force to replace it.")
    partial = _beside(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield partial
        place(partial, path)
    except OSError as error:
        raise refuse(path, error) from error
    finally:
        _remove(partial)


def place(partial: Path, path: Path) -> None:
    """Move a finished file or folder to its name, over an old one if there is one; the old one goes last."""
    if not path.is_dir():
        if partial.is_dir() and path.exists():
            path.unlink()
        os.replace(partial, path)
        return
    old = _beside(path)
    os.rename(path, old)
    try:
        os.replace(partial, path)
    except BaseException:
        os.rename(old, path)
        raise
    _remove(old)


def free_folder(name: str, within: str | os.PathLike[str] = ".") -> Path:
    """The first folder name that is free: `calf-cramp`, then `calf-cramp-2`, `calf-cramp-3`..."""
    number, path = 1, Path(within) / name
    while path.exists():
        number += 1
        path = Path(within) / f"{name}-{number}"
    return path


def _check(folder: Path, force: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise MyospasmError(f"{str(folder)!r} is a file, not a folder; name a folder for the results.")
    if folder.is_dir() and any(folder.iterdir()) and not force:
        raise MyospasmError(
            f"the folder {str(folder)!r} is not empty; name another one, or say --force to replace the results in it."
        )


@contextmanager
def whole_folder(folder: str | os.PathLike[str], force: bool = False) -> Iterator[Path]:
    """Gives a hidden folder to fill; its contents appear in `folder` when the block ends without an error.

    A place that cannot be written is refused at once, before any long work. Files in the folder that are not replaced
    by new ones of the same name are never touched.
    """
    folder = Path(folder)
    try:
        _check(folder, force)
        there = folder.is_dir()
        partial = folder / f"{PARTIAL}{uuid.uuid4().hex[:8]}" if there else _beside(folder)
        partial.mkdir(parents=True)
    except OSError as error:
        raise refuse(folder, error) from error
    try:
        yield partial
        if there:
            for item in sorted(partial.iterdir()):
                place(item, folder / item.name)
        else:
            os.replace(partial, folder)
    except OSError as error:
        raise refuse(folder, error) from error
    finally:
        _remove(partial)
