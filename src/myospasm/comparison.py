"""A comparison in the laboratory: the same protocol done by someone healthy, with the causes, and with remedies too."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from myospasm import causes, remedies
from myospasm.anatomy import Person
from myospasm.instruments import laboratory
from myospasm.run import Job, Progress, run_jobs
from myospasm.scenario import Scenario
from myospasm.session import devices, findings, heard_inside, person_of
from myospasm.signs import needle
from myospasm.signs.examination import examine
from myospasm.story import Trait

if TYPE_CHECKING:
    from myospasm.records import Recording, Trace


@dataclasses.dataclass(frozen=True)
class Telling:
    """One of those compared: in words who it is, what happened, what was recorded, and the signs that were found."""

    name: str
    scenario: Scenario
    trace: Trace
    recording: Recording
    signs: dict[str, float]
    findings: dict[str, Any]
    needle: Recording | None = None


@dataclasses.dataclass(frozen=True)
class Comparison:
    """What a comparison leaves: its tellings, healthy first, and the findings as JSON."""

    tellings: list[Telling]
    summary: dict[str, Any]


def arms(scenario: Scenario) -> list[Scenario]:
    """Who is compared: healthy, with the causes, and (where remedies stand beside it) with those too."""
    found = [dataclasses.replace(scenario, causes={}, beside=()), dataclasses.replace(scenario, beside=())]
    if scenario.beside:
        found.append(dataclasses.replace(scenario, remedies=(*scenario.remedies, *scenario.beside), beside=()))
    return found


def compare(scenario: Scenario, *, patient: Trait | None = None, progress: Progress | None = None) -> Comparison:
    """Do a protocol with each of the arms in one compiled call, record them, read every sign.

    `patient` is someone whose blood test is known (`clinic.read_patient`).
    """
    compared = arms(scenario)
    people = [person_of(arm, patient, math.inf) for arm in compared]
    jobs = [
        Job(person, arm.whole_protocol, scenario.seed, scenario.seed)
        for person, arm in zip(people, compared, strict=True)
    ]
    traces = run_jobs(jobs, scenario.main, progress)
    tellings = [_told(*each) for each in zip(compared, people, traces, strict=True)]
    return Comparison(tellings, _summary(scenario, tellings))


def _told(scenario: Scenario, person: Person, trace: Trace) -> Telling:
    trace.attrs.update(
        scenario=scenario.name or scenario.title,
        scenario_as_run=json.dumps({k: v for k, v in dataclasses.asdict(scenario).items() if k != "name"}),
        person=scenario.person, causes=json.dumps(scenario.causes), remedies=json.dumps(list(scenario.remedies)),
        units=json.dumps(dict(zip(person.muscle.name, person.units, strict=True))),
    )  # fmt: skip
    recording = laboratory.record(trace, devices(trace, scenario))
    inside = heard_inside(trace, scenario)
    signs = examine(recording) | (needle.read(inside) if inside else {})
    found = findings(trace, recording, person, scenario)
    return Telling(name_of(scenario), scenario, trace, recording, signs, found, inside)


def name_of(scenario: Scenario) -> str:
    """Who it is in words: healthy, what is wrong, or what is done about it."""
    helped = [remedies.prescribed(name).title for name in scenario.remedies]
    ill = [causes.load(name).title for name, severity in scenario.causes.items() if severity > 0]
    return _listed(helped) or _listed(ill) or "healthy"


def _listed(titles: Sequence[str]) -> str:
    return " and ".join([*titles[:1], *(t[0].lower() + t[1:] for t in titles[1:])])


def _summary(scenario: Scenario, tellings: Sequence[Telling]) -> dict[str, Any]:
    """The findings as `myospasm run --json` prints them: those of the ill, and all tellings."""
    ill = tellings[1].findings
    rows = [
        {"name": t.name, "spasms": t.findings["spasms"], "signs": t.signs,
         "outside_checked_range": t.findings["outside_checked_range"]}
        for t in tellings
    ]  # fmt: skip
    return {**{key: ill[key] for key in ("scenario", "seed", "duration", "spasms", "files", "assumptions")},
            "outside_checked_range": ill["outside_checked_range"], "tellings": rows}  # fmt: skip
