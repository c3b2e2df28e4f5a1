"""Where every number of a run comes from: value, unit, paper or the word "assumed", and what a cause makes of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from myospasm.ground import ASSUMED, DEFINITION
from myospasm.plots.words import PLAIN
from myospasm.web.cited import Found, found
from myospasm.web.readable import link, measured, reference, short, told, within
from myospasm.web.shown import PARTS, prefixes

if TYPE_CHECKING:
    from myospasm.anatomy import Person
    from myospasm.scenario import Scenario
    from myospasm.story import Change, Story, Trait

TITLES = {
    "brain": "Brain",
    "cord": "Spinal cord",
    "nerve": "Nerve and root",
    "muscle": "Muscle",
    "body": "Joints and movement",
    "senses": "Senses",
    "blood": "Blood and organs",
    "drugs": "Medicines",
    "instruments": "Instruments",
    "person": "The whole person",
}
"""Organs in the order in which they are told; another one that has numbers comes after them."""
SPELLED = {"pk": "pK", "ph": "pH", "ia": "Ia", "ib": "Ib", "ii": "II", "atp": "ATP", "adp": "ADP", "adh": "ADH"}
SPELLED |= {"pco2": "PCO2", "ahp": "afterhyperpolarization", "pth": "PTH", "emg": "EMG"}
KINDS = {"Cause": "cause", "Remedy": "remedy", "Trait": "person", "View": "view"}
PART_TITLES = {
    "person": "In general",
    "roots": "Nerve roots",
    "surface": "The nerve's outer face",
    "excitability": "What sets off a nerve ending",
    "terminal": "Nerve ending",
    "fuel": "Fuel and oxygen",
    "blood.panel": "Blood test",
    "blood.water": "Body water",
    "blood.binding": "Free and bound calcium and magnesium",
    "blood.cells": "The body's cells",
    "blood.skin": "Skin and sweat",
    "brain.head": "Holding the head",
    "brain.surround": "Keeping neighbors still",
    "brain.descending": "Way down to the cord",
    "brain.reticular": "Lower brainstem",
    "session": "The laboratory",
}
"""Names of parts that say more than those of the code."""
SAME = 1e-6
"""Relative difference below which single precision makes two numbers of one."""


class Changed(NamedTuple):
    """What a story does to one number."""

    story: Story
    change: Change
    severity: float


def numbers(scenario: Scenario, patient: Trait | None = None) -> dict[str, Any]:
    """Every cited number that runs in a scenario's person, by organ and part, ready for JSON.

    `shown` tells what each entry of `shown.PARTS` is; every number says to which of them it belongs.
    """
    from myospasm.session import person_of

    stories = [*scenario.stories, *([(patient, 1.0)] if patient else [])]
    person = person_of(scenario, patient, math.inf)
    touched = _touched(stories, person)
    here = {name: tuple(prefixes(part, person.muscle.name, person.joints)) for name, part in PARTS.items()}
    organs: dict[str, dict[str, Any]] = {}
    for each in found(person, scenario):
        parts = organs.setdefault(each.organ, {})
        part = parts.setdefault(each.part, {"part": each.part, "title": _title(each.part), "about": told(each.about)})
        part.setdefault("numbers", []).append(_told(each, touched.get(each.path, []), here))
    order = sorted(organs, key=lambda organ: [*TITLES, organ].index(organ))
    rows = [_counted(organ, list(organs[organ].values())) for organ in order]
    return {
        **{total: sum(organ[total] for organ in rows) for total in ("count", "assumed", "changed")},
        "organs": rows,
        "shown": {name: {"title": p.title, "about": p.about, "unit": p.unit} for name, p in PARTS.items()},
    }


def _counted(organ: str, parts: list[dict[str, Any]]) -> dict[str, Any]:
    """An organ with how many numbers it has, how many of them are assumed, and how many changed."""
    rows = [row for part in parts for row in part["numbers"]]
    return {
        "organ": organ,
        "title": TITLES.get(organ, _title(organ)),
        "count": len(rows),
        "assumed": sum(row["assumed"] for row in rows),
        "changed": sum(row["changed"] for row in rows),
        "parts": parts,
    }


def _touched(stories: list[tuple[Story, float]], person: Person) -> dict[str, list[Changed]]:
    """What the stories do, by path; a number of the table of muscles stands under each muscle's name."""
    found: dict[str, list[Changed]] = {}
    for story, severity in stories:
        for change in story.changes if severity else ():
            table, _, field = change.number.partition(".")
            owners = (change.of or person.muscle.name) if table == "muscle" else ()
            for path in [f"{name}.{field}" for name in owners] or [change.number]:
                found.setdefault(path, []).append(Changed(story, change, severity))
    return found


def _told(number: Found, by: list[Changed], here: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """One number as the page shows it."""
    path, cited, now = number.path, number.cited, number.now
    changed = any(abs(value - cited.value) > SAME * max(abs(value), abs(cited.value)) for value in now)
    source = _source(cited.source)
    return {
        "path": path,
        "name": _words(path.rpartition(".")[2]),
        "value": cited.value,
        "unit": cited.unit,
        "text": measured(cited.value, cited.unit),
        "now": now[0] if len(now) == 1 else now,
        "now_text": measured(now[0], cited.unit) if len(now) == 1 else _range(now, cited.unit),
        "changed": changed,
        "changed_by": [_by(each) for each in by],
        **source,
        "note": told(cited.note),
        "low": cited.low,
        "high": cited.high,
        "range_text": within(cited.low, cited.high),
        "shown": [name for name, starts in here.items() if path.startswith(starts)],
    }


def _by(changed: Changed) -> dict[str, Any]:
    """What changed a number, by how much, and who found it."""
    story, change, severity = changed
    factor, amount = 1 + severity * (change.factor - 1), severity * change.amount
    unit = "" if change.unit == "1" else f" {change.unit}"
    return {
        "kind": KINDS.get(type(story).__name__, "story"),
        "name": story.name,
        "title": story.title,
        "how": f"{'+' if amount > 0 else ''}{short(amount)}{unit}" if change.amount else f"times {short(factor)}",
        "of": [_muscle(name) for name in change.of],
        **_source(change.source or story.source),
        "note": told(change.note),
    }


def _source(key: str) -> dict[str, Any]:
    """A source as the page shows it: its key, the reference and its address, and whether it is none."""
    from myospasm.bibliography import keys

    known = key in keys()
    return {
        "source": key,
        "reference": reference(key) if known else "by definition" if key == DEFINITION else "",
        "url": link(key) if known else "",
        "assumed": key == ASSUMED,
    }


def _range(now: list[float], unit: str) -> str:
    return f"{short(now[0])} to {short(now[1])}" + ("" if unit == "1" else f" {unit}")


def _words(name: str) -> str:
    """A name of the code in words."""
    return " ".join(SPELLED.get(word, word) for word in name.strip("_").replace("_", " ").split(" "))


def _title(part: str) -> str:
    """What a part of an organ is called."""
    first, *rest = part.split(".")
    if part in PART_TITLES:
        return PART_TITLES[part]
    steps = [first, *rest] if not rest or first in PLAIN else rest
    said = ", ".join(_muscle(step) for step in steps)
    return said[:1].upper() + said[1:]


def _muscle(name: str) -> str:
    return PLAIN.get(name, _words(name))
