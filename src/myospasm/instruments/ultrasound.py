"""Ultrasound of a muscle: how long its fascicles are and how steeply they stand, picture by picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm import muscles
from myospasm.ground import MyospasmError, param, stream
from myospasm.instruments import truth
from myospasm.instruments.anatomy import units_in
from myospasm.records import Channel, Recording

if TYPE_CHECKING:
    from myospasm.muscles import Muscle
    from myospasm.records import Trace


class Fascicle(NamedTuple):
    """Length (m) and pennation (rad) of the fascicle that is followed, at some moments."""

    length: np.ndarray
    pennation: np.ndarray


@dataclass(frozen=True)
class Ultrasound:
    """A probe on the skin that films one fascicle, whose ends a program then follows.

    Equation: length = the trace's fiber length times its optimal length; the muscle stays as thick as it is, so
    sin(pennation) = (optimal length / length) sin(pennation at optimal length). Each picture misplaces one end of the
    fascicle against the other, along it and across it; between two pictures a sample shows the last one.
    Shapes: Recording with two channels, m and rad. Source: assumed.
    Errors: the probe neither slips nor tilts (0.4 mm per degree, Bolsterlee2016); one straight fascicle stands for
    all; a muscle bulges a little when it contracts; whoever follows it by hand errs by more, and not anew each picture.
    """

    muscle: str
    frame_rate: float = param(50.0, "Hz", "assumed", "of usual scanners in this task, by depth and width", 25, 100)
    noise: float = param(0.0002, "m", "assumed", "SD by which each picture misplaces an end: about a pixel")
    noisy: bool = True
    rate: float = 50.0
    seed: int | None = None

    def record(self, trace: Trace) -> Recording:
        """Measure a run."""
        self.check()
        units_in(trace, self.muscle)
        start, samples = truth.span(trace, self.rate)
        frame = np.floor(np.arange(samples) / self.rate * self.frame_rate + 1e-9).astype(int)
        seen = self.frames(trace, start + np.arange(frame.max(initial=-1) + 1) / self.frame_rate)
        channels = (
            Channel(f"{self.muscle} fascicle length", "other", "m", self.muscle),
            Channel(f"{self.muscle} pennation", "other", "rad", self.muscle),
        )
        about = {"instrument": f"{self.muscle} ultrasound"}
        return truth.recording(trace, np.stack(seen)[:, frame], self.rate, channels, about, [self.muscle])

    def frames(self, trace: Trace, time: np.ndarray) -> Fascicle:
        """What is read from the pictures taken at these times (s)."""
        column = trace["length"].sel(muscle=self.muscle).values.astype(float)
        fascicle = geometry(muscles.load(self.muscle), np.interp(time, trace["time"].values, column))
        if not self.noisy:
            return fascicle
        seed = int(trace.attrs.get("seed", 0)) if self.seed is None else self.seed
        error = np.random.default_rng(stream(seed, f"noise/ultrasound/{self.muscle}")).standard_normal((2, len(time)))
        along, across = self.noise * error
        return Fascicle(fascicle.length + along, fascicle.pennation + across / fascicle.length)

    def check(self) -> None:
        """Refuse rates that no scanner or recorder has, in a sentence."""
        for what, rate in (("pictures", self.frame_rate), ("samples", self.rate)):
            if not np.isfinite(rate) or rate <= 0:
                raise MyospasmError(
                    f"the ultrasound of {self.muscle} cannot give {rate:g} {what} per second; scanners give 25 to 100."
                )


def geometry(muscle: Muscle, length: np.ndarray) -> Fascicle:
    """Length (m) and pennation (rad) of a muscle's fascicles at these lengths (optimal lengths)."""
    sine = np.sin(muscle.pennation.value) / np.maximum(length, 1e-3)
    return Fascicle(length * muscle.optimal_length.value, np.arcsin(np.clip(sine, 0.0, 1.0)))
