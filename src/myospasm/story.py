"""What a cause, a remedy and a trait of a person are, how they change a person, and the shelves that they lie on."""

from __future__ import annotations

import dataclasses
import importlib
import importlib.util
import math
import pkgutil
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from myospasm.change import Change, changed, paths, scale, shift
from myospasm.ground import MyospasmError, Quantity, unknown

__all__ = [
    "Cause", "Change", "Dose", "Remedy", "Shelf", "Story", "Trait", "View", "apply", "apply_all", "paths", "scale",
    "shift",
]  # fmt: skip

P = TypeVar("P")
S = TypeVar("S")

ROUTES = ("mouth", "vein", "spine")
EVIDENCE = ("strong", "moderate", "weak", "contested", "null")
"""The words by which a remedy says how well it was shown to work; "null": well tried, and no effect found."""


@dataclasses.dataclass(frozen=True)
class Dose:
    """A medicine as it is taken: which drug on its shelf, how much, how often. Without `every` it is taken once."""

    drug: str
    milligrams: float
    route: str = "mouth"
    """"mouth", "vein" or "spine": into the fluid around the cord, from where the drug's file counts its volume."""
    every: float = 0.0
    """Time from dose to dose, s, of a drug taken for so long that it has become steady; 0: once."""
    lasting: float = 0.0
    """Time over which an infusion runs, s; 0: at once."""

    def __str__(self) -> str:
        how = {"mouth": "by mouth", "vein": "into a vein", "spine": "into the spine"}[self.route]
        over = f" over {self.lasting / 60:g} min" if self.lasting else ""
        often = f", every {self.every / 3600:g} h" if self.every else ", once"
        return f"{self.drug.replace('_', ' ')} {self.milligrams:g} mg {how}{over}{often}"

    def __post_init__(self) -> None:
        """Refuse what nobody can take."""
        if self.route not in ROUTES:
            raise unknown("route of a dose", self.route, ROUTES)
        if not all(math.isfinite(x) and x >= 0 for x in (self.milligrams, self.every, self.lasting)):
            raise MyospasmError(
                f"a dose of {self.drug} of {self.milligrams} mg every {self.every} s over {self.lasting} s cannot be "
                "taken; amount and times are numbers from 0 up"
            )
        if self.every and self.lasting > self.every:
            raise MyospasmError(
                f"an infusion of {self.drug} that runs {self.lasting} s cannot be given every {self.every} s; "
                "the next would begin before it ends"
            )


@dataclasses.dataclass(frozen=True, kw_only=True)
class Story:
    """Something that makes one body differ from another: what it changes, by which chain, and who found it.

    `sentences` are what is done to the person (a protocol in words); `changes` what is different in the person.
    """

    name: str
    title: str
    """In words that a patient understands."""
    chain: str
    """What leads to what."""
    source: str
    changes: tuple[Change, ...] = ()
    sentences: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    """The signs that it must show."""
    codes: dict[str, str] = dataclasses.field(default_factory=dict)
    """Its codes by system: "ICD-10-CM", "SNOMED CT", "HPO"; several codes of one system are parted by a space."""
    errors: str = ""
    """What this story leaves out or gets wrong."""

    def sources(self) -> Iterator[Quantity]:
        """Every number of the story with unit, source and note."""
        for change in self.changes:
            value = change.amount if change.amount else change.factor
            yield Quantity(value, change.unit, change.source or self.source, change.note)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Cause(Story):
    """Why a spasm may begin."""

    needs: tuple[str, ...] = ()
    """Muscles of which at least one must be there for it to show; none named: any will do."""
    excludes: tuple[str, ...] = ()
    """Causes that cannot be true of the same person at once."""
    hours: tuple[str, ...] = ()
    """What it does over hours, in sentences of `protocol.hours`; mostly none."""
    meanwhile: tuple[str, ...] = ()
    """What it does beside everything else of those hours."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Remedy(Story):
    """What may end or prevent a spasm."""

    harms: str
    """What it may harm; never empty."""
    evidence: str
    """How strong the evidence is: a word of `EVIDENCE`, a colon, and a sentence with the main numbers."""
    hours: tuple[str, ...] = ()
    """What is done over hours, in sentences of `protocol.hours`; mostly none."""
    meanwhile: tuple[str, ...] = ()
    """What is done beside everything else of those hours."""
    first: bool = False
    """Whether its hours come before everything else, as a warm-up does."""
    dose: Dose | None = None
    """The medicine, where it is one."""
    injections: dict[str, float] = dataclasses.field(default_factory=dict)
    """Units of botulinum toxin by muscle, where it is one."""
    half: Quantity | None = None
    """Active units that silence half of each of these muscles, where it was measured; else it goes by their size."""
    after: float = 28 * 86400.0
    """Time since these injections, s; unless told otherwise what is seen is seen four weeks after them."""
    undoes: dict[str, float] = dataclasses.field(default_factory=dict)
    """Causes of which it takes away a share (0 to 1), by name, as a hormone does that was missing."""

    def __post_init__(self) -> None:
        """Refuse a remedy that does not say how strong its evidence is."""
        word, colon, sentence = self.evidence.partition(":")
        if word not in EVIDENCE or not colon or not sentence.strip():
            raise MyospasmError(
                f"the evidence of remedy {self.name!r} reads {self.evidence!r}; it should begin with one of "
                f"{', '.join(EVIDENCE)}, then a colon and a sentence with the main numbers"
            )


@dataclasses.dataclass(frozen=True, kw_only=True)
class View(Story):
    """One side of what the field disagrees about."""

    against: str
    """What the others say, and what the model takes for true unless this view is asked for."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Trait(Story):
    """Who someone is: the way in which a person on the shelf differs from the healthy adult."""


def apply(person: P, story: Story, severity: float = 1.0) -> P:
    """The same person with a story's changes. Severity 0 is exactly the same person, 1 the story in full."""
    return apply_all(person, [(story, severity)])


def apply_all(person: P, stories: Iterable[tuple[Story, float]]) -> P:
    """The same person with several stories at once; their order never matters.

    Equation: new = base * product(1 + severity (factor - 1)) + sum(severity * amount), over all changes of a number.
    """
    changes = []
    for story, severity in stories:
        if not 0.0 <= severity <= 1.0:
            raise MyospasmError(
                f"severity {severity} of {story.name!r} is out of range; it goes from 0 (healthy) to 1 (in full)"
            )
        changes += [(change, severity, story.name) for change in story.changes]
    return changed(person, changes)


class Shelf(Generic[S]):
    """A folder of small files that each hold one thing; the folder is the registry.

    It reads the folder's names without importing anything in it, so that listing them is quick.
    """

    def __init__(self, package: str, attribute: str, kind: str) -> None:
        self.package, self.attribute, self.kind = package, attribute, kind

    def names(self) -> list[str]:
        """The names on this shelf: its files, but for those that begin with an underscore; a folder is none of them."""
        spec = importlib.util.find_spec(self.package)
        folders = spec.submodule_search_locations if spec else None
        found = (module for module in pkgutil.iter_modules(folders or []) if not module.ispkg)
        return sorted(module.name for module in found if not module.name.startswith("_"))

    def load(self, name: str) -> S:
        """One thing from this shelf. Raises MyospasmError for an unknown name, naming the nearest."""
        if name not in self.names():
            raise unknown(self.kind, name, self.names())
        thing = getattr(importlib.import_module(f"{self.package}.{name}"), self.attribute, None)
        if thing is None:
            raise MyospasmError(f"the file {name}.py on the shelf {self.package} defines no {self.attribute}")
        return thing
