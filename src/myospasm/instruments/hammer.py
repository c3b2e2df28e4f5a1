"""The reflex hammer and the vibrator: what they did to a tendon, as a sensor in them tells."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from myospasm.instruments import truth
from myospasm.instruments.anatomy import units_in
from myospasm.records import Channel, Recording

if TYPE_CHECKING:
    from myospasm.records import Trace


@dataclasses.dataclass(frozen=True)
class Hammer:
    """How far a hammer or a vibrator pushed one muscle's tendon in, as it is wired into the recorder.

    Equation: lengthening of muscle and tendon, linear between the trace's milliseconds. Shapes: Recording with one
    channel, m. Errors: no force of the blow, no noise.
    """

    muscle: str
    rate: float = 1000.0

    def record(self, trace: Trace) -> Recording:
        """Measure a run. Errors: MyospasmError if the muscle is not in the trace."""
        units_in(trace, self.muscle)  # raises for a muscle that is not there
        start, samples = truth.span(trace, self.rate)
        pull = trace["pull"].transpose("time", "muscle").sel(muscle=self.muscle).values
        signal = np.interp(start + np.arange(samples) / self.rate, trace["time"].values, pull)
        channel = Channel(f"{self.muscle} tap", "other", "m", self.muscle)
        return truth.recording(trace, signal[None], self.rate, (channel,), {"instrument": channel.label})


def tapped(trace: Trace) -> list[str]:
    """The muscles whose tendon was tapped or vibrated in a run."""
    if "pull" not in trace:
        return []
    touched = np.flatnonzero((trace["pull"].transpose("time", "muscle").values > 0).any(axis=0))
    return [str(trace["muscle"].values[i]) for i in touched]
