"""A protocol of seconds to minutes that is watched: piece by piece, with remedies when they are asked for."""

from __future__ import annotations

import dataclasses
from collections import deque
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from myospasm import remedies
from myospasm.anatomy import Begun, State
from myospasm.ground import MyospasmError
from myospasm.live.finding import Finder
from myospasm.live.frames import Frame
from myospasm.live.listening import RATE, Electrodes, Heard
from myospasm.live.readings import Readings
from myospasm.person import Piece
from myospasm.protocol import Protocol, Script
from myospasm.run import BRIEF, Job, Running, seen
from myospasm.scenario import Scenario
from myospasm.session import person_of
from myospasm.story import Trait

SHOWN = 10
"""Ticks between two values that are drawn of force, length, angle and command: 100 a second."""
FOUND = 10
"""Pieces between two looks for spasms: 2 s."""
SAVED = 10
"""Pieces between two moments to which one can go back."""
LONGEST = 1200.0
"""s that one can watch a run: 20 min."""


class Saved(NamedTuple):
    """A moment to go back to: how many pieces had passed, and the whole body."""

    pieces: int
    state: State


class Live:
    """A run that is watched. `frame()` lives on for a fifth of a second; `give` a remedy now; go `back`.

    What is given stands in `scenario` as NAME@SECONDS, so that `run_scenario(live.scenario)` repeats what was seen.
    """

    def __init__(
        self, scenario: Scenario, patient: Trait | None = None, begun: Begun | None = None, individual: int = 1
    ) -> None:
        self.scenario, self.patient = scenario, patient
        person = person_of(scenario, patient)
        self._muscles, self._joints = person.muscle, person.joints
        protocol = scenario.whole_protocol
        job = Job(person, protocol, scenario.seed, individual, begun)
        self.running = Running(job, self._script(protocol), BRIEF)
        self.electrodes, self.readings = Electrodes(scenario, self.running), Readings(self.running)
        self.finder = Finder(self.readings.names, np.asarray(self.running.wiring.pool.muscle), RATE)
        self.pieces, self.duration = 0, protocol.duration
        self._saved: deque[Saved] = deque()
        self._seen: list[Any] = []
        self._turns = list(scenario.turns)
        self._last: tuple[Piece, dict[str, Any]] | None = None

    @property
    def now(self) -> float:
        """s that the body has lived."""
        return self.running.script.ticks / 1000

    @property
    def over(self) -> bool:
        """Whether all that was asked for is done."""
        return self.now >= self.duration - 1e-9

    def _script(self, protocol: Protocol) -> Script:
        return protocol.script(self._muscles, self.scenario.main, self._joints)

    def frame(self) -> Frame | None:
        """The next fifth of a second, one behind the body; None when all is done."""
        while True:
            piece = self._live_on()
            if piece is None:
                return None
            before, self._last = self._last, (piece, self.readings.read(self.running, piece))
            heard = self.electrodes.hear(self.running, (self.pieces - 1) * BRIEF, piece)
            if heard is not None and before is not None:
                return self._shown(heard, *before)

    def _live_on(self) -> Piece | None:
        self._save()
        while self._turns and self.pieces * BRIEF >= round(self._turns[0] * 1000 / BRIEF) * BRIEF:
            self.running.become(person_of(self.scenario, self.patient, self._turns.pop(0)))
        piece = self.running.piece()
        if piece is not None:
            self.pieces += 1
            if self.running.script.waits:
                self._seen.append(seen(piece.kept, self.running.wiring))
        return piece

    def _save(self) -> None:
        """Keep the whole body, now and then, and just before the newest piece."""
        state, short = self.running.state, self.running.script.ticks < self.pieces * BRIEF
        if state is None or short or (self._saved and self._saved[-1].pieces >= self.pieces):
            return
        while len(self._saved) > 1 and self._saved[-1].pieces % SAVED:
            self._saved.pop()
        self._saved.append(Saved(self.pieces, jax.tree.map(np.asarray, state)))

    def _shown(self, heard: Heard, piece: Piece, now: dict[str, Any]) -> Frame:
        self.finder.add(heard)
        news: dict[str, Any] = {}
        if round(heard.end * 1000 / BRIEF) % FOUND == 0 or self.over:
            news["spasms"] = self.finder.spasms(self.running.script.events)
        kept = piece.kept
        arrays = {
            name: np.ascontiguousarray(getattr(kept, name)[::SHOWN].T, np.float32)
            for name in ("force", "length", "drive", "angle")
        }
        arrays |= {"emg": heard.emg, "spike_time": (heard.fiber_time - heard.begin).astype(np.float32)}
        arrays |= {"spike_unit": heard.fiber_unit.astype(np.float32), "spike_origin": heard.origin.astype(np.float32)}
        if heard.array is not None:
            arrays["array"] = heard.array
        joints = {name: float(np.degrees(kept.angle[-1, i])) for i, name in enumerate(self._joints)}
        doing = [e.label for e in self.running.script.events if e.onset < heard.end <= e.onset + e.duration + 1e-9]
        news["doing"] = doing[-1] if doing else ""
        return Frame(heard.begin, heard.end, "seconds", arrays, {"muscles": now, "joints": joints}, news)

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
        self._whole_piece()
        at = self.pieces * BRIEF / 1000
        self._follow(dataclasses.replace(self.scenario, remedies=(*self.scenario.remedies, f"{told}@{at:g}")))
        if remedy.changes:
            self.running.become(person_of(self.scenario, self.patient, at))
        return self.scenario

    def _whole_piece(self) -> None:
        """Undo the last piece if the protocol ended within it, as more will follow."""
        if self.running.script.ticks % BRIEF:
            self._return(self._saved[-1])

    def _follow(self, scenario: Scenario) -> None:
        """Go on by this scenario, which was the same up to now."""
        protocol = scenario.whole_protocol
        script = self._script(protocol)
        for number in range(self.pieces):
            script.piece(BRIEF)
            if script.waits:
                script.observe(self._seen[number])
        self.scenario, self.duration = scenario, protocol.duration
        self._turns = [when for when in scenario.turns if when * 1000 > self.pieces * BRIEF]
        self.running.script = script

    def _return(self, saved: Saved) -> None:
        self.pieces, at = saved.pieces, saved.pieces * BRIEF / 1000
        del self._seen[self.pieces :]
        while self._saved and self._saved[-1].pieces > self.pieces:
            self._saved.pop()
        self.running.state = jax.tree.map(jnp.asarray, saved.state)
        self.running.become(person_of(self.scenario, self.patient, at))
        self._follow(self.scenario)

    def back(self, seconds: float) -> Frame:
        """Go back to this time of the run; what was given later is undone. The frame that ends there.

        Raises MyospasmError for a time that has not come.
        """
        if not 0 < seconds <= self.now:
            raise MyospasmError(f"one can go back to any time after 0 and up to {self.now:.1f} s, not to {seconds} s")
        self.scenario = self.scenario.until(seconds)
        wanted = max(round(seconds * 1000 / BRIEF), 1)
        earlier = [saved for saved in self._saved if saved.pieces <= max(wanted - 2, 0)]
        self.electrodes.forget()
        self._last = None
        if earlier:
            self._return(earlier[-1])
        else:
            self._begin_anew()
        self.finder.forget_after(self.pieces * BRIEF / 1000)
        while (frame := self.frame()) is not None:
            if round(frame.end * 1000 / BRIEF) >= wanted:
                return frame
        raise MyospasmError(f"nothing was done at {seconds} s")

    def _begin_anew(self) -> None:
        self.pieces, self.running.state = 0, None
        self._saved.clear()
        self._seen.clear()
        self.running.become(person_of(self.scenario, self.patient))
        self._follow(self.scenario)
