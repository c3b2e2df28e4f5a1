"""Opens a recording whatever its format, by looking inside it rather than at its name."""

from __future__ import annotations

from pathlib import Path

from myospasm.ground import MyospasmError
from myospasm.records import Recording

KNOWN = "openhdemg JSON (gzip or plain), EDF and EDF+, and the Zarr folders of this software"


def sniff(path: str | Path) -> str:
    """The format of a file by its content: "openhdemg", "edf" or "zarr". Errors: MyospasmError for anything else."""
    path = Path(path)
    if path.is_dir():
        if any((path / name).exists() for name in ("zarr.json", ".zgroup", ".zattrs")):
            return "zarr"
        raise MyospasmError(f"{str(path)!r} is a folder but not a Zarr one; known are {KNOWN}.")
    head = _head(path)
    if head[:8] == b"0       ":
        return "edf"
    if head[:2] == b"\x1f\x8b" or head.lstrip()[:1] == b"{":
        return "openhdemg"
    raise MyospasmError(f"{str(path)!r} is in no known format (it begins {head[:8]!r}); known are {KNOWN}.")


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(256)
    except FileNotFoundError as error:
        raise MyospasmError(f"there is no file {str(path)!r}; check the path.") from error
    except OSError as error:
        raise MyospasmError(f"{str(path)!r} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    if not head:
        raise MyospasmError(f"{str(path)!r} is empty; a recording is expected.")
    return head


def read_recording(path: str | Path) -> Recording:
    """The recording in a file or folder of any known format."""
    kind = sniff(path)
    if kind == "openhdemg":
        from myospasm.files.openhdemg import read
    elif kind == "edf":
        from myospasm.files.edf import read
    else:
        from myospasm.files.zarr import read_recording as read
    try:
        return read(path)
    except MyospasmError:
        raise
    except (ValueError, KeyError, IndexError, TypeError, OSError, EOFError) as error:
        raise MyospasmError(f"{str(path)!r} looks like {kind} but is damaged: {error}.") from error
