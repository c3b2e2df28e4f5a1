"""What is kept of a run (a Trace) and what a device gives (a Recording): the words between simulation and analysis."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from myospasm.ground import MyospasmError

if TYPE_CHECKING:
    import xarray as xr

    Trace = xr.Dataset
    """Everything that happened in a run; the variables are listed in docs/trace.md."""

ORIGINS = ("soma", "stimulus", "terminal")
"""Where a muscle fiber's action potential was born: the motoneuron, the stimulator, the nerve ending itself."""
KINDS = ("emg", "force", "angle", "stimulus", "other")
"""What a channel can measure; torque is a kind of force, and a stimulator's pulses and triggers are stimulus."""


TO_MILLIVOLT = {"V": 1e3, "mV": 1.0, "uV": 1e-3, "µV": 1e-3, "μV": 1e-3, "nV": 1e-6}
"""How many mV a unit of voltage is; the two signs for micro look alike and are not."""


class Event(NamedTuple):
    """Something a protocol did or an experimenter marked: start and length in seconds, and what it was."""

    onset: float
    duration: float
    label: str


@dataclasses.dataclass(frozen=True)
class Channel:
    """One channel of a device: label, kind (one of `KINDS`), unit, muscle and place on the skin."""

    label: str
    kind: str
    unit: str
    muscle: str = ""
    position: tuple[float, float] | None = None
    """Along and across the fibers, in m, from the muscle's middle; of a real recording: along its grid's columns."""
    filters: str = ""
    group: str = ""
    """The grid or device to which it belongs: electrodes of one group share coordinates."""


@dataclasses.dataclass(frozen=True, eq=False)
class Stored:
    """Samples (channels, samples) that stay in their file until they are asked for, so that a long one fits in memory.

    `piece(row, first, last)` reads one channel's samples from first to before last. As of an array, `stored[3]` is a
    channel, `stored[3, 100:200]` and `stored[[3, 4], 100:200]` are pieces of it; `stored[[3, 4]]` reads nothing yet.
    """

    piece: Callable[[int, int, int], np.ndarray]
    shape: tuple[int, int]
    rows: tuple[int, ...] = ()
    dtype: np.dtype = dataclasses.field(default=np.dtype(np.float64))
    ndim: int = dataclasses.field(default=2, init=False)

    def __post_init__(self) -> None:
        if not self.rows:
            object.__setattr__(self, "rows", tuple(range(self.shape[0])))

    @property
    def size(self) -> int:
        """How many samples there are in all channels together."""
        return self.shape[0] * self.shape[1]

    def __len__(self) -> int:
        return self.shape[0]

    def __iter__(self) -> Iterator[np.ndarray]:
        return (self[i] for i in range(len(self)))

    def __getitem__(self, key: Any) -> Any:
        rows, stretch = key if isinstance(key, tuple) else (key, None)
        chosen = np.asarray(self.rows, int)[rows]
        if stretch is None and chosen.ndim:
            return dataclasses.replace(self, rows=tuple(chosen.tolist()), shape=(len(chosen), self.shape[1]))
        first, last, step = (stretch or slice(None)).indices(self.shape[1])
        last = max(first, last)
        if not chosen.ndim:
            return np.asarray(self.piece(int(chosen), first, last), self.dtype)[::step]
        found = [np.asarray(self.piece(int(row), first, last), self.dtype)[::step] for row in chosen]
        return np.stack(found) if found else np.empty((0, len(range(first, last, step))), self.dtype)

    def between(self, first: int, last: int) -> Stored:
        """The samples from first to before last of every channel, still in their file."""

        def piece(row: int, start: int, end: int) -> np.ndarray:
            return self.piece(row, first + start, first + end)

        return dataclasses.replace(self, piece=piece, shape=(self.shape[0], last - first))

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        """Read everything. Shape (channels, samples)."""
        return np.asarray(self[:, :], dtype)


Samples = np.ndarray | Stored
"""Channels by samples, in memory or in a file."""


@dataclasses.dataclass(frozen=True)
class Recording:
    """What a device gives: channels by samples at one rate, with events, and ground truth beside it where known.

    Shapes: samples (channels, samples) in each channel's own unit; truth maps unit label to spike times (s).
    `about` says where it comes from: `started` (ISO 8601 date and time of the first sample), `subject`, `task`...;
    `damage` is what a reader could not read, `note` what it had to guess or change.
    """

    samples: Samples
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

    def between(self, start: float, end: float) -> Recording:
        """The part from start to end (s, on the recording's own clock); what is stored stays stored.

        Errors: MyospasmError if no sample lies between. Events that reach into the part are cut to it.
        """
        first = max(0, round((start - self.start) * self.rate))
        last = min(self.samples.shape[1], round((end - self.start) * self.rate))
        if last <= first:
            whole = f"{self.start:g} to {self.end:g} s"
            raise MyospasmError(f"no sample lies from {start:g} to {end:g} s; the recording goes from {whole}.")
        begin, stop = self.start + first / self.rate, self.start + last / self.rate
        spans = [(max(e.onset, begin), min(e.onset + e.duration, stop), e.label) for e in self.events]
        return dataclasses.replace(
            self,
            samples=self.samples.between(first, last)
            if isinstance(self.samples, Stored)
            else self.samples[:, first:last],
            start=begin,
            events=tuple(Event(a, b - a, label) for a, b, label in spans if begin <= a < stop and b >= a),
            truth={unit: t[(t >= begin) & (t < stop)] for unit, t in self.truth.items()},
        )

    @property
    def end(self) -> float:
        """The time at which it ends, in s."""
        return self.start + self.duration

    @property
    def time(self) -> np.ndarray:
        """The time of every sample in s."""
        return self.start + np.arange(self.samples.shape[1]) / self.rate

    @property
    def duration(self) -> float:
        """How long it is, in s."""
        return self.samples.shape[1] / self.rate

    def rows(self, kind: str, muscle: str | None = None) -> list[int]:
        """The numbers of the channels of one kind (of one muscle)."""
        return [i for i, c in enumerate(self.channels) if c.kind == kind and muscle in (None, c.muscle)]

    def of_kind(self, kind: str, muscle: str | None = None) -> Any:
        """The rows of one kind of channel (of one muscle), shape (channels, samples); what is stored stays stored."""
        return self.samples[self.rows(kind, muscle)]
