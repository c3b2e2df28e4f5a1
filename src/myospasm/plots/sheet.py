"""A protocol as the columns of a picture: where each step stands, and the extremes of all that is set there."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from myospasm.protocol.clock import Clock
from myospasm.protocol.steps import Step
from myospasm.protocol.timeline import JOINTLY, Segment

COLUMNS = 1600
"""The picture has about so many columns, each with the smallest and largest value of what it covers."""
NARROW = 0.008
"""A step of a smaller share of the time would not be seen: then widths grow with the root of the time."""


class Drawn(NamedTuple):
    """A step in the picture."""

    number: int
    step: Step
    segment: Segment
    left: float
    right: float
    """Its place, in columns."""


class Sheet(NamedTuple):
    """The picture's columns: where each is, and the extremes of every field that something sets."""

    steps: list[Drawn]
    clock: Clock
    at: np.ndarray
    low: dict[str, np.ndarray]
    high: dict[str, np.ndarray]
    stretched: bool

    def over(self, field: str) -> list[tuple[str, int]]:
        """The muscles or joints for which a field is ever set, with their places."""
        names = self.clock.joints if field in JOINTLY else self.clock.names
        if field not in self.high:
            return []
        return [
            (name, i) for i, name in enumerate(names) if self.high[field][:, i].any() or self.low[field][:, i].any()
        ]


def lay_out(steps: Sequence[Step], clock: Clock) -> Sheet:
    """Render every step into its columns."""
    segments = _segments(steps, clock)
    fields = {part.field for _, _, segment in segments for part in segment.parts} | {"angle"}
    drawn, stretched = _places([found for found in segments if found[2].end > found[2].begin])
    at: list[np.ndarray] = []
    low: dict[str, list[np.ndarray]] = {field: [] for field in fields}
    high: dict[str, list[np.ndarray]] = {field: [] for field in fields}
    for one in drawn:
        columns = max(2, round(one.right - one.left))
        edges = np.unique(np.linspace(one.segment.begin, one.segment.end, columns + 1).astype(int))
        share = (edges - one.segment.begin) / max(one.segment.end - one.segment.begin, 1)
        at.append(one.left + share[:-1] * (one.right - one.left))
        for field in fields:
            spans = [_extremes(one.segment, field, a, b) for a, b in itertools.pairwise(edges)]
            low[field].append(np.array([span[0] for span in spans]))
            high[field].append(np.array([span[1] for span in spans]))
    lows, highs = ({field: np.concatenate(rows) for field, rows in found.items()} for found in (low, high))
    return Sheet(drawn, clock, np.concatenate(at), lows, highs, stretched)


def _extremes(segment: Segment, field: str, begin: int, end: int) -> tuple[np.ndarray, np.ndarray]:
    values = segment.values(field, begin, end)
    return values.min(0), values.max(0)


def _segments(steps: Sequence[Step], clock: Clock) -> list[tuple[int, Step, Segment]]:
    """Every step with its number and segment."""
    found = []
    for number, step in enumerate(steps, 1):
        segment = clock.begin(step)
        clock.end(segment, segment.end)
        found.append((number, step, segment))
    return found


def _places(segments: list[tuple[int, Step, Segment]]) -> tuple[list[Drawn], bool]:
    """The steps that take time, with their places, and whether widths are not in proportion to time."""
    lengths = np.array([segment.end - segment.begin for _, _, segment in segments], float)
    stretched = bool(lengths.min() < NARROW * lengths.sum())
    widths = np.sqrt(lengths) if stretched else lengths
    edges = np.concatenate([[0.0], np.cumsum(widths / widths.sum() * COLUMNS)])
    return [Drawn(*found, *map(float, edges[i : i + 2])) for i, found in enumerate(segments)], stretched
