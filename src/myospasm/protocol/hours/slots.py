"""The slots of sentences of hours: how a number with its unit, or a name, is read and written."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from myospasm.protocol.bounds import number
from myospasm.protocol.hours import fluids
from myospasm.protocol.hours.bounds import words_of_time
from myospasm.protocol.slots import SLOTS as SECONDS
from myospasm.protocol.slots import Reading, Slot, nearest
from myospasm.protocol.words import Missing, Token, tokens

TIMES = {"s": 1.0, "sec": 1.0, "second": 1.0, "min": 60.0, "minute": 60.0, "h": 3600.0, "hour": 3600.0}
TIMES |= {"day": 86400.0, "d": 86400.0, "week": 604800.0}
SPEEDS = {"km/h": 1 / 3.6, "km per hour": 1 / 3.6, "m/s": 1.0, "mph": 0.44704}
PERCENTS = {"%": 0.01, "percent": 0.01}
VOLUMES = {"L": 1.0, "liter": 1.0, "litre": 1.0, "mL": 1e-3, "milliliter": 1e-3}
SMALL = 0.1
"""L, from which on a volume is not written in mL."""
PRESSURES = {"mmHg": 1.0, "kPa": 7.50062}
KINDS: dict[str, dict[str, float]] = {
    "time": TIMES,
    "speed": SPEEDS,
    "percentage": PERCENTS,
    "volume": VOLUMES,
    "temperature": {"degC": 1.0, "°C": 1.0, "deg C": 1.0},
    "pressure": PRESSURES,
    "concentration": {"mmol/L": 1.0, "mM": 1.0},
}


@functools.cache
def cut(name: str) -> tuple[str, ...]:
    """A name or a unit in the words in which a sentence is cut."""
    return tuple(word.text for word in tokens(name.replace("_", " "))[:-1])


def _stands(words: list[Token], i: int, name: str) -> int:
    """How many words from i on are this name, in singular or plural; 0 if none."""
    parts = cut(name)
    said = [word.text for word in words[i : i + len(parts)]]
    same = len(said) == len(parts) and all(a in (b, b + "s") for a, b in zip(said, parts, strict=True))
    return len(parts) if same else 0


def _unit(words: list[Token], i: int, kind: str) -> tuple[float, int] | None:
    """The factor of the unit at word i and the place after it; the longest that fits."""
    fits = [(_stands(words, i, name), factor) for name, factor in KINDS[kind].items()]
    length, factor = max(fits)
    return (factor, i + length) if length else None


def _measure(kind: str, example: str, bare: bool = False) -> Callable[..., Reading]:
    """A reader of a number and its unit, in house units; the unit of a bare one may be left out."""

    def read(words: list[Token], i: int, _known: Mapping[str, Any]) -> Reading:
        value = words[i].value
        if value is None:
            raise Missing(i, f"a {kind}, as in {example}")
        found = _unit(words, i + 1, kind)
        if found:
            return value * found[0], found[1]
        if bare or (value == 0 and kind == "time"):
            return value, i + 1
        other = next((k for k in KINDS if _unit(words, i + 1, k)), None)
        hint = f"{words[i + 1].text!r} is the unit of a {other}" if other else ""
        raise Missing(i + 1, f"the unit of a {kind}, as in {example}", hint)

    return read


def _one_of(names: Sequence[tuple[str, str]], what: str) -> Callable[..., Reading]:
    """A reader of one of many names, as (as written, meaning); the longest that stands there."""

    def read(words: list[Token], i: int, _known: Mapping[str, Any]) -> Reading:
        length, meaning = max((_stands(words, i, written), meaning) for written, meaning in names)
        if not length:
            raise Missing(i, what, nearest(words, i, [" ".join(cut(written)) for written, _ in names]))
        return meaning, i + length

    return read


def _plain(what: str) -> Callable[..., Reading]:
    def read(words: list[Token], i: int, _known: Mapping[str, Any]) -> Reading:
        if words[i].value is None:
            raise Missing(i, what)
        return words[i].value, i + 1

    return read


def _read_slope(words: list[Token], i: int, known: Mapping[str, Any]) -> Reading:
    if words[i].text not in ("up", "down"):
        raise Missing(i, '"up" or "down"')
    value, after = _PERCENT(words, i + 1, known)
    return -value if words[i].text == "down" else value, after


def _read_until(words: list[Token], i: int, known: Mapping[str, Any]) -> Reading:
    if words[i].text == "on":
        return math.inf, i + 1
    if words[i].text != "to":
        raise Missing(i, '"to" or "on"')
    return _TIME(words, i + 1, known)


def _read_pco2(words: list[Token], i: int, known: Mapping[str, Any]) -> Reading:
    length = _stands(words, i, "PCO2")
    if not length:
        raise Missing(i, '"PCO2"')
    return _measure("pressure", "20 mmHg")(words, i + length, known)


def _read_manner(words: list[Token], i: int, _known: Mapping[str, Any]) -> Reading:
    if words[i].text != "lengthening":
        raise Missing(i, '"lengthening"')
    return "lengthening", i + 1


def _unit_written(unit: str, scale: float = 1.0) -> Callable[[Any, Any], str]:
    return lambda value, _task: f"{number(scale * value)} {unit}"


def _name_written(value: str, _task: Any) -> str:
    return value.replace("_", " ")


def _time_written(value: float, _task: Any) -> str:
    return words_of_time(value)


_TIME, _PERCENT = _measure("time", "10 min"), _measure("percentage", "10 %")
_SALT, _VOLUME = _measure("concentration", "140 mmol/L", bare=True), _measure("volume", "0.5 L")
_PERCENT_WRITTEN, _MMOL = _unit_written("%", 100), _unit_written("mmol/L")


def _slope_written(value: float, _task: Any) -> str:
    return f"{'down' if value < 0 else 'up'} {number(abs(100 * value))} %"


def _volume_written(value: float, _task: Any) -> str:
    return f"{number(value)} L" if value >= SMALL else f"{number(1000 * value)} mL"


def _until_written(value: float, _task: Any) -> str:
    return "on" if value == math.inf else f"to {words_of_time(value)}"


_TIMES_SAID = {
    "DURATION": "a time: 10 min, 3 h, 2 days",
    "STAGE": "a time: 3 min",
    "WATCHING": "a time of the loop in full detail: 60 s",
    "PERIOD": "a time: 20 min",
    "TESTING": "a time: 20 min",
    "ON": "a time: 2 s",
    "OFF": "a time: 2 s",
    "AT": "a moment of the story: 1.5 h",
    "SINCE": "a moment of the story: 30 min",
}
_SALTS = {"SODIUM": "140", "POTASSIUM": "2", "CALCIUM": "1.5", "MAGNESIUM": "0.5", "BICARBONATE": "35", "GLUCOSE": "5"}
_DRINKS = ", ".join(name.replace("_", " ") for name, fluid in fluids.FLUIDS.items() if "drunk" in fluid.ways)
_FLUIDS = ", ".join(name.replace("_", " ") for name, fluid in fluids.FLUIDS.items() if "infused" in fluid.ways)
SLOTS: dict[str, Slot] = {name: Slot(said, _TIME, _time_written) for name, said in _TIMES_SAID.items()}
SLOTS |= {name: Slot(f"of the dialysate: {usual} mmol/L", _SALT, _MMOL) for name, usual in _SALTS.items()}
SLOTS |= {
    "LAST": Slot("of the dialysate at the end, reached steadily: 135 mmol/L", _SALT, _MMOL),
    "ENDING": Slot('"to" a moment of the story: to 3 h; or "on": to its end', _read_until, _until_written),
    "SPEED": Slot("a speed: 12 km/h, 3 m/s", _measure("speed", "12 km/h"), _unit_written("km/h", 3.6)),
    "SLOPE": Slot("a grade: up 10 %, down 5 %", _read_slope, _slope_written),
    "RISE": Slot("percent: 3.5 %", _PERCENT, _PERCENT_WRITTEN),
    "PAIN": Slot("a number from 1 to 10", _plain("a number from 1 to 10"), lambda value, _: number(value)),
    "EFFORT": Slot("percent of the greatest oxygen uptake: 60 %", _PERCENT, _PERCENT_WRITTEN),
    "AIR": Slot("a temperature: 30 degC", _measure("temperature", "30 degC"), _unit_written("degC")),
    "HUMIDITY": Slot("percent: 60 %", _PERCENT, _PERCENT_WRITTEN),
    "WIND": Slot("a speed: 10 km/h", _measure("speed", "10 km/h"), _unit_written("km/h", 3.6)),
    "LEVEL": SECONDS["LEVEL"],
    "MUSCLE": SECONDS["MUSCLE"],
    "MANNER": Slot('"lengthening": drawn out meanwhile', _read_manner, _name_written),
    "VOLUME": Slot("a volume: 0.5 L, 250 mL", _VOLUME, _volume_written),
    "DRINK": Slot(_DRINKS, _one_of(fluids.names(), f"a drink ({_DRINKS})"), _name_written),
    "FLUID": Slot(_FLUIDS, _one_of(fluids.names(), f"a fluid ({_FLUIDS})"), _name_written),
    "PCO2": Slot("arterial carbon dioxide: PCO2 20 mmHg", _read_pco2, lambda value, _: f"PCO2 {number(value)} mmHg"),
    "PRESSURE": Slot("a pressure: 200 mmHg", _measure("pressure", "200 mmHg"), _unit_written("mmHg")),
}
