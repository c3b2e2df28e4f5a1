"""From typed steps to what is done at every tick of 1 ms: command, joint angle, shocks and block."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import numpy as np

from myospasm.ground import MyospasmError, unknown
from myospasm.protocol.bounds import LONGEST, TICKS_PER_SECOND, number, range_of, within
from myospasm.protocol.grammar import write
from myospasm.protocol.steps import (
    HOLD_TIME,
    Block,
    Contract,
    Hold,
    Move,
    Ramp,
    Step,
    StimulateNerve,
    StimulatePoint,
    Stretch,
    Unblock,
)

if TYPE_CHECKING:
    from jaxtyping import Float


class MuscleTable(Protocol):
    """What a timeline needs to know of the muscles; `muscles.stack` gives it."""

    @property
    def name(self) -> Any: ...
    @property
    def joint(self) -> Any: ...
    @property
    def moment_arm(self) -> Any: ...


class Schedule(NamedTuple):
    """What is done to a person at every tick of 1 ms. Muscles in the table's order, joints as `joints_of` gives them.

    Shapes: (ticks, muscles), but angle (ticks, joints) in rad, plantar and toe flexion positive. Stimuli are the
    pulse's current over that for a maximal M wave at its tick and 0 elsewhere; drive is 0 to 1, block 0 or 1.
    """

    drive: Float[np.ndarray, "ticks muscles"]
    angle: Float[np.ndarray, "ticks joints"]
    stimulus_nerve: Float[np.ndarray, "ticks muscles"]
    stimulus_point: Float[np.ndarray, "ticks muscles"]
    block: Float[np.ndarray, "ticks muscles"]
    free: Float[np.ndarray, "ticks joints"]
    torque: Float[np.ndarray, "ticks joints"]
    inertia: Float[np.ndarray, "ticks joints"]
    pull: Float[np.ndarray, "ticks muscles"]
    force_target: Float[np.ndarray, "ticks muscles"]
    emg_target: Float[np.ndarray, "ticks muscles"]


class Segment(NamedTuple):
    """One step on the clock: everything is constant or changes steadily from `begin` to `end` (ticks)."""

    begin: int
    end: int
    drive: tuple[np.ndarray, np.ndarray]
    angle: tuple[np.ndarray, np.ndarray]
    rate: float
    nerve: np.ndarray
    point: np.ndarray
    blocked: bool

    def render(self, begin: int, end: int) -> Schedule:
        """The ticks from begin to end of this segment."""
        share = ((np.arange(begin, end) - self.begin) / max(self.end - self.begin, 1))[:, None]
        ticks, muscles = end - begin, len(self.nerve)
        shock = np.zeros((ticks, 1), np.float32)
        if self.rate:
            first = math.floor((begin - self.begin - 1) * self.rate / TICKS_PER_SECOND)
            last = math.ceil((end - self.begin + 1) * self.rate / TICKS_PER_SECOND)
            k = np.arange(max(first, 0), last + 1)
            at = np.rint(k * TICKS_PER_SECOND / self.rate).astype(np.int64) + self.begin
            shock[at[(at >= begin) & (at < end)] - begin] = 1.0
        rise = [start + (stop - start) * share for start, stop in (self.drive, self.angle)]
        blocked = np.full((ticks, muscles), float(self.blocked), np.float32)
        still, none = np.zeros((ticks, len(self.angle[0]))), np.zeros((ticks, muscles))
        single = (rise[0], rise[1], shock * self.nerve, shock * self.point, blocked, *3 * [still], *3 * [none])
        return Schedule(*(values.astype(np.float32) for values in single))


def joints_of(muscles: MuscleTable) -> tuple[str, ...]:
    """The joints that these muscles move, in the order of a schedule's angles."""
    return tuple(sorted(set(muscles.joint)))


def ticks_of(steps: Iterable[Step]) -> list[int]:
    """The length of every step in ticks; a joint held at the very start is there at once."""
    lengths: list[int] = []
    for step in steps:
        turning = isinstance(step, Hold) and any(lengths)
        lengths.append(round(HOLD_TIME * TICKS_PER_SECOND) if turning else step.ticks)
    if sum(lengths) > LONGEST * TICKS_PER_SECOND:
        hours = number(sum(lengths) / TICKS_PER_SECOND / 3600)
        raise MyospasmError(f"the protocol lasts {hours} hours; the longest is 24")
    return lengths


class Clock:
    """Walks along the steps for one set of muscles, remembering the joints' angles and whether the nerve is blocked."""

    def __init__(self, muscles: MuscleTable, main: str) -> None:
        self.names = tuple(muscles.name)
        self.joint, self.sign = tuple(muscles.joint), np.sign(np.asarray(muscles.moment_arm, float))
        self.joints = joints_of(muscles)
        self.main = self._index(main)
        self.angle = np.zeros(len(self.joints))
        self.blocked = False

    def segments(self, steps: Sequence[Step]) -> Iterator[Segment]:
        """One segment for every step that takes time."""
        begin = 0
        for step, ticks in zip(steps, ticks_of(steps), strict=True):
            before = self.angle
            self.angle = self._turned(step)
            if isinstance(step, (Block, Unblock)):
                self.blocked = isinstance(step, Block)
            if ticks:
                yield self._segment(step, begin, begin + ticks, before)
                begin += ticks

    def _segment(self, step: Step, begin: int, end: int, before: np.ndarray) -> Segment:
        low = high = nerve = point = np.zeros(len(self.names))
        rate = 0.0
        if isinstance(step, Contract):
            low = high = self._group(step.muscle) * step.level
        elif isinstance(step, Ramp):
            low, high = self._group(step.muscle) * step.start, self._group(step.muscle) * step.end
        elif isinstance(step, StimulateNerve):
            rate, nerve = step.rate, self._group(step.muscle) * step.current
        elif isinstance(step, StimulatePoint):
            rate, point = step.rate, self._one(step.muscle) * step.current
        return Segment(begin, end, (low, high), (before, self.angle), rate, nerve, point, self.blocked)

    def _turned(self, step: Step) -> np.ndarray:
        """The joint angles at the end of a step."""
        if isinstance(step, (Hold, Move)):
            if step.joint not in self.joints:
                raise MyospasmError(
                    f'"{write(step)}": no muscle here moves the {step.joint}; they move: {", ".join(self.joints)}'
                )
            return np.where(np.array(self.joints) == step.joint, step.angle, self.angle)
        if isinstance(step, Stretch):
            return self._stretched(step)
        return self.angle

    def _stretched(self, step: Stretch) -> np.ndarray:
        muscle = self._index(step.muscle) if step.muscle else self.main
        joint = self.joint[muscle]
        here = self.joints.index(joint)
        angle = self.angle.copy()
        angle[here] -= self.sign[muscle] * step.turn
        if not within(joint, angle[here]):
            degrees = number(math.degrees(angle[here]))
            raise MyospasmError(f'"{write(step)}" would turn the {joint} to {degrees} deg; {range_of(joint)}')
        return angle

    def _index(self, muscle: str) -> int:
        if muscle not in self.names:
            raise unknown("muscle in this person", muscle, self.names)
        return self.names.index(muscle)

    def _one(self, muscle: str | None) -> np.ndarray:
        chosen = self._index(muscle) if muscle else self.main
        return (np.arange(len(self.names)) == chosen).astype(float)

    def _group(self, muscle: str | None) -> np.ndarray:
        """The named muscle alone, or the main muscle with its synergists: same joint, same direction."""
        if muscle:
            return self._one(muscle)
        same = np.array([joint == self.joint[self.main] for joint in self.joint])
        return (same & (self.sign == self.sign[self.main])).astype(float)


def pieces(segments: Iterable[Segment], ticks_per_piece: int) -> Iterator[Schedule]:
    """Consecutive schedules of the given length (the last may be shorter), each made only when it is asked for."""
    if ticks_per_piece < 1:
        raise MyospasmError(f"a piece of a schedule has at least one tick, not {ticks_per_piece}")
    waiting: list[Schedule] = []
    missing = ticks_per_piece
    for segment in segments:
        at = segment.begin
        while at < segment.end:
            stop = min(at + missing, segment.end)
            waiting.append(segment.render(at, stop))
            missing, at = missing - (stop - at), stop
            if not missing:
                yield _joined(waiting)
                waiting, missing = [], ticks_per_piece
    if waiting:
        yield _joined(waiting)


def _joined(schedules: list[Schedule]) -> Schedule:
    return Schedule(*(np.concatenate(columns) for columns in zip(*schedules, strict=True)))
