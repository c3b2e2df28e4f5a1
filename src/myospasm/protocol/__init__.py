"""What is done to a person, in sentences or typed steps: contract, match, rest, hold, push, tap, stimulate, block."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from myospasm.ground import MyospasmError
from myospasm.protocol.bounds import JOINTS, TICKS_PER_SECOND
from myospasm.protocol.endings import Seen
from myospasm.protocol.forms import FORMS
from myospasm.protocol.grammar import grammar, read, write
from myospasm.protocol.lengths import Walk, check_length, leaves
from myospasm.protocol.motors import Load, Push, Release, Swing, Tap, Turn, Vibrate
from myospasm.protocol.script import Script, lasting
from myospasm.protocol.senses import Sound, Touch
from myospasm.protocol.shocks import (
    Doublet,
    Recruit,
    Shock,
    Staircase,
    StimulateNerve,
    StimulatePoint,
    StimulateRoot,
    StimulateSkin,
)
from myospasm.protocol.steps import Block, Contract, Hold, Move, Ramp, Rest, Step, Stretch, Unblock
from myospasm.protocol.targets import (
    ContractUntilWeak,
    Follow,
    Match,
    MatchUntilFailure,
    WaitForSilence,
    WaitForSpasm,
    check_reference,
)
from myospasm.protocol.timeline import MuscleTable, Schedule, joints_of
from myospasm.protocol.together import Repeat, While, parts_of
from myospasm.records import Event

STEPS = (
    *(Rest, Contract, Ramp, Hold, Move, Stretch, Block, Unblock),
    *(StimulateNerve, StimulatePoint, StimulateRoot, StimulateSkin, Shock, Doublet, Staircase, Recruit),
    *(Match, Follow, MatchUntilFailure, ContractUntilWeak, WaitForSilence, WaitForSpasm),
    *(Tap, Vibrate, Release, Load, Push, Turn, Swing, Touch, Sound, Repeat, While),
)
"""Every kind of step."""

__all__ = [
    "FORMS",
    "JOINTS",
    "STEPS",
    "Block",
    "Contract",
    "ContractUntilWeak",
    "Doublet",
    "Follow",
    "Hold",
    "Load",
    "Match",
    "MatchUntilFailure",
    "Move",
    "MuscleTable",
    "Protocol",
    "Push",
    "Ramp",
    "Recruit",
    "Release",
    "Repeat",
    "Rest",
    "Schedule",
    "Script",
    "Seen",
    "Shock",
    "Sound",
    "Staircase",
    "Step",
    "StimulateNerve",
    "StimulatePoint",
    "StimulateRoot",
    "StimulateSkin",
    "Stretch",
    "Swing",
    "Tap",
    "Touch",
    "Turn",
    "Unblock",
    "Vibrate",
    "WaitForSilence",
    "WaitForSpasm",
    "While",
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
        self._lengths(found)  # not too long
        check_reference(part for step in found for part in parts_of(step))
        object.__setattr__(self, "steps", tuple(found))

    def __str__(self) -> str:
        return "\n".join(write(step) for step in self.steps)

    def __add__(self, other: Protocol) -> Protocol:
        """One protocol after the other."""
        return Protocol((*self.steps, *other.steps))

    def until(self, seconds: float) -> Protocol:
        """The protocol cut off after `seconds`; a step that cannot be halved (a turn, a train) is done to its end."""
        walk, onset, kept = Walk(), 0, []
        for step in self.steps:
            begin, ticks = walk.copy(), walk.length(step)
            left = seconds - onset / TICKS_PER_SECOND
            if left <= 0 and ticks:
                break
            kept += _cut(step, left, begin) if left * TICKS_PER_SECOND < ticks else [step]
            onset += ticks
        if not kept:
            raise MyospasmError(f"nothing of the protocol is left if it is broken off after {seconds:g} s")
        return Protocol(kept)

    @staticmethod
    def _lengths(steps: Iterable[Step]) -> list[int]:
        walk = Walk()
        lengths = [walk.length(step) for step in steps]
        check_length(sum(lengths))
        return lengths

    @property
    def ticks(self) -> int:
        """The length in ticks of 1 ms; the longest possible, if it is adaptive."""
        return sum(self._lengths(self.steps))

    @property
    def duration(self) -> float:
        """The length in s; the longest possible, if it is adaptive."""
        return self.ticks / TICKS_PER_SECOND

    @property
    def adaptive(self) -> bool:
        """Whether a step waits for something, so that how long it takes is known only when it is done."""
        return any(part.until for step in self.steps for part in parts_of(step))

    @property
    def events(self) -> list[Event]:
        """When each step is planned, labeled with its sentence; a block lasts until it is lifted or to the end."""
        planned, onset = [], 0
        for step, ticks in zip(self.steps, self._lengths(self.steps), strict=True):
            event = Event(onset / TICKS_PER_SECOND, ticks / TICKS_PER_SECOND, write(step))
            planned.append((event, step))
            onset += ticks
        return lasting(planned, onset)

    def script(self, muscles: MuscleTable, main: str, joints: Sequence[str] = ()) -> Script:
        """The protocol to be done to these muscles piece by piece, where what is seen may end a step.

        `joints` are those of the limb in the order of the angles; `joints_of(muscles)` unless said.
        """
        return Script(self.steps, muscles, main, joints)

    def schedule(self, muscles: MuscleTable, main: str) -> Schedule:
        """What is done at every tick of 1 ms to these muscles, all at once; for long protocols take `pieces`.

        As `pieces`, every step takes its longest time.
        """
        (whole,) = self.pieces(muscles, main, max(self.ticks, 1))
        return whole

    def pieces(self, muscles: MuscleTable, main: str, ticks_per_piece: int) -> Iterator[Schedule]:
        """Consecutive schedules of the given length (the last may be shorter), each made only when it is asked for."""
        script = self.script(muscles, main)
        while (piece := script.piece(ticks_per_piece)) is not None:
            yield piece


def _cut(step: Step, seconds: float, walk: Walk) -> list[Step]:
    """The first seconds of a step, as far as it can be broken off; of a repetition its rounds."""
    if isinstance(step, Repeat):
        kept: list[Step] = []
        for leaf in leaves([step]):
            begin, ticks = walk.copy(), walk.length(leaf.step)
            if seconds <= 0:
                break
            kept += _cut(leaf.step, seconds, begin) if seconds * TICKS_PER_SECOND < ticks else [leaf.step]
            seconds -= ticks / TICKS_PER_SECOND
        return kept
    return [step.cut_to(seconds)]
