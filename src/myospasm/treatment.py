"""How far a remedy acts on who is treated: a medicine by its dose, botulinum toxin by muscle, units and days."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from myospasm import remedies
from myospasm.ground import MyospasmError
from myospasm.protocol.hours import Hours, read
from myospasm.protocol.hours.tasks import Rest
from myospasm.protocol.hours.treatments import Timed
from myospasm.protocol.steps import Step
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


def beside_hours(told: str, seconds: float) -> list[Step]:
    """What a remedy does over hours, as done beside everything else from a moment of the story on (s).

    What it says of resting is left out: who takes it goes on with what they do. Raises MyospasmError for what cannot
    be done beside something else, as a warm-up.
    """
    remedy, found, at = remedies.prescribed(told), [], round(seconds)
    tasks = Hours(remedy.hours).tasks if remedy.hours else ()
    if remedy.first or not all(isinstance(task, (Timed, Rest)) for task in tasks):
        raise MyospasmError(f"{remedy.name!r} takes a person's whole time; choose it before the story begins.")
    for task in tasks:
        found += [dataclasses.replace(task, at=float(at))] if isinstance(task, Timed) else []
        at += task.longest_time
    for sentence in remedy.meanwhile:
        step = read(sentence)
        since, ending = (getattr(step, name) + round(seconds) for name in ("since", "ending"))
        found.append(dataclasses.replace(step, since=since, ending=ending))  # type: ignore[call-arg]
    return found


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
