"""A story of hours in the laboratory: a scenario in; its chart, what was seen at each look, and what was found out."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from myospasm import remedies as shelf
from myospasm.anatomy import Begun, Person
from myospasm.ground import ASSUMED, quantity
from myospasm.hours import Lived, Moment, live
from myospasm.instruments import laboratory
from myospasm.protocol import Protocol
from myospasm.protocol.hours.windows import WATCHED, Window, short
from myospasm.run import Job, Later, run_jobs
from myospasm.scenario import Scenario
from myospasm.session import BRIEFEST, PANEL, SPASM, cited_numbers, outside_checked_range, people_of
from myospasm.signs.checked import left
from myospasm.signs.loudness import maximal_amplitude
from myospasm.signs.sites import sites
from myospasm.signs.summary import asked_for, summarize
from myospasm.story import Trait
from myospasm.sweep import threshold_sweep

if TYPE_CHECKING:
    import xarray as xr

    from myospasm.records import Recording, Trace

FREQUENCIES = tuple(range(4, 42, 2))
"""Hz, of a search for the cramp threshold."""
TOGETHER = 8
"""Looks per compiled call; also what bounds memory."""

HELPED_AFTER = quantity(10.0, "s", "assumed", "after a hard contraction, until someone helps").value

Progress = Callable[[float, float], Any]


class Seen(NamedTuple):
    """What a look aside showed."""

    at: float
    """s since the story began."""
    kind: str
    spasms: list[dict[str, Any]]
    threshold: float | None
    """Hz, of a search for it; NaN if no train left a cramp."""
    trace: Trace | None
    recording: Recording | None


class Telling(NamedTuple):
    """The story told once: of whom, its chart, and what was seen."""

    name: str
    person: Person
    chart: xr.Dataset
    looks: list[Seen]
    finished: bool


@dataclasses.dataclass(frozen=True)
class HoursSession:
    """What a story leaves: its tellings (the second with the remedies beside it) and the findings as JSON."""

    tellings: list[Telling]
    summary: dict[str, Any]

    @property
    def finished(self) -> bool:
        """Whether all of it was told."""
        return all(telling.finished for telling in self.tellings)


def run_hours(
    scenario: Scenario, *, patient: Trait | None = None, progress: Callable[[float, float], Any] | None = None
) -> HoursSession:
    """Tell a story of hours, and once more with the remedies that stand beside it; read the signs of both.

    `patient` is someone whose blood test is known (`clinic.read_patient`).
    """
    tellings = [tell(scenario, patient, _share(progress, 0.0, 0.5 if scenario.beside else 1.0))]
    if scenario.beside and tellings[0].finished:
        helped = dataclasses.replace(scenario, remedies=(*scenario.remedies, *scenario.beside), beside=())
        tellings.append(tell(helped, patient, _share(progress, 0.5, 1.0)))
    return HoursSession(tellings, _summary(scenario, tellings))


def tell(scenario: Scenario, patient: Trait | None = None, progress: Progress | None = None) -> Telling:
    """Tell a story of hours once: live through it, then look closely at the moments it asks for."""
    scenario = scenario.main_first
    (_, person), *later = people = people_of(scenario, patient)
    hours, share = scenario.whole_hours, _share(progress, 0.0, 0.4)
    lived = live(person, hours, individual=scenario.seed, later=later, progress=share)
    seen = looks(people, lived, scenario, _share(progress, 0.4, 1.0)) if lived.finished else []
    chart = lived.chart
    chart.attrs.update(
        scenario=scenario.name or scenario.title, main=scenario.main, seed=scenario.seed,
        scenario_as_run=json.dumps({k: v for k, v in dataclasses.asdict(scenario).items() if k != "name"}),
        assumptions=sum(q.source == ASSUMED for q in cited_numbers(person).values()),
        outside_checked_range=json.dumps(unchecked(person, chart)), finished=int(lived.finished),
    )  # fmt: skip
    return Telling(_named(scenario), person, chart, seen, lived.finished)


def unchecked(person: Person, chart: xr.Dataset) -> list[str]:
    """What lies outside of what was checked: numbers of the person, and what the chart came to.

    A blood test is outside of health by intention; what the chart makes of it counts.
    """
    numbers = [said for said in outside_checked_range(person) if not said.startswith(PANEL)]
    return numbers + [gone.sentence() for gone in left(chart)]


def _named(scenario: Scenario) -> str:
    """What is done about it, in words."""
    titles = [shelf.prescribed(name).title for name in scenario.remedies]
    return " and ".join([*titles[:1], *(t[0].lower() + t[1:] for t in titles[1:])]) or "left alone"


def looks(people: Later, lived: Lived, scenario: Scenario, progress: Progress | None) -> list[Seen]:
    """What the loop shows at each moment, in the order of time; `people` tells who that person is from when on."""
    moments = lived.moments
    watched = [m for m in moments if m.window.kind != "threshold"]
    tops = maximal(people[0][1], lived.fresh, scenario) if watched else {}
    found: list[Seen] = []
    for first in range(0, len(watched), TOGETHER):
        part = watched[first : first + TOGETHER]
        found += [_read(*each, tops) for each in zip(part, _watch(people, part, scenario), strict=True)]
        if progress:
            progress(len(found), len(moments))
    for moment in (m for m in moments if m.window.kind == "threshold"):
        threshold = searched(_at(people, moment), moment.begun, scenario)
        found.append(Seen(float(moment.window.at), "threshold", [], threshold, None, None))
        if progress:
            progress(len(found), len(moments))
    return sorted(found, key=lambda seen: seen.at)


def searched(person: Person, begun: Begun, scenario: Scenario) -> float:
    """The cramp threshold (Hz) of the main muscle, made short, as the body is at a moment; NaN if there is none."""
    angle = short(scenario.main)
    return threshold_sweep(person, FREQUENCIES, seed=scenario.seed, begun=begun, angle=angle, rest=20.0).threshold()


def maximal(person: Person, fresh: Begun, scenario: Scenario) -> dict[str, float]:
    """EMG (mV) of each muscle in a maximal contraction before anything was done; none of those that stay silent."""
    names = [name.replace("_", " ") for name in person.muscle.name]
    protocol = Protocol(
        "Rest for 1 s. " + " ".join(f"Contract {name} at 100 % for 2 s. Rest for 1 s." for name in names)
    )
    (trace,) = run_jobs([Job(person, protocol, scenario.seed, scenario.seed, fresh)], scenario.main)
    recording = laboratory.record(trace, laboratory.usual(trace))
    tops = {
        site.name: maximal_amplitude(recording.samples[site.rows], recording.rate, 1.0) for site in sites(recording)
    }
    loudest = max(tops.values(), default=0.0)
    return {name: top for name, top in tops.items() if top > 0.2 * loudest}


def _at(people: Later, moment: Moment) -> Person:
    """Who that person is at this moment."""
    return [person for when, person in people if when <= moment.window.at][-1]


def _watch(people: Later, moments: Sequence[Moment], scenario: Scenario) -> list[Trace]:
    """Several looks in one compiled call; filled up to the same number, so that nothing compiles anew."""
    same = [*moments, *([moments[-1]] * (TOGETHER - len(moments)))] if len(moments) > 1 else list(moments)
    jobs = [Job(_at(people, m), asked(m.window, scenario), scenario.seed, scenario.seed, m.begun) for m in same]
    return run_jobs(jobs, scenario.main)[: len(moments)]


def asked(window: Window, scenario: Scenario) -> Protocol:
    """What the loop does in a window; after a hard contraction come the remedies of seconds (stretching, rest)."""
    protocol = Protocol(window.protocol)
    helped = [s for name in scenario.remedies if "@" not in name for s in shelf.prescribed(name).sentences]
    if window.kind != "contraction" or not helped:
        return protocol
    begun = protocol.until(window.seconds - WATCHED + HELPED_AFTER) + Protocol(helped)
    left = window.seconds - begun.duration
    return begun + Protocol(f"Rest for {left:g} s") if left > 0 else begun


def _read(moment: Moment, trace: Trace, tops: dict[str, float]) -> Seen:
    recording = laboratory.record(trace, laboratory.usual(trace))
    found = summarize(recording, tops, outside=asked_for(recording.events))
    spasms = [{key: s[key] for key in SPASM} for s in found["spasms"] if s["duration"] >= BRIEFEST.value]
    return Seen(float(moment.window.at), moment.window.kind, spasms, None, trace, recording)


def _share(progress: Progress | None, begin: float, end: float) -> Progress | None:
    """A part of the whole progress."""
    if progress is None:
        return None
    return lambda done, total: progress(begin + (end - begin) * done / max(total, 1e-9), 1.0)


def _summary(scenario: Scenario, tellings: Sequence[Telling]) -> dict[str, Any]:
    """The findings as `myospasm run --json` prints them."""
    first = tellings[0]
    return {
        "scenario": scenario.name or scenario.title,
        "seed": scenario.seed,
        "duration": float(first.chart["time"][-1]),
        "spasms": _spasms(first),
        "files": [],
        "assumptions": int(first.chart.attrs["assumptions"]),
        "outside_checked_range": json.loads(first.chart.attrs["outside_checked_range"]),
        "tellings": [_told(telling) for telling in tellings],
    }


def _spasms(telling: Telling) -> list[dict[str, Any]]:
    return [{"at": look.at, **spasm} for look in telling.looks for spasm in look.spasms]


def _told(telling: Telling) -> dict[str, Any]:
    """One telling: its looks, and where the chart began and ended."""
    thresholds = [[look.at, look.threshold] for look in telling.looks if look.threshold is not None]
    ends = {
        str(name): [float(np.asarray(values)[0].max()), float(np.asarray(values)[-1].max())]
        for name, values in telling.chart.items()
    }
    beyond = json.loads(telling.chart.attrs["outside_checked_range"])
    return {
        "name": telling.name, "spasms": _spasms(telling), "thresholds": thresholds, "chart": ends,
        "outside_checked_range": beyond,
    }  # fmt: skip
