"""What a rule of concern is: answers that together call for help, how soon, from whom, and the source that says so.

The rules lie in `concern_nerves` and `concern_body`; `concern_rules` puts them together, and `concern` applies them.
"""

from __future__ import annotations

import dataclasses
from enum import IntEnum


class Urgency(IntEnum):
    """How soon someone should be seen; a greater one is sooner."""

    HOME = 0
    """Manage at home."""
    SOON = 1
    """See a doctor within days."""
    URGENT = 2
    """See a doctor today."""
    EMERGENCY = 3
    """Now."""


SPECIALISTS = (
    "emergency",
    "poison_center",
    "family_doctor",
    "maternity",
    "child_doctor",
    "neurologist",
    "movement_disorder",
    "spine",
    "vascular",
    "kidney",
    "hormones",
    "cancer_team",
    "pharmacist",
)
"""Who can help; the words for them are in the texts."""


@dataclasses.dataclass(frozen=True)
class Rule:
    """If every question in `asks` was answered with yes, someone should be seen as soon as `urgency` says.

    `source` is a key of `sources.bib` and `note` is what that source says; where sources differ, the more cautious
    one is taken and the note says so.
    """

    name: str
    asks: tuple[str, ...]
    urgency: Urgency
    specialists: tuple[str, ...]
    source: str
    note: str


def rules(urgency: Urgency, *rows: tuple[str, str, str, str, str]) -> tuple[Rule, ...]:
    """Rules of one urgency, each written as (name, questions, specialists, source, note), words apart by spaces."""
    return tuple(
        Rule(name, tuple(asks.split()), urgency, tuple(whom.split()), source, note)
        for name, asks, whom, source, note in rows
    )
