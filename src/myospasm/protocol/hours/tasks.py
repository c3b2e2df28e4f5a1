"""The tasks of a story of hours that need no more than a body: rest, sleep, walk, run, cycle, contract.

As steps of a protocol they keep house units (s, m/s, shares of 1, degC), refuse impossible numbers however they are
made, and are always the same thing as their sentence. Times are kept to the second.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from myospasm.ground import MyospasmError, quantity
from myospasm.protocol.bounds import StepError, check_level, check_muscle
from myospasm.protocol.hours import bounds
from myospasm.protocol.hours.bounds import check_time
from myospasm.protocol.steps import Checks, Step

if TYPE_CHECKING:
    from jaxtyping import Float

UNBEARABLE = quantity(7.0, "1", "assumed", "pain of 10 with which people stop who are told to walk as long as they can")
PATIENCE = 1800.0  # s, after which a walk until pain ends anyway
SPRINT = quantity(8.0, "m/s", "assumed", "a trained person's sprint")
WARM_UP = quantity(8 / 3.6, "m/s", "assumed", "an easy run")

Acts = dict[str, Any]
"""Fields of `signals.World`, of what a person drinks as "drink.water", over the seconds; the rest is as in a room."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Task(Step):
    """Something that a person does for a while, and where; looks aside in full detail may be taken every so often."""

    air: float | None = None
    """degC; a room's unless said."""
    humidity: float | None = None
    wind: float | None = None
    watching: float | None = None
    """s of the loop at every look, which takes no time of the story."""
    period: float | None = None
    testing: float | None = None
    """s between two searches for the threshold."""
    ordinary: ClassVar[Acts] = {}
    """What is so all the time."""

    def __post_init__(self) -> None:
        checks: dict[str, Callable[[Any, str], Any]] = PLACE | self.checks
        for field, check in checks.items():
            if getattr(self, field, None) is not None:
                object.__setattr__(self, field, check(self, field))
        if (self.watching is None) != (self.period is None):
            raise StepError("watching", 'a look needs both, as in "watching for 60 s every 20 min"')

    @property
    def longest_time(self) -> int:
        """s at most."""
        return round(self.duration)

    @property
    def waits(self) -> bool:
        """Whether pain may end it before its time."""
        return False

    def acts(self, seconds: Float[np.ndarray, " seconds"], muscles: Sequence[str]) -> Acts:
        """What is done in these seconds, counted from its begin, to these muscles."""
        del seconds, muscles
        return self.ordinary


PLACE: dict[str, Callable[[Any, str], Any]] = {
    "air": bounds.check_air,
    "humidity": bounds.check_humidity,
    "wind": bounds.check_wind,
    "watching": bounds.check_look,
    "period": bounds.check_period,
    "testing": bounds.check_period,
}


@dataclasses.dataclass(frozen=True)
class Rest(Task):
    """Sits and does nothing; nothing is eaten or drunk."""

    duration: float
    checks: ClassVar[Checks] = {"duration": check_time}


@dataclasses.dataclass(frozen=True)
class Stand(Rest):
    """Stands still."""


@dataclasses.dataclass(frozen=True)
class Lie(Rest):
    """Lies awake."""

    ordinary: ClassVar[Acts] = {"lying": 1.0}


@dataclasses.dataclass(frozen=True)
class Sleep(Rest):
    """Sleeps, lying; nothing is eaten or drunk."""

    ordinary: ClassVar[Acts] = {"lying": 1.0, "asleep": 1.0}


@dataclasses.dataclass(frozen=True)
class Live(Rest):
    """Lives as usual: eats and drinks as every day. Errors: upright and awake all the time; nights are not told."""

    ordinary: ClassVar[Acts] = {"diet": 1.0}


@dataclasses.dataclass(frozen=True)
class Walk(Task):
    """Walks; the slope may rise by `rise` every `stage` s, as on the treadmills of vascular clinics."""

    speed: float
    duration: float
    slope: float | None = None
    rise: float | None = None
    stage: float | None = None
    checks: ClassVar[Checks] = {
        "speed": bounds.check_walk,
        "duration": check_time,
        "slope": bounds.check_slope,
        "rise": bounds.check_rise,
        "stage": check_time,
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        if (self.rise is None) != (self.stage is None):
            raise StepError("rise", 'a rising slope needs both, as in "up 0 % rising by 3.5 % every 3 min"')

    def acts(self, seconds: Float[np.ndarray, " seconds"], muscles: Sequence[str]) -> Acts:
        """Speed and slope. The slope rises no further than a treadmill goes."""
        del muscles
        slope = np.full(len(seconds), self.slope or 0.0)
        if self.rise and self.stage:
            slope = np.minimum(slope + self.rise * (seconds // self.stage), STEEPEST)
        return {"speed": self.speed, "grade": slope, "stop_at": self.stop_at}

    @property
    def stop_at(self) -> float:
        """Pain, 0 to 10, at which the person stops; 0: goes on."""
        return 0.0


STEEPEST = 0.4
"""As `bounds.check_slope`."""


@dataclasses.dataclass(frozen=True)
class WalkUntilPain(Walk):
    """Walks until it hurts too much, or for `duration` at most."""

    duration: float = PATIENCE
    pain: float | None = None
    checks: ClassVar[Checks] = Walk.checks | {"pain": bounds.check_pain}

    @property
    def waits(self) -> bool:
        """Always."""
        return True

    @property
    def stop_at(self) -> float:
        """Pain at which the person stops."""
        return self.pain or UNBEARABLE.value


@dataclasses.dataclass(frozen=True)
class Run(Task):
    """Runs, on the level unless a slope is said."""

    speed: float
    duration: float
    slope: float | None = None
    checks: ClassVar[Checks] = {
        "speed": bounds.check_run,
        "duration": check_time,
        "slope": bounds.check_slope,
    }

    def acts(self, seconds: Float[np.ndarray, " seconds"], muscles: Sequence[str]) -> Acts:
        """Speed and slope."""
        del seconds, muscles
        return {"speed": self.speed, "grade": self.slope or 0.0, "running": 1.0}


@dataclasses.dataclass(frozen=True)
class Sprint(Task):
    """Runs as fast as it goes."""

    duration: float
    speed: float = SPRINT.value
    checks: ClassVar[Checks] = {"speed": bounds.check_run, "duration": check_time}

    def acts(self, seconds: Float[np.ndarray, " seconds"], muscles: Sequence[str]) -> Acts:
        """Speed."""
        del seconds, muscles
        return {"speed": self.speed, "running": 1.0}


@dataclasses.dataclass(frozen=True)
class WarmUp(Rest):
    """Runs easily."""

    ordinary: ClassVar[Acts] = {"speed": WARM_UP.value, "running": 1.0}


@dataclasses.dataclass(frozen=True)
class Cycle(Task):
    """Rides a bicycle that stands still, at a share of the greatest oxygen uptake."""

    effort: float
    duration: float
    checks: ClassVar[Checks] = {"effort": bounds.check_effort, "duration": check_time}

    def acts(self, seconds: Float[np.ndarray, " seconds"], muscles: Sequence[str]) -> Acts:
        """Effort."""
        del seconds, muscles
        return {"effort": self.effort}


@dataclasses.dataclass(frozen=True)
class Contract(Task):
    """Contracts a muscle (the first of the person unless named) over and over, or without a pause.

    `manner` "lengthening": the muscle is drawn out meanwhile, as in lowering a weight.
    """

    level: float
    duration: float
    muscle: str | None = None
    manner: str | None = None
    checks: ClassVar[Checks] = {
        "level": check_level,
        "duration": check_time,
        "muscle": check_muscle,
        "manner": bounds.check_manner,
    }

    @property
    def share(self) -> float:
        """Of the time in which the muscle contracts."""
        return 1.0

    def acts(self, seconds: Float[np.ndarray, " seconds"], muscles: Sequence[str]) -> Acts:
        """The mean command. Raises MyospasmError for a muscle that the person does not have."""
        del seconds
        if self.muscle and self.muscle not in muscles:
            listed = ", ".join(name.replace("_", " ") for name in muscles)
            said = self.muscle.replace("_", " ")
            raise MyospasmError(f"the story contracts {said}, but the muscles of this person are {listed}")
        here = np.array([name == (self.muscle or muscles[0]) for name in muscles], float)
        return {"drive": self.level * self.share * here, "lengthening": here * (self.manner is not None)}


@dataclasses.dataclass(frozen=True)
class ContractRhythmically(Contract):
    """Contracts a muscle for `on` s, pauses for `off` s, and so on."""

    on: float = 1.0
    off: float = 1.0
    checks: ClassVar[Checks] = Contract.checks | {"on": bounds.check_bout, "off": bounds.check_bout}

    @property
    def share(self) -> float:
        """Of the time in which the muscle contracts."""
        return self.on / (self.on + self.off)
