"""What the picture shows: which muscle, which phases, which moments, as they were recorded; nothing is drawn here."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any

import numpy as np

from myospasm.plots.words import cramp_or_spasm, ended_by, events_of, longest, stretches, told

if TYPE_CHECKING:
    import xarray as xr

    from myospasm.records import Event, Recording

Span = tuple[float, float]
GAP = 0.5
"""Commands or pulses closer than this (s) are one bout."""
MOVED = 0.05  # rad; a joint that turns less is held


@dataclasses.dataclass(frozen=True)
class Scene:
    """One muscle's part in a run: spans in s, and the index of the muscle and its joint in the Trace."""

    muscle: str
    index: int
    joint: int
    finish: float
    voluntary: list[Span]
    stimulated: list[Span]
    stretch: list[Span]
    spasms: list[dict[str, Any]]
    events: list[Event]

    @property
    def longest(self) -> dict[str, Any] | None:
        """The spasm that the picture is about."""
        return longest(self.spasms)

    def moments(self) -> list[tuple[float, str, str]]:
        """The moments worth an arrow: time, phase (a key of `palette.PHASES`), and a label for a patient."""
        spasm = self.longest
        if spasm is None:
            return self._ordinary()
        word, onset = cramp_or_spasm(spasm), spasm["onset"]
        found = [*self._before(onset), (onset, "spasm", f"{word}\nbegins")]
        found += [(s[0], "stretch", "stretch\nbegins") for s in self.stretch if s[0] > onset][:1]
        ending = ended_by(spasm, self.events, self.finish)
        if ending != "not yet":
            found.append((spasm["end"], "spasm", f"{word}\nends" if ending == "stretch" else f"{word} ends\nby itself"))
        return sorted(found, key=lambda moment: moment[0])

    def _before(self, onset: float) -> list[tuple[float, str, str]]:
        bouts = [(s[1], "voluntary", "the brain\nlets go") for s in self.voluntary if s[1] <= onset + 1]
        bouts += [(s[1], "stimulated", "pulses\nstop") for s in self.stimulated if s[1] <= onset + 1]
        return sorted(bouts)[-1:]

    def _ordinary(self) -> list[tuple[float, str, str]]:
        return [(s[1], "voluntary", "the brain lets go,\nthe muscle too") for s in self.voluntary[-1:]]


def scene(trace: xr.Dataset, recording: Recording, summary: dict[str, Any]) -> Scene:
    """Find the main muscle, its phases and its joint. Lists in the Scene are empty where there was no such thing."""
    names = [str(n) for n in trace["muscle"].values]
    index = names.index(_main(trace, summary, names))
    time = trace["time"].values
    drive = np.asarray(trace["drive"].values)[:, index]
    pulses = (trace["stimulus_nerve"].values + trace["stimulus_point"].values)[:, index]
    finish = float(time[-1])
    return Scene(
        muscle=names[index],
        index=index,
        joint=_joint(trace),
        finish=finish,
        voluntary=bouts(time, drive > 0.02),
        stimulated=bouts(time, pulses > 0),
        stretch=[(e.onset, e.onset + e.duration) for e in stretches(events_of(trace))],
        spasms=[s for s in told(summary) if s["muscle"] == names[index]],
        events=events_of(trace) or list(recording.events),
    )


def _main(trace: xr.Dataset, summary: dict[str, Any], names: list[str]) -> str:
    """The run's main muscle if it cramped, or the one that cramped longest; without a cramp the main or busiest one."""
    spasms = [s for s in told(summary) if s["muscle"] in names]
    main = trace.attrs.get("main")
    if main in names and (not spasms or main in [s["muscle"] for s in spasms]):
        return main
    if spasms:
        return max(spasms, key=lambda s: s["duration"] or 0.0)["muscle"]
    work = (trace["drive"].values + trace["stimulus_nerve"].values + trace["stimulus_point"].values).sum(axis=0)
    return names[int(np.argmax(work))]


def _joint(trace: xr.Dataset) -> int:
    return int(np.argmax(np.ptp(np.asarray(trace["angle"].values), axis=0)))


def bouts(time: np.ndarray, active: np.ndarray) -> list[Span]:
    """The spans in which something was going on; pauses shorter than `GAP` do not end one."""
    at = time[active]
    if not len(at):
        return []
    breaks = np.flatnonzero(np.diff(at) > GAP)
    starts, stops = at[np.r_[0, breaks + 1]], at[np.r_[breaks, len(at) - 1]]
    return [(float(a), float(b)) for a, b in zip(starts, stops, strict=True)]


def bipolar(recording: Recording, muscle: str) -> int | None:
    """The row of a muscle's bipolar EMG, or of its loudest electrode where there is no pair; None without EMG."""
    named = [(i, c) for i, c in enumerate(recording.channels) if c.kind == "emg" and c.muscle in (muscle, "")]
    pairs = [i for i, c in named if c.position is None or re.search(r"bipolar|\bEMG$", c.label, re.IGNORECASE)]
    return max(pairs or [i for i, _ in named], key=lambda i: float(np.std(recording.samples[i])), default=None)
