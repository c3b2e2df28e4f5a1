"""Tables of numbers (CSV, TSV): a header line of channel names, and times in a column or a rate in a sidecar.

Names may have a unit in brackets, as "soleus EMG (mV)" or "Force [N]"; times are in a column `time (s)`, `time (ms)`,
`t`... Separators are commas, semicolons or tabs, and decimal commas are understood. What a table cannot tell stands in
a small JSON file beside it (see `sidecar`), which is also what we write beside a table of our own.
"""

from __future__ import annotations

import csv
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from myospasm.files import remarks, sidecar
from myospasm.files.atomic import whole
from myospasm.files.clocks import listed
from myospasm.files.csv import rows as csv_rows
from myospasm.files.csv import times as csv_times
from myospasm.files.csv.rows import Head, Rows
from myospasm.files.csv.times import Clock, Times
from myospasm.files.sidecar import Sidecar
from myospasm.ground import MyospasmError
from myospasm.records import Channel, Recording, Stored

TITLE = "CSV tables of numbers"
ENDING = ".csv"
NAMED = (".csv", ".tsv")
BRACKETS = re.compile(r"(.*\S)\s*[(\[]\s*([^()\[\]]{1,12}?)\s*[)\]]")
KNOWN = re.compile(
    r"[numkMµμ]?(V|A|N|Nm|m|s|g|Hz|bar|Pa|W)|volts?|(N|kN)[ .·*]?m|mV/V|%( ?MVC)?|1|a\.?u\.?|(°|deg|degrees|rad)(/s)?"
    r"|kg|lb|m/s\^?2|m/s²|mmHg|°C|cm|mm|min|sec"
)
"""What may stand in brackets and be a unit; other words in brackets belong to the name."""
TIME = re.compile(r"(?:time|times|t|timestamp|zeit|temps)\s*(?:[(\[]\s*(\w+)\s*[)\]])?", re.IGNORECASE)
SECONDS = {"": 1.0, "s": 1.0, "sec": 1.0, "seconds": 1.0, "ms": 1e-3, "us": 1e-6, "µs": 1e-6, "min": 60.0}
EXAMPLE = '{"rate": 2000, "channels": {"EMG": {"kind": "emg", "unit": "mV"}}}'


class Column(NamedTuple):
    """A channel, where it stands in the table, and how many of its unit one is."""

    channel: Channel
    number: int
    scale: float
    told: bool
    """Whether its sidecar tells its unit, even that it has none."""


def looks_like(path: Path, head: bytes) -> bool:
    """Whether a file is a table whose second line is numbers, and which is named so or tells its times."""
    if not head or b"\0" in head:
        return False
    try:
        table = csv_rows.head_of(head if head.count(b"\n") > 1 else csv_rows.first_lines(path))
        if table is None or not table.numeric or table.names[0].lower() == "onset":  # that is a table of events
            return False
        words = all(name and not csv_rows.NUMBER.fullmatch(name) for name in table.names)
        timed = _time_column(table.names) is not None or sidecar.place(path).is_file()
    except OSError:
        return False
    return path.suffix.lower() in NAMED or (words and timed and len(table.names) > 1)


def read_recording(path: str | os.PathLike[str]) -> Recording:
    """A table with what its sidecar says; blank cells are NaN, irregular times are brought to regular ones and told.

    Errors: MyospasmError if it is no table of numbers, has neither times nor a rate, or its times go back.
    """
    path = Path(path)
    head = _head(path)
    told = sidecar.beside(path)
    column = _time_column(head.names)
    if column is None and told.rate is None:
        raise MyospasmError(
            f"{str(path)!r} has no column of times (as 'time (s)') and no rate beside it; name the times' column so, "
            f"or lay {sidecar.place(path).name!r} beside it, as {EXAMPLE}."
        )
    rows = csv_rows.rows_of(path, head)
    columns = _columns(head.names, column, rows, told, path)
    clock = _clock(rows, column, head, told, path)
    notes = [clock.note] * bool(clock.note) + list(_notes(rows, columns, head, column))
    samples = _samples(columns, clock, np.dtype(told.precision or "float64"))
    start = clock.start if told.start is None else told.start
    channels, about = tuple(c.channel for c in columns), remarks.told("note", notes)
    return told.add(Recording(samples, clock.rate, channels, (), start, {}, about))


def _head(path: Path) -> Head:
    """How the table is written. Errors: MyospasmError if it is none of numbers with a header line."""
    try:
        table = csv_rows.head_of(csv_rows.first_lines(path))
    except FileNotFoundError as error:
        raise MyospasmError(f"there is no file {str(path)!r}; check the path.") from error
    except OSError as error:
        raise MyospasmError(f"{str(path)!r} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    if table is None:
        raise MyospasmError(f"{str(path)!r} is no table of numbers in text; export it as CSV.")
    if all(csv_rows.NUMBER.fullmatch(name) for name in table.names):
        raise MyospasmError(f"the first line of {str(path)!r} is numbers; it must name the columns, as: time (s), EMG.")
    if not table.numeric:
        raise MyospasmError(
            f"the second line of {str(path)!r} is not a number for each of the {len(table.names)} names in the first; "
            "a recording is a table of numbers below one line of names."
        )
    return table


def _time_column(names: Sequence[str]) -> int | None:
    """Which column tells the times."""
    found = ((i, TIME.fullmatch(name)) for i, name in enumerate(names))
    return next((i for i, m in found if m and (m[1] or "").lower() in SECONDS), None)


def _columns(names: list[str], time: int | None, rows: Rows, told: Sidecar, path: Path) -> list[Column]:
    """The channels of a table. Errors: MyospasmError if there are none, or two of one name."""
    kept = [i for i, name in enumerate(names) if i != time and (name or rows.blank[i] < rows.length)]
    twice = [name for name, count in Counter(names[i] for i in kept).items() if count > 1]
    if twice:
        raise MyospasmError(f"{str(path)!r} has two columns named {twice[0]!r}; give each its own name.")
    if not kept or not rows.length:
        raise MyospasmError(f"{str(path)!r} has no numbers besides the times; a recording needs a channel.")
    found = [(names[i] or f"column {i + 1}", *_label(names[i] or f"column {i + 1}"), i) for i in kept]
    told.check([text for name, label, _, _ in found for text in (name, label)], path)
    return [_column(name, label, unit, number, told) for name, label, unit, number in found]


def _column(name: str, label: str, unit: str, number: int, told: Sidecar) -> Column:
    house, scale = sidecar.house(unit)
    channel = told.channel(Channel(label, sidecar.kind_of(label, house), house), name)
    own = told.channels.get(name) or told.channels.get(label)
    # A sidecar's unit is that of the table's numbers, which are then left as they are.
    known = own is not None and own.unit is not None
    return Column(channel, number, 1.0 if known else scale, known)


def _label(name: str) -> tuple[str, str]:
    """A column's label and unit."""
    parts = BRACKETS.fullmatch(name)
    return (parts[1], parts[2]) if parts and KNOWN.fullmatch(parts[2]) else (name, "")


def _clock(rows: Rows, column: int | None, head: Head, told: Sidecar, path: Path) -> Clock:
    if column is None:
        assert told.rate is not None
        return Clock(told.rate, 0.0, rows.length, rows.piece)
    unit = TIME.fullmatch(head.names[column])
    assert unit is not None
    return csv_times.clock(Times(rows, column, SECONDS[(unit[1] or "").lower()]), repr(str(path)), told.rate)


def _notes(rows: Rows, columns: list[Column], head: Head, time: int | None) -> Iterator[str]:
    """What a reader must know of a table."""
    blank = {c.channel.label: int(rows.blank[c.number]) for c in columns if rows.blank[c.number]}
    bare = [c.channel.label for c in columns if not (c.channel.unit or c.told)]
    if blank:
        count = sum(blank.values())
        cells = f"{count} cells" if count > 1 else "1 cell"
        yield f"{cells} of {listed(list(blank))} {'are' if count > 1 else 'is'} blank or no number, and NaN here"
    if bare:
        yield f"{listed(bare)} {'has' if len(bare) == 1 else 'have'} no unit"
    if time is not None and not re.search(r"[(\[]", head.names[time]):
        yield "the times have no unit and were taken as seconds"


def _samples(columns: list[Column], clock: Clock, kind: np.dtype) -> Stored:
    def piece(row: int, first: int, last: int) -> np.ndarray:
        found = clock.piece(columns[row].number, first, last)
        return found if columns[row].scale == 1 else columns[row].scale * found

    return Stored(piece, (len(columns), clock.length), dtype=kind)


def write_recording(recording: Recording, path: str | os.PathLike[str], force: bool = False) -> Path:
    """Keep a recording as a table with times, and a sidecar that holds all else; nothing is lost, and no digit.

    Errors: MyospasmError if a place is taken (a sidecar's by something else also with `force`) or cannot be written.
    """
    path = Path(path)
    beside = sidecar.place(path)
    if beside == path:
        raise MyospasmError(
            f"{str(path)!r} is where the sidecar of a table goes; name the table {path.stem + ENDING!r}."
        )
    if beside.exists() and force and sidecar.beside(path) == Sidecar():
        raise MyospasmError(f"{str(beside)!r} is no sidecar, and would be replaced by one; name another place.")
    if not recording.samples.size:
        raise MyospasmError("the recording has no samples, and a table needs some; record something.")
    names = _names(recording.channels)
    told = sidecar.of(recording, names, np.dtype(recording.samples.dtype).name)
    with whole(path, force) as partial, whole(beside, force) as small:
        small.write_text(sidecar.text_of(told), encoding="utf-8")
        with partial.open("w", encoding="utf-8", newline="") as file:
            _write_rows(recording, names, csv.writer(file, lineterminator="\n"))
    return path


def _names(channels: Sequence[Channel]) -> list[str]:
    """A name for each column, with its unit where it is a usual one; no two are the same."""
    names: list[str] = []
    for number, channel in enumerate(channels):
        label = " ".join(channel.label.replace("\0", " ").split()) or f"channel {number + 1}"
        label = f"channel {label}" if csv_rows.NUMBER.fullmatch(label) else label
        name = f"{label} ({channel.unit})" if KNOWN.fullmatch(channel.unit) else label
        twins = sum(name == other or other.startswith(f"{name} #") for other in names)
        names.append(f"{name} #{twins + 1}" if twins else name)
    return names


def _write_rows(recording: Recording, names: list[str], writer: Any) -> None:
    short = np.dtype(recording.samples.dtype) == np.float32
    step = max(1, csv_rows.CELLS // (len(names) + 1))
    writer.writerow(["time (s)", *names])
    for first in range(0, recording.samples.shape[1], step):
        block = np.asarray(recording.samples[:, first : first + step]).T
        times = np.round(recording.start + np.arange(first, first + len(block)) / recording.rate, 9)
        values = block.astype("U") if short else block.astype(float)  # shortest text that gives the same number
        writer.writerows([time, *row] for time, row in zip(times.tolist(), values.tolist(), strict=True))
