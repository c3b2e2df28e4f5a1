"""`myospasm bench`: how fast the model runs on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from myospasm.cli.markdown import short
from myospasm.cli.markdown import speed as speed_table
from myospasm.cli.terminal import progress, show, table


def bench(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the table as Markdown, for a page.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress.")] = False,
) -> None:
    """Measure the speed on this machine."""
    from myospasm.bench import bench as time_everything
    from myospasm.files.table import to_json

    with progress("timing", quiet) as report:
        result = time_everything(report)
    if as_json:
        show(to_json(result))
        return
    if markdown:
        show(speed_table(result))
        return
    show(", ".join(f"{key} {value}" for key, value in result["machine"].items()))
    heads = {
        "work": "work", "units": "units", "people": "people", "simulated_s": "simulated s", "wall_s": "wall s",
        "cpu_s": "CPU s", "real_time": "times real time", "ns_per_unit_step": "ns/unit step", "memory_mb": "memory MB",
    }  # fmt: skip
    table("Speed", list(heads.values()), [[short(row.get(key)) for key in heads] for row in result["rows"]])
    show("The conductance-based motoneuron against NEURON: python benchmarks/motoneuron_against_neuron.py")
