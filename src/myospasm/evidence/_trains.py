"""Cramp threshold tests: trains of shocks at rising frequency, and what follows each of them."""

from __future__ import annotations

import dataclasses
import functools
import math
from typing import TYPE_CHECKING, NamedTuple

from myospasm.evidence.cohort import After, Changes, Muscles, after, cohort, cramped, impulses, runs, threshold

if TYPE_CHECKING:
    from myospasm.records import Trace

WATCH = 10.0
"""How long (s) it is watched whether a train is followed by a cramp."""


@dataclasses.dataclass(frozen=True)
class Test:
    """One laboratory's test: a rested muscle in a posture, shocks at one site, frequencies upward."""

    muscles: Muscles
    posture: str
    site: str
    frequencies: tuple[float, ...]
    pulses: int = 0
    seconds: float = 0.0
    """Length of a train, where it has no fixed number of pulses."""
    blocked: bool = False

    def train(self, rate: float) -> str:
        """The sentence of one train."""
        length = f"{self.pulses} pulses" if self.pulses else f"{self.seconds:g} s"
        return f"Stimulate the {self.site} at {rate:g} Hz for {length} at 130 %. "

    def protocol(self, rate: float, rest: float = WATCH) -> str:
        """A train on a rested muscle, then `rest` s of watching."""
        block = "Block the nerve. " if self.blocked else ""
        return f"Hold the {self.posture}. {block}Rest for 1 s. {self.train(rate)}Rest for {rest:g} s."

    def length(self, rate: float) -> float:
        """How long a train lasts, s."""
        return self.pulses / rate if self.pulses else self.seconds

    def end(self, rate: float) -> float:
        """When the last pulse of `protocol` comes, s."""
        pulses = self.pulses or math.ceil(self.seconds * rate - 1e-9)
        return 1.0 + (pulses - 1) / rate


def steps(low: int, high: int) -> tuple[float, ...]:
    """Frequencies (Hz) from low to high in steps of 2."""
    return tuple(float(f) for f in range(low, high + 1, 2))


FOOT = Test(("abductor_hallucis",), "hallux at 35 deg flexion", "motor point", steps(8, 20), pulses=150)
TOE = Test((("flexor_hallucis_brevis", 20),), "hallux at 35 deg flexion", "nerve", steps(6, 36), seconds=2.0)
CALF = Test(
    (("medial_gastrocnemius", 40),), "ankle at 40 deg plantar flexion", "motor point", steps(8, 32), seconds=5.0
)


class Cramp(NamedTuple):
    """One person's cramp: the run, when the train ended (s), and what followed."""

    trace: Trace
    end: float
    after: After


@functools.lru_cache(maxsize=16)
def sweep(test: Test, person: str, people: int) -> list[list[After]]:
    """What follows each train of the test in each of a cohort."""
    protocols = tuple(test.protocol(f) for f in test.frequencies)
    traces = cohort(person, test.muscles, protocols, people)
    return [[after(t, test.end(f)) for t, f in zip(row, test.frequencies, strict=True)] for row in traces]


def thresholds(test: Test, person: str, people: int) -> list[float]:
    """Everyone's cramp threshold frequency (Hz); NaN for those who never cramp."""
    return [threshold(test.frequencies, [cramped(a) for a in row]) for row in sweep(test, person, people)]


@functools.lru_cache(maxsize=16)
def cramps(test: Test, person: str, people: int, rest: float = 100.0, times: float = 1.0) -> list[Cramp]:
    """The cramps that follow a train at `times` the threshold of each who has one, watched for `rest` s."""
    rates = [(1 + i, times * f) for i, f in enumerate(thresholds(test, person, people)) if not math.isnan(f)]
    traces = runs(person, test.muscles, tuple((i, test.protocol(f, rest)) for i, f in rates))
    return [Cramp(t, test.end(f), after(t, test.end(f))) for t, (_, f) in zip(traces, rates, strict=True)]


def ladder(test: Test, before: tuple[str, float], person: str, people: int, changes: Changes = ()) -> list[float]:
    """Thresholds (Hz) from trains 10 s apart in one session, after something else: (sentences, how long they take).

    NaN for those who never cramp, and for those whose muscle is not silent in the 2 s before the first train.
    """
    text, begin = before
    first = begin
    text += "".join(test.train(f) + f"Rest for {WATCH:g} s. " for f in test.frequencies)
    ends, starts = [], []
    for f in test.frequencies:
        ends.append(begin - 1.0 + test.end(f))
        begin += test.length(f) + WATCH
        starts.append(begin)
    traces = cohort(person, test.muscles, (text,), people, 1, changes)
    return [
        threshold(test.frequencies, [cramped(after(t, e, until=u)) for e, u in zip(ends, starts, strict=True)])
        if not impulses(t, first - 2.0, first)
        else math.nan
        for (t,) in traces
    ]
