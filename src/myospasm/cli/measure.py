"""`myospasm measure`: the signs in any recording, simulated or real."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from myospasm.cli.terminal import progress, say, show
from myospasm.ground import MyospasmError

if TYPE_CHECKING:
    from myospasm.records import Recording
    from myospasm.signs import Findings

PICTURES = (".png", ".pdf", ".svg")


def measure(
    file: Annotated[Path, typer.Argument(help="A recording: openhdemg JSON, EDF or EDF+, or a Zarr folder.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
    plot: Annotated[Path | None, typer.Option(help="Also draw it, as a PNG, PDF or SVG file of this name.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a picture that exists.")] = False,
) -> None:
    """Find the signs in any recording."""
    from contextlib import nullcontext

    from myospasm.files import atomic
    from myospasm.files.formats import read_recording, recognize
    from myospasm.files.table import to_json
    from myospasm.signs import describe
    from myospasm.signs import measure as find

    if plot and plot.suffix.lower() not in PICTURES:
        raise MyospasmError(f"{str(plot)!r} is no name for a picture; let it end in {', '.join(PICTURES)}.")
    place = atomic.whole(plot, force) if plot else nullcontext()
    with place as partial, progress(f"measuring {file}", quiet=as_json):
        recording = read_recording(file)
        findings = find(recording)._replace(file=str(file), format=recognize(file) or "")
        if plot and partial:
            _draw(recording, findings, partial, plot.suffix[1:].lower())
    if damage := recording.about.get("damage"):
        say(f"myospasm: {str(file)!r} is damaged, and only what is left of it was measured: {damage}")
    show(to_json(findings.as_dict()) if as_json else describe(findings))
    if plot:
        say(f"drawn in {str(plot)!r}.")


def _draw(recording: Recording, findings: Findings, place: Path, kind: str) -> None:
    from myospasm.plots.measured import plot_measured

    plot_measured(recording, findings.as_dict()).savefig(place, dpi=150, format=kind)
