"""Which story shows a cause best: a shipped scenario, or a plain one made for it."""

from __future__ import annotations

import dataclasses
import functools
import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from myospasm import causes as shelf
from myospasm.scenario import FOLDER, load_scenario, names

if TYPE_CHECKING:
    from myospasm.scenario import Scenario

DOES_IT = {
    "shortened_contraction": "calf-cramp",
    "marathon_sweat_loss": "marathon",
    "hyperventilation": "hyperventilation",
    "vomiting": "vomiting",
}
"""Scenarios in which a person does what the cause would do, so that it is not told twice."""
LIKE = {
    "stroke": "spasticity",
    "musicians_dystonia": "writers-cramp",
    "cervical_dystonia_tremor": "torticollis",
    "dry_eye": "blepharospasm",
    "cramp_fasciculation": "neuromyotonia",
    "disc_herniation_l5": "disc-herniation",
}
"""Scenarios of another cause that ask the same of a person."""
CALF: dict[str, int | None] = {"medial_gastrocnemius": 60, "soleus": 40}
LONG = {"diarrhea": "Rest for 8 h", "plain_water_overdrinking": "Run at 9 km/h for 3 h in 20 degC"}
"""What a person does while a cause goes on that takes hours."""
AT_REST = ("hypocalcemia", "hypomagnesemia")
"""What makes nerves fire by themselves shows best where nobody asks for anything: in a hand at rest."""
HAND: dict[str, int | None] = {"adductor_pollicis": 60, "abductor_pollicis_brevis": 40}
IN_BED = "nocturnal_cramp_proneness"
"""Takes hours, of which one moment matters: a calf that is short and contracts."""
TRIED = ("Rest for 10 min", "Try a hard contraction")


def usual(causes: Mapping[str, float]) -> Scenario:
    """The scenario in which these causes are told: that of the first, if there is one, else a plain one."""
    first = next(iter(causes))
    if first in DOES_IT:
        rest = {name: severity for name, severity in causes.items() if name != first}
        return _with(load_scenario(DOES_IT[first]), rest)
    shipped = LIKE.get(first) or _shipped(first)
    if shipped:
        found = load_scenario(shipped)
        own = found.beside if first in found.causes else ()  # another cause's remedy may not be its own
        return _with(dataclasses.replace(found, causes={}, beside=own), causes)
    return _plain(first, causes)


def _shipped(cause: str) -> str:
    """The shipped scenario that is about a cause; empty if there is none."""
    return next((name for name, told in _told().items() if cause in told), "")


@functools.cache
def _told() -> dict[str, list[str]]:
    """The causes of every shipped scenario, read without building any."""
    tables = {name: tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")) for name in names()}
    return {name: list(table.get("causes", {})) for name, table in tables.items()}


def _with(scenario: Scenario, causes: Mapping[str, float]) -> Scenario:
    return dataclasses.replace(scenario, causes={**scenario.causes, **causes})


def _plain(first: str, causes: Mapping[str, float]) -> Scenario:
    """A hard contraction: of the calf, or of a muscle that shows it; before and after the hours that a cause takes."""
    from myospasm.scenario import Scenario

    cause = shelf.load(first)
    given: dict[str, Any] = {"title": cause.title, "name": first, "causes": dict(causes)}
    if (cause.hours and first != IN_BED) or first in LONG:
        hours = [*TRIED, *([LONG[first]] if first in LONG else [])]
        person = "sometimes_cramping_adult"
        return Scenario(muscles=dict(CALF), hours=hours, ending=TRIED[::-1], person=person, **given)
    if first in AT_REST:
        return Scenario(muscles=dict(HAND), protocol=["Rest for 15 s"], **given)
    if cause.needs:
        shown: dict[str, int | None] = dict.fromkeys(cause.needs[:2], 60)
        return Scenario(muscles=shown, protocol=["Rest for 3 s", "Contract at 100 % for 4 s", "Rest for 8 s"], **given)
    return dataclasses.replace(load_scenario("calf-cramp"), **given)
