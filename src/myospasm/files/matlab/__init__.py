"""Variables of MATLAB files (.mat): version 5 by scipy, version 7.3 (HDF5) by h5py, where long ones stay in the file.

Structs become dictionaries, cells lists, texts strings. Objects and function handles are never read, and links to
other files never followed.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from myospasm.files import remarks
from myospasm.files.extras import need
from myospasm.files.matlab import check as matlab_check
from myospasm.files.matlab.check import DamagedError
from myospasm.ground import MyospasmError

SIGNATURE = b"\x89HDF\r\n\x1a\n"
SHORT = 10_000
"""Numbers of version 7.3 with more values than this stay in their file."""
MOST = 100_000
"""Most cells and fields of one file of version 7.3."""
RATIO = 1100
"""Values of HDF5 may unpack to so many times their size; more are declared and not there."""


class Remote(NamedTuple):
    """Numbers that stay in their HDF5 file; `shape` is MATLAB's, rows before columns."""

    path: Path
    name: str
    shape: tuple[int, int]
    kind: np.dtype
    row: bool = False
    """Whether it was a row, which is told as a column."""

    def column(self, number: int, first: int, last: int) -> np.ndarray:
        """One column's rows from first to before last. Errors: MyospasmError if the file is damaged there."""
        import h5py

        try:
            with h5py.File(self.path, "r") as file:
                found: Any = file[self.name]
                return np.asarray(found[first:last, 0] if self.row else found[number, first:last])
        except (OSError, RuntimeError, KeyError, ValueError) as error:
            raise MyospasmError(f"{str(self.path)!r} is damaged in {self.name!r}: {remarks.reason(error)}.") from error


class Table(NamedTuple):
    """Numbers in columns, in memory or in their file."""

    rows: int
    columns: int
    piece: Callable[[int, int, int], np.ndarray]
    whole: bool
    """Whether they are whole numbers."""


def is_mat(head: bytes) -> bool:
    """Whether a file begins as one of MATLAB, version 5 or 7.3."""
    return head[:6] == b"MATLAB" and (head[124:128] in (b"\0\1IM", b"\1\0MI") or head[512:520] == SIGNATURE)


def fields(path: Path, head: bytes) -> dict[str, frozenset[str]]:
    """The names of the variables and of their fields, as far as they can be told without reading any.

    Errors: MyospasmError only where version 7.3 needs a library that is not there.
    """
    h5py = need("h5py", f"reading {str(path)!r}, a MATLAB file of version 7.3,") if head[512:520] == SIGNATURE else None
    try:
        if h5py is None:
            return {v.name: frozenset(v.fields) for v in matlab_check.heads(path)}
        with h5py.File(path, "r") as file:
            return {k: frozenset(v) if isinstance(v, h5py.Group) else frozenset() for k, v in _members(file)}
    except Exception:  # a damaged file is told of by its reader; here it is only asked what it looks like
        return {}


def load(path: Path, what: str) -> dict[str, Any]:
    """All plain variables of a file by name. Errors: MyospasmError, which calls the file what it should be."""
    try:
        with path.open("rb") as file:
            head = file.read(1024)
        if not is_mat(head):
            raise DamagedError("is no MATLAB file of version 5 or 7.3")
        return _load_hdf5(path) if head[512:520] == SIGNATURE else _load_5(path)
    except FileNotFoundError as error:
        raise MyospasmError(f"there is no file {str(path)!r}; check the path.") from error
    except MyospasmError:
        raise
    except DamagedError as error:
        raise MyospasmError(f"{str(path)!r} is not {what} that can be read: it {error}; export it again.") from error
    except (MemoryError, RecursionError, Exception) as error:  # damage has many names in the libraries that read it
        raise MyospasmError(f"{str(path)!r} is not {what} that can be read: {remarks.reason(error)}.") from error


def _load_5(path: Path) -> dict[str, Any]:
    from scipy.io import loadmat

    names = [v.name for v, plain in matlab_check.variables(path) if plain and not v.name.startswith("__")]
    if not names:
        return {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = loadmat(path, simplify_cells=True, variable_names=names)
    return {name: _plain(value) for name, value in found.items() if name in names}


def _plain(value: Any) -> Any:
    """Cells as lists and texts as strings, at any depth."""
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    if isinstance(value, np.ndarray) and value.dtype.kind == "O":
        return [_plain(v) for v in value.ravel()]
    if isinstance(value, np.ndarray) and value.dtype.kind in "US":
        return "" if not value.size else [str(v) for v in value.ravel()] if value.size > 1 else str(value.ravel()[0])
    return str(value) if isinstance(value, str) else value


def _load_hdf5(path: Path) -> dict[str, Any]:
    h5py = need("h5py", "reading MATLAB files of version 7.3")
    with h5py.File(path, "r") as file:
        walk = _Walk(file, path)
        return {name: walk.value(item) for name, item in _members(file) if not name.startswith("#")}


def _members(group: Any) -> list[tuple[str, Any]]:
    """What lies in a group of HDF5 itself; links that lead elsewhere are left out."""
    import h5py

    names = [n for n in group if isinstance(group.get(n, getlink=True), h5py.HardLink)]
    return [(n, group[n]) for n in names]


class _Walk:
    """Reads the values of one open file of version 7.3, as many as a recording can have."""

    def __init__(self, file: Any, path: Path) -> None:
        self.file, self.path, self.left = file, path, MOST

    def value(self, item: Any, deep: int = 0) -> Any:
        """A group or data set as what it was in MATLAB."""
        self.left -= 1
        if deep > matlab_check.DEEPEST or self.left < 0:
            raise DamagedError("has more cells, or deeper ones, than a recording needs")
        if hasattr(item, "keys"):
            return {name: self.value(inside, deep + 1) for name, inside in _members(item)}
        if item.is_virtual or item.external:
            raise DamagedError(f"has its values in other files, as {item.name!r}")
        kind = item.attrs.get("MATLAB_class", b"")
        kind = kind.decode() if isinstance(kind, bytes) else str(kind)
        if item.attrs.get("MATLAB_empty", 0):
            return "" if kind == "char" else [] if kind == "cell" else np.empty(0)
        if item.dtype.kind == "O":
            return self.cells(item, deep)
        return self.numbers(item, kind == "char")

    def cells(self, item: Any, deep: int) -> list[Any]:
        """The values to which a cell's references lead."""
        import h5py

        if h5py.check_ref_dtype(item.dtype) is not h5py.Reference or item.size > self.left:
            raise DamagedError(f"has no cells in {item.name!r}")
        return [self.value(self.file[r], deep + 1) for r in item[()].ravel() if r]

    def numbers(self, item: Any, text: bool) -> Any:
        """Numbers or a text; many numbers stay in the file."""
        if item.dtype.kind not in "iufb" or item.ndim > 2:
            return None
        if item.nbytes > max(1 << 20, RATIO * item.id.get_storage_size()):
            raise DamagedError(f"declares {item.size} values in {item.name!r}, which are not there")
        if text:
            return "".join(chr(c) for c in np.asarray(item[()]).ravel(order="K")[:SHORT])
        if item.size <= SHORT or item.ndim != 2:
            return np.asarray(item[()]).T.squeeze()[()]
        row = item.shape[1] == 1
        shape = (item.shape[0], 1) if row else (item.shape[1], item.shape[0])
        return Remote(self.path, str(item.name), shape, item.dtype, row)


def table(value: Any) -> Table | None:
    """Numbers in columns; a vector is one column. None where a value is something else."""
    if isinstance(value, Remote):
        return Table(value.shape[0], value.shape[1], value.column, value.kind.kind in "iu")
    found = np.asarray(value) if not isinstance(value, str | dict | list) and value is not None else None
    if found is None or found.dtype.kind not in "iufb" or found.ndim > 2:
        return None
    columns = found.reshape(-1, 1) if found.ndim < 2 else found
    rows, count = columns.shape
    return Table(rows, count, lambda c, first, last: columns[first:last, c], found.dtype.kind in "iu")


def number(value: Any, otherwise: float = float("nan")) -> float:
    """A single number. Shape: the first of several."""
    found = np.asarray(value) if not isinstance(value, str | dict | list | Remote) and value is not None else None
    return float(found.ravel()[0]) if found is not None and found.size and found.dtype.kind in "iufb" else otherwise


def numbers(value: Any) -> np.ndarray:
    """All numbers of a value in a row; none where it is something else."""
    found = table(value)
    if found is None or not found.rows:
        return np.empty(0)
    return np.concatenate([np.asarray(found.piece(c, 0, found.rows), float) for c in range(found.columns)])


def texts(value: Any) -> list[str]:
    """Every text of a value."""
    if isinstance(value, str):
        return [value.strip()]
    return [t for v in value for t in texts(v)] if isinstance(value, list) else []


def text(value: Any) -> str:
    """A single text, or none."""
    return (texts(value) or [""])[0]
