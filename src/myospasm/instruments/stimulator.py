"""The electrical stimulator: what it gave, when it pulsed, and where an M wave is to be looked for."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.instruments import truth
from myospasm.instruments.anatomy import units_in
from myospasm.records import Channel, Recording

if TYPE_CHECKING:
    from myospasm.records import Trace

SITES = {"stimulus_nerve": "nerve", "stimulus_point": "motor point", "stimulus_root": "root", "skin": "skin"}


class Pulse(NamedTuple):
    """One stimulus, and the span of time in which its M wave falls."""

    muscle: str
    site: str
    """"nerve", "motor point", "root" or "skin"."""
    onset: float
    """s."""
    current: float
    """Over that for a maximal M wave."""
    end: float
    """s: when to stop looking, at the next pulse at the latest."""


@dataclasses.dataclass(frozen=True)
class Stimulator:
    """The stimulator's own output, as it is wired into the recorder to mark every shock on one muscle's nerve or point.

    Equation: the pulse current over that for a maximal M wave, held for the sample nearest to the pulse; 0 between.
    Shapes: Recording with one channel. Errors: the pulse's own length (below 1 ms) is lost.
    """

    muscle: str
    rate: float = 1000.0

    def record(self, trace: Trace) -> Recording:
        """Mark every pulse of a run. Errors: MyospasmError if the muscle is not in the trace."""
        start, samples = truth.span(trace, self.rate)
        output = np.zeros(samples)
        for pulse in m_wave_windows(trace, self.muscle):
            place = round((pulse.onset - start) * self.rate)
            if place < samples:
                output[place] = max(output[place], pulse.current)
        channel = Channel(f"{self.muscle} stimulus", "stimulus", "1", self.muscle)
        return truth.recording(trace, output[None], self.rate, (channel,), {"instrument": channel.label})


def stimulated(trace: Trace) -> list[str]:
    """The muscles that were stimulated in a run."""
    return list(dict.fromkeys(pulse.muscle for pulse in m_wave_windows(trace)))


def m_wave_windows(trace: Trace, muscle: str | None = None, longest: float = 0.03) -> list[Pulse]:
    """Every stimulus of a run, in order of time, of one or all muscles.

    A pulse begins where the current rises from 0 or changes. In the leg an H reflex comes later than `longest`.
    """
    names = [str(m) for m in trace["muscle"].values]
    if muscle is not None:
        units_in(trace, muscle)  # raises for a muscle that is not there
    found = [
        pulse
        for number, name in enumerate(names)
        if muscle in (None, name)
        for variable, site in SITES.items()
        if variable in trace
        for pulse in _pulses(trace, variable, number, (name, site, longest))
    ]
    return sorted(found, key=lambda pulse: pulse.onset)


def _pulses(trace: Trace, variable: str, number: int, label: tuple[str, str, float]) -> list[Pulse]:
    name, site, longest = label
    time = trace["time"].values
    current = trace[variable].transpose("time", "muscle").values[:, number]
    onset = np.flatnonzero((current > 0) & (np.diff(current, prepend=0.0) != 0))
    end = np.minimum(time[onset] + longest, np.append(time[onset[1:]], np.inf)) if len(onset) else onset
    return [Pulse(name, site, float(time[i]), float(current[i]), float(e)) for i, e in zip(onset, end, strict=True)]
