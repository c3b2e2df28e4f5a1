"""Electrodes that are listened to while a run goes on: the same potentials as recorded afterwards, piece by piece."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from myospasm import muscles
from myospasm.ground import stream
from myospasm.instruments.action_potential import waveforms
from myospasm.instruments.anatomy import units_in
from myospasm.instruments.arrivals import fiber_spikes, real_units
from myospasm.instruments.surface_emg import Bipolar, SurfaceArray, site_of

if TYPE_CHECKING:
    from jaxtyping import Float

    from myospasm.instruments.superposition import Spikes
    from myospasm.records import Trace

LONGEST = 0.08
"""s of an action potential that are heard: the slowest fibers' waves have reached the tendons by then."""
PHASES = 4
"""Places between two samples at which a spike may lie."""


class Listener:
    """One electrode montage that hears a muscle piece by piece.

    Equation: as `SurfaceArray`, but a spike lies at the nearest quarter of a sample.
    Shapes: `hear` gives (channels, samples), mV. Source: FarinaMerletti2001.
    Errors: neighboring muscles are not heard; the baseline does not wander and the mains do not hum. The recording
    that is kept has all of it.
    """

    def __init__(self, device: SurfaceArray | Bipolar, trace: Trace) -> None:
        """`trace`: any piece of the run; it tells how many units there are and where they lie."""
        self.device = dataclasses.replace(device, crosstalk=False)
        self.muscle = muscles.load(device.muscle)
        self.seed = int(trace.attrs["seed"])
        self.patch = self.device.patch()
        _, units = real_units(trace, self.muscle, self.seed)
        self.units = units_in(trace, str(self.muscle.name))
        site = site_of(self.muscle, self.patch, self.device)
        fine = waveforms(units, site, PHASES * device.rate, round(LONGEST * PHASES * device.rate))
        late = [np.pad(fine, ((0, 0), (0, 0), (phase, PHASES - phase))) for phase in range(PHASES)]
        self.shapes = np.stack([shape[:, :, ::PHASES] for shape in late], axis=1)
        self.forget()

    def forget(self) -> None:
        """Begin anew, as after going back in time."""
        self._tail: np.ndarray = np.zeros(self.shapes.shape[2:], np.float32)
        self._amplified = Amplified(self)

    def hear(self, trace: Trace, begin: float, end: float) -> Float[np.ndarray, "channels samples"]:
        """The next stretch, from `begin` to `end` (s); the trace reaches a little beyond it on either side."""
        rate = self.device.rate
        first, last = round(begin * rate), round(end * rate)
        spikes = fiber_spikes(trace, self.muscle, self.units, self.seed)
        return self._amplified(self._laid(spikes, first, last), first)

    def _laid(self, spikes: Spikes, first: int, last: int) -> np.ndarray:
        """The potentials of the spikes that begin in this stretch, and what those before it left."""
        place = np.round((spikes.time * self.device.rate - first) * PHASES).astype(np.int64)
        here = np.flatnonzero((place >= 0) & (place < (last - first) * PHASES))
        at, phase = np.divmod(place[here], PHASES)
        channels, length = len(self.patch.montage), self.shapes.shape[-1]
        out = np.zeros((channels, last - first + length), np.float32)
        out[:, :length] += self._tail
        sizes = spikes.size[here].astype(np.float32)
        for begin, shift, size, unit in zip(at, phase, sizes, spikes.unit[here], strict=True):
            out[:, begin : begin + length] += self.shapes[unit, shift] * size
        self._tail = out[:, last - first :].copy()
        return out[:, : last - first]


class Amplified:
    """An amplifier that remembers what it was given, so that pieces join without a seam."""

    def __init__(self, listener: Listener) -> None:
        self.amplifier = dataclasses.replace(listener.device.amplifier, drift=0.0, line=0.0)
        self.rate, self.patch, self.seed = listener.device.rate, listener.patch, listener.seed
        self.sections = self.amplifier.sections(self.rate)
        self.memory = np.zeros((len(self.sections), len(self.patch.montage), 2))

    def __call__(self, potential: np.ndarray, first: int) -> np.ndarray:
        """The next stretch of every channel, which begins with sample number `first`."""
        from scipy.signal import sosfilt

        chance = stream(self.seed, f"noise/{self.patch.name}/{first}")
        noise = self.amplifier.unwanted(potential.shape[1], self.patch.montage, (self.rate, first / self.rate), chance)
        heard, self.memory = sosfilt(self.sections, (potential + noise).astype(float), axis=-1, zi=self.memory)
        return np.asarray(heard, np.float32)
