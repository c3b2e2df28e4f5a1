"""The angle of a joint, by a flexible goniometer across it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from myospasm.ground import param
from myospasm.instruments.transducer import Sensor, read
from myospasm.records import Channel, Recording

if TYPE_CHECKING:
    from myospasm.records import Trace


@dataclass(frozen=True)
class Goniometer:
    """Two small blocks on the skin with a spring between them, which bends as the joint does.

    Equation: `transducer.read`. Shapes: Recording with one channel, rad. Source: assumed.
    Errors: no offset, no slip of the skin as it moves, no crosstalk from rotation, which in truth make 1 to 2 degrees.
    """

    joint: str
    bandwidth: float = param(50.0, "Hz", "assumed", "flexible strain gauge goniometers; limbs move below 10 Hz")
    noise: float = param(0.0017, "rad", "assumed", "RMS, 0.1 degree: their resolution")
    drift: float = 0.0
    """How far the zero wanders in a minute (SD), rad, as the blocks slip on the skin; 0: it stays."""
    rate: float = 2048.0
    seed: int | None = None

    def record(self, trace: Trace) -> Recording:
        """Measure a run."""
        channel = Channel(f"{self.joint} angle", "angle", "rad", filters=f"low-pass {self.bandwidth:g} Hz")
        sensor = Sensor("angle", ("joint", self.joint), channel, self.bandwidth, self.noise, self.drift)
        return read(trace, sensor, self.rate, self.seed)
