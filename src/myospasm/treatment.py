"""How far a remedy acts on who is treated: a medicine by its dose, botulinum toxin by muscle, units and days."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from myospasm import remedies
from myospasm.ground import MyospasmError
from myospasm.story import Remedy, shift

MASS = 70.0  # kg, of who takes a medicine
DAY = 86400.0  # s


def treated(told: str, muscles: Iterable[str]) -> tuple[Remedy, float]:
    """A remedy as a scenario names it, with what its injections did to these muscles, and how far it acts, 0 to 1.

    NAME@SECONDS begins at that time of the scenario; of injections NAME@DAYS is seen so many days after them.
    """
    remedy, when = remedies.prescribed(told), told.partition("@")[2]
    days = _days(told, when) if when and remedy.injections else None
    return injected(remedy, muscles, days), strength(remedy)


def strength(remedy: Remedy) -> float:
    """How far a remedy acts, 0 to 1: a medicine as the greatest effect of its dose in a day, anything else in full."""
    if remedy.dose is None:
        return 1.0
    from myospasm import drugs
    from myospasm.blood.drugs import effect

    drug = drugs.load(remedy.dose.drug)
    return float(max(effect(drug, remedy.dose, 3600.0 * hour, MASS) for hour in range(25)))


def injected(remedy: Remedy, muscles: Iterable[str], days: float | None = None) -> Remedy:
    """The same remedy, with what its injections have done to these muscles after so many days (its own unless said).

    A remedy without injections is itself. Raises MyospasmError if none of its muscles is among them.
    """
    if not remedy.injections:
        return remedy
    here = [name for name in muscles if name in remedy.injections]
    if not here:
        into = ", ".join(remedy.injections)
        raise MyospasmError(f"{remedy.name!r} is injected into {into}, none of which is here; add one of them.")
    from myospasm import muscles as shelf
    from myospasm.nerve.toxin import Toxin

    toxin, since = Toxin(), remedy.after if days is None else days * DAY
    added = []
    for name in here:
        body, units = shelf.load(name), remedy.injections[name]
        half, volume = remedy.half, body.maximal_force.value * body.optimal_length.value
        size = volume if half is None else toxin.size_of(half.value)
        share, note = float(toxin.poisoned(units, since, size)), f"{units:g} units, {since / DAY:g} days ago"
        added.append(shift(f"junction.poisoned[{name}]", share, "1", "Sloop1996", note))
    return dataclasses.replace(remedy, changes=(*remedy.changes, *added))


def _days(told: str, when: str) -> float:
    try:
        days = float(when)
    except ValueError:
        days = -1.0
    if not 0 <= days <= 1000:
        raise MyospasmError(f"{told!r} should tell how many days ago the injections were, 0 to 1000, as in name@28.")
    return days
