"""Cramps that people bring on themselves: a maximal contraction of the calf with the toes pointed."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from myospasm.evidence.cohort import After, after, cohort, runs, spikes
from myospasm.evidence.cohort import cramped as lasts

if TYPE_CHECKING:
    from myospasm.records import Trace

CALF = (("medial_gastrocnemius", 40),)
PRONE, OTHER = "cramp_prone_adult", "adult"
SHORT = "Hold the ankle at 40 deg plantar flexion. Rest for 1 s. "
NEUTRAL = "Hold the ankle at 0 deg plantar flexion. Rest for 1 s. "
WATCH = 15.0
LENGTHS = (2.0, 4.0, 8.0, 16.0, 32.0)
"""Lengths of a maximal contraction (s) that are tried."""


def effort(posture: str, seconds: float = 5.0, watch: float = WATCH, then: str = "") -> str:
    """A maximal contraction in a posture, what follows watched, then perhaps something else."""
    return f"{posture}Contract at 100 % for {seconds:g} s. Rest for {watch:g} s. {then}"


@functools.lru_cache(maxsize=16)
def volunteers(prone: int, others: int, *protocols: str) -> list[list[Trace]]:
    """A mixed group, the cramp-prone first: traces[person][protocol]."""
    some = cohort(PRONE, CALF, protocols, prone)
    return some + cohort(OTHER, CALF, protocols, others) if others else some


@functools.lru_cache(maxsize=4)
def efforts(person: str, people: int) -> list[list[After]]:
    """What follows a maximal contraction of each of LENGTHS in the shortened muscle."""
    traces = cohort(person, CALF, tuple(effort(SHORT, s, 8.0) for s in LENGTHS), people)
    return [[after(t, 1.0 + s) for t, s in zip(row, LENGTHS, strict=True)] for row in traces]


def needed(person: str, people: int) -> list[float]:
    """The shortest contraction of LENGTHS (s) after which each of them cramps; NaN for those who never do."""
    rows = efforts(person, people)
    return [next((s for s, a in zip(LENGTHS, row, strict=True) if lasts(a)), float("nan")) for row in rows]


@functools.lru_cache(maxsize=4)
def brought_on(person: str, people: int, watch: float) -> list[Trace]:
    """The cramp of each who has one, after the contraction that just brings it on."""
    shortest = needed(person, people)
    jobs = tuple((1 + i, effort(SHORT, s, watch)) for i, s in enumerate(shortest) if s == s)
    return runs(person, CALF, jobs)


def rate(trace: Trace, begin: float, end: float) -> float:
    """Mean rate (Hz) of the units that fire between two times (s); NaN if none does."""
    trains = [t[(t > begin) & (t <= end)] for t in spikes(trace)]
    rates = [(t.size - 1) / (t[-1] - t[0]) for t in trains if t.size >= 3]
    return float(np.mean(rates)) if rates else float("nan")
