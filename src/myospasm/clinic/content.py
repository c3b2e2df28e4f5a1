"""What stands on the page for a patient: the case's story, advice and warnings, put together from the texts."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from myospasm.clinic import concern, wording

if TYPE_CHECKING:
    from myospasm.clinic.case import Case
    from myospasm.clinic.wording import Told, Way
    from myospasm.scenario import Scenario

SIZES = (13.0, 12.5, 12.0)
"""Points of the text: the largest that fits is taken, and the last is the smallest that is clear."""
MOST = 3
"""Reasons, and people to see, that a page has room for: the most urgent; of the other reasons it says how many."""
LEAST = (("now", 3), ("prevent", 3), ("happens", 1), ("now", 2), ("prevent", 2))
"""What is left out for want of room, in this order, as long as there are more than so many; nothing else ever is."""


@dataclasses.dataclass(frozen=True)
class Content:
    """Every word of the page, as data; `size` is that of the text in points, `seen` tells the picture in words."""

    words: dict[str, str]
    language: str
    paper: str
    title: str
    name: str
    lead: str
    what_is: str
    happens: tuple[str, ...]
    now: tuple[dict[str, Any], ...]
    prevent: tuple[str, ...]
    headline: str
    help: tuple[str, ...]
    signs: tuple[str, ...]
    after: tuple[str, ...]
    emergency: tuple[str, ...]
    more: tuple[dict[str, str], ...]
    sources: str
    footer: str
    seen: str = ""
    size: float = SIZES[0]

    def texts(self) -> list[str]:
        """Everything that a reader reads, paragraph by paragraph, but for names, addresses and sources."""
        done = [f"{step['title']} {step['text']}".strip() for step in self.now]
        said = [self.words[key] for key in ("what_is", "happens", "now", "prevent", "help", "emergency", "caption")]
        rest = [self.title, self.lead, self.what_is, *self.happens, *done, *self.prevent, self.headline]
        return [
            text for text in (*said, *rest, *self.help, *self.signs, *self.after, *self.emergency, self.seen) if text
        ]


def content_of(case: Case, scenario: Scenario, today: datetime.date | None = None) -> Content:
    """The words of a case's page."""
    language, words = case.language, wording.words(case.language)
    told = _told(case, scenario)
    ways = [wording.remedy(name, language) for name in _remedies(case, scenario, told[0])]
    page, helped = words["page"], _help(case, words)
    cited = [*(s for each in (*told, *ways) for s in each.sources), *page["sources_of_page"], *words["help"]["sources"]]
    return Content(
        words={key: text for key, text in page.items() if isinstance(text, str)},
        language=language,
        paper="us-letter" if case.paper == "Letter" else "a4",
        title=told[0].title,
        name=case.name,
        lead=page["lead"],
        what_is=page["spasm"],
        happens=(told[0].happens, *(f"{page['also']} {_lower(other.first, page)}" for other in told[1:])),
        now=tuple(_now(told, ways)),
        prevent=tuple(_prevent(told, ways)),
        more=tuple(_more(told, words["more"])),
        sources="; ".join(dict.fromkeys(short_reference(key) for key in cited)) + ".",
        footer=_footer(page, words["months"], today or datetime.date.today()),
        **helped,
    )


def _told(case: Case, scenario: Scenario) -> list[Told]:
    """The story's own words, then those of the causes that are told beside it."""
    own = [name for name, severity in scenario.causes.items() if severity > 0]
    if not case.story:
        own = list(dict.fromkeys([name for name, severity in case.causes.items() if severity > 0] + own))
    return wording.of_story(case.story, own, case.language)


def _remedies(case: Case, scenario: Scenario, main: Told) -> list[str]:
    """What the case chose, or else what the story itself shows."""
    return list(case.remedies or [*scenario.remedies, *scenario.beside] or main.remedies)


def _now(told: Sequence[Told], ways: Sequence[Way]) -> Iterator[dict[str, Any]]:
    """What to do, in order: what people can do alone, the story's own advice, then what to ask a doctor for.

    Where the story's own advice says the same as a remedy it stands for it: it tells which muscle, and how.
    """
    own = told[0].now
    same = tuple(start for way in ways for start in way.same)
    yield from (_step(way.do, chosen=True) for way in ways if way.alone and not _says(own, way))
    yield from (_step(text, chosen=bool(same) and text.startswith(same)) for text in own)
    yield from (_step(way.do, chosen=True) for way in ways if not way.alone and not _says(own, way))


def _says(texts: Sequence[str], way: Way) -> bool:
    """Whether one of these items says what a remedy does."""
    return bool(way.same) and any(text.startswith(way.same) for text in texts)


def _prevent(told: Sequence[Told], ways: Sequence[Way]) -> list[str]:
    """What helps to prevent it, less what to ask a doctor for already; of other causes the first advice each."""
    same = tuple(start for way in ways if not way.alone for start in way.same)
    own = [text for text in told[0].prevent if not (same and text.startswith(same))]
    return list(dict.fromkeys([*own, *(other.prevent[0] for other in told[1:])])) or list(told[0].prevent)


def _step(text: str, *, chosen: bool) -> dict[str, Any]:
    """An item of advice: its first sentence stands out. `chosen` is what the case itself names."""
    first, stop, rest = text.partition(". ")
    return {"title": f"{first}." if stop else text, "text": rest, "chosen": chosen}


def _lower(text: str, page: dict[str, str]) -> str:
    """A story's first sentence after `also`, without saying again that it is one."""
    opening = page["in_story"]
    text = text.removeprefix(opening).lstrip(" ,")
    return text[:1].lower() + text[1:]


def _help(case: Case, words: dict[str, Any]) -> dict[str, Any]:
    """When to seek help and from whom: by what was answered, or the general signs; the emergencies always."""
    table = words["help"]
    always = {"emergency": tuple(table["emergency"])}
    if not any(answer is not None for answer in case.answers.values()):
        return always | {
            "headline": table["soon"],
            "help": (),
            "signs": tuple(table["signs"]),
            "after": (table["today"],),
        }
    said = concern.say(concern.advise(case.answers), case.language)
    whom, reasons = said["specialists"][:MOST], tuple(said["reasons"])
    who = table["who"].format(names=", ".join(whom)) if whom else ""
    after = [table["others"].format(count=len(reasons) - MOST)] if len(reasons) > MOST else []
    after += [said["missing"]] if said["missing"] else []
    paragraphs = tuple(text for text in (said["what_to_do"], who) if text)
    return always | {
        "headline": said["headline"],
        "help": paragraphs,
        "signs": reasons[:MOST],
        "after": tuple(after),
    }


def _more(told: Sequence[Told], table: dict[str, Any]) -> list[dict[str, str]]:
    """Two public pages: on the story's subject first, then on cramps."""
    pages = [page for subject in (*(each.read for each in told), "cramps") for page in table[subject]]
    return [dict(page) for page in {page["address"]: page for page in pages}.values()][:2]


def short_reference(key: str) -> str:
    """A paper by its first author and year, as in "Minetto 2009"; a page by who wrote it."""
    from myospasm.bibliography import entry

    known = entry(key)
    author = known.get("author", key).split(" and ")[0].split(",")[0]
    who = re.sub(r"[{}]", "", author)
    return f"{who} {known['year']}" if known.get("year", "").isdigit() else who


def _footer(page: dict[str, str], months: dict[str, Any], today: datetime.date) -> str:
    import myospasm

    date = months["date"].format(day=today.day, month=months["names"][today.month - 1], year=today.year)
    return page["footer"].format(version=myospasm.__version__, date=date)


def smaller(content: Content) -> Iterator[tuple[Content, tuple[str, ...]]]:
    """The same page with smaller text, and then with less advice, and what was left out; the warnings always stay."""
    for size in SIZES:
        yield dataclasses.replace(content, size=size), ()
    out: list[str] = []
    short = dataclasses.replace(content, size=SIZES[-1])
    while part := next((name for name, least in LEAST if len(getattr(short, name)) > least), ""):
        items = list(getattr(short, part))
        last = items.pop(_least_missed(items))
        out.append(last["title"] if isinstance(last, dict) else last)
        short = dataclasses.replace(short, **{part: tuple(items)})
        yield short, tuple(out)


def _least_missed(items: Sequence[Any]) -> int:
    """The last item that the case does not name itself, else the last of all."""
    general = [i for i, item in enumerate(items) if not (isinstance(item, dict) and item["chosen"])]
    return general[-1] if general else -1
