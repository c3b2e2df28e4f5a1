"""BDF+: EDF+ with 24 bits a sample, as amplifiers with a wide range give it; see `edf` for what it can hold."""

from __future__ import annotations

import os
from pathlib import Path

from myospasm.files import edf
from myospasm.files.edf.header import BDF
from myospasm.records import Recording

TITLE = "BDF and BDF+"
ENDING = ".bdf"


def looks_like(path: Path, head: bytes) -> bool:
    """Whether a file begins as BDF does."""
    return head[:8] == BDF.version


loses = edf.loses


def write_recording(recording: Recording, path: str | os.PathLike[str], force: bool = False) -> Path:
    """Keep what a device gave as BDF+C, whole or not at all; events become annotations.

    Errors: MyospasmError if the place is taken or cannot be written, or a sample is not a number. Each sample is
    rounded to 1/16777215 of its channel's range; times of events to a tenth of a microsecond.
    """
    return edf.write(recording, Path(path), BDF, force)


def read_recording(path: str | os.PathLike[str]) -> Recording:
    """A Recording from any BDF or BDF+ file, its samples still in the file; notes and errors as of `edf`."""
    return edf.read(Path(path), BDF)
