"""The cited numbers of a run, each where it runs: in which organ and part of it, and what it is in this person."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from myospasm.ground import Quantity, quantities

if TYPE_CHECKING:
    from myospasm.anatomy import Person
    from myospasm.scenario import Scenario

OWN = {
    "afferent_velocity": "nerve",
    "nerve_temperature": "nerve",
    "central_delay": "cord",
    "fusimotor_rest": "cord",
    "fusimotor_drive": "cord",
}
"""Numbers that no component of a person holds, but the person: the organ that they belong to."""
LAID_ON = ("amplifier", "surface_emg", "anatomy", "action_potential", "volume_conductor", "arrivals", "force")
INSERTED = ("intramuscular", "fibers", "fibrillation")
SHAPE = "The size and shape of this muscle, its fibers, and where its nerve reaches it."
LEVER = "How the muscle's lever changes as the joint turns."
HINGE = "How far the joint goes, how heavy the limb beyond it is, and what holds it back."


class Found(NamedTuple):
    """A cited number where it runs: to which organ and which part of it it belongs, and what it is in this person."""

    path: str
    cited: Quantity
    now: list[float]
    """One number, or the lowest and the highest of those that muscles, roots or joints have of their own."""
    organ: str
    part: str
    about: str
    """What that part is, in a sentence."""


def found(person: Person, scenario: Scenario) -> Iterator[Found]:
    """Every cited number of a person, and of the instruments and medicines of a scenario."""
    yield from _of_person(person)
    yield from _of_instruments(scenario)
    yield from _of_drugs(scenario)


def _of_person(person: Person) -> Iterator[Found]:
    """The numbers of the organs, and those of this person's muscles and joints."""
    from myospasm.session import cited_numbers

    muscles = list(person.muscle.name)
    for path, cited in cited_numbers(person).items():
        part, _, name = path.rpartition(".")
        owner, *way = path.split(".")
        if owner in muscles and len(way) == 1:
            own = getattr(person.muscle, name)[muscles.index(owner)]
            yield Found(path, cited, _values(own), "muscle", part, SHAPE)
        elif owner in (*muscles, *person.joints):
            yield Found(path, cited, [cited.value], "body", part, LEVER if owner in muscles else HINGE)
        else:
            yield _of_organ(person, path, cited)


def _of_organ(person: Person, path: str, cited: Quantity) -> Found:
    *way, name = path.split(".")
    holder: Any = person
    for step in way:
        holder = getattr(holder, step)
    module = type(getattr(person, way[0])).__module__.split(".")[1] if way else OWN.get(name, "person")
    about = _first(type(holder)) if way else ""
    return Found(path, cited, _values(getattr(holder, name)), module, ".".join(way) or "person", about)


def _of_instruments(scenario: Scenario) -> Iterator[Found]:
    """The numbers of the electrodes and of what reads them, for the muscles that are there."""
    from myospasm.bibliography import numbers_of
    from myospasm.muscles import names

    absent, known = set(names()) - set(scenario.muscles), set()
    laid = [
        *LAID_ON,
        *(["eeg"] if scenario.instruments.eeg else []),
        *(INSERTED if scenario.instruments.needle else ()),
    ]
    for place in (*(f"instruments.{name}" for name in laid), "session"):
        module = importlib.import_module(f"myospasm.{place}")
        for where, cited in numbers_of(module):
            name = where.partition(":")[2]
            if id(cited) not in known and not absent & set(name.split(".")):
                known.add(id(cited))
                yield Found(f"{place}.{name}", cited, [cited.value], "instruments", place, _first(module))


def _of_drugs(scenario: Scenario) -> Iterator[Found]:
    """The numbers of the medicines among the remedies."""
    from myospasm import drugs, remedies

    doses = [remedies.prescribed(told).dose for told in scenario.remedies]
    for name in dict.fromkeys(dose.drug for dose in doses if dose):
        drug = drugs.load(name)
        for field, cited in quantities(drug):
            yield Found(f"drugs.{name}.{field}", cited, [cited.value], "drugs", f"drugs.{name}", drug.chain)


def _values(value: Any) -> list[float]:
    """A number as itself; an array as its lowest and highest, or as one number where they are the same."""
    import numpy as np

    each = np.ravel(np.asarray(value, float)) + 0.0  # no minus before a zero
    low, high = float(each.min()), float(each.max())
    return [low] if low == high else [low, high]


def _first(thing: Any) -> str:
    """The first sentence of a docstring, which is for every reader; without the names of code in it."""
    said = (inspect.getdoc(thing) or "").split("\n\n")[0]
    return re.sub(r" \(`[^`]*`\)", "", " ".join(said.split()))
