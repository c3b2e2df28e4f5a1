"""What goes on beside the tasks for hours: drinking by the clock, an infusion, vomiting, diarrhea."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from typing import ClassVar

from myospasm.protocol.hours import bounds
from myospasm.protocol.hours.bounds import check_moment, check_until
from myospasm.protocol.hours.fluids import inflow
from myospasm.protocol.steps import Checks, Step


@dataclasses.dataclass(frozen=True)
class Beside(Step):
    """Something steady from `since` to `ending` (s of the story; infinite: to its end), `volume` L in every hour."""

    since: float
    ending: float
    volume: float
    duration: ClassVar[float] = 0.0
    checks: ClassVar[Checks] = {
        "since": check_moment,
        "ending": check_until,
        "volume": bounds.positive(2, "L", "what is lost in an hour has a volume"),
    }

    @property
    def flows(self) -> Mapping[str, float]:
        """Fields of `signals.World` to which this is added."""
        raise NotImplementedError


@dataclasses.dataclass(frozen=True)
class DrinkSteadily(Beside):
    """Drinks a little all the time."""

    drink: str = "water"
    checks: ClassVar[Checks] = Beside.checks | {
        "volume": bounds.positive(100, "L", "a drink has a volume"),
        "drink": bounds.check_fluid("drunk"),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        bounds.check_drinkable(self.volume, 3600.0)

    @property
    def flows(self) -> Mapping[str, float]:
        """Into the stomach."""
        return inflow(self.drink, self.volume / 3600, "drink")


@dataclasses.dataclass(frozen=True)
class InfuseSteadily(Beside):
    """A drip."""

    fluid: str = "normal_saline"
    checks: ClassVar[Checks] = Beside.checks | {
        "volume": bounds.positive(10, "L", "an infusion has a volume"),
        "fluid": bounds.check_fluid("infused"),
    }

    @property
    def flows(self) -> Mapping[str, float]:
        """Into a vein."""
        return inflow(self.fluid, self.volume / 3600, "infusion")


@dataclasses.dataclass(frozen=True)
class VomitSteadily(Beside):
    """Throws up again and again, told as a steady loss."""

    @property
    def flows(self) -> Mapping[str, float]:
        """Out of the stomach."""
        return {"vomit": self.volume / 3600}


@dataclasses.dataclass(frozen=True)
class PassSteadily(Beside):
    """Passes watery stool again and again, told as a steady loss."""

    @property
    def flows(self) -> Mapping[str, float]:
        """Out of the gut."""
        return {"stool": self.volume / 3600}


@dataclasses.dataclass(frozen=True)
class BreatheBeside(Step):
    """Breathes to an arterial carbon dioxide from `since` to `ending`, whatever else is done."""

    since: float
    ending: float
    pco2: float
    duration: ClassVar[float] = 0.0
    checks: ClassVar[Checks] = {"since": check_moment, "ending": check_until, "pco2": bounds.check_pco2}


def span(step: Step, end: int) -> tuple[int, int]:
    """The seconds of the story, of `end` in all, in which something beside the tasks goes on: first, and past last."""
    at = getattr(step, "at", None)
    if at is not None:
        return min(round(at), end), min(round(at + step.duration), end)
    until = step.ending  # pyright: ignore[reportAttributeAccessIssue]
    return min(round(step.since), end), end if until == math.inf else min(round(until), end)  # pyright: ignore[reportAttributeAccessIssue]
