"""Tables for pages: the evidence and the speed as Markdown, as the README shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]


def short(value: Any) -> str:
    """A number with three digits, or a dash where there is none."""
    if value is None or value != value:
        return "-"
    return f"{value:.3g}" if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [heads, ["---"] * len(heads), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def evidence(rows: Sequence[Row]) -> str:
    """How many rows hold; then published against model, row by row, with what does not hold in bold.

    Of an effect (a row with a `direction`) only the sign counts.
    """
    heads = "paper", "row", "quantity", "role", "published", "model", "holds"
    return "\n\n".join([score(rows), table(heads, map(_compared, rows))])


def _compared(row: Row) -> list[str]:
    holds = "yes" if row["holds"] else "**NO**"
    model = "none" if short(row["model"]) == "-" else f"{short(row['model'])}{_unit(row)}"
    return [row["paper"], row.get("id") or "", row["quantity"], row["role"], published(row, _unit(row)), model, holds]


def published(row: Row, unit: str = "") -> str:
    """What a paper says: a number, its bounds, or the side of 0 on which an effect lies."""
    size = f"{short(row['published'])}{unit}"
    if direction := row.get("direction"):
        side = "above 0" if direction > 0 else "below 0"
        return f"{side} ({size})" if row["published"] else side
    if row.get("low") is None:
        return size
    return f"{short(row['published'])} ({short(row['low'])} to {short(row['high'])}){unit}"


def _unit(row: Row) -> str:
    return "" if row["unit"] in ("1", "", None) else f" {row['unit']}"


def score(rows: Sequence[Row]) -> str:
    """How many rows hold, and of those that were not fitted how many, in one line."""
    predicted = [row for row in rows if row["role"] == "predict"]
    held, foretold = sum(bool(row["holds"]) for row in rows), sum(bool(row["holds"]) for row in predicted)
    papers = len({row["paper"] for row in rows})
    return f"{held} of {len(rows)} rows from {papers} papers hold; of the predictions {foretold} of {len(predicted)}."


def speed(result: Row) -> str:
    """What `myospasm bench` measured, and on what."""
    heads = "work", "units", "people", "simulated s", "wall s", "times real time", "ns per unit and step", "memory MB"
    keys = "work", "units", "people", "simulated_s", "wall_s", "real_time", "ns_per_unit_step", "memory_mb"
    machine = ", ".join(f"{key} {value}" for key, value in result["machine"].items())
    rows = [[short(row.get(key)) for key in keys] for row in result["rows"]]
    return "\n\n".join([f"Measured on {machine}.", table(heads, rows)])
