"""Steps that act on the senses: a light touch, a loud tone."""

from __future__ import annotations

import dataclasses
from typing import ClassVar

from myospasm.protocol.bounds import TICKS_PER_SECOND, check_muscle, check_time
from myospasm.protocol.steps import Checks, Step, delay_of


@dataclasses.dataclass(frozen=True)
class Touch(Step):
    """A light touch rests on the skin near a muscle, the main one unless named, as a finger on the chin."""

    duration: float
    muscle: str | None = None
    checks: ClassVar[Checks] = {"duration": check_time, "muscle": check_muscle}
    shortened: ClassVar[str] = "duration"


@dataclasses.dataclass(frozen=True)
class Sound(Step):
    """A loud tone, unannounced, `delay` s after the step began, and a second in which the answer is watched."""

    delay: float | None = None
    watch: ClassVar[float] = 1.0
    checks: ClassVar[Checks] = {"delay": check_time}

    @property
    def ticks(self) -> int:
        """Its length in ticks of 1 ms."""
        return delay_of(self) + round(self.watch * TICKS_PER_SECOND)
