"""Evidence: what papers published against what the model gives, one page and one picture for each."""

from __future__ import annotations

import importlib
import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from manual.picture import Bar, picture
from manual.words import Page, cited, climb, escaped, prose, table
from myospasm import evidence
from myospasm.bibliography import line
from myospasm.cli.markdown import score
from myospasm.evidence import Paper, Row

STORED = Path(__file__).parents[1] / "evidence.json"
HEADS = ["row", "quantity", "role", "published", "model", "holds"]
Stored = Mapping[tuple[str, str], float]


def stored(file: Path = STORED) -> Stored:
    """The model's numbers of the last full replay, by paper and row."""
    rows = json.loads(file.read_text("utf-8"))["rows"]
    return {(r["paper"], r["id"]): math.nan if r["model"] is None else float(r["model"]) for r in rows}


def pages() -> Iterator[Page]:
    """The table of all papers, then a page for each."""
    model, shelf = stored(), {name: evidence.load(name) for name in evidence.names()}
    yield overview("evidence/index.md", shelf, model)
    for name, paper in shelf.items():
        yield one("evidence/" + name + ".md", name, paper, model)


def judged(paper: Paper, model: Stored) -> list[dict[str, Any]]:
    """The rows of a paper that were replayed, with whether they hold."""
    rows = [row for row in paper.rows if (paper.source, row.id) in model]
    kept = Paper(paper.source, paper.title, paper.people, paper.protocol, tuple(rows))
    return evidence.judge(kept, {row.id: model[paper.source, row.id] for row in rows})


def overview(uri: str, shelf: Mapping[str, Paper], model: Stored) -> Page:
    """How much holds, and every paper with its rows."""
    found = {name: judged(paper, model) for name, paper in shelf.items()}
    rows = []
    for name, paper in shelf.items():
        held, total = sum(r["holds"] for r in found[name]), len(paper.rows)
        state = f"{held} of {total}" if found[name] else "not replayed yet"
        rows.append([f"[{escaped(paper.source)}]({name}.md)", escaped(paper.title), str(paper.people), state])
    text = f"""# Evidence

Published experiments, replayed on virtual people. A row holds when the model's mean lies within the published mean plus
or minus one SD, or the published range, or, for an effect, on its published side. Rows of role *fit* were used to set
parameters, rows of role *predict* were not. What does not hold is information, and each paper's page says why if it is
known.

**{score([row for rows in found.values() for row in rows])}**

The model's numbers are those of the last full replay (`make evidence`); `myospasm validate NAME` replays one paper now.

{table(["paper", "title", "people", "rows that hold"], rows)}"""
    return Page(uri, "All papers", text)


def one(uri: str, name: str, paper: Paper, model: Stored) -> Page:
    """One paper: what was done, the picture, every row, where the replay departs, and its code."""
    up, rows = climb(uri), judged(paper, model)
    module = importlib.import_module(f"myospasm.evidence.{name}")
    code = Path(module.__file__ or "").read_text("utf-8").rstrip()
    directions = {row.id: row for row in paper.rows}
    blocks = [
        f"# {escaped(paper.title)}",
        f"{escaped(line(paper.source))} ({cited(paper.source, up)})",
        prose((module.__doc__ or "").strip(), up) + "\n{ .lead }",
        f"**What was done.** {prose(paper.protocol, up)}. People: {paper.people}.",
        picture([bar(r, directions[r["id"]]) for r in rows]) if rows else "*Not replayed yet: run `make evidence`.*",
        rows_as_table(paper, rows),
        notes(paper, up),
        f"**Where the replay departs, and why rows miss.** {prose(paper.errors, up)}" if paper.errors else "",
        f"Replay it: `myospasm validate {name}`",
        '??? note "The code of the replay"\n' + "\n".join(f"    {s}" for s in ["```python", *code.split("\n"), "```"]),
    ]
    return Page(uri, paper.source, "\n\n".join(block for block in blocks if block))


def bar(row: Mapping[str, Any], published: Row) -> Bar:
    """A row as it is drawn: published interval from -1 to 1, the model somewhere."""
    label = f"{row['id']}: {row['quantity']}"
    if published.direction:
        size = abs(row["published"]) or abs(row["model"]) or 1.0
        return Bar(label, row["model"] / size, row["published"] / size or None, published.direction, row["holds"])
    half = (row["high"] - row["low"]) / 2 if row["low"] is not None and row["high"] > row["low"] else math.nan
    middle = (row["high"] + row["low"]) / 2 if half == half else row["published"]
    size = half if half == half else abs(row["published"]) or 1.0
    return Bar(label, (row["model"] - middle) / size, (row["published"] - middle) / size, 0, row["holds"])


def rows_as_table(paper: Paper, rows: list[dict[str, Any]]) -> str:
    """Every row of the paper, published against model."""
    model = {row["id"]: row for row in rows}
    return table(HEADS, [cells(row, model.get(row.id)) for row in paper.rows])


def cells(row: Row, found: Mapping[str, Any] | None) -> list[str]:
    """One row of the table."""
    unit = "" if row.unit in ("1", "") else f" {escaped(row.unit)}"
    holds = "-" if found is None else "yes" if found["holds"] else "**no**"
    model = "-" if found is None else "none" if math.isnan(found["model"]) else f"{found['model']:.3g}{unit}"
    return [row.id, escaped(row.quantity), row.role, said(row, unit), model, holds]


def said(row: Row, unit: str) -> str:
    """What was published."""
    if row.direction:
        side = "above 0" if row.direction > 0 else "below 0"
        return f"{side} ({row.published:.3g}{unit})" if row.published else side
    if row.low is None or row.high is None:
        return f"{row.published:.3g}{unit}"
    return f"{row.published:.3g} ({row.low:.3g} to {row.high:.3g}){unit}"


def notes(paper: Paper, up: str) -> str:
    """What is to be said of single rows."""
    return "\n".join(f"- {row.id}: {prose(row.note, up)}" for row in paper.rows if row.note)
