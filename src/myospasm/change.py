"""How a story changes the numbers of a person: by which path, by what factor or amount, for which muscle or root."""

from __future__ import annotations

import dataclasses
import difflib
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from myospasm.ground import UNITS, MyospasmError

P = TypeVar("P")
TABLE = "muscle"
"""The table of muscles in a person: all its numbers are one for each muscle."""


class Change(NamedTuple):
    """One number of a person that a story changes: multiplied by `factor`, moved by `amount`, at full severity.

    A path may end with the names of those whose number is meant, as in "roots.pressure[S1]" or
    "descending.strength[soleus|tibialis_anterior]"; without a bracket all are.
    """

    path: str
    factor: float
    amount: float
    unit: str
    source: str
    note: str

    @property
    def number(self) -> str:
        """The path without its bracket."""
        return self.path.partition("[")[0]

    @property
    def of(self) -> tuple[str, ...]:
        """The names in the bracket; none: all."""
        return tuple(filter(None, self.path.partition("[")[2].rstrip("]").split("|")))


class Graded(NamedTuple):
    """A change as a severity has it, and whose number it is; None: everyone's."""

    factor: float
    amount: float
    of: tuple[str, ...]


def scale(path: str, factor: float, source: str = "", note: str = "") -> Change:
    """Multiply the number at `path` by `factor`. Without a source of its own the story's source stands for it."""
    if not (math.isfinite(factor) and factor >= 0):
        raise MyospasmError(f"{path} cannot be scaled by {factor}; a factor is a number from 0 up, 1 changes nothing")
    return Change(path, float(factor), 0.0, "1", source, note)


def shift(path: str, amount: float, unit: str, source: str = "", note: str = "") -> Change:
    """Add `amount` (in `unit`, which must be the unit of that number) to the number at `path`."""
    if unit not in UNITS:
        raise MyospasmError(f"unit {unit!r} of the shift of {path} is not a house unit; use one of {sorted(UNITS)}")
    if not math.isfinite(amount):
        raise MyospasmError(f"{path} cannot be shifted by {amount}; an amount is a finite number of {unit}")
    return Change(path, 1.0, float(amount), unit, source, note)


def changed(person: P, changes: Iterable[tuple[Change, float, str]]) -> P:
    """The same person with (change, severity, story's name) of several stories; their order never matters.

    Equation: new = base * product(1 + severity (factor - 1)) + sum(severity * amount), over all changes of a number.
    """
    collected: dict[str, list[Graded]] = {}
    for change, severity, story in changes:
        _check(person, change, story)
        graded = Graded(1.0 + severity * (change.factor - 1.0), severity * change.amount, change.of)
        collected.setdefault(change.number, []).append(graded)
    for path, together in collected.items():
        if any(g.factor != 1.0 or g.amount != 0.0 for g in together):
            person = _replace(person, path.split("."), *_joined(person, path, together))
    return person


def paths(thing: Any, prefix: str = "") -> Iterator[str]:
    """The dotted path of every number that a story can change."""
    for field in dataclasses.fields(thing):
        value = getattr(thing, field.name)
        if field.metadata.get("static"):
            continue
        if dataclasses.is_dataclass(value):
            yield from paths(value, f"{prefix}{field.name}.")
        elif _is_number(value):
            yield prefix + field.name


def _is_number(value: Any) -> bool:
    if isinstance(value, (int, float)):
        return not isinstance(value, bool)
    return hasattr(value, "dtype") and hasattr(value, "shape")


def _joined(person: Any, path: str, together: Sequence[Graded]) -> tuple[Any, Any]:
    """Factor and amount of all changes of one number: single ones, or arrays over the members if some have names."""
    if not any(g.of for g in together):
        return _sum(together)
    import numpy as np

    members = _members(person, path)
    rows = [_sum([g for g in together if not g.of or name in g.of]) for name in members]
    factor, amount = np.array(rows, np.float32).T
    return factor, amount


def _sum(together: Sequence[Graded]) -> tuple[float, float]:
    """Sorted and summed exactly, so that not even the last digit depends on the order of the stories."""
    return math.prod(sorted(g.factor for g in together)), math.fsum(g.amount for g in together)


def _members(person: Any, path: str) -> tuple[str, ...]:
    """Who has a number of their own at this path: names of muscles or of roots; none if it is a single one."""
    names: Mapping[str, tuple[str, ...]] = getattr(person, "names", {})
    field = _field(person, path)
    axis = TABLE if path.startswith(f"{TABLE}.") else field.metadata.get("each", "")
    return names.get(axis, ())


def _field(person: Any, path: str) -> dataclasses.Field[Any]:
    *way, last = path.split(".")
    holder = person
    for name in way:
        holder = getattr(holder, name)
    return next(field for field in dataclasses.fields(holder) if field.name == last)


def _check(person: Any, change: Change, story: str) -> None:
    """Refuse a path that leads nowhere, a shift in another unit than the number's own, and names nobody has."""
    known = list(paths(person))
    if change.number not in known:
        near = difflib.get_close_matches(change.number, known, n=3, cutoff=0.0)
        hint = "; did you mean " + " or ".join(repr(path) for path in near) + "?" if near else "."
        raise MyospasmError(f"{story!r} changes {change.number!r}, which is no number of this person{hint}")
    cited = _field(person, change.number).metadata.get("quantity")
    if change.amount and cited is not None and cited.unit != change.unit:
        raise MyospasmError(f"{story!r} shifts {change.path!r} in {change.unit}, but its unit is {cited.unit}")
    members = _members(person, change.number)
    missing = [name for name in change.of if name not in members]
    if missing:
        whom = f"this person has: {', '.join(members)}" if members else "this number is one for all"
        raise MyospasmError(f"{story!r} changes {change.number!r} of {missing[0]!r}; {whom}.")


def _replace(thing: Any, way: list[str], factor: Any, amount: Any) -> Any:
    name, *rest = way
    value = getattr(thing, name)
    new = _replace(value, rest, factor, amount) if rest else value * factor + amount
    return dataclasses.replace(thing, **{name: new})
