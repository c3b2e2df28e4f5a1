"""What is done to a person, in sentences or typed steps: contract, rest, hold, move, stretch, stimulate, block."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from myospasm.ground import MyospasmError
from myospasm.protocol.bounds import JOINTS, TICKS_PER_SECOND
from myospasm.protocol.grammar import FORMS, grammar, read, write
from myospasm.protocol.steps import (
    Block,
    Contract,
    Hold,
    Move,
    Ramp,
    Rest,
    Step,
    StimulateNerve,
    StimulatePoint,
    Stretch,
    Unblock,
)
from myospasm.protocol.timeline import Clock, MuscleTable, Schedule, joints_of, pieces, ticks_of
from myospasm.records import Event

__all__ = [
    "FORMS",
    "JOINTS",
    "Block",
    "Contract",
    "Hold",
    "Move",
    "Protocol",
    "Ramp",
    "Rest",
    "Schedule",
    "Step",
    "StimulateNerve",
    "StimulatePoint",
    "Stretch",
    "Unblock",
    "grammar",
    "joints_of",
]


@dataclasses.dataclass(frozen=True, init=False)
class Protocol:
    """What is done to a person, one step after the other.

    Made from sentences (one text, or several) or from typed steps, or a mixture:
    `Protocol("Rest for 2 s. Contract at 100 % for 5 s")`, `Protocol([Rest(2), "Stretch by 20 deg in 2 s"])`.
    `str(protocol)` gives canonical sentences that read back as the same steps. `grammar()` lists the sentences.

    Without a named muscle a contraction or a shock to the nerve acts on the main muscle and its synergists (same joint,
    same direction), a shock to the motor point and a stretch on the main muscle; a block is of the whole limb.
    Errors: a voluntary command starts and ends at once.
    """

    steps: tuple[Step, ...]

    def __init__(self, steps: str | Iterable[str | Step]) -> None:
        found: list[Step] = read(steps) if isinstance(steps, str) else []
        for step in () if isinstance(steps, str) else steps:
            if not isinstance(step, (str, Step)):
                raise MyospasmError(f"a protocol is made of sentences and steps; {step!r} is neither")
            found += read(step) if isinstance(step, str) else [step]
        if not found:
            raise MyospasmError(
                'a protocol needs at least one step, as "Rest for 2 s"; `grammar()` lists the sentences'
            )
        ticks_of(found)  # not too long
        object.__setattr__(self, "steps", tuple(found))

    def __str__(self) -> str:
        return "\n".join(write(step) for step in self.steps)

    def __add__(self, other: Protocol) -> Protocol:
        """One protocol after the other."""
        return Protocol((*self.steps, *other.steps))

    def until(self, seconds: float) -> Protocol:
        """The protocol cut off after `seconds`; a step that cannot be halved (a turn, a train) is done to its end."""
        kept: list[Step] = []
        for step, event in zip(self.steps, self.events, strict=True):
            left = seconds - event.onset
            if left <= 0 and step.ticks:
                break
            if isinstance(step, (Rest, Contract)) and left < event.duration:
                step = dataclasses.replace(step, duration=left)
            kept.append(step)
        if not kept:
            raise MyospasmError(f"nothing of the protocol is left if it is broken off after {seconds:g} s")
        return Protocol(kept)

    @property
    def ticks(self) -> int:
        """The length in ticks of 1 ms."""
        return sum(ticks_of(self.steps))

    @property
    def duration(self) -> float:
        """The length in s."""
        return self.ticks / TICKS_PER_SECOND

    @property
    def events(self) -> list[Event]:
        """When each step was done, labeled with its sentence; a block lasts until it is lifted or to the end."""
        events, onset = [], 0
        for step, ticks in zip(self.steps, ticks_of(self.steps), strict=True):
            if isinstance(step, Unblock):
                events = [self._until(event, onset) for event in events]
            events.append(Event(onset / TICKS_PER_SECOND, ticks / TICKS_PER_SECOND, write(step)))
            onset += ticks
        return [self._until(event, onset) for event in events]

    def _until(self, event: Event, tick: int) -> Event:
        if event.label != write(Block()) or event.duration:
            return event
        return event._replace(duration=tick / TICKS_PER_SECOND - event.onset)

    def schedule(self, muscles: MuscleTable, main: str) -> Schedule:
        """What is done at every tick of 1 ms to these muscles, all at once; for long protocols take `pieces`."""
        (whole,) = self.pieces(muscles, main, self.ticks)
        return whole

    def pieces(self, muscles: MuscleTable, main: str, ticks_per_piece: int) -> Iterator[Schedule]:
        """Consecutive schedules of the given length (the last may be shorter), each made only when it is asked for."""
        if not self.ticks:
            raise MyospasmError('nothing in this protocol takes time; add a step, as "Rest for 2 s"')
        for _ in Clock(muscles, main).segments(self.steps):
            pass  # what cannot be done to these muscles is said before anything runs
        yield from pieces(Clock(muscles, main).segments(self.steps), ticks_per_piece)
