"""`myospasm measure`: the signs in any recording, simulated or real, or in a folder of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from myospasm.cli.pictures import check_picture
from myospasm.cli.terminal import WRONG, progress, say, show
from myospasm.ground import MyospasmError

if TYPE_CHECKING:
    from myospasm.files.formats import Found
    from myospasm.records import Recording
    from myospasm.signs import Findings

CONTRACT = ("channels", "spasms", "units")
"""Lists that a folder's object holds for all its recordings together; each row says which recording it is of."""


def measure(
    path: Annotated[Path, typer.Argument(metavar="FILE_OR_FOLDER", help="A recording, or a folder of them.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
    plot: Annotated[bool, typer.Option("--plot", help="Also draw it, beside where you are.")] = False,
    out: Annotated[Path | None, typer.Option(help="The picture's name: PNG, PDF or SVG. Implies --plot.")] = None,
    start: Annotated[float | None, typer.Option("--from", help="Measure only from this second on.")] = None,
    end: Annotated[float | None, typer.Option("--to", help="Measure only up to this second.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a picture that exists.")] = False,
) -> None:
    """Find the signs in any recording, simulated or real."""
    from myospasm.files.formats import read_all, stem
    from myospasm.files.table import to_json

    picture = (out or Path(f"{stem(path)}-measured.png")) if plot or out else None
    check_picture(picture, force)
    measured: list[Measured] = []
    with progress(f"measuring {path}", quiet=as_json) as report:
        recordings = read_all(path)
        first = list(islice(recordings, 2))
        for found in chain(first, recordings):
            report(len(measured), None, f"measuring {found.path.name}")
            place = picture and (_beside(picture, found.path) if len(first) > 1 else picture)
            measured.append(_measure_one(found, (start, end), place, force))
    for one in measured:
        if one.remark:
            say(f"myospasm: {one.remark}")
    if all(one.findings is None for one in measured):
        raise typer.Exit(WRONG)
    if as_json:
        show(to_json(_object(path, measured)))
    else:
        _tell(measured)


class Measured(NamedTuple):
    """What was found in one recording, or nothing, and the sentence on what is wrong with it."""

    format: str
    findings: Findings | None
    remark: str


def _beside(picture: Path, recording: Path) -> Path:
    """The name of the picture of one of several recordings."""
    from myospasm.files.formats import stem

    return picture.with_name(f"{picture.stem}-{stem(recording)}{picture.suffix}")


def _measure_one(found: Found, part: tuple[float | None, float | None], picture: Path | None, force: bool) -> Measured:
    from myospasm.signs import measure as find

    if found.recording is None:
        return Measured(found.format, None, found.problem)
    try:
        recording = _part(found.recording, *part)
        findings = find(recording)._replace(file=str(found.path), format=found.format)
        if picture is not None:
            _draw(recording, findings, picture, force)
    except MyospasmError as error:
        return Measured(found.format, None, f"{str(found.path)!r} could not be measured: {error}")
    return Measured(found.format, findings, _damage(recording, found.path))


def _part(recording: Recording, start: float | None, end: float | None) -> Recording:
    if start is None and end is None:
        return recording
    return recording.between(recording.start if start is None else start, recording.end if end is None else end)


def _damage(recording: Recording, path: Path) -> str:
    said = []
    if damage := recording.about.get("damage"):
        said.append(f"{str(path)!r} is damaged, and only what is left of it was measured: {damage.rstrip('.')}.")
    if note := recording.about.get("note"):
        said.append(f"Remarks on {str(path)!r}: {note.rstrip('.')}.")
    return " ".join(said)


def _draw(recording: Recording, findings: Findings, place: Path, force: bool) -> None:
    from myospasm.files import atomic
    from myospasm.plots.measured import plot_measured

    figure = plot_measured(recording, findings.as_dict())
    with atomic.whole(place, force) as partial:
        figure.savefig(partial, dpi=150, format=place.suffix[1:].lower())
    say(f"drawn in {str(place)!r}.")


def _object(path: Path, measured: list[Measured]) -> dict[str, Any]:
    """The JSON object: of one recording its findings; of several, those of each, and the contract's lists of all."""
    each = [one.findings.as_dict() for one in measured if one.findings is not None]
    problems = [one.remark for one in measured if one.remark]
    if len(measured) == 1:
        return {**each[0], "problems": problems}
    methods = [one.pop("methods") for one in each]
    return {
        "file": str(path),
        "format": measured[0].format if len({one.format for one in measured}) == 1 else "folder",
        **{key: list(_named(each, key)) for key in CONTRACT},
        "force_cov": None,
        "recordings": each,
        "problems": problems,
        "methods": methods[0],
    }


def _named(each: list[dict[str, Any]], key: str) -> Iterator[dict[str, Any]]:
    for one in each:
        for row in one[key]:
            yield {"recording": one["file"], **row}


def _tell(measured: list[Measured]) -> None:
    from myospasm.signs import describe

    good = [one.findings for one in measured if one.findings is not None]
    show(describe(*good))
    if len(measured) > 1:
        show(f"\n{len(good)} of {len(measured)} recordings measured.")
