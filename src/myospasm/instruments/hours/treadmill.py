"""A treadmill: how far someone walks until the leg begins to hurt, and until it must stop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import MyospasmError
from myospasm.instruments.hours.reading import between, course, events, times

if TYPE_CHECKING:
    import xarray as xr

    from myospasm.records import Event

_WALK = re.compile(r"^walk\b", re.IGNORECASE)
_MOST = re.compile(r"\bat most ([\d.]+) (min|h|s|days?)\b", re.IGNORECASE)
_SECONDS = {"s": 1.0, "min": 60.0, "h": 3600.0, "day": 86400.0, "days": 86400.0}
FIRST = 1.0
"""Pain, 0 to 10, that is called the first."""


class Walk(NamedTuple):
    """One walk: its sentence, begin and length (s), way (m), greatest pain; time (s) and way (m) until the first pain
    and until pain ended it, None where neither came."""

    label: str
    start: float
    duration: float
    distance: float
    greatest_pain: float
    initial_time: float | None
    initial_distance: float | None
    absolute_time: float | None
    absolute_distance: float | None

    @property
    def stopped(self) -> bool:
        """Whether pain ended the walk."""
        return self.absolute_distance is not None


def treadmill(chart: xr.Dataset) -> tuple[Walk, ...]:
    """Every walk of the story, with its claudication distances.

    Equation: initial: pain first reaches 1 of 10, on the line between entries; absolute: a walk "until pain" that ended
    before its longest time. Shapes: one tuple a walk. Source: usual in vascular clinics (Gardner2008).
    Errors: MyospasmError if nobody walked. Pain that was there before the walk counts as first pain at once.
    """
    walked = [event for event in events(chart) if _WALK.match(event.label) and event.onset < times(chart)[-1]]
    if not walked:
        raise MyospasmError(
            "nobody walks in this story, so there is no walking distance; it needs a sentence such as "
            '"Walk at 3.2 km/h up 10 % until pain".'
        )
    return tuple(_walk(chart, event) for event in walked)


def _walk(chart: xr.Dataset, event: Event) -> Walk:
    end = min(event.onset + event.duration, float(times(chart)[-1]))
    walked = np.concatenate([[0.0], course(chart, "distance")])  # none when the story began, before the first entry

    def way(at: float) -> float:
        there, here = np.interp([event.onset, at], np.concatenate([[0.0], times(chart)]), walked)
        return float(here - there)

    inside = between(chart, event.onset, end) if end > event.onset else np.zeros(0, bool)
    seconds = np.unique(np.concatenate([[event.onset, end], times(chart)[inside] if inside.size else []]))
    pain = np.interp(seconds, times(chart), course(chart, "pain"))
    first = _first(seconds, pain)
    stopped = end if _ended_by_pain(event, end) else None
    return Walk(
        event.label, event.onset, end - event.onset, way(end), float(pain.max()),
        None if first is None else first - event.onset, None if first is None else way(first),
        None if stopped is None else stopped - event.onset, None if stopped is None else way(stopped),
    )  # fmt: skip


def _first(seconds: np.ndarray, pain: np.ndarray) -> float | None:
    """When pain first reaches `FIRST`, on the line between entries; None if it never does."""
    hurt = np.flatnonzero(pain >= FIRST)
    if not hurt.size:
        return None
    i = int(hurt[0])
    return float(seconds[0] if i == 0 else np.interp(FIRST, pain[i - 1 : i + 1], seconds[i - 1 : i + 1]))


def _ended_by_pain(event: Event, end: float) -> bool:
    """Whether a walk until pain ended before its longest time, and the story did not end first."""
    most = _MOST.search(event.label)
    if "until pain" not in event.label.lower() or end < event.onset + event.duration:
        return False
    return most is None or event.duration < float(most[1]) * _SECONDS[most[2].lower()] - 0.5
