"""What a page for patients says of each cause, remedy and story, by language; the texts lie in `texts/` as TOML."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from myospasm.ground import unknown

FOLDER = Path(__file__).parent / "texts"
PLAIN = "healthy"
"""The story whose advice holds for every muscle; what is new on a shelf and has no words yet borrows it."""


class Told(NamedTuple):
    """A story for a patient: what happens, what to do now, what helps to prevent it, and where that is from."""

    title: str
    happens: str
    now: tuple[str, ...]
    prevent: tuple[str, ...]
    read: str
    """The subject of the pages to read more on."""
    sources: tuple[str, ...]
    remedies: tuple[str, ...] = ()
    """What ends it in the story itself."""

    @property
    def first(self) -> str:
        """What happens, in one sentence."""
        return self.happens.partition(". ")[0].rstrip(".") + "."

    @property
    def texts(self) -> list[str]:
        """Everything that it says."""
        return [self.title, self.happens, *self.now, *self.prevent]


class Way(NamedTuple):
    """A remedy for a patient: a short name, what to do, whether one can do it alone, and where that is from."""

    title: str
    do: str
    alone: bool
    sources: tuple[str, ...]
    same: tuple[str, ...] = ()
    """How other advice begins that says the same."""


def languages() -> list[str]:
    """The languages that a page for patients can be in."""
    return sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


def words(language: str) -> dict[str, Any]:
    """What is the same in every story, in tables. Raises MyospasmError for a language without texts."""
    return _table(language, "sheet")


def cause(name: str, language: str) -> Told:
    """A cause in words for a patient; one without words by its own title and chain, in English."""
    table = _table(language, "causes")
    return _told(table[name]) if name in table else _new_cause(name, language)


def remedy(told: str, language: str) -> Way:
    """A remedy, as a scenario names it, in words for a patient; one without words by its own title, in English."""
    name = told.partition("@")[0].partition("=")[0].strip()
    table = _table(language, "remedies")
    if name not in table:
        return _new_remedy(name)
    entry = table[name]
    return Way(entry["title"], entry["do"], entry["alone"], tuple(entry["sources"]), tuple(entry.get("same", ())))


def story(name: str, language: str) -> Told | None:
    """A shipped scenario in words for a patient; None if it is told by its causes alone."""
    table = _table(language, "stories")
    if name not in table:
        return None
    entry = table[name]
    if "like" not in entry:
        return _told(entry)
    like = table.get(entry["like"], {})
    found = _told(like) if "title" in like else cause(entry["like"], language)
    return found._replace(remedies=tuple(entry.get("remedies", ())))


def of_story(name: str, causes: list[str], language: str) -> list[Told]:
    """Everything that is told of a story, the main part first; a story without any words is told as a healthy one's."""
    main = story(name, language)
    found = ([main] if main else []) + [cause(each, language) for each in causes]
    plain = story(PLAIN, language)
    assert plain is not None
    return found or [plain]


@functools.cache
def _table(language: str, name: str) -> dict[str, Any]:
    if language not in languages():
        raise unknown("language", language, languages())
    return tomllib.loads((FOLDER / language / f"{name}.toml").read_text("utf-8"))


def _told(entry: dict[str, Any]) -> Told:
    return Told(
        entry["title"],
        entry["happens"],
        tuple(entry["now"]),
        tuple(entry["prevent"]),
        entry["read"],
        tuple(entry["sources"]),
    )


def _new_cause(name: str, language: str) -> Told:
    from myospasm import causes

    known, plain = causes.load(name), _told(_table(language, "stories")[PLAIN])
    return plain._replace(title=known.title, happens=known.chain, sources=(known.source,))


def _new_remedy(name: str) -> Way:
    from myospasm import remedies

    known = remedies.load(name)
    return Way(known.title[0].lower() + known.title[1:], f"{known.title}. {known.harms}", False, (known.source,))
