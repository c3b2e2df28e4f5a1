"""The evidence for the page: every published row beside what the model gives, with its reference, and its picture.

It reads what the last full replay left; nothing is simulated and no engine is loaded.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import Any

from myospasm.evidence import _replayed
from myospasm.ground import unknown
from myospasm.plots.strips import ABOVE, KEY, bar, drawing
from myospasm.web.readable import link, modeled, published, reference, short_reference, told

FIT, PREDICT = "fit", "predict"
Row = Mapping[str, Any]


@functools.cache
def table() -> dict[str, Any]:
    """All papers with their rows, and how many rows hold: of all, of the predictions, and of those that were fitted.

    Ready for JSON. Whoever gets it only reads it: it is made once.
    """
    papers = [_paper(paper, rows) for paper, rows in _found().values()]
    rows = [row for paper in papers for row in paper["rows"]]
    return {
        **score(rows),
        "sources": len({paper["paper"] for paper in papers}),
        "predictions": score(row for row in rows if row["role"] == PREDICT),
        "fits": score(row for row in rows if row["role"] == FIT),
        "key": KEY,
        "papers": papers,
    }


def picture(name: str) -> str:
    """A paper's rows as SVG: the published interval and the model. `name` is that of its file on the shelf.

    Raises MyospasmError for a paper that is not there, naming the nearest.
    """
    if name not in _found():
        raise unknown("paper", name, _found())
    return drawing([bar(row) for row in _found()[name][1]], ABOVE)


def score(rows: Iterable[Row]) -> dict[str, int]:
    """How many rows there are, and how many of them hold."""
    held = [bool(row["holds"]) for row in rows]
    return {"holding": sum(held), "rows": len(held)}


@functools.cache
def _found() -> dict[str, tuple[Row, list[Row]]]:
    """By file name, what each paper says of itself and its replayed rows; those without any are left out."""
    kept = _replayed.read()
    rows = {(row["paper"], row["id"]): row for row in kept["rows"]}
    found = {
        p["name"]: (p, [rows[p["source"], i] for i in p["notes"] if (p["source"], i) in rows]) for p in kept["papers"]
    }
    return {name: (paper, own) for name, (paper, own) in found.items() if own}


def _paper(paper: Row, rows: list[Row]) -> dict[str, Any]:
    """One paper as the page shows it."""
    key = paper["source"]
    return {
        "name": paper["name"],
        "paper": key,
        "title": paper["title"],
        "authors": short_reference(key),
        "reference": reference(key),
        "url": link(key),
        "about": told(paper["about"]),
        "protocol": told(paper["protocol"]),
        "people": paper["people"],
        "why": told(paper["errors"]),
        "holding": score(rows)["holding"],
        "rows": [_row(row, told(paper["notes"][row["id"]])) for row in rows],
    }


def _row(row: Row, note: str) -> dict[str, Any]:
    """One row, with its numbers also in words."""
    words = {"published_words": published(row), "model_words": modeled(row), "verdict": verdict(row), "note": note}
    return {key: value for key, value in row.items() if key != "paper"} | words


def verdict(row: Row) -> str:
    """Whether a row holds, and if not on which side it misses."""
    if row["holds"]:
        return "holds"
    if row["model"] is None:
        return "misses: no answer"
    if row["direction"]:
        return "misses: no effect" if row["model"] == 0 else "misses: wrong direction"
    low, high = (row["published"] if row[end] is None else row[end] for end in ("low", "high"))
    return "misses: too low" if row["model"] < low else "misses: too high" if row["model"] > high else "misses"
