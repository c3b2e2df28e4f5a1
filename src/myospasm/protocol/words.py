"""From characters to words, and from words to the numbers and names of a step, and back."""

from __future__ import annotations

import dataclasses
import difflib
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from myospasm.protocol.bounds import JOINTS, MUSCLES, number

TIMES = {"s": 1.0, "sec": 1.0, "second": 1.0, "ms": 1e-3, "millisecond": 1e-3, "min": 60.0, "minute": 60.0}
TIMES |= {"h": 3600.0, "hour": 3600.0}
RATES = {"hz": 1.0, "hertz": 1.0, "pps": 1.0}
PERCENTS = {"%": 0.01, "percent": 0.01}
ANGLES = {"deg": 1.0, "degree": 1.0, "°": 1.0}
PULSES = {"pulse": 1.0, "stimulus": 1.0, "stimuli": 1.0, "shock": 1.0}
KINDS = {"time": TIMES, "rate": RATES, "percentage": PERCENTS, "angle": ANGLES, "number of pulses": PULSES}


class Token(NamedTuple):
    """A word, number or sign of a sentence and the column where it begins; the last one is empty."""

    text: str
    column: int
    value: float | None = None


def sentences(text: str) -> list[str]:
    """Cut a text at line ends, semicolons, and periods that do not stand before a digit."""
    text = text.replace("\t", " ").replace("\r", "\n")
    cut, begin = [], 0
    for i, char in enumerate(text + "\n"):
        if char in "\n;" or (char == "." and not text[i + 1 : i + 2].isdigit()):
            cut.append(text[begin:i].strip())
            begin = i + 1
    return [sentence for sentence in cut if sentence]


def tokens(sentence: str) -> list[Token]:
    """The words of a sentence in small letters. "the" carries no meaning and is dropped; "_" and "-" join words."""
    found, i = [], 0
    while i < len(sentence):
        if length := _number_length(sentence, i):
            digits = sentence[i : i + length].replace("−", "-")
            found.append(Token(digits, i, float(digits)))
        elif sentence[i].isalpha():
            length = next((n for n, c in enumerate(sentence[i:]) if not c.isalpha()), len(sentence) - i)
            found.append(Token(sentence[i : i + length].lower(), i))
        elif sentence[i].isspace() or sentence[i] in "_-":
            length = 1
        else:
            length = 1
            found.append(Token(sentence[i], i))
        i += length
    return [token for token in found if token.text != "the"] + [Token("", len(sentence))]


def _number_length(text: str, begin: int) -> int:
    """How many characters of a number stand here: a sign, digits, a decimal point and digits; 0 if none does."""
    i = begin + (text[begin] in "+-−")
    end = i
    while end < len(text) and (text[end] in "0123456789" or (text[end] == "." and "." not in text[i:end])):
        end += 1
    return end - begin if any(c in "0123456789" for c in text[i:end]) else 0


class Missing(Exception):  # noqa: N818
    """What was expected at a token that is something else."""

    def __init__(self, index: int, expected: str, hint: str = "") -> None:
        self.index, self.expected, self.hint = index, expected, hint


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
        raise Missing(i, kind, _nearest(words, i, listed))

    return read


def _nearest(words: list[Token], i: int, names: list[str]) -> str:
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
    if words[after].text in ("", "in", "over"):
        return math.radians(degrees), after
    directions = [(word, 1.0) for word in joint.positive] + [(word, -1.0) for word in joint.negative]
    sign, end = _named(directions, f'"{joint.positive[0]}" or "{joint.negative[0]}"')(words, after)
    if words[i].text[0] in "+-":
        raise Missing(i, f"an angle with either a sign or a direction, as in {example}")
    return math.radians(degrees * sign), end


def _read_turn(words: list[Token], i: int, known: Mapping[str, Any]) -> Reading:
    degrees, after = _amount("angle", "20 deg")(words, i, known)
    return math.radians(degrees), after


def _read_pulses(words: list[Token], i: int, known: Mapping[str, Any]) -> Reading:
    count, after = _amount("number of pulses", "150 pulses")(words, i, known)
    return int(count) if count.is_integer() else count, after


def _write_angle(value: float, step: Any) -> str:
    joint, degrees = JOINTS[step.joint], math.degrees(value)
    if abs(degrees) < 1e-7:
        return "0 deg"
    return f"{number(abs(degrees))} deg {(joint.positive if degrees > 0 else joint.negative)[0]}"


def _write_percent(value: float, _step: Any) -> str:
    return f"{number(100 * value)} %"


def _write_name(value: str, _step: Any) -> str:
    return value.replace("_", " ")


SLOTS = {
    "DURATION": Slot("a time: 2 s, 500 ms, 1.5 min", _amount("time", "5 s"), lambda v, _: f"{number(v)} s"),
    "LEVEL": Slot("percent of the maximal voluntary contraction: 30 %", _percent(), _write_percent),
    "START": Slot("as LEVEL, where the ramp begins; its % may be left out", _percent(optional=True), _write_percent),
    "END": Slot("as LEVEL, where the ramp ends", _percent(), _write_percent),
    "RATE": Slot("pulses per second: 16 Hz, 16 pps", _amount("rate", "16 Hz"), lambda v, _: f"{number(v)} Hz"),
    "PULSES": Slot("a number of pulses: 150 pulses", _read_pulses, lambda v, _: f"{v} pulses"),
    "CURRENT": Slot("percent of the current for a maximal M wave; 130 % unless said", _percent(), _write_percent),
    "ANGLE": Slot('an angle: 30 deg plantar flexion, -10 deg (dorsiflexion), "neutral"', _read_angle, _write_angle),
    "TURN": Slot("an angle: 20 deg", _read_turn, lambda v, _: f"{number(math.degrees(v))} deg"),
    "JOINT": Slot("a joint: " + ", ".join(JOINTS), _read_joint, _write_name),
    "MUSCLE": Slot("a muscle on the shelf: medial gastrocnemius", _read_muscle, _write_name),
}
