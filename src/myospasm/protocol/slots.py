"""The slots of sentences: how a number or a name of a step is read from words and written."""

from __future__ import annotations

import dataclasses
import difflib
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from myospasm.protocol.bounds import JOINTS, MUSCLES, SIGNALS, SITES, number
from myospasm.protocol.words import Missing, Token

TIMES = {"s": 1.0, "sec": 1.0, "second": 1.0, "ms": 1e-3, "millisecond": 1e-3, "min": 60.0, "minute": 60.0}
TIMES |= {"h": 3600.0, "hour": 3600.0}
RATES = {"hz": 1.0, "hertz": 1.0, "pps": 1.0}
PERCENTS = {"%": 0.01, "percent": 0.01}
ANGLES = {"deg": 1.0, "degree": 1.0, "°": 1.0}
PULSES = {"pulse": 1.0, "stimulus": 1.0, "stimuli": 1.0, "shock": 1.0}
DISTANCES = {"mm": 1e-3, "millimeter": 1e-3, "cm": 1e-2, "centimeter": 1e-2}
KINDS = {"time": TIMES, "rate": RATES, "percentage": PERCENTS, "angle": ANGLES, "number of pulses": PULSES}
KINDS |= {"distance": DISTANCES}

Reading = tuple[Any, int]
"""What was read and the index of the next token."""


@dataclasses.dataclass(frozen=True)
class Slot:
    """A place in a sentence for a number or a name: how it is read and written, and how help texts explain it."""

    meaning: str
    read: Callable[[list[Token], int, Mapping[str, Any]], Reading]
    write: Callable[[Any, Any], str]


def _one(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _unit(words: list[Token], i: int, kind: str, example: str) -> float:
    """The factor of the unit at this token, singular or plural."""
    word, units = words[i].text, KINDS[kind]
    for name in (word, word.removesuffix("s")):
        if name and name in units:
            return units[name]
    other = next((k for k, names in KINDS.items() if word and (word in names or word.removesuffix("s") in names)), None)
    hint = f"{word!r} is the unit of {_one(other)}" if other else ""
    raise Missing(i, f"the unit of {_one(kind)}, as in {example}", hint)


def _amount(kind: str, example: str, optional: bool = False) -> Callable[..., Reading]:
    """A reader of a number and its unit, in house units."""

    def read(words: list[Token], i: int, _known: Mapping[str, Any]) -> Reading:
        value = words[i].value
        if value is None:
            raise Missing(i, f"{_one(kind)}, as in {example}")
        if optional and words[i + 1].text not in KINDS[kind]:
            return value * next(iter(KINDS[kind].values())), i + 1
        return value * _unit(words, i + 1, kind, example), i + 2

    return read


def _percent(optional: bool = False) -> Callable[..., Reading]:
    return _amount("percentage", "20 %", optional)


def _named(names: Sequence[tuple[str, Any]], kind: str) -> Callable[[list[Token], int], Reading]:
    """A reader of one of several names of one or more words each, given as (as written, meaning)."""

    def read(words: list[Token], i: int) -> Reading:
        for written, meaning in sorted(names, key=lambda pair: -len(pair[0])):
            parts = written.replace("_", " ").split()
            if [word.text for word in words[i : i + len(parts)]] == parts:
                return meaning, i + len(parts)
        listed = [written.replace("_", " ") for written, _ in names]
        raise Missing(i, kind, nearest(words, i, listed))

    return read


def nearest(words: list[Token], i: int, names: list[str]) -> str:
    """The name most like the next one to three words, as a question."""
    said = [" ".join(word.text for word in words[i : i + n]) for n in (3, 2, 1)]
    near = [name for part in said for name in difflib.get_close_matches(part, names, n=1, cutoff=0.6)]
    near.sort(key=lambda name: -max(difflib.SequenceMatcher(None, name, part).ratio() for part in said))
    return f'did you mean "{near[0]}"?' if near else ""


def _read_muscle(words: list[Token], i: int, _known: Mapping[str, Any]) -> Reading:
    return _named([(name, name) for name in MUSCLES.names()], "a muscle")(words, i)


def _read_joint(words: list[Token], i: int, _known: Mapping[str, Any]) -> Reading:
    names = [(word, joint) for joint, about in JOINTS.items() for word in (joint, *about.also)]
    return _named(names, "a joint (" + ", ".join(JOINTS) + ")")(words, i)


def _read_angle(words: list[Token], i: int, known: Mapping[str, Any]) -> Reading:
    """An angle in rad: degrees with a direction in words, or with a sign, or "neutral"."""
    if words[i].text == "neutral":
        return 0.0, i + 1
    joint = JOINTS[known["joint"]]
    example = f"30 deg {joint.positive[0]}"
    degrees, after = _amount("angle", example)(words, i, known)
    if words[after].text in ("", "in", "over", "at"):
        return math.radians(degrees), after
    sign, end = _direction(words, after, known)
    if words[i].text[0] in "+-":
        raise Missing(i, f"an angle with either a sign or a direction, as in {example}")
    return math.radians(degrees * sign), end


def _direction(words: list[Token], i: int, known: Mapping[str, Any]) -> Reading:
    """1 or -1: the way in which a joint turns."""
    joint = JOINTS[known["joint"]]
    directions = [(word, 1.0) for word in joint.positive] + [(word, -1.0) for word in joint.negative]
    return _named(directions, f'"{joint.positive[0]}" or "{joint.negative[0]}"')(words, i)


def _read_turn(words: list[Token], i: int, known: Mapping[str, Any]) -> Reading:
    degrees, after = _amount("angle", "20 deg")(words, i, known)
    return math.radians(degrees), after


def _read_speed(words: list[Token], i: int, known: Mapping[str, Any]) -> Reading:
    degrees, after = _amount("angle", "100 deg/s")(words, i, known)
    after = _said(words, after, "/", "100 deg/s")
    return math.radians(degrees), _said(words, after, "s", "100 deg/s")


def _read_torque(words: list[Token], i: int, known: Mapping[str, Any]) -> Reading:
    """A torque in N m: with a direction in words, or with a sign."""
    example = f"5 Nm {JOINTS[known['joint']].negative[0]}"
    value, after = _bare(words, i, "a torque", example)
    after = after + 1 if words[after].text == "nm" else _said(words, _said(words, after, "n", example), "m", example)
    if words[after].text == "for":
        return value, after
    sign, end = _direction(words, after, known)
    if words[i].text[0] in "+-":
        raise Missing(i, f"a torque with either a sign or a direction, as in {example}")
    return value * sign, end


def _read_inertia(words: list[Token], i: int, _known: Mapping[str, Any]) -> Reading:
    value, after = _bare(words, i, "a moment of inertia", "0.02 kg m2")
    for part in ("kg", "m"):
        after = _said(words, after, part, "0.02 kg m2")
    return value, after + 1 if words[after].text == "²" else _said(words, after, "2", "0.02 kg m2")


def _bare(words: list[Token], i: int, what: str, example: str) -> tuple[float, int]:
    """A number whose unit is read by itself."""
    value = words[i].value
    if value is None:
        raise Missing(i, f"{what}, as in {example}")
    return value, i + 1


def _said(words: list[Token], i: int, word: str, example: str) -> int:
    """The place after a part of a unit."""
    if words[i].text != word:
        raise Missing(i, f'"{word}", as in {example}')
    return i + 1


def _choice(names: Sequence[str], kind: str) -> Callable[..., Reading]:
    """A reader of one of a few names."""

    def read(words: list[Token], i: int, _known: Mapping[str, Any]) -> Reading:
        return _named([(name.lower(), name) for name in names], kind)(words, i)

    return read


def _read_pulses(words: list[Token], i: int, known: Mapping[str, Any]) -> Reading:
    count, after = _amount("number of pulses", "150 pulses")(words, i, known)
    return int(count) if count.is_integer() else count, after


def _write_angle(value: float, step: Any) -> str:
    joint, degrees = JOINTS[step.joint], math.degrees(value)
    if abs(degrees) < 1e-7:
        return "0 deg"
    return f"{number(abs(degrees))} deg {(joint.positive if degrees > 0 else joint.negative)[0]}"


def _write_torque(value: float, step: Any) -> str:
    joint = JOINTS[step.joint]
    return f"{number(abs(value))} Nm {(joint.positive if value > 0 else joint.negative)[0]}"


def _write_percent(value: float, _step: Any) -> str:
    return f"{number(100 * value)} %"


def _write_name(value: str, _step: Any) -> str:
    return value.replace("_", " ")


def _write_time(value: float, _step: Any) -> str:
    return f"{number(value)} s"


def _write_rate(value: float, _step: Any) -> str:
    return f"{number(value)} Hz"


def _write_turn(value: float, _step: Any) -> str:
    return f"{number(math.degrees(value))} deg"


_TIME, _RATE = _amount("time", "5 s"), _amount("rate", "16 Hz")
SLOTS = {
    "DURATION": Slot("a time: 2 s, 500 ms, 1.5 min", _TIME, _write_time),
    "LEVEL": Slot("percent of the maximal voluntary contraction: 30 %", _percent(), _write_percent),
    "START": Slot("as LEVEL, where the ramp begins; its % may be left out", _percent(optional=True), _write_percent),
    "END": Slot("as LEVEL, where the ramp ends", _percent(), _write_percent),
    "RATE": Slot("pulses per second: 16 Hz, 16 pps", _RATE, _write_rate),
    "PULSES": Slot("a number of pulses: 150 pulses", _read_pulses, lambda v, _: f"{v} pulses"),
    "CURRENT": Slot("percent of the current for a maximal M wave; 130 % unless said", _percent(), _write_percent),
    "ANGLE": Slot('an angle: 30 deg plantar flexion, -10 deg (dorsiflexion), "neutral"', _read_angle, _write_angle),
    "TURN": Slot("an angle: 20 deg", _read_turn, _write_turn),
    "JOINT": Slot("a joint: " + ", ".join(JOINTS), _read_joint, _write_name),
    "MUSCLE": Slot("a muscle on the shelf: medial gastrocnemius", _read_muscle, _write_name),
    "SIGNAL": Slot("what the screen shows: force, EMG", _choice(SIGNALS, '"force" or "EMG"'), _write_name),
    "SITE": Slot(", ".join(SITES), _choice(SITES, '"nerve", "motor point", "root" or "skin"'), _write_name),
    "DELAY": Slot("a time from the step's begin", _TIME, _write_time),
    "LONGEST": Slot("a time: 20 min", _TIME, _write_time),
    "APART": Slot("a time: 10 ms", _amount("time", "10 ms"), lambda v, _: f"{number(1000 * v)} ms"),
    "PAUSE": Slot("a time: 60 s", _TIME, _write_time),
    "PERIOD": Slot("a time: 4 s", _TIME, _write_time),
    "FLOOR": Slot("percent of the greatest force so far: 50 %", _percent(), _write_percent),
    "LOWEST": Slot("as RATE, of the first train", _RATE, _write_rate),
    "INCREMENT": Slot("as RATE, by which each train is faster than the one before", _RATE, _write_rate),
    "HIGHEST": Slot("as RATE, which no train exceeds", _RATE, _write_rate),
    "WEAKEST": Slot("as CURRENT, of the first shock", _percent(), _write_percent),
    "ADDED": Slot("as CURRENT, by which each shock is stronger than the one before", _percent(), _write_percent),
    "STRONGEST": Slot("as CURRENT, which no shock exceeds", _percent(), _write_percent),
    "DISTANCE": Slot("a length: 2 mm", _amount("distance", "2 mm"), lambda v, _: f"{number(1000 * v)} mm"),
    "FREQUENCY": Slot("movements of the vibrator per second: 100 Hz", _amount("rate", "100 Hz"), _write_rate),
    "TORQUE": Slot("a torque with its direction: 5 Nm dorsiflexion", _read_torque, _write_torque),
    "INERTIA": Slot("a moment of inertia: 0.02 kg m2", _read_inertia, lambda v, _: f"{number(v)} kg m2"),
    "SPEED": Slot("an angle per second: 100 deg/s", _read_speed, lambda v, _: f"{_write_turn(v, None)}/s"),
    "SWING": Slot("an angle to either side: 5 deg", _read_turn, _write_turn),
}
