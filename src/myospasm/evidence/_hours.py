"""Stories of hours lived by virtual people: their charts, and closer looks at the moments that a story stops at.

A story says `MARK` where it is to be looked at: it takes none of its time, and `Lived.moments` has the body as it is
there, in this order, for `looked` and `thresholds_at`.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import jax.numpy as jnp
import numpy as np

from myospasm import causes, remedies
from myospasm.blood.skin import area
from myospasm.evidence.cohort import BATCH, FEW, Changes, Muscles, after, cramped, kind_of, spikes, threshold
from myospasm.hours import Lived, live
from myospasm.people._variation import vary
from myospasm.protocol import Protocol
from myospasm.protocol.hours import Hours
from myospasm.run import Job, run_jobs
from myospasm.story import apply_all

if TYPE_CHECKING:
    import xarray as xr

    from myospasm.anatomy import Begun, Person
    from myospasm.evidence._trains import Test
    from myospasm.records import Trace

MARK = "Watch for 1 s"
"""The sentence at whose place a body is kept to be looked at."""
FOOT_MUSCLE: Muscles = (("flexor_hallucis_brevis", 20),)
"""What runs the chemistry fastest: one small muscle."""
CALF_MUSCLE: Muscles = (("medial_gastrocnemius", 40),)


class Kind(NamedTuple):
    """Virtual people of one kind."""

    person: str = "adult"
    people: int = 1
    muscles: Muscles = FOOT_MUSCLE
    changes: Changes = ()
    """Numbers that differ from the person's own, by path, as in (("blood.panel.calcium", 2.0),)."""
    causes: tuple[tuple[str, float], ...] = ()
    """Names and severities."""
    remedies: tuple[str, ...] = ()

    def each(self) -> list[Person]:
        """Everyone. Their blood, height and mass are the same; see `people._variation` for what is not."""
        kind = kind_of(self.person, self.muscles, self.changes)
        stories = [*((causes.load(name), severity) for name, severity in self.causes)]
        kind = apply_all(kind, [*stories, *((remedies.load(name), 1.0) for name in self.remedies)])
        return [vary(kind, i) for i in self.numbers]

    @property
    def numbers(self) -> list[int]:
        """Who they are."""
        return list(range(1, self.people + 1))


@functools.lru_cache(maxsize=64)
def lives(kind: Kind, told: tuple[str, ...], meanwhile: tuple[str, ...] = ()) -> list[Lived]:
    """What a story leaves in everyone of a kind."""
    hours = Hours(told, meanwhile)
    return [live(p, hours, individual=i) for i, p in zip(kind.numbers, kind.each(), strict=True)]


def charted(kind: Kind, told: tuple[str, ...], meanwhile: tuple[str, ...] = ()) -> list[xr.Dataset]:
    """Everyone's chart of a story."""
    return [lived.chart for lived in lives(kind, told, meanwhile)]


def moments(found: Iterable[Lived], index: int) -> list[Begun]:
    """Everyone's body at one mark of their story."""
    return [lived.moments[index].begun for lived in found]


def at(chart: xr.Dataset, name: str, seconds: float = math.inf) -> float:
    """A number of the chart at a second of the story (its end unless told; 0: the first entry, of second 10)."""
    index = int(np.searchsorted(chart["time"].values, seconds)) if math.isfinite(seconds) else -1
    values = np.asarray(chart[name].values).reshape(chart.sizes["time"], -1)
    return float(values[min(index, len(values) - 1)].max())


def gained(chart: xr.Dataset, name: str, begin: float = 0.0, end: float = math.inf) -> float:
    """By how much a number of the chart rose between two seconds of the story."""
    return at(chart, name, end) - at(chart, name, begin)


def when(chart: xr.Dataset, name: str, fallen: float) -> float:
    """The first second at which a number of the chart has fallen by this share of what it was; NaN if never."""
    values = np.asarray(chart[name].values)
    below = np.flatnonzero(values <= (1.0 - fallen) * values[0])
    return float(chart["time"].values[below[0]]) if below.size else math.nan


def sweat_sodium(person: Person, chart: xr.Dataset) -> float:
    """Sodium (mmol) that left with the sweat of a story."""
    skin, water = person.blood.skin, person.blood.water
    volumes = np.diff(chart["sweat"].values, prepend=0.0)
    rate = volumes / np.diff(chart["time"].values, prepend=0.0) / float(area(water.mass, water.height))
    inside = skin.composition(jnp.asarray(rate), jnp.asarray(chart["urea"].values))
    return float(np.sum(volumes * np.asarray(inside.sodium)))


def looked(kind: Kind, begun: Sequence[Begun], protocols: Sequence[str]) -> list[list[Trace]]:
    """Everyone, as hours have left them, does every protocol: traces[individual][protocol]."""
    steps = [Protocol(text) for text in protocols]
    everyone = zip(kind.numbers, kind.each(), begun, strict=True)
    jobs = [Job(person, step, i, i, body) for i, person, body in everyone for step in steps]
    order = sorted(range(len(jobs)), key=lambda k: jobs[k].protocol.ticks)
    done: dict[int, Trace] = {}
    while order:
        size = FEW if len(order) <= FEW else BATCH
        part, order = order[:size], order[size:]
        same = part + part[-1:] * (size - len(part))  # one batch size, one compilation
        done |= dict(zip(part, run_jobs([jobs[k] for k in same]), strict=False))
    return [[done[i * len(steps) + k] for k in range(len(steps))] for i in range(kind.people)]


def thresholds_at(kind: Kind, begun: Sequence[Begun], test: Test) -> list[float]:
    """Everyone's cramp threshold frequency (Hz), as hours have left them; NaN for those who never cramp."""
    traces, rates = looked(kind, begun, [test.protocol(f) for f in test.frequencies]), test.frequencies
    left = [[cramped(after(t, test.end(f))) for t, f in zip(own, rates, strict=True)] for own in traces]
    return [threshold(rates, own) for own in left]


class Spontaneous(NamedTuple):
    """What a muscle does that nobody asks to."""

    units: float
    """Share of its motor units that fire twice or more."""
    rate: float
    """Impulses per second of each of them; 0 if none."""
    multiplets: float
    """Share of their intervals that are shorter than 20 ms: doublets and more."""


def spontaneous(trace: Trace, begin: float = 0.0, end: float = math.inf) -> Spontaneous:
    """Impulses at the fibers of the first muscle between two times (s) of a run."""
    end = min(end, float(trace["time"].values[-1]))
    trains = [t[(t > begin) & (t <= end)] for t in spikes(trace, kind="fiber")]
    busy = [t for t in trains if t.size >= 2]
    if not busy:
        return Spontaneous(0.0, 0.0, 0.0)
    gaps = np.concatenate([np.diff(t) for t in busy])
    rate = float(np.mean([t.size for t in busy])) / (end - begin)
    return Spontaneous(len(busy) / len(trains), rate, float(np.mean(gaps < 0.02)))
