"""Steps that give electric shocks to a nerve or to a motor point: one, two, trains, staircases."""

from __future__ import annotations

import dataclasses
import math
from typing import ClassVar

from myospasm.protocol.bounds import (
    LONGEST,
    SUPRAMAXIMAL,
    TICKS_PER_SECOND,
    StepError,
    check_current,
    check_muscle,
    check_pulses,
    check_rate,
    check_site,
    check_time,
    number,
)
from myospasm.protocol.steps import Checks, Rest, Step, delay_of

MOST_STAIRS = 1000
NEAREST = 0.002  # s, between two shocks


def _check_one_length(step: _Train | Staircase, field: str) -> None:
    """Refuse a train of which both or neither of its two lengths are said; `field` is where the error points."""
    if (step.duration is None) == (step.pulses is None):
        raise StepError(field, "a train needs either a duration or a number of pulses, one of the two")


def _stairs(first: float, added: float, last: float, digits: int) -> list[float]:
    """Evenly rising values, from the first to the last at most."""
    count = math.floor((last - first) / added + 1e-9) + 1
    return [round(first + i * added, digits) for i in range(count)]


@dataclasses.dataclass(frozen=True)
class _Train(Step):
    """Shocks at a steady rate, for a time or a number of pulses. Pulse k falls on the tick nearest to k / rate.

    With a `delay` the train begins so many s after the step.
    """

    rate: float
    duration: float | None = None
    pulses: int | None = None
    current: float = SUPRAMAXIMAL
    muscle: str | None = None
    delay: float | None = None
    checks: ClassVar[Checks] = {
        "rate": check_rate,
        "duration": check_time,
        "pulses": check_pulses,
        "current": check_current,
        "muscle": check_muscle,
        "delay": check_time,
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        _check_one_length(self, "rate")
        if self.ticks > LONGEST * TICKS_PER_SECOND:
            raise StepError("pulses", f"{self.pulses} pulses at {number(self.rate)} Hz last longer than 24 hours")

    @property
    def ticks(self) -> int:
        """Its length in ticks of 1 ms."""
        seconds = self.pulses / self.rate if self.pulses is not None else self.duration
        return round((seconds or 0.0) * TICKS_PER_SECOND) + delay_of(self)


@dataclasses.dataclass(frozen=True)
class StimulateNerve(_Train):
    """Shocks to the nerve trunk: they reach the muscle and its synergists; the named muscle alone if one is named."""


@dataclasses.dataclass(frozen=True)
class StimulatePoint(_Train):
    """Shocks to the motor point of one muscle, the main one unless named."""


@dataclasses.dataclass(frozen=True)
class StimulateRoot(_Train):
    """Shocks to the nerve roots: they reach the muscle and its synergists; the named muscle alone if one is named."""


@dataclasses.dataclass(frozen=True)
class StimulateSkin(_Train):
    """Shocks to the skin, or a nerve of the skin, whose reflex reaches one muscle, the main one unless named."""


TRAINS = {"nerve": StimulateNerve, "motor point": StimulatePoint, "root": StimulateRoot, "skin": StimulateSkin}
"""The kind of train that shocks each site."""


@dataclasses.dataclass(frozen=True)
class Shock(Step):
    """One shock, `delay` s after the step began, and a second in which the answer is watched.

    `site` is "nerve" or "root" (muscle and synergists, or the named muscle), "motor point" or "skin" (of one muscle).
    """

    site: str = "nerve"
    current: float = SUPRAMAXIMAL
    delay: float | None = None
    muscle: str | None = None
    watch: ClassVar[float] = 1.0
    checks: ClassVar[Checks] = {
        "site": check_site,
        "current": check_current,
        "delay": check_time,
        "muscle": check_muscle,
    }

    @property
    def ticks(self) -> int:
        """Its length in ticks of 1 ms."""
        return delay_of(self) + round(self.watch * TICKS_PER_SECOND)


@dataclasses.dataclass(frozen=True)
class Doublet(Step):
    """Two shocks `apart` s from each other, and a second in which the answer is watched."""

    apart: float
    site: str = "nerve"
    current: float = SUPRAMAXIMAL
    delay: float | None = None
    muscle: str | None = None
    watch: ClassVar[float] = 1.0
    checks: ClassVar[Checks] = {**Shock.checks, "apart": check_time}

    def __post_init__(self) -> None:
        super().__post_init__()
        if not NEAREST <= self.apart < self.watch:
            least, most = number(1000 * NEAREST), number(1000 * self.watch)
            said = f"two shocks are {least} to less than {most} ms apart, not {number(1000 * self.apart)} ms"
            raise StepError("apart", said)

    @property
    def ticks(self) -> int:
        """Its length in ticks of 1 ms."""
        return delay_of(self) + round((self.apart + self.watch) * TICKS_PER_SECOND)


@dataclasses.dataclass(frozen=True)
class Staircase(Step):
    """Trains at rising rates with pauses between, until a train leaves a spasm behind: a threshold search."""

    lowest: float
    increment: float
    highest: float
    pause: float
    duration: float | None = None
    pulses: int | None = None
    site: str = "motor point"
    current: float = SUPRAMAXIMAL
    muscle: str | None = None
    until: ClassVar[str] = "spasm"
    checks: ClassVar[Checks] = {
        "lowest": check_rate,
        "increment": check_rate,
        "highest": check_rate,
        "pause": check_time,
        "duration": check_time,
        "pulses": check_pulses,
        "site": check_site,
        "current": check_current,
        "muscle": check_muscle,
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        _check_one_length(self, "lowest")
        if self.highest < self.lowest:
            low, high = number(self.lowest), number(self.highest)
            raise StepError("highest", f"a staircase rises; it cannot go from {low} Hz to {high} Hz")
        if (self.highest - self.lowest) / self.increment > MOST_STAIRS:
            raise StepError("increment", f"a staircase has at most {MOST_STAIRS} steps; take larger ones")

    @property
    def rates(self) -> list[float]:
        """The rate of every train, Hz."""
        return _stairs(self.lowest, self.increment, self.highest, 6)

    def trains(self) -> list[Step]:
        """A train and a rest in turns."""
        kind = TRAINS[self.site]
        each = [kind(rate, self.duration, self.pulses, self.current, self.muscle) for rate in self.rates]
        return [step for train in each for step in (train, Rest(self.pause))]

    @property
    def ticks(self) -> int:
        """Its length in ticks of 1 ms."""
        return sum(step.ticks for step in self.trains())


@dataclasses.dataclass(frozen=True)
class Recruit(Step):
    """Single shocks of rising current, one every `period` s: a recruitment curve."""

    weakest: float
    added: float
    strongest: float
    period: float
    site: str = "nerve"
    muscle: str | None = None
    checks: ClassVar[Checks] = {
        "weakest": check_current,
        "added": check_current,
        "strongest": check_current,
        "period": check_time,
        "site": check_site,
        "muscle": check_muscle,
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.strongest < self.weakest:
            low, high = number(100 * self.weakest), number(100 * self.strongest)
            raise StepError("strongest", f"the current rises; it cannot go from {low} % to {high} %")
        if (self.strongest - self.weakest) / self.added > MOST_STAIRS:
            raise StepError("added", f"a staircase has at most {MOST_STAIRS} steps; take larger ones")

    @property
    def currents(self) -> list[float]:
        """The current of every shock, over that for a maximal M wave."""
        return _stairs(self.weakest, self.added, self.strongest, 8)

    @property
    def ticks(self) -> int:
        """Its length in ticks of 1 ms."""
        return len(self.currents) * round(self.period * TICKS_PER_SECOND)
