"""The sentence forms: one line each, from which reading, writing, the help text and the errors all follow.

In a pattern small words are said as they are, `|` separates alternatives, brackets hold what may be left out, and
capitals are slots (see `words.SLOTS`) named after the field of the step that they fill.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any, NamedTuple

from myospasm.ground import MyospasmError
from myospasm.protocol.bounds import StepError
from myospasm.protocol.steps import (
    Block,
    Contract,
    Hold,
    Move,
    Ramp,
    Rest,
    Step,
    StimulateNerve,
    StimulatePoint,
    Stretch,
    Unblock,
)
from myospasm.protocol.words import SLOTS, Missing, Token, sentences, tokens


class Form(NamedTuple):
    """One form of sentence: its pattern, the step that it makes, and an example."""

    pattern: str
    step: type[Step]
    example: str


FORMS = (
    Form("Rest for DURATION", Rest, "Rest for 2 s"),
    Form("Contract [MUSCLE] at LEVEL for DURATION", Contract, "Contract at 100 % for 5 s"),
    Form(
        "Ramp [the contraction] [of] [MUSCLE] from START to END over|in DURATION",
        Ramp,
        "Ramp the contraction from 0 % to 20 % over 10 s",
    ),
    Form("Hold the JOINT at ANGLE", Hold, "Hold the ankle at 30 deg plantar flexion"),
    Form("Move the JOINT to ANGLE in|over DURATION", Move, "Move the ankle to 10 deg dorsiflexion in 1 s"),
    Form("Stretch [MUSCLE] by TURN in|over DURATION", Stretch, "Stretch by 20 deg in 2 s"),
    Form(
        "Stimulate the nerve [of MUSCLE] at RATE for PULSES|DURATION [at CURRENT]",
        StimulateNerve,
        "Stimulate the nerve at 16 Hz for 2 s",
    ),
    Form(
        "Stimulate the motor point [of MUSCLE] at RATE for PULSES|DURATION [at CURRENT]",
        StimulatePoint,
        "Stimulate the motor point at 16 Hz for 150 pulses at 130 %",
    ),
    Form("Block the nerve", Block, "Block the nerve"),
    Form("Unblock the nerve", Unblock, "Unblock the nerve"),
)


def grammar() -> str:
    """What sentences a protocol understands, as a help text."""
    used = [name for name in SLOTS if any(name in form.pattern for form in FORMS)]
    forms = [f"  {form.pattern}\n      {form.example}" for form in FORMS]
    slots = [f"  {name:<9} {SLOTS[name].meaning}" for name in used]
    opening = "Sentences, one a line (or separated by periods or semicolons); what is in brackets may be left out:"
    return "\n".join([opening, *forms, "where", *slots])


Part = tuple[str, ...] | list[Any]
"""Of a pattern: the alternatives at one place, or the parts of an optional group."""


def parts(pattern: str) -> list[Part]:
    """A pattern as alternatives and (nested lists) optional groups."""
    stack: list[list[Part]] = [[]]
    for piece in pattern.replace("[", " [ ").replace("]", " ] ").split():
        if piece == "[":
            stack.append([])
        elif piece == "]":
            group = stack.pop()
            stack[-1].append(group)
        else:
            stack[-1].append(tuple(piece.split("|")))
    return stack[0]


class Attempt:
    """One sentence held against one form; remembers the furthest token that was not what the form expects."""

    def __init__(self, form: Form, words: list[Token]) -> None:
        self.form, self.words = form, words
        self.missing: list[Missing] = []
        self.places: dict[str, int] = {}

    def match(self) -> dict[str, Any] | None:
        """The fields of the step, or None."""
        for values, i in self._follow(parts(self.form.pattern), 0, {}):
            if i == len(self.words) - 1:
                return values
            self.missing.append(Missing(i, "the end of the sentence"))
        return None

    def _follow(self, rest: list[Part], i: int, values: dict[str, Any]) -> Iterator[tuple[dict[str, Any], int]]:
        """Every way in which the rest of the pattern fits the words from i on."""
        if not rest:
            yield values, i
        elif isinstance(rest[0], list):
            yield from self._follow([*rest[0], *rest[1:]], i, values)
            yield from self._follow(rest[1:], i, values)
        elif rest[0] == ("the",):  # said or not
            yield from self._follow(rest[1:], i, values)
        else:
            for choice in rest[0]:
                try:
                    found, after = self._take(choice, i, values)
                except Missing as missing:
                    self.missing.append(missing)
                    continue
                yield from self._follow(rest[1:], after, values | found)

    def _take(self, choice: str, i: int, values: dict[str, Any]) -> tuple[dict[str, Any], int]:
        if choice in SLOTS:
            value, after = SLOTS[choice].read(self.words, i, values)
            self.places[choice.lower()] = i
            return {choice.lower(): value}, after
        if self.words[i].text == choice.lower():
            return {}, i + 1
        near = difflib.get_close_matches(self.words[i].text, [choice.lower()], n=1, cutoff=0.6)
        raise Missing(i, f'"{choice.lower()}"', f'did you mean "{choice.lower()}"?' if near else "")

    @property
    def reach(self) -> int:
        """How many words of the sentence fit."""
        return max((missing.index for missing in self.missing), default=0)


def read_sentence(sentence: str, where: str = "the sentence") -> Step:
    """One sentence as a typed step. Raises MyospasmError showing the place, what was expected and the nearest form."""
    words = tokens(sentence)
    attempts = [Attempt(form, words) for form in FORMS]
    for attempt in attempts:
        values = attempt.match()
        if values is None:
            continue
        try:
            return attempt.form.step(**values)
        except StepError as error:
            column = words[attempt.places.get(error.field, 0)].column
            raise MyospasmError(_shown(sentence, where, column, str(error))) from None
    raise _unreadable(sentence, where, words, attempts)


def _unreadable(sentence: str, where: str, words: list[Token], attempts: list[Attempt]) -> MyospasmError:
    reach = max(attempt.reach for attempt in attempts)
    best = [attempt for attempt in attempts if attempt.reach == reach]
    missing = [m for attempt in best for m in attempt.missing if m.index == reach]
    *others, last = dict.fromkeys(m.expected for m in missing)
    expected = f"{', '.join(others)} or {last}" if others else last
    hints = list(dict.fromkeys(m.hint for m in missing if m.hint))
    column = words[reach].column
    found = sentence[column : column + len(words[reach].text)]
    message = f'expected {expected}, but "{found}" stands here' if found else f"expected {expected} here"
    examples = [attempt.form.example for attempt in best]
    near = max(examples, key=lambda example: difflib.SequenceMatcher(None, example.lower(), sentence.lower()).ratio())
    pattern = next(attempt.form.pattern for attempt in best if attempt.form.example == near)
    message += "".join(f"; {hint}" for hint in hints[:1])
    message += f'\nthe nearest right wording: "{near}"   ({pattern})'
    return MyospasmError(_shown(sentence, where, column, message))


def _shown(sentence: str, where: str, column: int, message: str) -> str:
    return f"{where} cannot be understood:\n  {sentence}\n  {' ' * column}^\n{message}"


def read(text: str) -> list[Step]:
    """Every sentence of a text as a typed step."""
    found = sentences(text)
    names = [f"sentence {i} of the protocol" if len(found) > 1 else "the sentence" for i in range(1, len(found) + 1)]
    return [read_sentence(sentence, name) for sentence, name in zip(found, names, strict=True)]


def write(step: Step) -> str:
    """The canonical sentence of a step; reading it gives the same step."""
    form = next(form for form in FORMS if form.step is type(step))
    return " ".join(_written(parts(form.pattern), step))


def _written(pattern: list[Part], step: Step) -> Iterator[str]:
    for part in pattern:
        if isinstance(part, list):
            if any(_said(choice, step) for inner in part for choice in inner):
                yield from _written(part, step)
            continue
        slots = [choice for choice in part if choice in SLOTS and getattr(step, choice.lower()) is not None]
        if slots:
            yield SLOTS[slots[0]].write(getattr(step, slots[0].lower()), step)
        else:
            yield part[0]


def _said(choice: str, step: Step) -> bool:
    return choice in SLOTS and getattr(step, choice.lower()) is not None
