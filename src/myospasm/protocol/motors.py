"""Steps that hands, motors, hammers and vibrators do to a joint or a tendon."""

from __future__ import annotations

import dataclasses
import math
from typing import ClassVar

from myospasm.ground import quantity
from myospasm.protocol.bounds import (
    TICKS_PER_SECOND,
    StepError,
    check_distance,
    check_frequency,
    check_joint,
    check_muscle,
    check_rate,
    check_time,
    number,
)
from myospasm.protocol.joint_bounds import (
    SWIFTEST,
    check_angle,
    check_load,
    check_speed,
    check_swing,
    check_torque,
)
from myospasm.protocol.steps import Checks, Step, delay_of

TAP = quantity(0.002, "m", "assumed", "by which a hammer lengthens muscle and tendon in a brisk tap")
BLOW = quantity(0.025, "s", "assumed", "a hammer's contact, half a sine; tendon hammers touch for 20 to 30 ms")
BUZZ = quantity(0.001, "m", "assumed", "from valley to peak; common vibrators move 0.2 to 2 mm")
BLOW_TICKS = round(BLOW.value * TICKS_PER_SECOND)


@dataclasses.dataclass(frozen=True)
class Tap(Step):
    """A hammer taps a tendon, and a second in which the answer is watched.

    Half a sine of `distance` m over 25 ms, `delay` s after the step began, of the main muscle and its synergists
    unless a muscle is named.
    """

    distance: float = TAP.value
    delay: float | None = None
    muscle: str | None = None
    watch: ClassVar[float] = 1.0
    checks: ClassVar[Checks] = {"distance": check_distance, "delay": check_time, "muscle": check_muscle}

    @property
    def ticks(self) -> int:
        """Its length in ticks of 1 ms."""
        return delay_of(self) + BLOW_TICKS + round(self.watch * TICKS_PER_SECOND)


@dataclasses.dataclass(frozen=True)
class Vibrate(Step):
    """A vibrator on a tendon lengthens muscle and tendon between 0 and `distance` m, `frequency` times a second."""

    frequency: float
    duration: float
    distance: float = BUZZ.value
    muscle: str | None = None
    checks: ClassVar[Checks] = {
        "frequency": check_frequency,
        "duration": check_time,
        "distance": check_distance,
        "muscle": check_muscle,
    }


@dataclasses.dataclass(frozen=True)
class Release(Step):
    """A joint is let go from here on: it moves as muscles, motor and load have it, until it is held or moved again."""

    joint: str
    duration: ClassVar[float] = 0.0
    checks: ClassVar[Checks] = {"joint": check_joint}


@dataclasses.dataclass(frozen=True)
class Load(Step):
    """A load turns with a joint from here on; it is felt where the joint is free to move. 0 takes it away."""

    joint: str
    inertia: float
    duration: ClassVar[float] = 0.0
    checks: ClassVar[Checks] = {"joint": check_joint, "inertia": check_load}


@dataclasses.dataclass(frozen=True)
class Push(Step):
    """A motor pushes a joint that is free meanwhile; afterwards the joint is held, or free, as before."""

    joint: str
    torque: float
    duration: float
    checks: ClassVar[Checks] = {"joint": check_joint, "torque": check_torque, "duration": check_time}


@dataclasses.dataclass(frozen=True)
class Turn(Step):
    """A motor turns a joint to an angle at a given speed (rad/s), and holds it there.

    How long that takes follows from where the joint was: it must have been held or moved, or never touched.
    """

    joint: str
    angle: float
    speed: float
    duration: ClassVar[float] = 0.0  # `lengths.Walk` knows it
    checks: ClassVar[Checks] = {"joint": check_joint, "angle": check_angle, "speed": check_speed}


@dataclasses.dataclass(frozen=True)
class Swing(Step):
    """A motor swings a joint around where it is, a sine of `swing` rad to either side; it ends where it began."""

    joint: str
    swing: float
    rate: float
    duration: float
    checks: ClassVar[Checks] = {
        "joint": check_joint,
        "swing": check_swing,
        "rate": check_rate,
        "duration": check_time,
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        fastest = 2 * math.pi * self.rate * self.swing
        if fastest > SWIFTEST.value:
            speed, most = (number(round(math.degrees(v))) for v in (fastest, SWIFTEST.value))
            said = f"a swing at {number(self.rate)} Hz so wide reaches {speed} deg/s; a joint is turned at most {most}"
            raise StepError("rate", f"{said} deg/s")
        if self.halves < 1:
            raise StepError("duration", f"half a swing at {number(self.rate)} Hz takes longer than this")

    @property
    def halves(self) -> int:
        """How many whole halves of the sine fit into the time."""
        return math.floor(2 * self.rate * self.duration + 1e-9)
