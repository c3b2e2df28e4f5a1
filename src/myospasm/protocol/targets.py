"""Steps that show a person what to match, that go on until they fail, or that wait for what the muscle does."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import ClassVar

from myospasm.ground import MyospasmError
from myospasm.protocol.bounds import (
    StepError,
    check_level,
    check_muscle,
    check_signal,
    check_target,
    check_time,
    number,
)
from myospasm.protocol.steps import Checks, Contract, Ramp, Step


@dataclasses.dataclass(frozen=True)
class Match(Step):
    """A steady target on a screen: a share of the greatest force (or EMG) of the contractions so far."""

    level: float
    duration: float
    signal: str = "force"
    muscle: str | None = None
    shortened: ClassVar[str] = "duration"
    checks: ClassVar[Checks] = {
        "level": check_target,
        "duration": check_time,
        "signal": check_signal,
        "muscle": check_muscle,
    }


@dataclasses.dataclass(frozen=True)
class Follow(Step):
    """A target on a screen that rises or falls steadily."""

    start: float
    end: float
    duration: float
    signal: str = "force"
    muscle: str | None = None
    checks: ClassVar[Checks] = {
        "start": check_target,
        "end": check_target,
        "duration": check_time,
        "signal": check_signal,
        "muscle": check_muscle,
    }


class _Open(Step):
    """A step that goes on until something is seen, at most for `longest` s."""

    longest: float
    shortened: ClassVar[str] = "longest"

    @property
    def duration(self) -> float:  # pyright: ignore[reportIncompatibleVariableOverride]
        """As long as it may last, s."""
        return self.longest


@dataclasses.dataclass(frozen=True)
class MatchUntilFailure(_Open):
    """A force on a screen is matched until the person cannot hold it any more (`endings.FAILED`)."""

    level: float
    longest: float = 1200.0
    muscle: str | None = None
    until: ClassVar[str] = "failure"
    checks: ClassVar[Checks] = {"level": check_target, "longest": check_time, "muscle": check_muscle}


@dataclasses.dataclass(frozen=True)
class ContractUntilWeak(_Open):
    """A contraction that goes on until the force has fallen below a share of the greatest so far."""

    level: float
    floor: float
    longest: float = 300.0
    muscle: str | None = None
    until: ClassVar[str] = "weakness"
    checks: ClassVar[Checks] = {
        "level": check_level,
        "floor": check_level,
        "longest": check_time,
        "muscle": check_muscle,
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        if not 0 < self.floor < 1:
            raise StepError("floor", f"a force falls below more than 0 and less than 100 %, not {_percent(self.floor)}")


def _percent(share: float) -> str:
    return f"{number(100 * share)} %"


@dataclasses.dataclass(frozen=True)
class WaitForSilence(_Open):
    """Nothing is asked until the muscles have been silent for some seconds (`endings.SILENT`)."""

    longest: float = 60.0
    until: ClassVar[str] = "silence"
    checks: ClassVar[Checks] = {"longest": check_time}


@dataclasses.dataclass(frozen=True)
class WaitForSpasm(_Open):
    """Nothing is asked until the muscles have been active by themselves for some seconds (`endings.LASTED`)."""

    longest: float = 60.0
    until: ClassVar[str] = "spasm"
    checks: ClassVar[Checks] = {"longest": check_time}


TARGETS = (Match, Follow, MatchUntilFailure)
REFERENCES = (Contract, Ramp, ContractUntilWeak)


def check_reference(steps: Iterable[Step]) -> None:
    """Refuse a target before any contraction that it could be a share of."""
    strongest = 0.0
    for step in steps:
        if isinstance(step, REFERENCES):
            strongest = max(strongest, step.end, step.start) if isinstance(step, Ramp) else max(strongest, step.level)
        if isinstance(step, TARGETS) and not strongest:
            raise MyospasmError(
                "a target is a share of the strongest contraction so far, and there is none yet; "
                "first Contract at 100 % for 3 s"
            )
