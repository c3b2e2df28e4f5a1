"""`myospasm convert`: a recording from any format into another."""

from __future__ import annotations

from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from myospasm.cli.terminal import WRONG, progress, say, show
from myospasm.ground import MyospasmError, unknown

if TYPE_CHECKING:
    from myospasm.files.formats import Found


def convert(
    path: Annotated[Path, typer.Argument(metavar="FILE_OR_FOLDER", help="A recording, or a folder of them.")],
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="bids, nwb, edf, bdf, openhdemg, zarr or csv.")],
    out: Annotated[Path | None, typer.Option(help="Its new name; of several recordings, their folder.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False,
) -> None:
    """Write a recording in another format."""
    from myospasm.files import formats

    if to not in formats.written():
        raise unknown("format to write", to, formats.written())
    written = 0
    with progress(f"converting {path}") as report:
        recordings = formats.read_all(path)
        first = list(islice(recordings, 2))
        for found in chain(first, recordings):
            report(written, None, f"converting {found.path.name}")
            name = formats.named(to, formats.stem(found.path))
            written += _write(found, to, (out or Path()) / name if len(first) > 1 else out or Path(name), force)
    if not written:
        raise typer.Exit(WRONG)


def _write(found: Found, to: str, place: Path, force: bool) -> bool:
    from myospasm.files.formats import module

    try:
        if found.recording is None:
            raise MyospasmError(found.problem)
        written = module(to).write_recording(found.recording, place, force)
        lost = getattr(module(to), "loses", lambda recording: "")(found.recording)
    except MyospasmError as error:
        say(f"myospasm: {error}")
        return False
    if damage := found.recording.about.get("damage"):
        say(f"myospasm: {str(found.path)!r} is damaged, and only what is left of it was converted: {damage}")
    if lost:
        say(f"myospasm: {module(to).TITLE} cannot hold {lost}; {str(written)!r} lacks that.")
    show(f"{found.path} is now {written}")
    return True
