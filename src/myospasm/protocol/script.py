"""A protocol as it is done: piece by piece, where steps that wait for something end by what was seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from myospasm.ground import MyospasmError
from myospasm.protocol.bounds import TICKS_PER_SECOND
from myospasm.protocol.clock import Clock
from myospasm.protocol.endings import MISSED, Seen, Watch
from myospasm.protocol.grammar import write
from myospasm.protocol.lengths import Leaf, leaves
from myospasm.protocol.steps import Block, Step, Unblock
from myospasm.protocol.timeline import MuscleTable, Schedule, Segment, joined
from myospasm.protocol.together import Repeat, While
from myospasm.records import Event


class Stage(NamedTuple):
    """The step that is being done."""

    leaf: Leaf
    segment: Segment
    watch: Watch | None


class Script:
    """A protocol on its way. Ask for a `piece`, do it, `observe` what was seen, and ask again.

    A step that waits for something is given out up to the end of a piece, then judged by what was seen since it began;
    it goes on for at most its longest time. Who never observes does every step for its longest time.
    """

    def __init__(self, steps: Iterable[Step], muscles: MuscleTable, main: str, joints: Sequence[str] = ()) -> None:
        self._steps = tuple(steps)
        self._rehearse(Clock(muscles, main, joints))
        self._clock = Clock(muscles, main, joints)
        self._leaves = leaves(self._steps)
        self.waits = any(leaf.until for leaf in leaves(self._steps))
        """Whether a step ends by what is seen; who does a script that never waits need not `observe`."""
        self._done: list[tuple[Event, Step]] = []
        self._stage: Stage | None = self._next()
        self._given: list[tuple[Stage, int, int]] = []
        self.ticks = 0
        """Ticks given out so far."""

    def _rehearse(self, clock: Clock) -> None:
        """What cannot be done to these muscles is said before anything is done."""
        for leaf in leaves(self._steps):
            segment = clock.begin(leaf.step)
            clock.end(segment, segment.end)
        if not clock.tick:
            raise MyospasmError('nothing in this protocol takes time; add a step, as "Rest for 2 s"')

    def piece(self, ticks: int) -> Schedule | None:
        """What is done in the next `ticks` ticks (fewer only at the end), or None if it is over."""
        if ticks < 1:
            raise MyospasmError(f"a piece of a schedule has at least one tick, not {ticks}")
        found: list[Schedule] = []
        self._given, begin = [], self.ticks
        while self._stage and self.ticks < begin + ticks:
            segment = self._stage.segment
            stop = min(begin + ticks, segment.end)
            if stop > self.ticks:
                found.append(segment.render(self.ticks, stop))
                self._given.append((self._stage, self.ticks - begin, stop - begin))
            self.ticks = stop
            if stop == segment.end:
                self._over()
        return joined(found) if found else None

    def observe(self, seen: Seen) -> None:
        """What was seen in the piece that was given out last; decides whether a step is over."""
        for stage, begin, end in self._given:
            met = stage.watch and stage.watch.look(Seen(seen.share[begin:end], seen.impulses[begin:end]))
            if met and self._stage and self._ends(stage, self._stage):
                self._over(stage.leaf.group)
        self._given = []

    @property
    def events(self) -> list[Event]:
        """What was done so far and when, one by one; a block lasts until it is lifted, or until now."""
        now = self._now() if self._stage else []
        return lasting([*self._done, *now], self.ticks)

    def _now(self) -> list[tuple[Event, Step]]:
        """The events of the step that is being done, as far as it has come."""
        if not self._stage or self._stage.segment.begin == self.ticks:
            return []
        return events_of(self._stage.leaf.step, self._stage.segment.begin, self.ticks)

    def _ends(self, met: Stage, current: Stage) -> bool:
        group = met.leaf.group
        return met is current or (group is not None and group is current.leaf.group)

    def _next(self, past: object | None = None) -> Stage | None:
        """Begin the next step that does not belong to the staircase that is over."""
        for leaf in self._leaves:
            if past is None or leaf.group is not past:
                return Stage(leaf, self._clock.begin(leaf.step), self._watch(leaf))
        return None

    def _over(self, past: object | None = None) -> None:
        """The present step ends now."""
        if self._stage:
            self._done += events_of(self._stage.leaf.step, self._stage.segment.begin, self.ticks)
            self._clock.end(self._stage.segment, self.ticks)
        self._stage = self._next(past)

    def _watch(self, leaf: Leaf) -> Watch | None:
        if not leaf.until:
            return None
        step: Any = leaf.step
        step = step.waiting if isinstance(step, While) else step
        limit = getattr(step, "floor", getattr(step, "level", 0.0) - MISSED.value)
        return Watch(leaf.until, self._clock.group(getattr(step, "muscle", None)), limit)


def events_of(step: Step, begin: int, end: int) -> list[tuple[Event, Step]]:
    """When a step was done; of several at once each by itself."""
    parts = step.steps if isinstance(step, While) else (step,)
    found = []
    for part in parts:
        length = end - begin if part.until or isinstance(part, Repeat) or part is step else part.ticks
        stop = min(begin + length, end)
        found.append((Event(begin / TICKS_PER_SECOND, (stop - begin) / TICKS_PER_SECOND, write(part)), part))
    return found


def lasting(done: list[tuple[Event, Step]], end: int) -> list[Event]:
    """The events, each block with its time: until the nerve conducts again, or to the end."""
    found: list[Event] = []
    lifted = end / TICKS_PER_SECOND
    for event, step in reversed(done):
        lifted = event.onset if isinstance(step, Unblock) else lifted
        found.append(event._replace(duration=lifted - event.onset) if isinstance(step, Block) else event)
    return found[::-1]
