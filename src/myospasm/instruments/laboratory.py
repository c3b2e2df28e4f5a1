"""The laboratory: several devices on one person, recorded together on one clock."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from myospasm import muscles
from myospasm.ground import MyospasmError
from myospasm.instruments import truth
from myospasm.instruments.force import ForceTransducer, TorqueMeter
from myospasm.instruments.goniometer import Goniometer
from myospasm.instruments.hammer import Hammer, tapped
from myospasm.instruments.stimulator import Stimulator, stimulated
from myospasm.instruments.surface_emg import RATE, Bipolar
from myospasm.records import Recording

if TYPE_CHECKING:
    from myospasm.records import Trace


REFERENCE = "monopolar channels: one electrode on the limb (the ankle); all others: their own second electrode"
ABOUT = ("version", "seed", "person", "scenario", "causes", "remedies", "protocol")
"""Attributes of a trace that its recording keeps."""


class Device(Protocol):
    """Anything that can be laid on a person: a frozen dataclass with a rate that records a trace."""

    @property
    def rate(self) -> float:
        """Samples per second."""
        ...

    def record(self, trace: Trace) -> Recording:
        """Measure a run."""
        ...


def usual(trace: Trace) -> list[Device]:
    """What one lays on by default: bipolar EMG and force of every muscle, torque and angle of the joints they are for.

    A joint that a muscle only crosses is measured where it turned. Where there was a stimulator or a hammer, its
    pulses are recorded too.
    """
    names = [str(m) for m in trace["muscle"].values]
    own, turned = {muscles.load(m).joint for m in names}, np.ptp(trace["angle"].values, axis=0) > 0
    joints = [str(j) for j, moved in zip(trace["joint"].values, turned, strict=True) if moved or j in own]
    return [
        *(Bipolar(m) for m in names),
        *(ForceTransducer(m) for m in names),
        *(TorqueMeter(j) for j in joints),
        *(Goniometer(j) for j in joints),
        *(Stimulator(m) for m in stimulated(trace)),
        *(Hammer(m) for m in tapped(trace)),
    ]


def record(trace: Trace, devices: Sequence[Device] | None = None, rate: float = RATE) -> Recording:
    """Record a run with several devices at one rate; truth holds every motoneuron's discharges.

    `devices` None: `usual(trace)`. Each device's own rate gives way to `rate`.
    """
    chosen = usual(trace) if devices is None else list(devices)
    if not chosen:
        raise MyospasmError("a laboratory needs at least one device; give a Bipolar, a SurfaceArray or a Goniometer.")
    bare = trace.isel(soma_spike=slice(0))  # the whole's truth is made once, not in every part
    parts = [dataclasses.replace(device, rate=rate).record(bare) for device in chosen]  # type: ignore[type-var]
    return Recording(
        samples=np.concatenate([part.samples.astype(np.float32) for part in parts]),
        rate=rate,
        channels=tuple(channel for part in parts for channel in part.channels),
        events=truth.events(trace),
        start=parts[0].start,
        truth=truth.spikes(trace),
        about={"simulated": "yes", "reference": REFERENCE} | {key: str(trace.attrs.get(key, "")) for key in ABOUT},
    )
