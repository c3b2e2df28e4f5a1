"""A protocol of seconds to minutes that is watched: piece by piece, with remedies when they are asked for."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np

from myospasm import remedies
from myospasm.anatomy import Begun
from myospasm.ground import MyospasmError
from myospasm.live.finding import Finder
from myospasm.live.frames import Frame
from myospasm.live.listening import RATE, Electrodes, Heard
from myospasm.live.readings import Readings
from myospasm.live.way import Way
from myospasm.person import Piece
from myospasm.run import BRIEF
from myospasm.scenario import Scenario
from myospasm.story import Trait

SHOWN = 10
"""Ticks between two values that are drawn of force, length, angle and command: 100 a second."""
FOUND = 10
"""Pieces between two looks for spasms: 2 s."""
LONGEST = 1200.0
"""s that one can watch a run: 20 min."""


class Live:
    """A run that is watched. `frame()` lives on for a fifth of a second; `give` a remedy now; go `back`.

    What is given stands in `scenario` as NAME@SECONDS, so that `run_scenario(live.scenario)` repeats what was seen.
    """

    def __init__(
        self, scenario: Scenario, patient: Trait | None = None, begun: Begun | None = None, individual: int = 1
    ) -> None:
        self.way = Way(scenario, patient, begun, individual)
        running = self.way.running
        self.electrodes, self.readings = Electrodes(scenario, running), Readings(running)
        self.finder = Finder(self.readings.names, np.asarray(running.wiring.pool.muscle), RATE)
        self._last: tuple[Piece, dict[str, Any]] | None = None

    @property
    def scenario(self) -> Scenario:
        """What is done, with all that was given."""
        return self.way.scenario

    @property
    def now(self) -> float:
        """s that the body has lived."""
        return self.way.now

    @property
    def duration(self) -> float:
        """s of all that was asked for; the longest possible."""
        return self.way.duration

    @property
    def over(self) -> bool:
        """Whether all that was asked for is done."""
        return self.now >= self.duration - 1e-9

    def frame(self) -> Frame | None:
        """The next fifth of a second, one behind the body; None when all is done."""
        while (piece := self.way.live_on()) is not None:
            before, self._last = self._last, (piece, self.readings.read(self.way.running, piece))
            heard = self.electrodes.hear(self.way.running, (self.way.pieces - 1) * BRIEF, piece)
            if heard is not None and before is not None:
                return self._shown(heard, *before)
        return None

    def _shown(self, heard: Heard, piece: Piece, now: dict[str, Any]) -> Frame:
        self.finder.add(heard)
        events, kept = self.way.running.script.events, piece.kept
        doing = [e.label for e in events if e.onset < heard.end <= e.onset + e.duration + 1e-9]
        news: dict[str, Any] = {"doing": doing[-1] if doing else ""}
        if round(heard.end * 1000 / BRIEF) % FOUND == 0 or self.over:
            news["spasms"] = self.finder.spasms(events)
        joints = {name: float(np.degrees(kept.angle[-1, i])) for i, name in enumerate(self.way.joints)}
        return Frame(heard.begin, heard.end, "seconds", drawn(heard, piece), {"muscles": now, "joints": joints}, news)

    def give(self, told: str) -> Scenario:
        """A remedy from the shelf, now: NAME, or NAME=DOSE. Gives the scenario with it.

        Raises MyospasmError for what is not on the shelf, and what cannot act within minutes.
        """
        remedy = remedies.prescribed(told)
        if not remedy.sentences and not remedy.changes:
            raise MyospasmError(
                f"{remedy.name!r} takes effect over hours or was done before the story; it does nothing within these "
                "minutes. Choose it before the start of a story of hours."
            )
        if self.now >= LONGEST:
            raise MyospasmError(f"this run was watched for {LONGEST / 60:g} min, as long as one can be; begin anew.")
        self.way.whole()
        given = f"{told}@{self.way.begun:g}"
        self.way.follow(dataclasses.replace(self.scenario, remedies=(*self.scenario.remedies, given)))
        return self.scenario

    def back(self, seconds: float) -> Frame:
        """Go back to this time of the run; what was given later is undone. The frame that ends there.

        Raises MyospasmError for a time that has not come.
        """
        if not 0 < seconds <= self.now:
            raise MyospasmError(f"one can go back to any time after 0 and up to {self.now:.1f} s, not to {seconds} s")
        wanted = max(round(seconds * 1000 / BRIEF), 1)
        self.way.scenario = self.scenario.until(seconds)
        self.way.return_to(max(wanted - 2, 0))
        self.electrodes.forget()
        self.finder.forget_after(self.way.begun)
        self._last = None
        while (frame := self.frame()) is not None:
            if round(frame.end * 1000 / BRIEF) >= wanted:
                return frame
        raise MyospasmError(f"nothing was done at {seconds} s")


def drawn(heard: Heard, piece: Piece) -> dict[str, np.ndarray]:
    """What is drawn over a stretch: force, length, command and angle, EMG, and the impulses with their origins."""
    found = {
        name: np.ascontiguousarray(getattr(piece.kept, name)[::SHOWN].T, np.float32)
        for name in ("force", "length", "drive", "angle")
    }
    found |= {"emg": heard.emg, "spike_time": (heard.fiber_time - heard.begin).astype(np.float32)}
    found |= {"spike_unit": heard.fiber_unit.astype(np.float32), "spike_origin": heard.origin.astype(np.float32)}
    return found if heard.array is None else found | {"array": heard.array}
