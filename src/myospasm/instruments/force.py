"""Force and torque: how hard a muscle pulls, or how hard a joint is turned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from myospasm import muscles
from myospasm.ground import param
from myospasm.instruments.transducer import Sensor, read
from myospasm.records import Channel, Recording

if TYPE_CHECKING:
    from myospasm.records import Trace


@dataclass(frozen=True)
class ForceTransducer:
    """A gauge on one muscle's tendon: the force that a laboratory would like to see and a clinic never can.

    Equation: `transducer.read`. Shapes: Recording with one channel, N. Source: Delp1990 for the muscle's full scale.
    Errors: linear, without hysteresis; does not load the tendon.
    """

    muscle: str
    bandwidth: float = param(100.0, "Hz", "assumed", "strain gauge amplifiers; force itself has little above 20 Hz")
    noise: float = param(0.0005, "1", "assumed", "RMS over the muscle's maximal force: an ordinary load cell's 0.05 %")
    drift: float = 0.0
    """How far the zero wanders in a minute (SD), over the muscle's maximal force; 0: it stays."""
    rate: float = 2048.0
    seed: int | None = None

    def record(self, trace: Trace) -> Recording:
        """Measure a run."""
        full = muscles.load(self.muscle).maximal_force.value
        channel = Channel(f"{self.muscle} force", "force", "N", self.muscle, filters=f"low-pass {self.bandwidth:g} Hz")
        slow = (self.bandwidth, self.noise * full, self.drift * full)
        sensor = Sensor("force", ("muscle", self.muscle), channel, *slow)
        return read(trace, sensor, self.rate, self.seed)


@dataclass(frozen=True)
class TorqueMeter:
    """A dynamometer at one joint: what a person is felt to push with.

    Equation: `transducer.read`. Shapes: Recording with one channel, N m, sum of all muscles at the joint.
    Source: assumed. Errors: as ForceTransducer; the dynamometer neither gives way nor adds inertia.
    """

    joint: str
    bandwidth: float = param(100.0, "Hz", "assumed", "strain gauge amplifiers")
    noise: float = param(0.02, "N m", "assumed", "RMS: 0.02 % of a 100 N m dynamometer")
    drift: float = 0.0
    """How far the zero wanders in a minute (SD), N m; 0: it stays."""
    rate: float = 2048.0
    seed: int | None = None

    def record(self, trace: Trace) -> Recording:
        """Measure a run."""
        channel = Channel(f"{self.joint} torque", "force", "N m", filters=f"low-pass {self.bandwidth:g} Hz")
        sensor = Sensor("torque", ("joint", self.joint), channel, self.bandwidth, self.noise, self.drift)
        return read(trace, sensor, self.rate, self.seed)
