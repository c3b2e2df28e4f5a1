"""Virtual cohorts: several people of one kind, each with a protocol, run in one compiled call, kept for all papers."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from myospasm.people._variation import vary
from myospasm.protocol import Protocol
from myospasm.run import run_batch
from myospasm.session import build_person
from myospasm.signs.units import UnitRates, unit_rates

if TYPE_CHECKING:
    from myospasm.anatomy import Person
    from myospasm.records import Trace

BATCH = 24
"""Runs per compiled call; also what bounds memory."""
FEW = 8
"""Runs per compiled call where there are not many."""

Muscles = tuple[str | tuple[str, int], ...]
"""Names, each with a number of motor units to simulate if not the usual one."""
Changes = tuple[tuple[str, float], ...]
"""Numbers that differ from the person's own, by path."""


@functools.lru_cache(maxsize=32)
def cohort(
    person: str, muscles: Muscles, protocols: tuple[str, ...], people: int, seed: int = 1, changes: Changes = ()
) -> list[list[Trace]]:
    """`people` individuals of a kind, each doing every protocol: traces[individual][protocol]."""
    jobs = tuple((seed + i, p) for i in range(people) for p in protocols)
    traces = runs(person, muscles, jobs, changes)
    return [traces[i * len(protocols) : (i + 1) * len(protocols)] for i in range(people)]


@functools.lru_cache(maxsize=16)
def runs(person: str, muscles: Muscles, jobs: tuple[tuple[int, str], ...], changes: Changes = ()) -> list[Trace]:
    """One Trace for every (individual, protocol), in this order. What lasts alike runs together."""
    kind = kind_of(person, muscles, changes)
    steps = {text: Protocol(text) for _, text in jobs}
    order = sorted(range(len(jobs)), key=lambda k: steps[jobs[k][1]].ticks)
    done: dict[int, Trace] = {}
    while order:
        size = FEW if len(order) <= FEW else BATCH
        part, order = order[:size], order[size:]
        same = part + part[-1:] * (size - len(part))  # one batch size, one compilation
        numbers = [jobs[k][0] for k in same]
        found = run_batch(
            [vary(kind, i) for i in numbers], [steps[jobs[k][1]] for k in same], seeds=numbers, individuals=numbers
        )
        done |= dict(zip(part, found, strict=False))
    return [done[k] for k in range(len(jobs))]


def kind_of(person: str, muscles: Muscles, changes: Changes = ()) -> Person:
    """Someone from the shelf with these muscles and changed numbers, of whom individuals are made."""
    kind = build_person(person, dict((m, None) if isinstance(m, str) else m for m in muscles))
    for path, value in changes:
        kind = _changed(kind, path.split("."), value)
    return kind


def individuals(kind: Person, people: int) -> list[Person]:
    """So many people of a kind, numbered from 1."""
    return [vary(kind, 1 + i) for i in range(people)]


def doing(people: Sequence[Person], text: str) -> list[Trace]:
    """What each of these people does, all the same; who is who follows from the order."""
    numbers = [1 + i for i in range(len(people))]
    return run_batch(list(people), [Protocol(text)] * len(numbers), seeds=numbers, individuals=numbers)


def _changed(thing: Any, way: list[str], value: float) -> Any:
    name, *rest = way
    return dataclasses.replace(thing, **{name: _changed(getattr(thing, name), rest, value) if rest else value})


def spikes(trace: Trace, muscle: str | None = None, kind: str = "soma", origin: int | None = None) -> list[np.ndarray]:
    """Spike times (s) of every unit of a muscle (the first if none), of the "soma" or at the "fiber".

    `origin` takes those at the fibers that began there only (an index into `records.ORIGINS`).
    """
    index = 0 if muscle is None else list(trace["muscle"].values).index(muscle)
    units = np.flatnonzero(trace["muscle_of_unit"].values == index)
    time, unit = trace[f"{kind}_spike_time"].values, trace[f"{kind}_spike_unit"].values
    if origin is not None:
        here = trace["fiber_spike_origin"].values == origin
        time, unit = time[here], unit[here]
    order = np.argsort(unit, kind="stable")
    edges = np.searchsorted(unit[order], [units[0], *(units + 1)])
    return [np.sort(time[order][a:b]) for a, b in itertools.pairwise(edges)]


@dataclasses.dataclass(frozen=True)
class After:
    """What went on after a train or a contraction had ended."""

    units: int
    """How many took part: fired at least 10 times."""
    of: int
    """How many the muscle has."""
    duration: float
    """s from the end of the train to the last impulse before 3 s of silence."""
    rates: list[UnitRates]
    """Of those that took part."""

    @property
    def share(self) -> float:
        """Share of the muscle's units that took part."""
        return self.units / self.of


def after(trace: Trace, end: float, settle: float = 0.5, gap: float = 3.0, until: float = math.inf) -> After:
    """Activity of the first muscle after `end` (s) up to its first silence of `gap` s, or to `until`.

    How long it goes on is judged at the fibers, whatever began the impulses: the endings' own discharge bridges the
    seconds until the motoneurons start. The units and their rates are those of the motoneurons, from the end of that
    discharge on.
    """
    inside = [t[(t > end + 0.1) & (t < until)] for t in spikes(trace, kind="fiber")]  # the last pulse has arrived
    every = np.sort(np.concatenate([[end], *inside]))
    silent = np.flatnonzero(np.diff(every) > gap)
    stop = every[silent[0]] if silent.size else every[-1]
    begin = max(end + settle, remnant(trace, end))
    trains = [t[(t > begin) & (t <= stop)] for t in spikes(trace)]
    active = [t for t in trains if t.size >= 10]
    return After(len(active), len(trains), float(stop - end), [unit_rates(t) for t in active])


def remnant(trace: Trace, end: float, gap: float = 0.5) -> float:
    """When (s) the endings' own discharge after `end` first pauses for `gap` s."""
    own = np.sort(np.concatenate([[end], *(t[t > end] for t in spikes(trace, kind="fiber", origin=2))]))
    pauses = np.flatnonzero(np.diff(own) > gap)
    return float(own[pauses[0]] if pauses.size else own[-1])


def impulses(trace: Trace, begin: float, end: float) -> int:
    """How many impulses reach the fibers of the first muscle between two times (s)."""
    return sum(int(((t > begin) & (t <= end)).sum()) for t in spikes(trace, kind="fiber"))


def cramped(found: After) -> bool:
    """A tenth of the units went on for 4 s or more."""
    return found.share >= 0.09 and found.duration >= 4.0


def threshold(frequencies: Iterable[float], cramped: Iterable[bool]) -> float:
    """The lowest frequency that cramped, NaN if none did."""
    return next((f for f, c in zip(frequencies, cramped, strict=True) if c), math.nan)


def mean(values: Iterable[float]) -> float:
    """Mean of the finite values; NaN if there are none."""
    good = [v for v in values if np.isfinite(v)]
    return float(np.mean(good)) if good else math.nan


def percent(answers: Iterable[bool]) -> float:
    """How many of them are yes, in %; NaN if there are none."""
    return 100 * mean([float(a) for a in answers])


def binomial(yes: int, of: int) -> tuple[float, float]:
    """The exact 95 % interval (%) of a count (Clopper and Pearson)."""
    from scipy.stats import binomtest

    interval = binomtest(yes, of).proportion_ci(0.95, "exact")
    return 100 * interval.low, 100 * interval.high
