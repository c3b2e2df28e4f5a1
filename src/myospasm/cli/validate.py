"""`myospasm validate`: the evidence shelf, published numbers against the model's, paper by paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from myospasm.cli.markdown import evidence as evidence_table
from myospasm.cli.markdown import published, short
from myospasm.cli.terminal import progress, show, table
from myospasm.ground import unknown


def validate(
    names: Annotated[
        list[str] | None, typer.Argument(help="Papers on the shelf (`myospasm list evidence`); all if none.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the table as Markdown, for a page.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress.")] = False,
) -> None:
    """Compare published numbers with the model's.

    A row that does not hold is information, not an error: the exit code is 0.
    """
    from myospasm import evidence
    from myospasm.files.table import to_json

    known = evidence.names()
    for name in names or []:
        if name not in known:
            raise unknown("paper on the evidence shelf", name, known)
    with progress("replaying published experiments", quiet) as report:
        rows = evidence.validate(names or known, report)
    if as_json:
        show(to_json({"rows": rows}))
        return
    if markdown:
        show(evidence_table(rows))
        return
    cells = [_cells(row) for row in rows]
    heads = "paper", "row", "quantity", "role", "published", "unit", "model", "SDs off", "holds"
    table("Published against model", heads, cells, ["" if row["holds"] else "red" for row in rows])
    show(verdict(rows))


def _cells(row: Mapping[str, Any]) -> list[str]:
    return [
        str(row["paper"]),
        str(row.get("id") or ""),
        str(row["quantity"]),
        str(row["role"]),
        published(row),
        str(row["unit"]),
        short(row["model"]),
        short(row.get("distance_sd")),
        "yes" if row["holds"] else "NO",
    ]


def verdict(rows: Sequence[Mapping[str, Any]]) -> str:
    """How many rows hold, in one line; fitted and predicted ones apart."""
    parts = []
    for role, word in (("fit", "fitted"), ("predict", "predicted")):
        mine = [row for row in rows if row["role"] == role]
        parts.append(f"{sum(bool(row['holds']) for row in mine)} of {len(mine)} {word}")
    return f"{sum(bool(row['holds']) for row in rows)} of {len(rows)} rows hold: {', '.join(parts)}."
