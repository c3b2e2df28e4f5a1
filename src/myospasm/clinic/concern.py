"""Causes for concern: from answers to plain questions to how soon to seek help, from whom, and why.

A yes can only make it more urgent, and what was not answered never counts as no. The rules name what was noticed, never
an illness: only someone who examines a person can do that. Each rule has a source (`concern_rule`).
"""

from __future__ import annotations

import dataclasses
import functools
import tomllib
from collections.abc import Mapping
from typing import Any

from myospasm.clinic.concern_rule import SPECIALISTS, Rule, Urgency
from myospasm.clinic.concern_rules import QUESTIONS, RULES
from myospasm.clinic.wording import FOLDER, languages
from myospasm.ground import MyospasmError, unknown

__all__ = ["QUESTIONS", "RULES", "SPECIALISTS", "Advice", "Rule", "Urgency", "advise", "asked", "say"]

OPEN = "family_doctor"
"""Whom to see if nothing was found but not everything was answered."""


@dataclasses.dataclass(frozen=True)
class Advice:
    """How soon to be seen and by whom: the rules that hold, most urgent first.

    `unanswered` are the questions, in their order, of which an answer could still make it more urgent.
    """

    urgency: Urgency
    specialists: tuple[str, ...]
    rules: tuple[Rule, ...]
    unanswered: tuple[str, ...]


def asked(language: str = "en") -> list[dict[str, str]]:
    """The questions in their order, each with `id`, `text` and `help`."""
    words = _texts(language)["questions"]
    return [{"id": name, "text": words[name]["text"], "help": words[name]["help"]} for name in QUESTIONS]


def advise(answers: Mapping[str, bool | None]) -> Advice:
    """What the answers call for; None and what is missing are unanswered.

    As long as a question is open that could make it more urgent, it is never less than a visit to a doctor soon.
    Raises MyospasmError for a question that nobody asks, and for an answer that is neither true, false nor none.
    """
    _check(answers)
    known = {name: answer for name, answer in answers.items() if answer is not None}
    holding = tuple(rule for rule in RULES if all(known.get(name) for name in rule.asks))
    found = max((rule.urgency for rule in holding), default=Urgency.HOME)
    undecided = [rule for rule in RULES if rule.urgency > found and all(known.get(name, True) for name in rule.asks)]
    missing = {name for rule in undecided for name in rule.asks if name not in known}
    whom = tuple(dict.fromkeys(name for rule in holding for name in rule.specialists))
    return Advice(
        urgency=max(found, Urgency.SOON) if missing else found,
        specialists=whom or ((OPEN,) if missing else ()),
        rules=holding,
        unanswered=tuple(name for name in QUESTIONS if name in missing),
    )


def say(advice: Advice, language: str = "en") -> dict[str, Any]:
    """The advice in words: `urgency`, `headline`, `what_to_do`, `specialists`, `reasons`, and `missing` or "".

    Of rules that hold for the same reason only the one that knows most is said, if it is as urgent.
    """
    words = _texts(language)
    urgency = advice.urgency.name.lower()
    return {
        "urgency": urgency,
        **words["urgency"][urgency],
        "specialists": [words["specialists"][name] for name in advice.specialists],
        "reasons": [words["reasons"][rule.name] for rule in advice.rules if not _told_by_another(rule, advice.rules)],
        "missing": words["missing"] if advice.unanswered else "",
    }


def _told_by_another(rule: Rule, rules: tuple[Rule, ...]) -> bool:
    """Whether another rule asks all that this one asks and more, and is at least as urgent."""
    return any(set(rule.asks) < set(other.asks) and other.urgency >= rule.urgency for other in rules)


def _check(answers: Mapping[str, bool | None]) -> None:
    if not isinstance(answers, Mapping):
        raise MyospasmError(f"the answers are a table of questions with true or false, not {answers!r}")
    for name, answer in answers.items():
        if name not in QUESTIONS:
            raise unknown("question", str(name), QUESTIONS)
        if answer is not None and not isinstance(answer, bool):
            raise MyospasmError(
                f"the answer to {name!r} is {answer!r}; it must be true or false, or none if nobody answered it"
            )


@functools.cache
def _texts(language: str) -> dict[str, Any]:
    if language not in languages():
        raise unknown("language", str(language), languages())
    return tomllib.loads((FOLDER / language / "concern.toml").read_text("utf-8"))
