"""`myospasm measure`: the signs in any recording, simulated or real."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from myospasm.cli.terminal import progress, say, show


def measure(
    file: Annotated[Path, typer.Argument(help="A recording: openhdemg JSON, EDF or EDF+, or a Zarr folder.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
    plot: Annotated[Path | None, typer.Option(help="Also draw it, as a PNG file of this name.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a picture that exists.")] = False,
) -> None:
    """Find the signs in any recording."""
    from myospasm.files.sniff import read_recording, sniff
    from myospasm.files.table import to_json

    with progress(f"measuring {file.name}", quiet=as_json):
        from myospasm.signs import describe
        from myospasm.signs import measure as find

        recording = read_recording(file)
        findings = find(recording)._replace(file=str(file), format=sniff(file))
    show(to_json(findings.as_dict()) if as_json else describe(findings))
    if plot:
        from myospasm.files import atomic
        from myospasm.plots.measured import plot_measured

        with atomic.whole(plot, force) as partial:
            plot_measured(recording, findings.as_dict()).savefig(partial, dpi=150, format=plot.suffix[1:] or "png")
        say(f"drawn in {str(plot)!r}.")
