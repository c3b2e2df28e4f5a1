"""The tables (TSV) and objects (JSON) of a BIDS data set: read with a sentence for each fault, and written."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from myospasm.files.table import to_json
from myospasm.ground import MyospasmError

T = TypeVar("T")
LARGEST = 16 << 20
"""A table or object of more bytes is not read: a recording's own are a thousand times smaller."""
MISSING = ("", "n/a", "N/A", "nan", "NaN")
Row = dict[str, str]


def attempt(notes: list[str], read: Callable[..., T], *given: Any, otherwise: T) -> T:
    """What a reader gives, or `otherwise` and a note of what was wrong: a bad sidecar does not spoil the samples."""
    try:
        return read(*given)
    except MyospasmError as error:
        notes.append(str(error).rstrip("."))
        return otherwise


def text_of(path: Path) -> str:
    """A text file, UTF-8 or else Latin-1. Errors: MyospasmError if it is no file, too large or cannot be read."""
    try:
        if not path.is_file():
            raise MyospasmError(f"{path.name!r} is not a file.")
        if path.stat().st_size > LARGEST:
            raise MyospasmError(f"{path.name!r} has more than {LARGEST >> 20} MB and was not read.")
        data = path.read_bytes()
    except OSError as error:
        raise MyospasmError(f"{path.name!r} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def rows_of(path: Path, needed: Sequence[str] = ()) -> list[Row]:
    """The rows of a table by column, without what is missing (`n/a`).

    Errors: MyospasmError if a needed column is not there, or a row has more cells than there are columns.
    """
    lines = text_of(path).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    head = [name.strip() for name in lines[0].split("\t")]
    lacking = [name for name in needed if name not in head]
    if lacking:
        raise MyospasmError(f"{path.name!r} is not a table with a column {lacking[0]!r}; tabs separate its columns.")
    rows = [line.split("\t") for line in lines[1:] if line.strip()]
    wide = next((i for i, row in enumerate(rows) if len(row) > len(head)), None)
    if wide is not None:
        raise MyospasmError(f"row {wide + 1} of {path.name!r} has more than its {len(head)} columns.")
    return [{k: v.strip() for k, v in zip(head, row, strict=False) if v.strip() not in MISSING} for row in rows]


def pairs_of(path: Path, first: str, second: str) -> Iterator[tuple[str, str]]:
    """Two columns of a table of any length, row by row. Errors: MyospasmError if it cannot be read or lacks one."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            head = [name.strip() for name in file.readline(LARGEST).split("\t")]
            if not {first, second} <= set(head):
                raise MyospasmError(f"{path.name!r} is not a table with the columns {first!r} and {second!r}.")
            one, two = head.index(first), head.index(second)
            rows = (line.rstrip("\n").split("\t") for line in iter(lambda: file.readline(LARGEST), ""))
            yield from ((row[one], row[two]) for row in rows if len(row) > max(one, two))
    except OSError as error:
        raise MyospasmError(f"{path.name!r} cannot be read: {(error.strerror or str(error)).lower()}.") from error


def object_of(path: Path) -> dict[str, Any]:
    """A JSON object. Errors: MyospasmError if it is none."""
    try:
        found = json.loads(text_of(path))
    except (ValueError, RecursionError) as error:
        if isinstance(error, MyospasmError):
            raise
        raise MyospasmError(f"{path.name!r} is not JSON ({str(error)[:80]}).") from error
    if not isinstance(found, dict):
        raise MyospasmError(f"{path.name!r} is not a JSON object.")
    return found


def number(value: Any) -> float | None:
    """A finite number, None where there is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def cell(value: Any) -> str:
    """A value as a table holds it: one line without tabs, `n/a` where there is none."""
    if isinstance(value, float):
        return repr(value + 0.0).removesuffix(".0")
    return " ".join(str(value).split()) or "n/a"


def write_rows(path: Path, columns: Mapping[str, Sequence[Any]]) -> None:
    """Keep columns of equal length as a table."""
    rows = zip(*columns.values(), strict=True)
    lines = ["\t".join(columns), *("\t".join(map(cell, row)) for row in rows)]
    _write(path, "\n".join(lines) + "\n")


def write_object(path: Path, content: Mapping[str, Any]) -> None:
    """Keep a JSON object."""
    _write(path, to_json(dict(content), indent=2) + "\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
