"""From typed steps to segments of a timeline, for one set of muscles."""

from __future__ import annotations

import copy
from collections.abc import Sequence

import numpy as np

from myospasm.ground import MyospasmError, unknown
from myospasm.protocol.acts import PARTS
from myospasm.protocol.grammar import write
from myospasm.protocol.lengths import Walk
from myospasm.protocol.shocks import Staircase
from myospasm.protocol.steps import Step
from myospasm.protocol.timeline import MuscleTable, Part, Posture, Segment, joints_of
from myospasm.protocol.together import Repeat, While

TOGETHER = {"drive": "command", "force_target": "command", "emg_target": "command"}
TOGETHER |= {"angle": "joint", "free": "joint", "torque": "joint"}
"""Fields that two steps at once cannot set, of one muscle or joint, even if the one sets this and the other that."""


class Clock:
    """Walks along the steps for one set of muscles, remembering how the limb was left."""

    def __init__(self, muscles: MuscleTable, main: str, joints: Sequence[str] = ()) -> None:
        self.names, self.joint = tuple(muscles.name), tuple(muscles.joint)
        self.sign = np.sign(np.asarray(muscles.moment_arm, float))
        self.joints = tuple(joints) or joints_of(muscles)
        self.main = self._index(main)
        still = np.zeros(len(self.joints))
        self.posture = Posture(still, still, still, np.zeros(len(self.names)))
        self.tick = 0

    def begin(self, step: Step) -> Segment:
        """The segment of the next step, as long as it may last; `end` says when it really was over."""
        ticks, parts = self.ticks(step), self._parts(step)
        return Segment(self.tick, self.tick + ticks, self.posture, [part.until(ticks) for part in parts])

    def end(self, segment: Segment, tick: int) -> None:
        """A segment is over."""
        self.posture, self.tick = segment.after(tick), tick

    def group(self, muscle: str | None) -> np.ndarray:
        """True for the named muscle alone, or the main muscle with its synergists: same joint, same direction."""
        if muscle:
            return self.one(muscle)
        same = np.array([joint == self.joint[self.main] for joint in self.joint])
        return same & (self.sign == self.sign[self.main])

    def one(self, muscle: str | None) -> np.ndarray:
        """True for the named muscle, or the main one."""
        return np.arange(len(self.names)) == (self._index(muscle) if muscle else self.main)

    def _index(self, muscle: str) -> int:
        if muscle not in self.names:
            raise unknown("muscle in this person", muscle, self.names)
        return self.names.index(muscle)

    def ticks(self, step: Step) -> int:
        """How long the next step takes."""
        here: dict[str, float | None] = dict(zip(self.joints, map(float, self.posture.angle), strict=True))
        return Walk(self.tick > 0, here).length(step)

    def _parts(self, step: Step) -> list[Part]:
        """What one step sets."""
        if isinstance(step, While):
            return self._at_once(step)
        if isinstance(step, Repeat):
            return self._in_a_row([part for _ in range(step.count) for part in step.steps])
        if isinstance(step, Staircase):
            return self._in_a_row(step.trains())
        return list(PARTS[type(step)](self, step)) if type(step) in PARTS else []

    def _in_a_row(self, row: list[Step]) -> list[Part]:
        """What steps one after the other set, on a clock of their own."""
        own, begin, found = copy.copy(self), self.tick, []
        for step in row:
            segment = own.begin(step)
            found += [part.later(segment.begin - begin) for part in segment.parts]
            own.end(segment, segment.end)
        return found

    def _at_once(self, step: While) -> list[Part]:
        """What all of them set; two that set the same are refused."""
        taken: dict[tuple[str, int], Step] = {}
        found: list[Part] = []
        for one in step.steps:
            parts = self._parts(one)
            keys = {(TOGETHER.get(p.field, p.field), int(i)) for p in parts for i in np.flatnonzero(p.where)}
            for what, i in sorted(keys & set(taken)):
                raise self._conflict(what, i, (taken[what, i], one))
            taken |= dict.fromkeys(keys, one)
            found += parts
        return found

    def _conflict(self, what: str, i: int, both: tuple[Step, Step]) -> MyospasmError:
        name = (self.joints if what in ("joint", "inertia") else self.names)[i].replace("_", " ")
        first, second = (write(step) for step in both)
        does = {"command": "command", "joint": "move", "inertia": "load", "pull": "pull on", "block": "block"}
        verb = does.get(what, "stimulate")
        return MyospasmError(f'"{first}" and "{second}" cannot go on at once: both {verb} the {name}')
