"""What is kept of a run (a Trace) and what a device gives (a Recording): the words between simulation and analysis."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    import xarray as xr
    from jaxtyping import Float

    Trace = xr.Dataset
    """Everything that happened in a run; the variables are listed in CONTRIBUTING.md."""

ORIGINS = ("soma", "stimulus", "terminal")
"""Where a muscle fiber's action potential was born: the motoneuron, the stimulator, the nerve ending itself."""


class Event(NamedTuple):
    """Something a protocol did or an experimenter marked: start and length in seconds, and what it was."""

    onset: float
    duration: float
    label: str


@dataclasses.dataclass(frozen=True)
class Channel:
    """One channel of a device: label, kind ("emg", "force", "angle", "other"), unit, muscle and place on the skin."""

    label: str
    kind: str
    unit: str
    muscle: str = ""
    position: tuple[float, float] | None = None
    """Along and across the fibers, in m, from the muscle's middle."""
    filters: str = ""


@dataclasses.dataclass(frozen=True)
class Recording:
    """What a device gives: channels by samples at one rate, with events, and ground truth beside it where known.

    Shapes: samples (channels, samples) in each channel's own unit; truth maps unit label to spike times (s).
    """

    samples: Float[np.ndarray, "channels samples"]
    rate: float
    channels: Sequence[Channel]
    events: Sequence[Event] = ()
    start: float = 0.0
    truth: dict[str, np.ndarray] = dataclasses.field(default_factory=dict)
    about: dict[str, str] = dataclasses.field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.samples.ndim != 2 or len(self.channels) != self.samples.shape[0]:
            found = f"{len(self.channels)} channels, samples {self.samples.shape}"
            raise ValueError(f"a recording needs one row of samples per channel: {found}")

    @property
    def time(self) -> np.ndarray:
        """The time of every sample in s."""
        return self.start + np.arange(self.samples.shape[1]) / self.rate

    def of_kind(self, kind: str, muscle: str | None = None) -> np.ndarray:
        """The rows of one kind of channel (of one muscle), shape (channels, samples)."""
        rows = [i for i, c in enumerate(self.channels) if c.kind == kind and muscle in (None, c.muscle)]
        return self.samples[rows]
