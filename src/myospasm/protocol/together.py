"""Steps made of steps: some in a row many times, and some at once."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import ClassVar

from myospasm.ground import MyospasmError
from myospasm.protocol.bounds import StepError, check_count
from myospasm.protocol.shocks import Staircase
from myospasm.protocol.steps import Checks, Step


@dataclasses.dataclass(frozen=True)
class Repeat(Step):
    """Steps one after the other, `count` times."""

    count: int
    steps: tuple[Step, ...]
    duration: ClassVar[float] = 0.0  # `lengths.Walk` knows it
    checks: ClassVar[Checks] = {"count": check_count}

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "steps", _steps(self.steps))
        if any(_swallows(step) for step in self.steps[:-1]):
            raise StepError("steps", 'what comes after "times:" goes to the end, so a repetition stands last')


@dataclasses.dataclass(frozen=True)
class While(Step):
    """Steps at once. It lasts as long as the longest, or until the one that waits for something has ended."""

    steps: tuple[Step, ...]
    duration: ClassVar[float] = 0.0  # `lengths.Walk` knows it

    def __post_init__(self) -> None:
        flat = [s for step in _steps(self.steps) for s in (step.steps if isinstance(step, While) else (step,))]
        object.__setattr__(self, "steps", tuple(flat))
        if len(flat) < 2:
            raise StepError("steps", '"while" stands between two steps or more')
        if any(_swallows(step) for step in flat[:-1]):
            raise StepError("steps", 'what comes after "times:" goes to the end, so a repetition stands last')
        inner = [part for step in flat for part in parts_of(step)]
        if any(isinstance(part, Staircase) for part in inner):
            raise StepError("steps", "a staircase that waits for a spasm cannot go on beside something else")
        waits = [part for part in inner if part.until]
        if len(waits) > 1 or (waits and waits[0] not in flat):
            raise StepError("steps", "of things done at once only one can wait for something, and not over and over")

    @property
    def waiting(self) -> Step | None:
        """The step that ends it."""
        return next((step for step in self.steps if step.until), None)


def _steps(given: tuple[Step, ...]) -> tuple[Step, ...]:
    steps = tuple(given)
    if not steps or not all(isinstance(step, Step) for step in steps):
        raise MyospasmError(f"a repetition and a while are made of steps, not of {given!r}")
    return steps


def _swallows(step: Step) -> bool:
    """Whether its sentence goes on to the end of the whole one."""
    return isinstance(step, Repeat) or (isinstance(step, While) and isinstance(step.steps[-1], Repeat))


def parts_of(step: Step) -> Iterator[Step]:
    """The steps that a step is made of, each once; itself if it is made of none."""
    if isinstance(step, (Repeat, While)):
        for part in step.steps:
            yield from parts_of(part)
    else:
        yield step
