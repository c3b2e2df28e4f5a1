"""A body on its way through a scenario: it lives on, follows another scenario from now on, and returns to a moment."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from myospasm.anatomy import Begun, State
from myospasm.person import Piece
from myospasm.protocol import Seen
from myospasm.run import BRIEF, Job, Running
from myospasm.scenario import Scenario
from myospasm.session import people_of
from myospasm.story import Trait

SAVED = 10
"""Pieces between two moments to which one can return."""


class Saved(NamedTuple):
    """A moment to return to: how many pieces had passed, and the whole body."""

    pieces: int
    state: State


class Way:
    """Someone who does a scenario by brief pieces, and remembers moments of it."""

    def __init__(self, scenario: Scenario, patient: Trait | None, begun: Begun | None, individual: int) -> None:
        self.patient, self.pieces = patient, 0
        self._saved: deque[Saved] = deque()
        self._seen: list[Seen] = []
        (_, person), *later = people_of(scenario, patient)
        self.muscles, self.joints = person.muscle, person.joints
        protocol = scenario.whole_protocol
        self.scenario, self.duration = scenario, protocol.duration
        job = Job(person, protocol, scenario.seed, individual, begun)
        self.running = Running(job, protocol.script(self.muscles, scenario.main, self.joints), BRIEF, later)

    @property
    def now(self) -> float:
        """s that the body has lived."""
        return self.running.script.ticks / 1000

    @property
    def begun(self) -> float:
        """s at which the next piece begins."""
        return self.pieces * BRIEF / 1000

    def live_on(self) -> Piece | None:
        """The next piece; None when all that was asked for is done."""
        self._save()
        piece = self.running.piece()
        if piece is not None:
            self.pieces += 1
            self._seen += [self.running.seen] if self.running.seen else []
        return piece

    def _save(self) -> None:
        """Keep the whole body, now and then, and just before the newest piece."""
        state, short = self.running.state, self.now < self.begun
        if state is None or short or (self._saved and self._saved[-1].pieces >= self.pieces):
            return
        while len(self._saved) > 1 and self._saved[-1].pieces % SAVED:
            self._saved.pop()
        self._saved.append(Saved(self.pieces, jax.tree.map(np.asarray, state)))

    def follow(self, scenario: Scenario) -> None:
        """Go on by this scenario, which was the same up to now."""
        protocol = scenario.whole_protocol
        script = protocol.script(self.muscles, scenario.main, self.joints)
        for number in range(self.pieces):
            script.piece(BRIEF)
            if script.waits:
                script.observe(self._seen[number])
        self.scenario, self.duration = scenario, protocol.duration
        (_, person), *later = people_of(scenario, self.patient, self.begun)
        self.running.script, self.running.later = script, later
        self.running.become(person)

    def return_to(self, pieces: int) -> None:
        """Be again as at the last moment that is remembered of those before so many pieces."""
        while self._saved and self._saved[-1].pieces > pieces:
            self._saved.pop()
        self.pieces, state = self._saved[-1] if self._saved else (0, None)
        del self._seen[self.pieces :]
        self.running.state = jax.tree.map(jnp.asarray, state)
        self.follow(self.scenario)

    def whole(self) -> None:
        """Undo the last piece if the protocol ended within it, as more will follow."""
        if self.now < self.begun:
            self.return_to(self.pieces - 1)
