"""The electrodes of a run that is watched: what they hear of each brief piece, one piece behind the body."""

from __future__ import annotations

import dataclasses
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.instruments.listening import Listener
from myospasm.instruments.surface_emg import Bipolar, SurfaceArray
from myospasm.person import Piece
from myospasm.run import BRIEF, Running
from myospasm.scenario import Scenario
from myospasm.session import amplifier_of
from myospasm.trace import assemble

if TYPE_CHECKING:
    from myospasm.records import Trace

RATE = 2000.0
"""Samples per second: a whole number in every brief piece, and above what the amplifier passes."""
AROUND = 3
"""Pieces that a stretch is heard with: itself, the one before and the one after, from which a unit's rhythm is seen."""


class Heard(NamedTuple):
    """What was heard and fired in one stretch."""

    begin: float
    end: float
    emg: np.ndarray
    """(muscles, samples) mV, a pair of electrodes over each muscle."""
    array: np.ndarray | None
    """(electrodes, samples) mV over the main muscle."""
    soma_time: np.ndarray
    soma_unit: np.ndarray
    fiber_time: np.ndarray
    fiber_unit: np.ndarray
    origin: np.ndarray
    """Of each impulse at the fibers: 0 soma, 1 stimulus, 2 the nerve ending itself."""


class Electrodes:
    """A pair over every muscle, and a grid over the main one if the scenario lays it on."""

    def __init__(self, scenario: Scenario, running: Running) -> None:
        self.scenario, self.names = scenario, tuple(str(name) for name in running.person.muscle.name)
        self._pieces: deque[tuple[int, Piece]] = deque(maxlen=AROUND)
        self._pairs: list[Listener] = []
        self._grid: Listener | None = None
        self._heard_until = 0

    def forget(self) -> None:
        """Begin anew, as after going back in time."""
        self._pieces.clear()
        self._heard_until = 0
        for listener in (*self._pairs, *([self._grid] if self._grid else [])):
            listener.forget()

    def hear(self, running: Running, begin: int, piece: Piece) -> Heard | None:
        """Given the newest piece, what was heard of the one before; None at first, and of what was heard already.

        A piece with the begin of the last takes its place: it was cut short, and now goes on.
        """
        if self._pieces and self._pieces[-1][0] == begin:
            self._pieces.pop()
        self._pieces.append((begin, piece))
        if len(self._pieces) < 2 or self._pieces[-2][0] < self._heard_until:
            return None
        self._heard_until = begin
        first = self._pieces[0][0]
        trace = assemble(running.person, running.wiring, running.script, [p for _, p in self._pieces], first)
        trace.attrs.update(seed=running.job.seed)
        if not self._pairs:
            self._lay_on(trace)
        start, end = self._pieces[-2][0] / 1000, (self._pieces[-2][0] + BRIEF) / 1000
        emg = np.concatenate([pair.hear(trace, start, end) for pair in self._pairs])
        array = self._grid.hear(trace, start, end) if self._grid else None
        fired = [self._within(trace, kind, start, end) for kind in ("soma_spike", "fiber_spike")]
        return Heard(start, end, emg, array, *fired[0][:2], *fired[1])

    def _lay_on(self, trace: Trace) -> None:
        amplifier = amplifier_of(self.scenario.instruments)
        self._pairs = [Listener(Bipolar(name, rate=RATE, amplifier=amplifier), trace) for name in self.names]
        if self.scenario.instruments.array is not None:
            laid = dataclasses.asdict(self.scenario.instruments.array)
            grid = SurfaceArray(self.scenario.main, **laid, rate=RATE, amplifier=amplifier)
            self._grid = Listener(grid, trace)

    def _within(self, trace: Trace, kind: str, start: float, end: float) -> tuple[np.ndarray, ...]:
        """Times, units and origins of the spikes of this stretch."""
        time = trace[f"{kind}_time"].values
        keep = (time >= start) & (time < end)
        found = (time[keep], trace[f"{kind}_unit"].values[keep])
        return (*found, trace[f"{kind}_origin"].values[keep]) if kind == "fiber_spike" else found
