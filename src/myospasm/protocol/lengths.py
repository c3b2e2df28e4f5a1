"""How long steps take, and a protocol as the plain steps that are done one after the other."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from myospasm.ground import MyospasmError
from myospasm.protocol.bounds import LONGEST, TICKS_PER_SECOND, number
from myospasm.protocol.endings import SOONEST
from myospasm.protocol.grammar import write
from myospasm.protocol.motors import Release, Turn
from myospasm.protocol.shocks import Staircase
from myospasm.protocol.steps import HOLD_TIME, Hold, Move, Step, Stretch
from myospasm.protocol.together import Repeat, While


class Leaf(NamedTuple):
    """One step to be done, what ends it early, and the staircase that is over then."""

    step: Step
    until: str = ""
    group: object | None = None


def leaves(steps: Iterable[Step]) -> Iterator[Leaf]:
    """The steps in the order in which they are done: repetitions and staircases one by one, a while as one."""
    for step in steps:
        if isinstance(step, Repeat):
            for _ in range(step.count):
                yield from leaves(step.steps)
        elif isinstance(step, Staircase):
            group = object()
            for i, part in enumerate(step.trains()):
                yield Leaf(part, step.until if i % 2 else "", group)
        elif isinstance(step, While) and step.waiting:
            yield Leaf(step, step.waiting.until)
        else:
            yield Leaf(step, step.until)


@dataclasses.dataclass
class Walk:
    """Walks along steps and tells the length of each in ticks, as far as sentences alone tell where the joints are.

    `angles` (rad) holds None for a joint that may be anywhere; a joint that is not in it was never touched.
    """

    started: bool = False
    angles: dict[str, float | None] = dataclasses.field(default_factory=dict)
    anywhere: bool = False
    """Whether any joint may be anywhere: after a stretch."""

    def length(self, step: Step) -> int:
        """How long the next step takes at most, in ticks; a joint held at the very start is there at once."""
        if isinstance(step, Repeat):
            ticks = self._rounds(step)
        elif isinstance(step, While):
            ticks = self._at_once(step)
        else:
            ticks = self._plain(step)
        self.started = self.started or ticks > 0
        return ticks

    def copy(self) -> Walk:
        """Another walk from here."""
        return dataclasses.replace(self, angles=dict(self.angles))

    def _plain(self, step: Step) -> int:
        ticks = step.ticks
        if isinstance(step, Hold) and self.started:
            ticks = round(HOLD_TIME * TICKS_PER_SECOND)
        if isinstance(step, Turn):
            ticks = self._turn(step)
        if isinstance(step, (Hold, Move, Turn)):
            self.angles[step.joint] = step.angle
        if isinstance(step, Release):
            self.angles[step.joint] = None
        if isinstance(step, Stretch):
            self.angles, self.anywhere = {}, True
        return ticks

    def _turn(self, step: Turn) -> int:
        here = self.angles.get(step.joint, None if self.anywhere else 0.0)
        if here is None:
            raise MyospasmError(
                f'"{write(step)}": how long that takes cannot be told, because the {step.joint} was let go or '
                f'stretched before; first say where it is, as in "Hold the {step.joint} at 0 deg"'
            )
        return round(abs(step.angle - here) / step.speed * TICKS_PER_SECOND)

    def _rounds(self, step: Repeat) -> int:
        """The first round may differ from the others, which are all the same."""
        first = sum(self.length(part) for part in step.steps)
        again = sum(self.length(part) for part in step.steps) if step.count > 1 else 0
        return first + again * (step.count - 1)

    def _at_once(self, step: While) -> int:
        """The longest; the time in which an answer is watched does not count, unless there is nothing else."""
        after = [self.copy() for _ in step.steps]
        lengths = [walk.length(part) for part, walk in zip(step.steps, after, strict=True)]
        watched = [round(part.watch * TICKS_PER_SECOND) for part in step.steps]
        if not all(watched):
            lengths = [ticks - w + (w > 0) for ticks, w in zip(lengths, watched, strict=True)]
        if step.waiting:
            lengths = [lengths[step.steps.index(step.waiting)]]
        for walk in after:
            self.angles |= {joint: a for joint, a in walk.angles.items() if a != self.angles.get(joint, 0.0)}
            self.anywhere = self.anywhere or walk.anywhere
        return max(lengths)


def spared_by_ending(step: Step) -> int:
    """How many ticks sooner than at its longest a step may be over."""
    spared, over = 0, None
    for leaf in leaves([step]):
        whole: Step = leaf.step.waiting or leaf.step if isinstance(leaf.step, While) else leaf.step
        if leaf.group is not None and leaf.group is over:
            spared += whole.ticks
        elif leaf.until:
            spared += max(whole.ticks - round(SOONEST[leaf.until] * TICKS_PER_SECOND), 0)
            over = leaf.group
    return spared


def check_length(ticks: int) -> int:
    """Refuse more than a day."""
    if ticks > LONGEST * TICKS_PER_SECOND:
        hours = number(ticks / TICKS_PER_SECOND / 3600)
        raise MyospasmError(f"the protocol lasts {hours} hours; the longest is 24")
    return ticks
