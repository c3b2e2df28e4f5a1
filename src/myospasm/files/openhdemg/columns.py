"""Tables of numbers in JSON text, in pandas' "split" layout, as arrays: a block of rows at a time."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator

import numpy as np

from myospasm.files.openhdemg.text import PIECE, SPACE
from myospasm.records import Stored

DATA = re.compile(rb'"data"\s*:\s*(\[|null)')
COLUMNS = re.compile(rb'"columns"\s*:\s*(\[.*?\])', re.DOTALL)
NUMERALS = b"0123456789.-+eEnaNifty"
"""The characters of numbers, with those of nan and infinity; what is left of a table without them shows its shape."""


class Columns:
    """A table of numbers, as blocks (columns, rows) that follow each other."""

    def __init__(self, names: list[str]) -> None:
        self.names, self.blocks, self.starts = names, [], [0]

    @property
    def shape(self) -> tuple[int, int]:
        """How many columns and rows there are."""
        return (len(self.blocks[0]) if self.blocks else 0), self.starts[-1]

    def add(self, block: np.ndarray) -> None:
        """Append rows: a block (columns, rows)."""
        self.blocks.append(block)
        self.starts.append(self.starts[-1] + block.shape[1])

    def piece(self, column: int, first: int, last: int) -> np.ndarray:
        """One column's rows from first to before last."""
        low, high = np.searchsorted(self.starts, [first, last], "right") - 1
        found = [block[column] for block in self.blocks[low : high + 1]]
        return np.concatenate([np.empty(0), *found])[first - self.starts[low] : last - self.starts[low]]

    def stored(self) -> Stored:
        """The columns as channels."""
        return Stored(self.piece, self.shape)


def table(pieces: Iterator[bytes], kind: type = np.float64) -> Columns:
    """A table in pandas' "split" layout, or a bare list of rows. Errors: ValueError if it is none of numbers."""
    names, start = _begin(pieces)
    found = Columns(names)
    if start is None:
        return found
    width, rest, done = 0, start, False
    for piece in pieces:
        rest += piece
        if len(rest) >= PIECE and not done:
            ready, rest, done = _whole_rows(rest)
            width = _add(found, ready, width, kind)
        elif done:
            rest = b""
    if not done:
        ready, _, done = _whole_rows(rest)
        _add(found, ready, width, kind)
    if not done:
        raise ValueError("the table does not end")
    return found


def _begin(pieces: Iterator[bytes]) -> tuple[list[str], bytes | None]:
    """The names of the columns and the first text of the rows, None where there are none."""
    head = b""
    for piece in pieces:
        searched = max(0, len(head) - 32)
        head += piece
        text = head.lstrip(SPACE)
        if text[:1] == b"[":
            return [], text[1:]
        if found := DATA.search(head, searched):
            columns = COLUMNS.search(head)
            names = [str(name) for name in json.loads(columns[1])] if columns else []
            return names, head[found.end() :] if found[1] == b"[" else None
    if head.strip(SPACE) in (b"", b"null", b"{}"):
        return [], None
    raise ValueError('there is no "data" in the table')


def _whole_rows(text: bytes) -> tuple[bytes, bytes, bool]:
    """The whole rows of the text, the rest, and whether the table ends with them."""
    if any(text.find(space) >= 0 for space in (b" ", b"\n", b"\t", b"\r")):
        if re.search(rb"[\w.]\s+[\w.+-]", text):
            raise ValueError("two numbers stand without a comma between them")
        text = text.translate(None, SPACE)
    nested = text[:1] == b"["
    end = text.find(b"]]") + 1 if nested else text.find(b"]")
    if text[:1] == b"]" or end > 0:
        return text[: max(end, 0)], b"", True
    comma = text.rfind(b"],") + 1 if nested else text.rfind(b",")
    cut = comma + 1 if comma > 0 else 0
    return text[:cut], text[cut:], False


def _add(found: Columns, rows: bytes, width: int, kind: type) -> int:
    """Append the numbers of whole rows, each of the same width, which comes back. Errors: ValueError otherwise."""
    rows = rows.strip(b",").replace(b"null", b"nan")
    if not rows:
        return width
    shape = rows.translate(None, NUMERALS)
    nested = shape[:1] == b"["
    width = width or (shape.index(b"]") if nested and b"]" in shape else 1)
    row = b"[" + b"," * (width - 1) + b"]," if nested else b","
    count, odd = divmod(len(shape) + 1, len(row))
    if odd or shape + b"," != row * count:
        raise ValueError("its rows are not numbers, or not of one length")
    if rows[:2] == b"[]":
        return width
    with warnings.catch_warnings():
        warnings.simplefilter("error", DeprecationWarning)  # what older numpy says of a text that is no number
        try:
            numbers = np.fromstring(rows.translate(None, b"[]").decode("ascii"), sep=",")
        except (ValueError, DeprecationWarning):
            raise ValueError("it holds what is no number") from None
    if numbers.size != count * width:
        raise ValueError("it holds what is no number")
    found.add(np.ascontiguousarray(numbers.reshape(count, width).T, kind))
    return width
