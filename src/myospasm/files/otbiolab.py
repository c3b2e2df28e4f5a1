"""What OTBioLab and OTBioLab+ (OT Bioelettronica) export for MATLAB.

Its variables are `Data`, `Time`, `Description` and `SamplingFrequency`. `Data` has a column for each line of
`Description`, which tells the muscle, the input, the grid, the electrode and the unit, as "TA - MULTIPLE IN 1
(Channel 1->64) - GR08MM1305 (1)[uV]". After the EMG come the force ("acquired data") and the feedback drawn from it
("performed path"), and where it was decomposed there, the discharges ("Decomposition of ...", ones among zeros) and
the sources that they were found in ("Source for decomposition of ...").
"""

from __future__ import annotations

import math
import os
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from myospasm.files import matlab, remarks, sidecar
from myospasm.files.clocks import Track, listed
from myospasm.ground import MyospasmError
from myospasm.records import Channel, Recording

TITLE = "MATLAB exports of OTBioLab"
ENDING = ".mat"
NEEDED = {"Data", "Description", "SamplingFrequency"}
GRID = re.compile(r"\b(GR|HD|ELSCH)(\d{2})MM(\d{2})(\d{2})\b")
"""A grid's name: its make, the distance of its electrodes in mm, its rows and columns."""
ELECTRODE = re.compile(r"\((\d+)\)\s*$")
UNIT = re.compile(r"\s*\[([^\[\]]*)\]\s*$")
INPUT = re.compile(r"\b((?:MULTIPLE )?IN ?\d+)\b", re.IGNORECASE)
DISCHARGES, SOURCE = "decomposition of", "source for decomposition"
TARGETS = ("requested path", "original path")
PIECE = 1 << 20
"""Samples read at a time when discharges are looked for."""


class Line(NamedTuple):
    """One line of `Description` and where its column lies."""

    text: str
    unit: str
    table: matlab.Table
    column: int
    rate: float
    start: float


def looks_like(path: Path, head: bytes) -> bool:
    """Whether a MATLAB file has the variables of OTBioLab."""
    return matlab.is_mat(head) and set(matlab.fields(path, head)) >= NEEDED


def read_recording(path: str | os.PathLike[str]) -> Recording:
    """EMG in mV, force and other channels; discharges that were exported as truth.

    Errors: MyospasmError if the file is damaged or its parts disagree. OTBioLab's discharges come later than the
    sources in which they were found, by the extension of the decomposition (some ms), and are left so.
    """
    path = Path(path)
    lines = _lines(matlab.load(path, "a MATLAB export of OTBioLab"), path)
    signals = [x for x in lines if not x.text.lower().startswith((DISCHARGES, SOURCE))]
    told, notes = sidecar.beside(path), []
    if not signals:
        raise MyospasmError(f"{str(path)!r} has no channel but motor units; export the EMG with them.")
    bare = _channels(signals, notes)
    told.check([c.label for c in bare], path)
    channels = [told.channel(c) for c in bare]
    tracks = [_track(line, channel, bare[i]) for i, (line, channel) in enumerate(zip(signals, channels, strict=True))]
    samples, rate, start, changed = sidecar.on_one_clock(tracks, path)
    truth = _truth([x for x in lines if x.text.lower().startswith(DISCHARGES)])
    if truth:
        notes.append("the discharges are as OTBioLab exports them, later than the EMG by its decomposition's extension")
    sources = sum(x.text.lower().startswith(SOURCE) for x in lines)
    notes += [changed] * bool(changed) + [f"{sources} sources of a decomposition are left out"] * bool(sources)
    about = {"format": "OTBioLab", **_spacing(signals), **remarks.told("note", notes)}
    return told.add(Recording(samples, rate, tuple(channels), (), start, truth, about))


def _lines(found: dict[str, Any], path: Path) -> list[Line]:
    """The lines of the description with their columns. Errors: MyospasmError if they do not agree."""
    missing = NEEDED - set(found)
    if missing:
        raise MyospasmError(f"{str(path)!r} lacks {listed(sorted(missing))}; export it from OTBioLab again.")
    words = matlab.texts(found["Description"])
    blocks = found["Data"] if isinstance(found["Data"], list) else [found["Data"]]
    blocks = [_upright(block, len(words)) for block in blocks]
    tables = [t for block in blocks if (t := matlab.table(block)) is not None and t.rows]
    columns = [(table, i) for table in tables for i in range(table.columns)]
    if not columns or len(columns) != len(words):
        raise MyospasmError(
            f"{str(path)!r} has {len(columns)} columns of data and {len(words)} descriptions; export it again."
        )
    rates = _rates(found["SamplingFrequency"], tables, path)
    times = matlab.table(found.get("Time"))
    start = float(times.piece(0, 0, 1)[0]) if times is not None and times.rows else 0.0
    start = start if math.isfinite(start) else 0.0
    units = [m[1].strip() if (m := UNIT.search(w)) else "" for w in words]
    return [
        Line(UNIT.sub("", word), unit, table, column, rates[id(table)], start)
        for word, unit, (table, column) in zip(words, units, columns, strict=True)
    ]


def _upright(block: Any, count: int) -> Any:
    """Data with a row for each description instead of a column, turned."""
    turned = isinstance(block, np.ndarray) and block.ndim == 2 and block.shape[1] != count == block.shape[0]
    return block.T if turned else block


def _rates(value: Any, tables: Sequence[matlab.Table], path: Path) -> dict[int, float]:
    """The rate of each block of data: one for all, or one each."""
    rates = [matlab.number(v) for v in value] if isinstance(value, list) else matlab.numbers(value).tolist()
    if len(rates) not in (1, len(tables)) or not all(math.isfinite(r) and r > 0 for r in rates):
        raise MyospasmError(f"SamplingFrequency of {str(path)!r} is {rates}; a rate in Hz above zero is expected.")
    return {id(t): rates[i if len(rates) > 1 else 0] for i, t in enumerate(tables)}


def _channels(lines: list[Line], notes: list[str]) -> list[Channel]:
    """The channels as their lines tell them; labels are short where electrodes of grids are numbered."""
    groups = [_group(line) for line in lines]
    muscles = {g: _muscle(line) for g, line in zip(groups, lines, strict=True)}
    shared = {m for m, count in Counter(muscles[g] for g in set(groups) if g).items() if count > 1}
    acquired = any("acquired data" in line.text.lower() for line in lines)
    channels = [_channel(*of, shared, acquired) for of in zip(lines, groups, strict=True)]
    twice = {label for label, count in Counter(c.label for c in channels).items() if count > 1}
    if twice:
        raise MyospasmError(f"two channels have the description {min(twice)!r}; give each its own in OTBioLab.")
    unplaced = {GRID.search(c.group)[0] for c in channels if c.group and c.position is None}  # type: ignore[index]
    if unplaced:
        notes.append(f"where the electrodes of {listed(sorted(unplaced))} lie is not known, only their distance")
    bare = [c.label for c in channels if not c.unit]
    if bare:
        notes.append(f"{listed(bare)} {'has' if len(bare) == 1 else 'have'} no unit")
    loose = [c.label for c in channels if c.kind == "force" and c.unit == "mV"]
    if loose:
        notes.append(f"{listed(loose)} {'is' if len(loose) == 1 else 'are'} not calibrated in a unit of force")
    return channels


def _group(line: Line) -> str:
    """The grid of a line and the input to which it was connected; none of a channel without a grid."""
    grid, entry = GRID.search(line.text), INPUT.search(line.text)
    return "" if grid is None else f"{grid[0]}, {entry[1]}" if entry else grid[0]


def _muscle(line: Line) -> str:
    """The muscle, which stands first where a description has several parts."""
    first, *rest = line.text.split(" - ")
    return first.strip() if rest and not INPUT.fullmatch(first.strip()) else ""


def _channel(line: Line, group: str, shared: set[str], acquired: bool) -> Channel:
    text, low = line.text.strip(), line.text.lower()
    unit, _ = sidecar.house(line.unit)
    number = ELECTRODE.search(text)
    if group and number:
        muscle = _muscle(line)
        name = f"{muscle} {group}" if muscle in shared else muscle or group
        place = _place(group, int(number[1]))
        return Channel(f"{name} {number[1]}", "emg", unit, muscle, place, group=group)
    # The performed path is drawn from the acquired force: one of both is the force.
    if "acquired data" in low or ("performed path" in low and not acquired):
        return Channel(text, "force", unit)
    path = any(word in low for word in (*TARGETS, "performed path"))
    kind = "other" if path else sidecar.kind_of(text, unit)
    if kind == "other" and unit == "mV" and INPUT.search(text) and "aux" not in low:
        kind = "emg"
    return Channel(text, kind, unit, _muscle(line) if kind == "emg" else "")


def _place(group: str, number: int) -> tuple[float, float] | None:
    """Where an electrode lies, in m from the grid's middle; only of grids whose wiring is published in agreement.

    The adhesive grids (GR) of 13 by 5 electrodes are wired column by column, back and forth, without one at the first
    corner; those of 8 by 8 column by column, always from the same side. About grids named HD the sources disagree.
    """
    grid = GRID.match(group)
    if grid is None or grid[1] != "GR" or not 1 <= number <= 64 or grid[3] + grid[4] not in ("1305", "0808"):
        return None
    spacing, rows, columns = 1e-3 * int(grid[2]), int(grid[3]), int(grid[4])
    slot = number if rows == 13 else number - 1
    column, row = divmod(slot, rows)
    row = rows - 1 - row if rows == 8 or column % 2 else row
    return round(spacing * (row - (rows - 1) / 2), 6), round(spacing * (column - (columns - 1) / 2), 6)


def _spacing(lines: list[Line]) -> dict[str, str]:
    """The distance between electrodes, where all grids have the same."""
    found = {int(m[2]) for line in lines if (m := GRID.search(line.text))}
    return {"electrode_spacing_m": f"{1e-3 * found.pop():g}"} if len(found) == 1 else {}


def _track(line: Line, channel: Channel, bare: Channel) -> Track:
    """A column with its clock, in the channel's unit."""
    scale = sidecar.house(line.unit)[1] if bare.unit == channel.unit else 1.0
    table, column = line.table, line.column

    def piece(first: int, last: int) -> np.ndarray:
        return scale * np.asarray(table.piece(column, first, last), float)

    return Track(channel, line.rate, line.start, table.rows, piece)


def _truth(lines: list[Line]) -> dict[str, np.ndarray]:
    """The discharge times of each unit, in s."""
    names = [m[1] if (m := re.search(r"\((MU ?\d+)\)\s*$", x.text)) else f"MU{i + 1}" for i, x in enumerate(lines)]
    if len(set(names)) < len(names):
        names = [f"{x.text[len(DISCHARGES) :].strip()}" for x in lines]
    return {name: _discharges(x) for name, x in zip(names, lines, strict=True)}


def _discharges(line: Line) -> np.ndarray:
    places = [
        first
        + np.flatnonzero(np.asarray(line.table.piece(line.column, first, min(first + PIECE, line.table.rows))) > 0)
        for first in range(0, line.table.rows, PIECE)
    ]
    return line.start + np.concatenate(places) / line.rate
