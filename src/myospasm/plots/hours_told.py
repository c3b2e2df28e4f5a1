"""A story of hours as it is told in a picture: its chart, the looks aside, the time axis, and the rows of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from myospasm.plots.words import BRIEF, longest
from myospasm.protocol.bounds import number

if TYPE_CHECKING:
    import xarray as xr
    from matplotlib.axes import Axes


class Look(NamedTuple):
    """A look aside in full detail, and what was seen."""

    at: float
    """s of the story."""
    kind: str
    """"watch", "threshold" or "contraction"."""
    spasms: Sequence[dict[str, Any]] = ()
    """As a summary tells them: onset, duration (s; None if it did not end), muscle, emg_percent_of_max."""
    threshold: float | None = None
    """Hz, if one was searched and found."""
    trace: xr.Dataset | None = None
    """The loop in these seconds, if it was kept."""

    @property
    def cramp(self) -> dict[str, Any] | None:
        """The longest spasm that a patient would notice; a search for the threshold provokes its own."""
        if self.kind == "threshold":
            return None
        unended = [s for s in self.spasms if s["duration"] is None]
        return unended[0] if unended else longest([s for s in self.spasms if s["duration"] >= BRIEF])


class Telling(NamedTuple):
    """One way the story goes, as "drinking nothing" or "with an electrolyte drink"."""

    name: str
    chart: xr.Dataset
    """With `events` in its attrs; `outside_checked_range` (a JSON list) and `assumptions` are told where given."""
    looks: Sequence[Look] = ()
    sentence: str = ""
    """What happened, in plain words; a short one is made of the looks if it is left out."""

    @property
    def end(self) -> float:
        """The length of the story in s."""
        times = self.chart["time"].values
        return max([float(times[-1]) if len(times) else 0.0, *(look.at for look in self.looks)])

    @property
    def strongest(self) -> Look | None:
        """The look with the longest cramp."""
        found = [look for look in self.looks if look.cramp]
        return max(found, key=lambda look: _length(look.cramp), default=None)

    @property
    def muscle(self) -> str:
        """The muscle that the picture is about: that of the longest cramp, else the chart's first."""
        names = [str(name) for name in self.chart["muscle"].values] if "muscle" in self.chart.coords else [""]
        look = self.strongest
        cramped = str(look.cramp["muscle"]) if look and look.cramp else str(self.chart.attrs.get("main", ""))
        return cramped if cramped in names else names[0]


def _length(spasm: dict[str, Any] | None) -> float:
    length = spasm["duration"] if spasm else 0.0
    return float("inf") if length is None else float(length)


class Clock(NamedTuple):
    """The time axis: the unit that fits, and the end in it."""

    words: str
    seconds: float
    end: float


UNITS = (("days", 86400.0, 60 * 3600.0), ("hours", 3600.0, 2 * 3600.0), ("minutes", 60.0, 180.0), ("seconds", 1.0, 0.0))
"""Unit of the axis, its seconds, and the length of a story from which on it is used."""


def clock(tellings: Sequence[Telling]) -> Clock:
    """The one axis of all tellings."""
    end = max(*(telling.end for telling in tellings), 1.0)
    words, seconds, _ = next(unit for unit in UNITS if end >= unit[2])
    return Clock(words, seconds, end / seconds)


SHORT = {"days": "days", "hours": "h", "minutes": "min", "seconds": "s"}


def moment(at: float, ticking: Clock) -> str:
    """A time of the story for a sentence."""
    return f"{number(round(at / ticking.seconds, 1))} {SHORT[ticking.words]}"


class Row(NamedTuple):
    """A row of the page: one panel for each telling, under one heading."""

    heading: str
    aside: str
    """In grey after the heading: a unit, or how to read it."""
    height: float
    """Inches."""
    draw: Callable[[Axes, Telling], None]
    timed: bool = True
    """Whether it shares the axis of the hours."""
