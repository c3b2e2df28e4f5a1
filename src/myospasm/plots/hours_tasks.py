"""What a person did, in the few words that fit on a bar."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from myospasm.ground import MyospasmError
from myospasm.plots.palette import BLUE, GREEN, GREY, INK, OCHRE, ORANGE, PURPLE
from myospasm.plots.words import plain_muscle
from myospasm.protocol.bounds import number
from myospasm.protocol.hours import read
from myospasm.protocol.hours import treatments as given
from myospasm.protocol.hours.looks import Look

if TYPE_CHECKING:
    import xarray as xr

KINDS = {
    "work": BLUE,
    "rest": "#c9d1d6",
    "drink": "#56b4e9",
    "infusion": GREEN,
    "dialysis": PURPLE,
    "breath": ORANGE,
    "loss": OCHRE,
    "cuff": INK,
    "other": GREY,
}
"""Color of what is done, by its kind."""
LONGEST = 70


class Done(NamedTuple):
    """Something that was done, from `begin` to `end` (s)."""

    begin: float
    end: float
    words: str
    kind: str
    beside: bool
    """Whether it went on beside the tasks."""


def done(chart: xr.Dataset) -> list[Done]:
    """What was done, as the chart's events tell it, without the looks."""
    events = json.loads(chart.attrs.get("events", "[]"))
    read_all = [(float(onset), float(length), _read(str(label)), str(label)) for onset, length, label in events]
    return [
        Done(onset, onset + length, *plain(task, label), _beside(task))
        for onset, length, task, label in read_all
        if not isinstance(task, Look)
    ]


def _read(label: str) -> Any:
    try:
        return read(label)
    except MyospasmError:
        return None


def _beside(task: Any) -> bool:
    return getattr(task, "at", None) is not None or hasattr(task, "since")


def plain(task: Any, label: str) -> tuple[str, str]:
    """A task in plain words without its length, and its kind; what is not understood is told as it was said."""
    name = type(task).__name__
    if name not in TOLD:
        return (label if len(label) <= LONGEST else label[: LONGEST - 1] + "…"), "other"
    kind, tell = TOLD[name]
    return tell(task) + _where(task), kind


def _where(task: Any) -> str:
    air = getattr(task, "air", None)
    humidity = getattr(task, "humidity", None)
    said = "" if air is None else f", {number(air)} °C"
    return said if humidity is None else f"{said}, {number(100 * humidity)} % humid"


def _speed(task: Any) -> str:
    return f"{number(round(3.6 * task.speed, 1))} km/h{_slope(task)}"


def _slope(task: Any) -> str:
    slope = getattr(task, "slope", None)
    if getattr(task, "rise", None):
        return ", steeper and steeper"
    return f", {number(round(abs(100 * slope), 1))} % {'uphill' if slope > 0 else 'downhill'}" if slope else ""


def _liters(volume: float) -> str:
    return f"{number(round(volume, 2))} L" if volume >= 0.1 else f"{number(round(1000 * volume))} mL"


def _name(fluid: str) -> str:
    return fluid.replace("_", " ")


def _contract(task: Any) -> str:
    rhythm = f", {number(task.on)} s on, {number(task.off)} s off" if hasattr(task, "on") else ""
    return f"contract{_muscle(task)} at {number(round(100 * task.level))} %{rhythm}{_lengthening(task)}"


def _muscle(task: Any) -> str:
    return f" the {plain_muscle(task.muscle)}" if task.muscle else ""


def _lengthening(task: Any) -> str:
    return ", drawn out meanwhile" if task.manner else ""


def _dialysis(task: Any) -> str:
    said = f"dialysis, takes out {_liters(task.volume)}"
    for name, usual in given.USUAL.items():
        value = getattr(task, name)
        if name == "sodium" and task.last is not None and task.last != value:
            said += f", sodium {number(value)} to {number(task.last)}"
        elif abs(value - usual.value) > 1e-9:
            said += f", {name} {number(value)}"
    return said


def _breath(task: Any) -> str:
    aim = f"carbon dioxide {number(task.pco2)} mmHg"
    return f"overbreathing ({aim})" if task.pco2 < 35 else f"breathing ({aim})"


def _hourly(verb: str, what: str = "") -> Any:
    return lambda t: f"{verb} {_liters(t.volume)}{f' of {_name(getattr(t, what))}' if what else ''} an hour"


TOLD: dict[str, tuple[str, Any]] = {
    "Rest": ("rest", lambda _: "rest"),
    "Stand": ("rest", lambda _: "stand"),
    "Lie": ("rest", lambda _: "lie down"),
    "Sleep": ("rest", lambda _: "sleep"),
    "Live": ("rest", lambda _: "an ordinary day"),
    "Walk": ("work", lambda t: f"walk {_speed(t)}"),
    "WalkUntilPain": ("work", lambda t: f"walk {_speed(t)} until it hurts"),
    "Run": ("work", lambda t: f"run {_speed(t)}"),
    "Sprint": ("work", lambda t: f"sprint {_speed(t)}"),
    "WarmUp": ("work", lambda _: "warm up"),
    "Cycle": ("work", lambda t: f"cycle at {number(round(100 * t.effort))} % effort"),
    "Contract": ("work", _contract),
    "ContractRhythmically": ("work", _contract),
    "Drink": ("drink", lambda t: f"drink {_liters(t.volume)} of {_name(t.drink)}"),
    "DrinkSteadily": ("drink", _hourly("drink", "drink")),
    "Eat": ("drink", lambda _: "eat a meal"),
    "Infuse": ("infusion", lambda t: f"drip, {_liters(t.volume)} of {_name(t.fluid)}"),
    "InfuseSteadily": ("infusion", _hourly("drip,", "fluid")),
    "Vomit": ("loss", lambda t: f"vomit {_liters(t.volume)}"),
    "VomitSteadily": ("loss", _hourly("vomit")),
    "Pass": ("loss", lambda t: f"diarrhea, {_liters(t.volume)}"),
    "PassSteadily": ("loss", _hourly("diarrhea,")),
    "Breathe": ("breath", _breath),
    "BreatheBeside": ("breath", _breath),
    "Rebreathe": ("breath", lambda _: "breathe into a bag"),
    "Cuff": ("cuff", lambda t: f"cuff at {number(t.pressure)} mmHg"),
    "Dialyze": ("dialysis", _dialysis),
}
"""Kind and words of each task, by the name of its class."""
