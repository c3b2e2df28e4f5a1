"""Channels of a BIDS data set: what its tables of channels and electrodes say of the signals in the file."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from myospasm.files.bids.tables import Row, number
from myospasm.records import KINDS, TO_MILLIVOLT, Channel

TYPES = {"EMG": "emg", "TRIG": "stimulus", "DAC": "stimulus"}
UNITS = {"force": r"[kmµu]?N[ ·.*]?(m|mm|cm)?|kgf?|lbs?", "angle": r"m?rad|deg|°|degrees?"}
WORDS = {"force": r"force|torque|load", "angle": r"angle|gonio", "stimulus": r"stim|trig|pulse"}
METERS = {"m": 1.0, "cm": 100.0, "mm": 1000.0}
"""How many of a unit a meter has; electrodes in any other (as percent of a limb) have no place on a skin's map."""


class Told(NamedTuple):
    """A channel as the tables tell it, and what its samples must be multiplied with to be in its unit."""

    channel: Channel
    scale: float


def told(found: Sequence[Channel], rows: Sequence[Row], notes: list[str]) -> list[Told]:
    """The file's channels with what the row of each says; where the two disagree, that is noted."""
    bad = [f"{row.get('name', '?')}{_why(row)}" for row in rows if row.get("status") == "bad"]
    if bad:
        notes.append(f"marked as bad: {', '.join(bad)}")
    return [_told(channel, row, notes) for channel, row in zip(found, rows, strict=True)]


def _why(row: Row) -> str:
    return f" ({row['status_description']})" if "status_description" in row else ""


def matched(names: Sequence[str], rows: Sequence[Row], notes: list[str]) -> list[Row]:
    """The row of each channel: by name where the names are the same, else by place where their numbers are."""
    listed = [row.get("name", "") for row in rows]
    if not rows or [n[:16].strip() for n in listed] == list(names):
        return list(rows) or [{} for _ in names]
    by_name = dict(zip(listed, rows, strict=True))
    if len(by_name) == len(rows) and sorted(listed) == sorted(names):
        notes.append("the table of channels has another order than the file; they were matched by name")
    elif len(rows) == len(names):
        ours, other = next((n, m) for n, m in zip(names, listed, strict=True) if n != m)
        difference = f"otherwise than the file ({ours!r} is {other!r})"
        notes.append(f"the table of channels names them {difference}; they were matched by place")
        return list(rows)
    else:
        known = sum(name in by_name for name in names)
        counts = f"{len(rows)} channels and the file {len(names)}"
        notes.append(f"the table of channels has {counts}; the {known} of equal name were matched")
    return [by_name.get(name, {}) for name in names]


def _told(found: Channel, row: Row, notes: list[str]) -> Told:
    unit, scale = _unit(found, row, notes)
    channel = Channel(
        label=row.get("label") or row.get("name") or found.label,
        kind=_kind(found, row),
        unit=unit,
        muscle=row.get("target_muscle", found.muscle),
        position=found.position,
        filters=row.get("filters") or _cutoffs(row) or found.filters,
        group=row.get("group", found.group),
    )
    return Told(channel, scale)


def _kind(found: Channel, row: Row) -> str:
    if row.get("kind") in KINDS:
        return row["kind"]
    type_ = row.get("type", "").upper()
    if not type_ or type_ in TYPES:
        return TYPES.get(type_, found.kind)
    unit = row.get("units") or found.unit
    by_unit = next((kind for kind, units in UNITS.items() if re.fullmatch(units, unit)), None)
    text = f"{row.get('name', '')} {row.get('description', '')} {found.label}".lower()
    by_word = next((kind for kind, words in WORDS.items() if re.search(words, text)), None)
    return by_unit or by_word or ("other" if found.kind == "emg" else found.kind)


def _unit(found: Channel, row: Row, notes: list[str]) -> tuple[str, float]:
    """A channel's unit, and the factor to it: the file is believed where both tell one, voltages are in mV."""
    listed = re.sub("^micro|^[µμ]", "u", row.get("units", ""))
    if not found.unit and listed in TO_MILLIVOLT:
        return "mV", TO_MILLIVOLT[listed]
    if not found.unit or not listed or (found.unit == "mV" and listed in TO_MILLIVOLT):
        return found.unit or listed, 1.0
    plain = listed.replace("°", "deg").encode("ascii", "replace").decode()
    if plain[:8].strip() != found.unit:
        notes.append(f"{found.label!r} is in {found.unit} in the file and in {listed} in the table of channels")
        return found.unit, 1.0
    return listed, 1.0


def _cutoffs(row: Row) -> str:
    names = {"low_cutoff": "HP", "high_cutoff": "LP", "notch": "N"}
    return " ".join(f"{short}:{row[name]}Hz" for name, short in names.items() if number(row.get(name)) is not None)


def placed(
    channels: list[Channel], rows: Sequence[Row], electrodes: Sequence[Row], systems: dict[str, dict[str, Any]]
) -> list[Channel]:
    """Channels with their places in the plane of their grid, in m: of a pair of electrodes, its middle.

    `systems` are the coordinate systems by name. A channel finds its electrode by the name of that within its group,
    or, as bipolar sensors have it, by its own.
    """
    places = {(e.get("name", ""), e.get("group", "")): _place(e, systems) for e in electrodes}
    shared = Counter((r.get("reference", ""), r.get("group", "")) for r in rows)

    def at(name: str, group: str) -> tuple[float, float] | None:
        alone = [place for (other, _), place in places.items() if other == name]
        return places.get((name, group)) or (alone[0] if len(alone) == 1 else None)

    def position(row: Row, channel: Channel) -> tuple[float, float] | None:
        group, reference = row.get("group", ""), row.get("reference", "")
        here = at(row.get("signal_electrode") or row.get("name", ""), group) or channel.position
        there = at(reference, group) if shared[reference, group] == 1 else None
        return ((here[0] + there[0]) / 2, (here[1] + there[1]) / 2) if here and there else here

    return [dataclasses.replace(c, position=position(r, c)) for c, r in zip(channels, rows, strict=True)]


def _place(electrode: Row, systems: dict[str, dict[str, Any]]) -> tuple[float, float] | None:
    """Along (the grid's y, bottom to top) and across (its x) in m."""
    name = electrode.get("coordinate_system", "")
    system = systems.get(name) or (next(iter(systems.values())) if len(systems) == 1 else {})
    per_meter = METERS.get(str(system.get("EMGCoordinateUnits")))
    x, y = number(electrode.get("x")), number(electrode.get("y"))
    return None if per_meter is None or x is None or y is None else (y / per_meter, x / per_meter)
