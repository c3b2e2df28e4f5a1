"""A careful door to HDF5 files of others: nothing outside the file is followed, and no more is read than it holds.

An HDF5 file may point into other files, and may declare any size without holding it. Here links lead nowhere but
within the file, texts and small tables have a largest size, and samples are read in blocks that are kept for a while.
"""

from __future__ import annotations

import math
import mmap
import struct
from pathlib import Path
from typing import Any

import numpy as np

from myospasm.files.extras import need
from myospasm.ground import MyospasmError

DEEPEST = 16
"""Most links of links that are followed."""
TABLE = 1 << 28
"""Most bytes of a table's column: 33 million times."""
CHUNK = 1 << 28
"""Most bytes of one compressed piece, which HDF5 must unpack as a whole."""
CACHE, SLOTS = 1 << 26, 10007
"""Bytes of unpacked chunks that the library keeps of a dataset, so that channels packed together are unpacked once."""
BLOCK = 1 << 26
"""Most bytes of samples kept in memory for each dataset."""
HARMLESS = 1 << 28
"""Bytes that a dataset may declare however little it holds."""
STORE = b"GCOL\x01\0\0\0"
"""How HDF5's stores of texts begin."""
LARGEST = 1 << 32
"""Bytes of a file up to which all stores of texts are looked for, in about a second a gigabyte."""
SHORTEST = 4096
"""Fewest samples read at a time: the next ones are asked for soon."""
PACKED = 1100
"""gzip makes nothing smaller than to a thousandth; what claims more, and is large, was never written."""


def opened(path: Path) -> Any:
    """The file, open for reading. Errors: MyospasmError if it is missing, cut short, damaged or not HDF5."""
    h5py = need("h5py", "reading HDF5")
    if not path.exists():
        raise MyospasmError(f"there is no file {str(path)!r}; check the path.")
    try:
        file = h5py.File(path, "r", rdcc_nbytes=CACHE, rdcc_nslots=SLOTS)
        if _endless(path):
            raise MyospasmError(
                f"{str(path)!r} is damaged: the store of its texts is broken; fetch or export it again."
            )
        return file
    except MyospasmError:
        raise
    except (OSError, RuntimeError, ValueError) as error:
        found = str(error).partition("(")[2].rstrip(")") or str(error)
        raise MyospasmError(f"{str(path)!r} is cut short, damaged or not HDF5: {found}.") from error


def _endless(path: Path) -> bool:
    """Whether a store of texts is so damaged that the HDF5 library (2.0) would search it for ever.

    It goes from text to text by their lengths, and does not look whether a length is none at all.
    """
    if path.stat().st_size > LARGEST:
        return False
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        place = content.find(STORE)
        while place >= 0:
            if _stuck(content, place):
                return True
            place = content.find(STORE, place + len(STORE))
    return False


def _stuck(content: mmap.mmap, place: int) -> bool:
    """Whether one store has an entry that does not lead to the next."""
    if place + 16 > len(content):
        return False
    end = min(len(content), place + struct.unpack_from("<Q", content, place + 8)[0])
    place += 16
    while place + 16 <= end:
        index, length = struct.unpack_from("<H6xQ", content, place)
        step = 16 + (length + 7) // 8 * 8 if index else length
        if step < 16 or place + step > end:
            return True
        place += step
    return False


def names(group: Any) -> list[str]:
    """What a group has, without following any link."""
    return [name.decode("utf-8", "replace") for name in group.id]


def child(group: Any, name: str, deep: int = 0) -> Any:
    """A part of a group, None if there is none. Errors: MyospasmError if it is a link that leaves the file."""
    from h5py import h5l  # pyright: ignore[reportAttributeAccessIssue]

    coded, links = name.encode("utf-8", "surrogateescape"), group.id.links
    if not links.exists(coded):
        return None
    kind = links.get_info(coded).type
    if kind == h5l.TYPE_HARD:
        return group[name]
    if kind == h5l.TYPE_SOFT:
        return _follow(group, links.get_val(coded).decode("utf-8", "replace"), deep + 1)
    file = links.get_val(coded)[0]
    raise MyospasmError(
        f"{group.name.rstrip('/')}/{name} in {_file(group)} is a link into another file "
        f"({file.decode('utf-8', 'replace')!r}), and links out of a file are not followed; copy the data into the file."
    )


def _follow(group: Any, path: str, deep: int) -> Any:
    """What a link within the file leads to, one step after the other."""
    if deep > DEEPEST:
        raise MyospasmError(f"{group.name} in {_file(group)} has links that go round in circles; repair the file.")
    place = group.file if path.startswith("/") else group
    for step in filter(None, path.split("/")):
        place = child(place, step, deep) if hasattr(place, "keys") and step != "." else place
        if place is None:
            return None
    return place


def _file(group: Any) -> str:
    return repr(str(group.file.filename))


def attribute(item: Any, name: str, default: Any = None) -> Any:
    """An attribute, or the default where there is none or it cannot be read."""
    try:
        value = item.attrs.get(name, default)
    except (OSError, TypeError, ValueError, RuntimeError, KeyError):
        return default
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def number(item: Any, name: str, default: float) -> float:
    """An attribute that is a number; the default where there is none. What is no number is NaN."""
    value = attribute(item, name, default)
    try:
        return float(np.asarray(value, float).ravel()[0])
    except (TypeError, ValueError, IndexError):
        return math.nan


def array(group: Any, name: str) -> np.ndarray | None:
    """A small dataset of numbers in memory, None where there is none. Errors: as `checked`, or if it is too large."""
    data = child(group, name)
    if data is None or not hasattr(data, "shape") or data.shape is None:
        return None
    checked(data)
    if data.size * data.dtype.itemsize > TABLE:
        raise MyospasmError(f"{data.name} in {_file(data)} has {data.size} values, too many for a table.")
    return np.asarray(_loaded(data, ()))


def text(group: Any, name: str) -> str:
    """A dataset that is one text, "" where there is none."""
    return next(iter(texts(group, name)), "")


def texts(group: Any, name: str) -> list[str]:
    """A small dataset of texts."""
    found = array(group, name)
    flat = [] if found is None else found.ravel().tolist()
    return [v.decode("utf-8", "replace") if isinstance(v, bytes) else str(v) for v in flat]


def _loaded(data: Any, where: Any) -> np.ndarray:
    try:
        return data[where]
    except (OSError, RuntimeError, ValueError, TypeError) as error:
        reason = (str(error).splitlines() or ["unknown"])[0]
        raise MyospasmError(f"{data.name} in {_file(data)} cannot be read, it is damaged: {reason}.") from error


def checked(data: Any) -> None:
    """Errors: MyospasmError if a dataset lies in other files, or declares far more than the file holds."""
    place = f"{data.name} in {_file(data)}"
    if data.external or data.is_virtual:
        raise MyospasmError(f"{place} keeps its values in other files, which are not opened; copy them into the file.")
    declared = data.size * data.dtype.itemsize
    if declared and not (held := data.id.get_storage_size()):
        raise MyospasmError(f"{place} declares {data.size} values and holds none; it was never written to the end.")
    if declared and declared > PACKED * held + HARMLESS:
        raise MyospasmError(f"{place} declares {declared} bytes and holds {held}, too few to be true; it is damaged.")
    if data.chunks and math.prod(data.chunks) * data.dtype.itemsize > CHUNK:
        raise MyospasmError(f"{place} is compressed in pieces of {data.chunks} values, too large to unpack.")


class Columns:
    """A dataset (time, channels) or (time,), read one channel at a time.

    HDF5 must unpack all channels of a compressed piece to give one of them, so a block of neighbors is read with it
    and kept: reading every channel in turn unpacks everything once, or a few times if the stretch is long.
    """

    def __init__(self, data: Any) -> None:
        self.data = data
        self.length = data.shape[0]
        self.width = data.shape[1] if data.ndim == 2 else 1
        self._corner, self._kept = (0, 0), np.empty((0, 0))

    def read(self, column: int, first: int, last: int) -> np.ndarray:
        """One channel's values from first to before last. Errors: MyospasmError if they are damaged."""
        time, left = self._corner
        length, width = self._kept.shape
        if not (time <= first and last <= time + length and left <= column < left + width):
            time, left = self._load(column, first, last)
        return self._kept[first - time : last - time, column - left]

    def _load(self, column: int, first: int, last: int) -> tuple[int, int]:
        step, wide = ((*(self.data.chunks or (1, self.width)), 1))[:2]
        first, last = first // step * step, min(self.length, -(-max(last, first + SHORTEST) // step) * step)
        room = max(1, BLOCK // (self.data.dtype.itemsize * max(1, last - first)))
        columns = min(self.width, room // wide * wide or room)
        left = column // columns * columns
        where = (slice(first, last), slice(left, left + columns)) if self.data.ndim == 2 else slice(first, last)
        self._kept = _loaded(self.data, where).reshape(last - first, -1)
        self._corner = (first, left)
        return self._corner
