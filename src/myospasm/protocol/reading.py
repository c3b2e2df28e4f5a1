"""Some words held against every sentence form: the step they mean, or where and why they mean none."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from myospasm.ground import MyospasmError
from myospasm.protocol.bounds import StepError
from myospasm.protocol.forms import CALLS, FORMS, Form
from myospasm.protocol.slots import SLOTS, Slot
from myospasm.protocol.steps import Step
from myospasm.protocol.words import Missing, Token

MANY = 8
"""So many words that could stand somewhere are not listed any more."""


class Language(NamedTuple):
    """Sentence forms with the slots that they use."""

    forms: tuple[Form, ...]
    slots: Mapping[str, Slot]
    calls: Mapping[str, str]
    """How a sentence begins, and how it begins after "while"."""


SECONDS = Language(FORMS, SLOTS, CALLS)
"""What is done to a person from one second to the next."""

Part = tuple[str, ...] | list[Any]
"""Of a pattern: the alternatives at one place, or the parts of an optional group."""


@functools.cache
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

    def __init__(self, form: Form, words: list[Token], slots: Mapping[str, Slot]) -> None:
        self.form, self.words, self.slots = form, words, slots
        self.missing: list[Missing] = []
        self.places: dict[str, int] = {}

    def match(self) -> dict[str, Any] | None:
        """The fields of the step, or None."""
        for values, i in self._follow(parts(self.form.pattern + self.form.tail), 0, {}):
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
        elif rest[0] in (("the",), (",",)):  # said or not
            yield from self._follow(rest[1:], i + ((self.words[i].text,) == rest[0]), values)
        else:
            for choice in rest[0]:
                try:
                    found, after = self._take(choice, i, values)
                except Missing as missing:
                    self.missing.append(missing)
                    continue
                yield from self._follow(rest[1:], after, values | found)

    def _take(self, choice: str, i: int, values: dict[str, Any]) -> tuple[dict[str, Any], int]:
        if choice in self.slots:
            value, after = self.slots[choice].read(self.words, i, values)
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


class Sentence(NamedTuple):
    """A sentence as it was written, what it is called in errors, and its words."""

    text: str
    name: str
    words: list[Token]

    def wrong(self, column: int, message: str) -> MyospasmError:
        """The error that shows the place."""
        return MyospasmError(f"{self.name} cannot be understood:\n  {self.text}\n  {' ' * column}^\n{message}")


def read_plain(sentence: Sentence, words: list[Token], language: Language = SECONDS) -> Step:
    """Some words of a sentence as one typed step. Raises MyospasmError with the place, and the nearest form."""
    called = {call: verb for verb, call in language.calls.items()}
    words = [words[0]._replace(text=called.get(words[0].text, words[0].text)), *words[1:]]
    attempts = [Attempt(form, words, language.slots) for form in language.forms]
    for attempt in attempts:
        values = attempt.match()
        if values is None:
            continue
        try:
            return attempt.form.step(**values)
        except StepError as error:
            raise sentence.wrong(words[attempt.places.get(error.field, 0)].column, str(error)) from None
    raise _unreadable(sentence, words, attempts)


def _unreadable(sentence: Sentence, words: list[Token], attempts: list[Attempt]) -> MyospasmError:
    reach = max(attempt.reach for attempt in attempts)
    best = [attempt for attempt in attempts if attempt.reach == reach]
    missing = [m for attempt in best for m in attempt.missing if m.index == reach]
    *others, last = dict.fromkeys(m.expected for m in missing)
    expected = f"{', '.join(others)} or {last}" if others else last
    hints = list(dict.fromkeys(m.hint for m in missing if m.hint))
    column = words[reach].column
    found = sentence.text[column : column + len(words[reach].text)]
    if len(others) >= MANY:
        expected = "a step"
    message = f'expected {expected}, but "{found}" stands here' if found else f"expected {expected} here"
    examples = [attempt.form.example for attempt in best]
    said = sentence.text.lower()
    near = max(examples, key=lambda example: difflib.SequenceMatcher(None, example.lower(), said).ratio())
    pattern = next(attempt.form.pattern for attempt in best if attempt.form.example == near)
    message += "".join(f"; {hint}" for hint in hints[:1])
    message += f'\nthe nearest right wording: "{near}"   ({pattern})'
    return sentence.wrong(column, message)
