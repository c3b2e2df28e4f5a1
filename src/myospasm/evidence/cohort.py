"""Virtual cohorts: several people of one kind, each with a protocol, run in one compiled call, kept for all papers."""

from __future__ import annotations

import dataclasses
import functools
import itertools
from typing import TYPE_CHECKING

import numpy as np

from myospasm.people._variation import vary
from myospasm.protocol import Protocol
from myospasm.run import run_batch
from myospasm.session import build_person
from myospasm.signs.units import unit_rates

if TYPE_CHECKING:
    from myospasm.records import Trace

BATCH = 24
"""Runs per compiled call; also what bounds memory."""


@functools.lru_cache(maxsize=32)
def cohort(
    person: str, muscles: tuple[str, ...], protocols: tuple[str, ...], people: int, seed: int = 1
) -> list[list[Trace]]:
    """`people` individuals of a kind, each doing every protocol: traces[individual][protocol]."""
    kind = build_person(person, muscles)
    each = [(i, p) for i in range(people) for p in protocols]
    traces: list[Trace] = []
    for begin in range(0, len(each), BATCH):
        part = each[begin : begin + BATCH]
        part += part[-1:] * (min(BATCH, len(each)) - len(part))  # one batch size, one compilation
        traces += run_batch(
            [vary(kind, seed + i) for i, _ in part],
            [Protocol(p) for _, p in part],
            seeds=[seed + i for i, _ in part],
            individuals=[seed + i for i, _ in part],
        )
    return [traces[i * len(protocols) : (i + 1) * len(protocols)] for i in range(people)]


def spikes(trace: Trace, muscle: str | None = None, kind: str = "soma") -> list[np.ndarray]:
    """Spike times (s) of every unit of a muscle (the first if none), of the "soma" or at the "fiber"."""
    index = 0 if muscle is None else list(trace["muscle"].values).index(muscle)
    units = np.flatnonzero(trace["muscle_of_unit"].values == index)
    time, unit = trace[f"{kind}_spike_time"].values, trace[f"{kind}_spike_unit"].values
    order = np.argsort(unit, kind="stable")
    edges = np.searchsorted(unit[order], [units[0], *(units + 1)])
    return [np.sort(time[order][a:b]) for a, b in itertools.pairwise(edges)]


@dataclasses.dataclass(frozen=True)
class After:
    """What went on after a train or a contraction had ended."""

    units: int
    duration: float
    """s from the end of the train to the last impulse before 3 s of silence."""
    rates: list
    """UnitRates of every unit that fired at least 10 times."""


def after(trace: Trace, end: float, kind: str = "soma", settle: float = 0.5, gap: float = 3.0) -> After:
    """Activity of the first muscle from `settle` s after `end` (s) on, up to the first silence of `gap` s."""
    trains = [t[t > end + settle] for t in spikes(trace, kind=kind)]
    every = np.sort(np.concatenate([[end], *trains]))
    silent = np.flatnonzero(np.diff(every) > gap)
    stop = every[silent[0]] if silent.size else every[-1]
    kept = [t[t <= stop] for t in trains]
    active = [t for t in kept if t.size >= 10]
    return After(len(active), float(stop - end), [unit_rates(t) for t in active])


def train_protocol(rate: float, pulses: int = 150, blocked: bool = False, rest: float = 60.0) -> str:
    """The abductor hallucis protocol of Minetto: a train at the motor point, the muscle short."""
    block = "Block the nerve. " if blocked else ""
    return (
        f"Hold the hallux at 45 deg flexion. {block}Rest for 1 s. "
        f"Stimulate the motor point at {rate:g} Hz for {pulses} pulses at 130 %. Rest for {rest:g} s."
    )


def train_end(rate: float, pulses: int = 150) -> float:
    """When the last pulse of `train_protocol` comes, s."""
    return 1.0 + (pulses - 1) / rate


def threshold(frequencies: list[float], cramped: list[bool]) -> float:
    """The lowest frequency that cramped, NaN if none did."""
    return next((f for f, c in zip(frequencies, cramped, strict=True) if c), float("nan"))


def mean(values: list[float]) -> float:
    """Mean of the finite values; NaN if there are none."""
    good = [v for v in values if np.isfinite(v)]
    return float(np.mean(good)) if good else float("nan")
