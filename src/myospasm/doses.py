"""A dose-response in one compiled call: several doses of one remedy, several people, the signs of each."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from myospasm import remedies
from myospasm.ground import MyospasmError
from myospasm.instruments import laboratory
from myospasm.people._variation import vary
from myospasm.run import Job, run_jobs
from myospasm.scenario import Scenario
from myospasm.session import devices, person_of
from myospasm.signs.examination import examine, signs
from myospasm.treatment import strength


class DoseResponse(NamedTuple):
    """What each dose did: `effects` is the share of the remedy's greatest effect, `signs` each (doses, people)."""

    doses: np.ndarray  # mg, or units of a toxin
    effects: np.ndarray  # 1
    signs: dict[str, np.ndarray]


def dose_response(scenario: Scenario, remedy: str, doses: Sequence[float], people: int = 16) -> DoseResponse:
    """How a remedy's dose changes the signs of a scenario's ill: every dose in every one of `people`, in one call.

    Shapes: doses (doses,) in mg, or units of a toxin; 0 is none. All individuals differ as `people.vary` has it, and
    each takes every dose. Raises MyospasmError for a remedy without a dose, and without doses or people.
    """
    if not len(doses) or people < 1:
        raise MyospasmError("a dose-response needs at least one dose and one person, as in doses [0, 10, 20], people 4")
    arms = [_prescribed(scenario, remedy, dose) for dose in doses]
    kinds = [person_of(arm, seconds=math.inf) for arm in arms]
    jobs = [
        Job(vary(kind, i), arm.whole_protocol, scenario.seed + i, scenario.seed + i)
        for arm, kind in zip(arms, kinds, strict=True)
        for i in range(people)
    ]
    traces = run_jobs(jobs, scenario.main)
    found = [examine(laboratory.record(trace, devices(trace, scenario))) for trace in traces]
    shape = len(doses), people
    table = {name: np.array([f.get(name, np.nan) for f in found]).reshape(shape) for name in signs()}
    kept = {name: values for name, values in table.items() if np.isfinite(values).any()}
    return DoseResponse(np.asarray(doses, float), np.array([_effect(remedy, dose) for dose in doses]), kept)


def _prescribed(scenario: Scenario, remedy: str, dose: float) -> Scenario:
    """The ill with one dose of the remedy, or with none."""
    taken = (f"{remedy}={dose:g}",) if dose > 0 else ()
    return dataclasses.replace(scenario, remedies=(*scenario.remedies, *taken), beside=())


def _effect(remedy: str, dose: float) -> float:
    return strength(remedies.prescribed(f"{remedy}={dose:g}")) if dose > 0 else 0.0
