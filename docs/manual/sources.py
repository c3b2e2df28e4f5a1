"""The bibliography, and every number that had to be assumed, with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from manual.words import Page, escaped, measured, prose, table
from myospasm import evidence
from myospasm.bibliography import cited_numbers, entry, keys
from myospasm.ground import ASSUMED, Quantity
from myospasm.web.readable import reference

NOT_THE_MODEL = ("evidence", "cli", "plots")


def used() -> Iterator[tuple[str, Quantity]]:
    """Every number of the model by its place, those of the stories too."""
    for where, number in cited_numbers():
        if where.partition(":")[0].partition(".")[0] not in NOT_THE_MODEL:
            yield where, number


def bibliography(found: list[tuple[str, Quantity]]) -> Page:
    """Every paper, and which numbers came from it."""
    taken = defaultdict(list)
    for where, number in found:
        taken[number.source].append(where)
    replayed = defaultdict(list)
    for name in evidence.names():
        replayed[evidence.load(name).source].append(name)
    intro = "# Bibliography\n\nEvery paper that a number, an equation or a comparison of the model rests on."
    papers = (paper(key, taken[key], replayed[key]) for key in keys())
    return Page("bibliography.md", "Bibliography", "\n\n".join([intro, *papers]))


def paper(key: str, places: list[str], replays: list[str]) -> str:
    """One paper with its place on the page, a link to it, what it gave, and where it is replayed."""
    doi = entry(key).get("doi", "")
    said = escaped(reference(key).replace(f" doi:{doi}", "") if doi else reference(key))
    link = f" [doi:{escaped(doi)}](https://doi.org/{doi.replace('<', '%3C').replace('>', '%3E')})" if doi else ""
    gave = f" *{len(places)} number{'s' * (len(places) > 1)} of the model.*" if places else ""
    shown = "".join(f" [Replayed](evidence/{name}.md)." for name in replays)
    return f'<a id="{key}"></a>**{escaped(key)}.** {said}{link}{gave}{shown}'


def assumptions(found: list[tuple[str, Quantity]]) -> Page:
    """Every number that nobody has measured, or that we did not find."""
    assumed = [(where, q) for where, q in found if q.source == ASSUMED]
    intro = f"""# Assumptions

{len(assumed)} of the model's {len(found)} numbers are assumed: no paper that we know gives them, or none does for this
muscle. Each stands here with its reason. A better number, with its source, is the most welcome contribution."""
    rows = [[f"`{where}`", measured(q.value, q.unit), prose(q.note)] for where, q in assumed]
    return Page("assumptions.md", "Assumptions", f"{intro}\n\n{table(['where', 'value', 'reason'], rows)}")


def pages() -> Iterator[Page]:
    """Both pages."""
    found = list(used())
    yield bibliography(found)
    yield assumptions(found)
