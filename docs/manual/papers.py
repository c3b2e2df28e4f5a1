"""Evidence: what papers published against what the model gives, one page and one picture for each."""

from __future__ import annotations

import importlib
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from manual.words import Page, cited, climb, escaped, prose, sentence, table, whole
from myospasm import evidence
from myospasm.cli.markdown import score
from myospasm.evidence import Paper, Row, _replayed
from myospasm.plots.strips import KEY, bar, drawing
from myospasm.web.readable import reference, three

HEADS = ["row", "quantity", "role", "published", "model", "holds"]
LONG = 8
"""A unit of more letters may stand on a line of its own."""
Stored = Mapping[tuple[str, str], float]


def stored() -> Stored:
    """The model's numbers of the last full replay, by paper and row."""
    rows = _replayed.read()["rows"]
    return {(r["paper"], r["id"]): math.nan if r["model"] is None else float(r["model"]) for r in rows}


def pages() -> Iterator[Page]:
    """The table of all papers, then a page for each."""
    model, shelf = stored(), {name: evidence.load(name) for name in evidence.names()}
    shelf = dict(sorted(shelf.items(), key=lambda item: item[1].source.casefold()))
    called = {name: title(name, paper, shelf) for name, paper in shelf.items()}
    yield overview("evidence/index.md", shelf, called, model)
    for name, paper in shelf.items():
        yield one("evidence/" + name + ".md", name, called[name], paper, model)


def title(name: str, paper: Paper, shelf: Mapping[str, Paper]) -> str:
    """What a paper's page is called: by its source, and where two have the same, by what makes it another."""
    more = name.partition("_")[2].replace("_", " ")
    twice = sum(other.source == paper.source for other in shelf.values()) > 1
    return f"{paper.source} ({more})" if twice and more else paper.source


def judged(paper: Paper, model: Stored) -> list[dict[str, Any]]:
    """The rows of a paper that were replayed, with whether they hold."""
    rows = [row for row in paper.rows if (paper.source, row.id) in model]
    kept = Paper(paper.source, paper.title, paper.people, paper.protocol, tuple(rows))
    return evidence.judge(kept, {row.id: model[paper.source, row.id] for row in rows})


def overview(uri: str, shelf: Mapping[str, Paper], called: Mapping[str, str], model: Stored) -> Page:
    """How much holds, and every paper with its rows."""
    found = {name: judged(paper, model) for name, paper in shelf.items()}
    rows = []
    for name, paper in shelf.items():
        held, total = sum(r["holds"] for r in found[name]), len(paper.rows)
        state = f"{held} of {total}" if found[name] else "not replayed yet"
        rows.append([f"[{escaped(called[name])}]({name}.md)", escaped(paper.title), str(paper.people), state])
    text = f"""# Evidence

Published experiments, replayed on virtual people. A row holds when the model's mean lies within the published mean plus
or minus one SD, or the published range, or, for an effect, on its published side. Rows of role *fit* were used to set
parameters, rows of role *predict* were not. What does not hold is information, and each paper's page says why if it is
known.

**{score([row for rows in found.values() for row in rows])}**

The model's numbers are those of the last full replay (`make evidence`); `myospasm validate NAME` replays one paper now.

{table(["paper", "title", "simulated people", "rows that hold"], rows)}"""
    return Page(uri, "All papers", text)


def one(uri: str, name: str, called: str, paper: Paper, model: Stored) -> Page:
    """One paper: what was done, the picture, every row, where the replay departs, and its code."""
    up, rows = climb(uri), judged(paper, model)
    module = importlib.import_module(f"myospasm.evidence.{name}")
    code = Path(module.__file__ or "").read_text("utf-8").rstrip()
    blocks = [
        f"# {escaped(paper.title)}",
        f"{escaped(reference(paper.source))} ({cited(paper.source, up)})",
        prose((module.__doc__ or "").strip(), up) + "\n{ .lead }",
        f"**What was done.** {sentence(prose(paper.protocol, up))}. Simulated people: {paper.people}.",
        picture(rows) if rows else "*Not replayed yet: run `make evidence`.*",
        rows_as_table(paper, rows),
        notes(paper, up),
        f"**Where the replay departs, and why rows miss.** {sentence(prose(paper.errors, up))}" if paper.errors else "",
        f"Replay it: `myospasm validate {name}`",
        '??? note "The code of the replay"\n' + "\n".join(f"    {s}" for s in ["```python", *code.split("\n"), "```"]),
    ]
    return Page(uri, called, "\n\n".join(block for block in blocks if block))


def picture(rows: list[dict[str, Any]]) -> str:
    """The drawing of a paper's rows with its key, in the page itself."""
    drawn = drawing([bar(row) for row in rows])
    return f'<figure class="evidence" data-search-exclude>{drawn}<figcaption>{KEY}</figcaption></figure>'


def told(published: float) -> bool:
    """Whether a paper says how large its effect is, and not only in which direction it goes."""
    return published != 0


def rows_as_table(paper: Paper, rows: list[dict[str, Any]]) -> str:
    """Every row of the paper, published against model."""
    model = {row["id"]: row for row in rows}
    return table(HEADS, [cells(row, model.get(row.id)) for row in paper.rows])


def cells(row: Row, found: Mapping[str, Any] | None) -> list[str]:
    """One row of the table."""
    unit = "" if row.unit in ("1", "") else f" {escaped(row.unit)}"
    unit = unit if len(row.unit) > LONG else whole(unit)
    holds = "-" if found is None else "yes" if found["holds"] else "**no**"
    model = "-" if found is None else "none" if math.isnan(found["model"]) else f"{three(found['model'])}{unit}"
    return [row.id, escaped(row.quantity), row.role, said(row, unit), model, holds]


def said(row: Row, unit: str) -> str:
    """What was published."""
    if row.direction:
        side = "above 0" if row.direction > 0 else "below 0"
        return f"{side} ({three(row.published)}{unit})" if told(row.published) else side
    if row.low is None or row.high is None:
        return f"{three(row.published)}{unit}"
    return f"{three(row.published)} ({whole(f'{three(row.low)} to {three(row.high)}')}){unit}"


def notes(paper: Paper, up: str) -> str:
    """What is to be said of single rows, once where it is the same."""
    said: dict[str, list[str]] = {}
    for row in paper.rows:
        said.setdefault(row.note, []).append(escaped(row.id))
    return "\n".join(f"- {', '.join(rows)}: {prose(note, up)}" for note, rows in said.items() if note)
