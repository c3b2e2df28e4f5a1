"""Conduction velocity from whatever electrodes lie in a row: which rows can be used, and whether their answer can."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.signs.gaps import bridge
from myospasm.signs.velocity import Velocity, conduction_velocity

if TYPE_CHECKING:
    from myospasm.records import Channel, Recording

LIKENESS = 0.7
"""Neighbors less alike than this tell no velocity (FarinaMerletti2004)."""
HUMAN = (2.0, 8.0)
"""Speeds (m/s) that human muscle fibers reach at any temperature and fatigue; what is faster did not run along them."""
SPREAD = 0.4
"""Places whose velocities differ (quartile to quartile) by more than this share of their median disagree; assumed."""
SECONDS = 2.0
"""So much of a contraction, from its middle, is used."""
WIDEST = 0.02
"""Electrodes farther apart (m) than this are no row: an action potential is hardly longer; assumed."""


class Row(NamedTuple):
    """Electrodes at equal distances: their channels' numbers in order, the distance (m), the axis they lie along."""

    rows: list[int]
    spacing: float
    axis: str


class FiberVelocity(NamedTuple):
    """Conduction velocity (m/s) of a muscle's fibers: the middle of `places` places on the grid, or why there is none.

    likeness is the mean correlation of neighbors once aligned, spread the distance between quartiles (m/s), axis
    the side of the grid along which the fibers run.
    """

    value: float = float("nan")
    likeness: float = float("nan")
    spread: float = float("nan")
    places: int = 0
    axis: str = ""
    why_not: str = ""


def rows_of(channels: Sequence[Channel], members: Sequence[int]) -> list[Row]:
    """The rows of four or more electrodes at equal distances, along and across each grid."""
    found = []
    for group in dict.fromkeys(channels[i].group for i in members):
        placed = {i: p for i in members if channels[i].group == group and (p := channels[i].position) is not None}
        for axis, name in enumerate(("along", "across")):
            for level in sorted({round(p[1 - axis], 4) for p in placed.values()}):
                row = sorted((p[axis], i) for i, p in placed.items() if round(p[1 - axis], 4) == level)
                found += _equal(row, name)
    return found


def _equal(row: list[tuple[float, int]], axis: str) -> list[Row]:
    """The stretches of a row without a missing electrode."""
    steps = np.diff([place for place, _ in row])
    if not len(steps) or not 0 < steps.min() <= WIDEST:
        return []
    breaks = np.flatnonzero(np.abs(steps - steps.min()) > 0.1 * steps.min()) + 1
    pieces = np.split(np.array([i for _, i in row]), breaks)
    return [Row([int(i) for i in piece], float(steps.min()), axis) for piece in pieces if len(piece) >= 4]


def fiber_velocity(recording: Recording, rows: Sequence[Row], onset: float, end: float) -> FiberVelocity:
    """How fast the fibers of a muscle conduct during one contraction, wherever on the grid they can be heard running.

    Equation: `conduction_velocity` of every three neighboring double differences (single ones where a row has four
    electrodes) in the middle 2 s; those alike to 0.7 and between 2 and 8 m/s count; the axis with more of them is
    the fibers'; the value is their median
    Shapes: onset and end in s of the recording's own samples. Source: Farina2001 (estimator), FarinaMerletti2004
    (likeness, differences). Errors: fibers oblique to the grid seem faster.
    """
    heard: dict[str, list[Velocity]] = {}
    for row in rows:
        for signals in _differences(_piece(recording, row.rows, onset, end)):
            heard.setdefault(row.axis, []).append(conduction_velocity(signals, recording.rate, row.spacing))
    trusted = {axis: [v for v in found if _plausible(v)] for axis, found in heard.items()}
    axis = max(trusted, key=lambda a: len(trusted[a]), default="")
    if not trusted.get(axis):
        return FiberVelocity(why_not=_why_not([v for found in heard.values() for v in found]))
    speeds = np.abs([v.value for v in trusted[axis]])
    low, middle, high = np.percentile(speeds, [25, 50, 75])
    likeness = float(np.mean([v.likeness for v in trusted[axis]]))
    if high - low > SPREAD * middle:
        return FiberVelocity(why_not=f"the places disagree, from {low:.1f} to {high:.1f} m/s")
    return FiberVelocity(float(middle), likeness, float(high - low), len(speeds), axis)


def _plausible(found: Velocity) -> bool:
    return found.likeness >= LIKENESS and HUMAN[0] <= abs(found.value) <= HUMAN[1]


def _why_not(found: Sequence[Velocity]) -> str:
    if not found:
        return "there are not four electrodes in a row"
    best = max(found, key=lambda v: v.likeness)
    if best.likeness < LIKENESS:
        return f"neighbors are alike to {best.likeness:.2f} at most; {LIKENESS} is needed"
    return f"what neighbors share moves at {abs(best.value):.1f} m/s, which is not the fibers' pace"


def _piece(recording: Recording, rows: Sequence[int], onset: float, end: float) -> np.ndarray:
    """The middle of a contraction, gaps bridged. Shape (electrodes, samples)."""
    middle, half = (onset + end) / 2, min(SECONDS, end - onset) / 2
    first, last = (max(0, round(t * recording.rate)) for t in (middle - half, middle + half))
    return np.stack([bridge(recording.samples[i, first:last])[0] for i in rows])


def _differences(electrodes: np.ndarray) -> list[np.ndarray]:
    """Every three neighboring differences: double ones reject what does not travel better, but take an electrode."""
    signals = np.diff(electrodes, n=1 if len(electrodes) < 5 else 2, axis=0)
    threes = [signals[k : k + 3] for k in range(len(signals) - 2)]
    return [three for three in threes if three.shape[1] > 64 and np.ptp(three, axis=1).all()]
