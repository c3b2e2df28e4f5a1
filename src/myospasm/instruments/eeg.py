"""Electroencephalogram: one electrode on the scalp over the cortex that moves a muscle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from myospasm.ground import param
from myospasm.instruments.transducer import Sensor, read
from myospasm.records import Channel, Recording

if TYPE_CHECKING:
    from myospasm.records import Trace


@dataclass(frozen=True)
class Scalp:
    """An electrode over one muscle's patch of cortex; a discharge of its cells shows as a positive wave.

    Equation: size times the share of the patch's excitatory cells that fire, plus noise. Shapes: Recording with one
    channel, mV. Source: Demura2022 for the size of answers to a shock. Errors: the skull's blurring, the wave's shape
    (N20, P25, N33) and all rhythms of the rest of the brain are left out, but for noise of their size.
    """

    muscle: str
    size: float = param(0.025, "mV", "assumed", "so that a healthy answer to a shock is some 4 uV, of 10 at most")
    noise: float = param(0.01, "mV", "assumed", "RMS of what the rest of the brain and the electrode add")
    bandwidth: float = param(100.0, "Hz", "assumed", "usual low-pass for averaging on jerks")
    rate: float = 2048.0
    seed: int | None = None

    def record(self, trace: Trace) -> Recording:
        """Measure a run."""
        channel = Channel(f"EEG {self.muscle}", "other", "mV", filters=f"low-pass {self.bandwidth:g} Hz")
        own = trace.assign(scalp=trace["cortex"] * self.size)
        sensor = Sensor("scalp", ("muscle", self.muscle), channel, self.bandwidth, self.noise)
        return read(own, sensor, self.rate, self.seed)
