"""The typed steps of a protocol: what can be asked of a person, and which numbers make sense.

A step keeps house units (s, Hz, rad, shares of 1) and refuses impossible numbers however it is made. Times are kept to
the tick of 1 ms and other numbers to six decimals of the unit they are written in, so that a step and its sentence
are always the same thing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, ClassVar

from myospasm.protocol.bounds import (
    TICKS_PER_SECOND,
    check_joint,
    check_level,
    check_muscle,
    check_time,
)
from myospasm.protocol.joint_bounds import check_angle, check_turn

HOLD_TIME = 1.0  # s, to turn a joint to where it is to be held

Checks = dict[str, Callable[["Step", str], Any]]


class Step:
    """One thing done to a person; `duration` in s."""

    duration: Any
    checks: ClassVar[Checks] = {}
    until: ClassVar[str] = ""
    """What ends it early, a key of `endings.SOONEST`; empty: it lasts as long as it says."""
    watch: ClassVar[float] = 0.0
    """s at its end in which nothing is done but the answer is watched; beside another step they do not count."""
    shortened: ClassVar[str] = ""
    """The field that says how long it is where it can be broken off."""

    def __post_init__(self) -> None:
        for field, check in self.checks.items():
            if getattr(self, field) is not None:
                object.__setattr__(self, field, check(self, field))

    def cut_to(self, seconds: float) -> Step:
        """The step shorter, where it can be broken off; else itself."""
        return dataclasses.replace(self, **{self.shortened: seconds}) if self.shortened else self  # pyright: ignore[reportArgumentType]

    @property
    def ticks(self) -> int:
        """Its length in ticks of 1 ms."""
        return round(self.duration * TICKS_PER_SECOND)


def delay_of(step: Step) -> int:
    """Ticks from a step's begin to its first shock."""
    return round((getattr(step, "delay", None) or 0.0) * TICKS_PER_SECOND)


@dataclasses.dataclass(frozen=True)
class Rest(Step):
    """Nothing is asked of the person; joints stay where they were."""

    duration: float
    checks: ClassVar[Checks] = {"duration": check_time}
    shortened: ClassVar[str] = "duration"


@dataclasses.dataclass(frozen=True)
class Contract(Step):
    """A voluntary contraction at one level: of one muscle, or of the main muscle and its synergists.

    The command is a rectangle: it starts and ends at once; the rise of force is the muscle's own.
    """

    level: float
    duration: float
    muscle: str | None = None
    checks: ClassVar[Checks] = {"level": check_level, "duration": check_time, "muscle": check_muscle}
    shortened: ClassVar[str] = "duration"


@dataclasses.dataclass(frozen=True)
class Ramp(Step):
    """A voluntary contraction that rises or falls steadily."""

    start: float
    end: float
    duration: float
    muscle: str | None = None
    checks: ClassVar[Checks] = {
        "start": check_level,
        "end": check_level,
        "duration": check_time,
        "muscle": check_muscle,
    }


@dataclasses.dataclass(frozen=True)
class Hold(Step):
    """A joint is held at an angle from here on. At the very start it is there; later it is turned there in 1 s."""

    joint: str
    angle: float
    duration: ClassVar[float] = 0.0  # Protocol gives it HOLD_TIME where it is not the start
    checks: ClassVar[Checks] = {"joint": check_joint, "angle": check_angle}


@dataclasses.dataclass(frozen=True)
class Move(Step):
    """A joint is turned to an angle at a steady speed, and stays there."""

    joint: str
    angle: float
    duration: float
    checks: ClassVar[Checks] = {"joint": check_joint, "angle": check_angle, "duration": check_time}


@dataclasses.dataclass(frozen=True)
class Stretch(Step):
    """The joint of a muscle (the main one unless named) is turned so that the muscle lengthens, and stays there."""

    turn: float
    duration: float
    muscle: str | None = None
    checks: ClassVar[Checks] = {"turn": check_turn, "duration": check_time, "muscle": check_muscle}


@dataclasses.dataclass(frozen=True)
class Block(Step):
    """The nerves of the whole limb are blocked from here on, above where they are stimulated: no spike passes there."""

    duration: ClassVar[float] = 0.0


@dataclasses.dataclass(frozen=True)
class Unblock(Step):
    """The nerve conducts again from here on."""

    duration: ClassVar[float] = 0.0
