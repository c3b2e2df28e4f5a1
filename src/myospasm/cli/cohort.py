"""`myospasm cohort`: many virtual people live through the same hours; the result is a Parquet file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from myospasm.cli.terminal import loading, progress, show
from myospasm.ground import MyospasmError


def cohort(
    scenario: Annotated[str, typer.Argument(help="A story of hours: a shipped scenario or a TOML file.")],
    people: Annotated[int, typer.Option(help="How many.")] = 100,
    every: Annotated[float, typer.Option(help="Minutes between two rows of a person.")] = 30.0,
    seed: Annotated[int, typer.Option(help="Another seed draws other people.")] = 1,
    out: Annotated[Path, typer.Option(help="The Parquet file.")] = Path("cohort.parquet"),
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if there is one.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress.")] = False,
) -> None:
    """Let a virtual population live through a story of hours; only its chemistry, without looks aside."""
    from myospasm.files.extras import check
    from myospasm.files.parquet import write_table
    from myospasm.files.table import to_json
    from myospasm.scenario import load_scenario

    check("duckdb", "writing Parquet", "cohort")
    if out.exists() and not force:
        raise MyospasmError(f"there is a file {str(out)!r} already; name another with --out, or add --force")
    story = load_scenario(scenario)
    if not story.hours:
        raise MyospasmError(f"{scenario!r} is a protocol of seconds; a cohort lives through hours, as in marathon")
    with progress(f"{people} people live through {story.title or story.name}", quiet) as report:
        with loading():
            from myospasm.population_study import study
        table = study(story.whole_hours, people, seed=seed, stories=story.stories, every=60.0 * every, progress=report)
    write_table(table, out, force)
    summary = {"file": str(out), "people": people, "rows": len(table), "columns": list(table.columns)}
    show(to_json(summary) if as_json else told(summary, table))


def told(summary: dict, table) -> str:
    """What came out, for the terminal."""
    last = table[table["time"] == table["time"].max()]
    low = (last["sodium"] < 135).mean()
    lines = [f"{summary['people']} people, {summary['rows']} rows in {summary['file']}."]
    lines.append(f"At the end: sodium {last['sodium'].mean():.1f} mmol/L (below 135 in {low:.1%} of them),")
    lines.append(f"body mass {last['body_mass'].mean():.1f} kg, potassium {last['potassium'].mean():.2f} mmol/L.")
    lines.append(
        f"Look closer: duckdb -c \"select time, avg(sodium) from '{summary['file']}' group by time order by time\""
    )
    return "\n".join(lines)
