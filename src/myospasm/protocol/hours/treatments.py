"""The tasks that bring something in or out: drink, eat, infuse, vomit, stool, dialysis, breathing, a cuff.

Those with `at` set are done beside the other tasks, at that moment of the story.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from myospasm.ground import quantity
from myospasm.protocol.bounds import StepError, number
from myospasm.protocol.hours import bounds
from myospasm.protocol.hours.bounds import check_moment, check_time, words_of_time
from myospasm.protocol.hours.fluids import inflow
from myospasm.protocol.hours.tasks import Acts, Task
from myospasm.protocol.steps import Checks

if TYPE_CHECKING:
    from jaxtyping import Float

GULP = quantity(0.01, "L/s", "assumed", "half a liter in 50 s, drunk in one go")
BLOOD = quantity(0.005, "L/s", "assumed", "300 mL/min, usual in a dialysis of an adult", 0.0033, 0.0083)
DIALYSATE = quantity(0.5 / 60, "L/s", "assumed", "500 mL/min, usual", 0.005, 0.0134)
USUAL = {
    "sodium": quantity(138.0, "mmol/L", "assumed", "usual are 135 to 140", 135, 145),
    "potassium": quantity(2.0, "mmol/L", "assumed", "usual are 1 to 3", 1, 4),
    "calcium": quantity(1.5, "mmol/L", "assumed", "usual are 1.25 to 1.5", 1.25, 1.75),
    "magnesium": quantity(0.5, "mmol/L", "assumed", "usual are 0.375 to 0.5", 0.25, 0.75),
    "bicarbonate": quantity(35.0, "mmol/L", "assumed", "usual are 33 to 36", 28, 40),
    "glucose": quantity(5.5, "mmol/L", "assumed", "1 g/L", 0, 11),
}
"""Dialysate."""
REBREATHING = quantity(42.0, "mmHg", "assumed", "a bag brings carbon dioxide back to 40 to 45", 40, 45)
MEAL = {
    "water": quantity(0.6, "L", "assumed", "a third of a day's food and drink"),
    "sodium": quantity(50.0, "mmol", "assumed", "a third of a usual day's 150"),
    "chloride": quantity(50.0, "mmol", "assumed", "as the sodium"),
    "potassium": quantity(25.0, "mmol", "assumed", "a third of a usual day's 75"),
    "calcium": quantity(6.0, "mmol", "assumed", "a third of a usual day's 18 to 25"),
    "magnesium": quantity(4.0, "mmol", "assumed", "a third of a usual day's 12 to 15"),
    "phosphate": quantity(13.0, "mmol", "assumed", "a third of a usual day's 40"),
    "glucose": quantity(500.0, "mmol", "assumed", "90 g of carbohydrate"),
}
"""What a meal brings. Errors: no protein, hence no urea and no alkaline tide."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Timed(Task):
    """Something that can also be done beside the tasks, `at` s after the begin of the story."""

    at: float | None = None

    def __post_init__(self) -> None:
        if self.at is not None:
            object.__setattr__(self, "at", check_moment(self, "at"))
        super().__post_init__()


def _unless_said(task: Timed, seconds: float) -> None:
    """Give a task the time that it takes unless another is said."""
    if task.duration is None:
        object.__setattr__(task, "duration", max(round(seconds), 1))


@dataclasses.dataclass(frozen=True)
class Drink(Timed):
    """Drinks, in one go unless a time is said."""

    volume: float
    drink: str
    duration: float | None = None
    checks: ClassVar[Checks] = {
        "volume": bounds.positive(100, "L", "a drink has a volume"),
        "drink": bounds.check_fluid("drunk"),
        "duration": check_time,
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        _unless_said(self, self.volume / GULP.value)
        bounds.check_drinkable(self.volume, self.duration or 0.0)

    def acts(self, seconds: Float[np.ndarray, " seconds"], muscles: Sequence[str]) -> Acts:
        """Water and solutes into the stomach, evenly."""
        del seconds, muscles
        return inflow(self.drink, self.volume / (self.duration or 1.0), "drink")


@dataclasses.dataclass(frozen=True)
class Eat(Timed):
    """Eats a meal."""

    duration: float | None = None
    checks: ClassVar[Checks] = {"duration": check_time}

    def __post_init__(self) -> None:
        super().__post_init__()
        _unless_said(self, 1200.0)

    def acts(self, seconds: Float[np.ndarray, " seconds"], muscles: Sequence[str]) -> Acts:
        """What the meal brings, evenly."""
        del seconds, muscles
        return {f"drink.{name}": amount.value / (self.duration or 1.0) for name, amount in MEAL.items()}


@dataclasses.dataclass(frozen=True)
class Infuse(Timed):
    """A fluid runs into a vein."""

    volume: float
    fluid: str
    duration: float
    ordinary: ClassVar[Acts] = {"lying": 1.0}
    checks: ClassVar[Checks] = {
        "volume": bounds.positive(10, "L", "an infusion has a volume"),
        "fluid": bounds.check_fluid("infused"),
        "duration": check_time,
    }

    def acts(self, seconds: Float[np.ndarray, " seconds"], muscles: Sequence[str]) -> Acts:
        """Water and solutes into the blood, evenly."""
        del seconds, muscles
        return inflow(self.fluid, self.volume / self.duration, "infusion") | self.ordinary


@dataclasses.dataclass(frozen=True)
class Vomit(Timed):
    """Throws up what is in the stomach."""

    volume: float
    duration: float | None = None
    checks: ClassVar[Checks] = {
        "volume": bounds.positive(1.5, "L", "what is thrown up at once has a volume"),
        "duration": check_time,
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        _unless_said(self, 60.0)

    def acts(self, seconds: Float[np.ndarray, " seconds"], muscles: Sequence[str]) -> Acts:
        """Evenly."""
        del seconds, muscles
        return {"vomit": self.volume / (self.duration or 1.0)}


@dataclasses.dataclass(frozen=True)
class Pass(Timed):
    """Passes watery stool."""

    volume: float
    duration: float | None = None
    checks: ClassVar[Checks] = {
        "volume": bounds.positive(2, "L", "watery stool has a volume"),
        "duration": check_time,
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        _unless_said(self, 300.0)

    def acts(self, seconds: Float[np.ndarray, " seconds"], muscles: Sequence[str]) -> Acts:
        """Evenly."""
        del seconds, muscles
        return {"stool": self.volume / (self.duration or 1.0)}


@dataclasses.dataclass(frozen=True)
class Breathe(Timed):
    """Breathes so much, or so little, that arterial carbon dioxide comes to a pressure."""

    pco2: float
    duration: float
    checks: ClassVar[Checks] = {"pco2": bounds.check_pco2, "duration": check_time}

    def acts(self, seconds: Float[np.ndarray, " seconds"], muscles: Sequence[str]) -> Acts:
        """The pressure that is aimed at."""
        del seconds, muscles
        return {"pco2": self.pco2}


@dataclasses.dataclass(frozen=True)
class Rebreathe(Timed):
    """Breathes into a bag. Errors: oxygen does not fall as it does in a bag."""

    duration: float
    checks: ClassVar[Checks] = {"duration": check_time}
    ordinary: ClassVar[Acts] = {"pco2": REBREATHING.value}


@dataclasses.dataclass(frozen=True)
class Cuff(Timed):
    """A cuff is inflated around the limb above the muscles."""

    pressure: float
    duration: float
    checks: ClassVar[Checks] = {"pressure": bounds.check_cuff, "duration": check_time}

    def acts(self, seconds: Float[np.ndarray, " seconds"], muscles: Sequence[str]) -> Acts:
        """The pressure."""
        del seconds, muscles
        return {"cuff": self.pressure}


def _mmol(low: float, high: float, name: str) -> bounds.Check:
    return bounds.within(low, high, "mmol/L", f"dialysate is mixed with {name} of")


@dataclasses.dataclass(frozen=True)
class Dialyze(Task):
    """Lies at an artificial kidney that takes out water (L) and exchanges salts; sodium may change steadily.

    The concentrations (mmol/L) are usual ones unless said.
    """

    duration: float
    volume: float
    sodium: float = USUAL["sodium"].value
    last: float | None = None
    potassium: float = USUAL["potassium"].value
    calcium: float = USUAL["calcium"].value
    magnesium: float = USUAL["magnesium"].value
    bicarbonate: float = USUAL["bicarbonate"].value
    glucose: float = USUAL["glucose"].value
    checks: ClassVar[Checks] = {
        "duration": check_time,
        "volume": bounds.within(0, 100, "L", "dialysis takes out"),
        "sodium": _mmol(120, 170, "sodium"),
        "last": _mmol(120, 170, "sodium"),
        "potassium": _mmol(0, 5, "potassium"),
        "calcium": _mmol(0, 2.5, "calcium"),
        "magnesium": _mmol(0, 2, "magnesium"),
        "bicarbonate": _mmol(15, 45, "bicarbonate"),
        "glucose": _mmol(0, 20, "glucose"),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        most = bounds.FASTEST_REMOVAL.value
        if self.volume > most * self.duration + 1e-9:
            said = f"{number(self.volume)} L in {words_of_time(self.duration)} is more than a machine can take out"
            raise StepError("volume", f"{said}, {number(3600 * most)} L an hour; usual are 2 to 4 L in 4 h")

    def hourly(self, mass: float) -> float:
        """Water taken out, mL per kg of body mass and hour."""
        return 1000 * self.volume / mass / (self.duration / 3600)

    def acts(self, seconds: Float[np.ndarray, " seconds"], muscles: Sequence[str]) -> Acts:
        """How the machine is set."""
        del muscles
        last = self.sodium if self.last is None else self.last
        rates: Acts = {"blood": BLOOD.value, "fluid": DIALYSATE.value, "removal": self.volume / self.duration}
        gone = seconds / max(self.duration - 1, 1)
        rates |= {"sodium": self.sodium + (last - self.sodium) * gone, "left": 1.0 - gone}
        for name in ("potassium", "calcium", "magnesium", "bicarbonate", "glucose"):
            rates[name] = getattr(self, name)
        return {f"dialysis.{name}": value for name, value in rates.items()} | {"lying": 1.0}
