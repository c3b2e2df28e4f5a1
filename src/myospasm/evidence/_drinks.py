"""Downhill runs in the heat, drinks, and the cramp threshold of the calf."""

from __future__ import annotations

import dataclasses
import functools
import math

from myospasm.evidence._hours import MARK, Kind, at, charted, gained, lives, moments, thresholds_at, when
from myospasm.evidence._trains import CALF, steps
from myospasm.evidence.cohort import mean

MUSCLE = (("medial_gastrocnemius", 20),)
TEST = dataclasses.replace(CALF, muscles=MUSCLE, frequencies=steps(14, 32))
RUN = "Run at 9 km/h down 5 % for {} min in 35.5 degC at 40 % humidity"
WATER, SALTY = "spring water", "OS-1"
Looks = tuple[tuple[float, ...], ...]
"""Everyone's threshold (Hz), look by look."""


def run(share: float) -> tuple[str, float]:
    """The run that takes this share of the body mass, and what it takes, L."""
    (chart,) = charted(Kind(muscles=MUSCLE), (RUN.format(180),))
    end = round(when(chart, "body_mass", share) / 60)
    return RUN.format(end), round(-gained(chart, "body_mass", 0.0, 60.0 * end), 2)


@functools.lru_cache(maxsize=8)
def thresholds_in(people: int, told: tuple[str, ...], meanwhile: tuple[str, ...] = ()) -> Looks:
    """Thresholds at the marks of a story."""
    kind = Kind(people=people, muscles=MUSCLE)
    found = lives(kind, told, meanwhile)
    return tuple(tuple(thresholds_at(kind, moments(found, k), TEST)) for k in range(told.count(MARK)))


def fresh(people: int) -> tuple[float, ...]:
    """Thresholds of a day on which nothing was done."""
    return thresholds_in(people, (MARK, "Rest for 1 min"))[0]


def change(before: tuple[float, ...], after: tuple[float, ...]) -> float:
    """Mean change, Hz; who never cramps at one of them is left out."""
    return mean(b - a for a, b in zip(before, after, strict=True))


def sodium(told: tuple[str, ...], meanwhile: tuple[str, ...] = ()) -> float:
    """Change of plasma sodium over a story, mmol/L."""
    (chart,) = charted(Kind(muscles=MUSCLE), told, meanwhile)
    return at(chart, "sodium") - at(chart, "sodium", 0) if chart.sizes["time"] else math.nan
