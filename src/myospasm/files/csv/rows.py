"""The rows of a table of numbers, read piece by piece, so that a table of any length fits in memory."""

from __future__ import annotations

import csv
import re
import tempfile
import warnings
from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np

from myospasm.files import remarks
from myospasm.ground import MyospasmError

MEMORY = 64 << 20
"""Bytes of numbers that stay in memory; what is more goes to a temporary file that vanishes by itself."""
CELLS = 1 << 20
"""Cells read at a time."""
COLUMNS = 10_000
"""Most columns."""
LINE = 1 << 20
"""Most bytes of the header line."""
NUMBER = re.compile(r"[+-]?(\d+[.,]?\d*|[.,]\d+)([eE][+-]?\d+)?")
BLANK = ("", "nan", "na", "n/a", "null", "none", "-nan", "inf", "-inf")


class Head(NamedTuple):
    """How a table is written: its first line's names, its separator and its decimal sign."""

    names: list[str]
    separator: str
    decimal: str
    numeric: bool
    """Whether the second line has numbers, and nothing but numbers and blank cells."""
    quoted: bool
    """Whether its numbers stand in quotation marks."""


def head_of(data: bytes) -> Head | None:
    """How a table is written, from its first two lines; None for what is no text in lines."""
    if b"\0" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None
    lines = re.split(r"\r?\n", text_of(data))[:2]
    if not lines or not lines[0].strip():
        return None
    separator = _separator(lines)
    names = _cells(lines[0], separator)
    cells = _cells(lines[1], separator) if len(lines) > 1 else []
    numbers = [bool(NUMBER.fullmatch(cell)) for cell in cells]
    fine = all(n or cell.lower() in BLANK for n, cell in zip(numbers, cells, strict=True))
    decimal = "," if any("," in cell for cell in cells) else "."
    return Head(names, separator, decimal, any(numbers) and fine and len(cells) == len(names), '"' in lines[-1])


def _separator(lines: list[str]) -> str:
    """What parts both lines into as many cells, or else the first of them into several."""
    counts = {s: [len(_cells(line, s)) for line in lines] for s in "\t;,"}
    alike = [s for s, found in counts.items() if found[0] == found[-1] > 1]
    return [*alike, *(s for s, found in counts.items() if found[0] > 1), ","][0]


def text_of(data: bytes) -> str:
    """Text in UTF-8, or where it is none, as Windows writes it."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _cells(line: str, separator: str) -> list[str]:
    try:
        return [c.strip() for c in next(csv.reader([line], delimiter=separator, skipinitialspace=True), [])]
    except csv.Error:
        return [line]


def first_lines(path: Path, count: int = 2) -> bytes:
    """The first lines of a file, up to a length."""
    with path.open("rb") as file:
        return b"".join(file.readline(LINE) for _ in range(count))


class Rows:
    """The columns of a table, block by block: the first in memory, the rest in a temporary file."""

    def __init__(self, columns: int) -> None:
        self.columns, self.starts = columns, [0]
        self.blocks: list[np.ndarray | int] = []
        """Each block's numbers (columns, rows), or where they begin in the file."""
        self.file: IO[bytes] | None = None
        self.blank = np.zeros(columns, int)
        """How many cells of each column are no finite numbers."""

    @property
    def length(self) -> int:
        """How many rows there are."""
        return self.starts[-1]

    def add(self, block: np.ndarray) -> None:
        """Append rows: a block (columns, rows)."""
        self.blank += (~np.isfinite(block)).sum(axis=1)
        if 8 * self.columns * self.length > MEMORY:
            self.file = self.file or tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as its rows
            self.blocks.append(self.file.seek(0, 2))
            self.file.write(np.ascontiguousarray(block).data)
            self.file.flush()
        else:
            self.blocks.append(np.ascontiguousarray(block))
        self.starts.append(self.length + block.shape[1])

    def piece(self, column: int, first: int, last: int) -> np.ndarray:
        """One column's rows from first to before last."""
        found = [np.empty(0)]
        for i in range(int(np.searchsorted(self.starts, first, "right")) - 1, len(self.blocks)):
            start, end = self.starts[i], self.starts[i + 1]
            if start >= last:
                break
            found.append(self._part(i, column, max(first, start) - start, min(last, end) - start))
        return np.concatenate(found)

    def _part(self, number: int, column: int, first: int, last: int) -> np.ndarray:
        block = self.blocks[number]
        if isinstance(block, np.ndarray):
            return block[column, first:last]
        rows = self.starts[number + 1] - self.starts[number]
        assert self.file is not None
        self.file.seek(block + 8 * (column * rows + first))
        return np.frombuffer(self.file.read(8 * (last - first)))


def rows_of(path: Path, head: Head) -> Rows:
    """All rows below the header line. Errors: MyospasmError naming the first cell that is no number."""
    import pandas as pd
    from pandas.errors import ParserError, ParserWarning

    wide = len(head.names)
    if wide > COLUMNS:
        raise MyospasmError(f"{str(path)!r} has {wide} columns; a recording has {COLUMNS} at most.")
    rows = Rows(wide)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", ParserWarning)  # rows that are longer than the header
            chunks: Any = pd.read_csv(
                path,
                sep=head.separator,
                decimal=head.decimal,
                header=None,
                names=list(range(wide)),
                skiprows=1,
                index_col=False,
                dtype=np.float64,
                chunksize=max(1, CELLS // wide),
                **_exact(pd.__version__),
                encoding_errors="replace",
                skipinitialspace=True,
                quoting=csv.QUOTE_MINIMAL if head.quoted else csv.QUOTE_NONE,
                compression=None,
            )
            with chunks:
                for chunk in chunks:
                    rows.add(chunk.to_numpy(np.float64).T)
    except (ParserError, ParserWarning, ValueError, OverflowError, MemoryError) as error:
        raise _wrong(path, rows.length, error) from error
    except OSError as error:
        raise MyospasmError(f"{str(path)!r} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    return rows


def _exact(version: str) -> dict[str, Any]:
    """What tells pandas to read every digit, which from 3.1 on it does unasked."""
    return {"float_precision": "round_trip"} if tuple(map(int, version.split(".")[:2])) < (3, 1) else {}


def _wrong(path: Path, done: int, error: BaseException) -> MyospasmError:
    """The sentence for a table that is not one of numbers."""
    where = f" after row {done}" if done else ""
    return MyospasmError(
        f"{str(path)!r} is no table of numbers{where}: {remarks.reason(error, 150)}; mend the file or export it again."
    )
