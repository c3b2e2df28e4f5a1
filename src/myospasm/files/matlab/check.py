"""MATLAB's own files of version 5, walked through before they are read: what they declare must be there.

A header of a few bytes can declare any number of cells, and a compressed variable can unpack to a thousand times its
size. Both are found here, where they cost nothing, before a library makes room for them.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FIRST = 128
"""Bytes of the header of the file."""
RATIO = 50
"""Most bytes that variables may unpack to for each of the file's: noise packs to a third, flat channels to less."""
ALWAYS, NEVER = 256 << 20, 16 << 30
"""Bytes that are always allowed, and that never are: all of it must fit in memory (version 7.3 need not)."""
DEEPEST = 16
"""How deep cells and structs may lie within each other."""
MOST = 10_000
"""Most variables."""
MATRIX, COMPRESSED = 14, 15
CELL, STRUCT, OBJECT, CHAR, SPARSE, FUNCTION, OPAQUE = 1, 2, 3, 4, 5, 16, 17
STRANGE = (OBJECT, SPARSE, FUNCTION, OPAQUE)
"""Kinds of variables that no recording needs; they are never read."""
WIDTH = {1: 1, 2: 1, 3: 2, 4: 2, 5: 4, 6: 4, 7: 4, 9: 8, 12: 8, 13: 8, 16: 1, 17: 2, 18: 4}
"""Bytes of each kind of number."""


class DamagedError(ValueError):
    """What is wrong with a file, in words that continue "it"."""


class Variable(NamedTuple):
    """A variable's kind (a class of MATLAB), name, size and, of a struct, the names of its fields."""

    kind: int
    name: str
    shape: tuple[int, ...]
    fields: tuple[str, ...]
    end: int
    """Where its content begins."""


class Part(NamedTuple):
    """A piece of a file: its kind, where its bytes begin and end, and where the next one begins."""

    kind: int
    first: int
    last: int
    after: int


def part(data: bytes | memoryview, place: int, order: str) -> Part:
    """The piece that begins at a place. Errors: DamagedError if it is cut."""
    if place + 8 > len(data):
        raise DamagedError("ends in the middle of a variable")
    kind, size = struct.unpack_from(order + "II", data, place)
    if kind >> 16:  # small ones have their size in the upper half of the first number, and their bytes at once
        return Part(kind & 0xFFFF, place + 4, place + 4 + min(4, kind >> 16), place + 8)
    last = place + 8 + size
    if last > len(data):
        raise DamagedError(f"declares {size} bytes where {len(data) - place - 8} are left")
    return Part(kind, place + 8, last, last if kind == COMPRESSED else last + -size % 8)


def variable(data: bytes | memoryview, order: str) -> Variable:
    """The header of a matrix, from the bytes within it."""
    flags = part(data, 0, order)
    if flags.last - flags.first < 8:
        raise DamagedError("has a variable without flags")
    kind = struct.unpack_from(order + "I", data, flags.first)[0] & 0xFF
    if kind == OPAQUE:
        return Variable(kind, "", (), (), flags.after)
    sizes = part(data, flags.after, order)
    shape = struct.unpack_from(f"{order}{(sizes.last - sizes.first) // 4}i", data, sizes.first)
    if not 1 < len(shape) <= 32 or min(shape) < 0:
        raise DamagedError("has a variable of an impossible size")
    name = part(data, sizes.after, order)
    fields, end = _fields(data, name.after, order) if kind == STRUCT else ((), name.after)
    return Variable(kind, bytes(data[name.first : name.last]).decode("latin-1"), shape, fields, end)


def _fields(data: bytes | memoryview, place: int, order: str) -> tuple[tuple[str, ...], int]:
    """The names of a struct's fields, and where its content begins."""
    length = part(data, place, order)
    if length.last - length.first != 4:
        raise DamagedError("has a struct without field names")
    width = struct.unpack_from(order + "i", data, length.first)[0]
    names = part(data, length.after, order)
    if not 0 < width <= 64:
        raise DamagedError("has field names of an impossible length")
    found = [bytes(data[i : i + width]) for i in range(names.first, names.last, width)]
    return tuple(n.partition(b"\0")[0].decode("latin-1") for n in found), names.after


def check(data: bytes | memoryview, order: str, deep: int = 0) -> bool:
    """Whether a matrix, from the bytes within it, is plain: nothing strange is in it. Errors: DamagedError."""
    if not data:
        return True  # an empty field
    if deep > DEEPEST:
        raise DamagedError(f"has cells within cells more than {DEEPEST} deep")
    head = variable(data, order)
    if head.kind in STRANGE:
        return False
    count = math.prod(head.shape)
    if head.kind not in (CELL, STRUCT):
        _check_numbers(data, head, count, order)
        return True
    count *= len(head.fields) if head.kind == STRUCT else 1
    if count * 8 > len(data) - head.end or math.prod(head.shape) > max(1, len(data)):
        raise DamagedError(f"declares {count} cells where {len(data) - head.end} bytes are left")
    return _check_cells(data, head.end, count, order, deep)


def _check_cells(data: bytes | memoryview, place: int, count: int, order: str, deep: int) -> bool:
    plain = True
    for _ in range(count):
        cell = part(data, place, order)
        if cell.kind != MATRIX:
            raise DamagedError("has a cell without content")
        plain &= check(data[cell.first : cell.last], order, deep + 1)
        place = cell.after
    return plain


def _check_numbers(data: bytes | memoryview, head: Variable, count: int, order: str) -> None:
    numbers = part(data, head.end, order)
    width = WIDTH.get(numbers.kind)
    if width is None:
        raise DamagedError("has numbers of an unknown kind")
    there = (numbers.last - numbers.first) // width
    if count > there and head.kind != CHAR:
        raise DamagedError(f"declares {count} numbers where {there} are")


def variables(path: Path) -> Iterator[tuple[Variable, bool]]:
    """Each variable of a file and whether it is plain, checked to its end.

    Errors: DamagedError if it is cut, is no file of MATLAB, or declares more than there is.
    """
    left = min(NEVER, max(ALWAYS, RATIO * path.stat().st_size))
    for element, data, order in _elements(path):
        content, last = memoryview(data), element.last
        if element.kind == COMPRESSED:
            content = memoryview(_unpacked(data, left + 1))
            left -= len(content)
            if left < 0:
                raise DamagedError(f"unpacks to more than {RATIO} times its size, or {NEVER >> 30} GB")
            inner = part(content, 0, order)
            content, last = content[inner.first : inner.last], inner.last
        if last:
            yield variable(content, order), check(content, order)


def heads(path: Path) -> Iterator[Variable]:
    """The header of each variable, from its first bytes alone."""
    for element, data, order in _elements(path, 8192):
        content = _unpacked(data, 16384)[8:] if element.kind == COMPRESSED else data
        yield variable(content, order)


def _elements(path: Path, most: int | None = None) -> Iterator[tuple[Part, bytes, str]]:
    """The pieces of a file with their bytes (at most so many of each) and the order of bytes."""
    size = path.stat().st_size
    with path.open("rb") as file:
        order = "<" if file.read(FIRST)[126:128] == b"IM" else ">"
        place = FIRST
        for _ in range(MOST):
            file.seek(place)
            tag = file.read(8)
            if not tag:
                return
            if len(tag) < 8:
                raise DamagedError("ends in the middle of a variable")
            kind, length = struct.unpack(order + "II", tag)
            if kind not in (MATRIX, COMPRESSED):
                raise DamagedError("has something that is no variable")
            if place + 8 + length > size:
                raise DamagedError(f"is cut: {length} bytes are declared where {size - place - 8} are left")
            yield Part(kind, 0, length, 0), file.read(length if most is None else min(most, length)), order
            place += 8 + length + (0 if kind == COMPRESSED else -length % 8)
    raise DamagedError(f"has more than {MOST} variables")


def _unpacked(data: bytes, most: int) -> bytes:
    """What a compressed piece holds, up to a length."""
    try:
        return zlib.decompressobj().decompress(data, most)
    except zlib.error as error:
        raise DamagedError(f"has a damaged compressed variable ({error})") from error
