"""`myospasm sheet`: a case in; one page for a patient out, as a PDF to print and tear out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from myospasm.cli.terminal import loading, progress, say, show
from myospasm.ground import MyospasmError, unknown

if TYPE_CHECKING:
    from myospasm.clinic.case import Case

PAPERS = ("A4", "Letter")


def sheet(
    case: Annotated[str, typer.Argument(help="A case's TOML file, or a shipped scenario (`myospasm list scenarios`).")],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="The PDF; without it, it is named after the case.")
    ] = None,
    language: Annotated[str | None, typer.Option(metavar="LANGUAGE", help="en or es; else the case's own.")] = None,
    paper: Annotated[str | None, typer.Option(metavar="PAPER", help="A4 or Letter; else the case's own.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> None:
    """Print one page for a patient: what happens in a case, what to do, when to get help. Education, not diagnosis."""
    from myospasm.files import atomic

    chosen = _case(case, language, paper)
    path = _pdf(out or Path(f"{Path(case).stem}-sheet.pdf"))
    with atomic.whole(path, force) as partial:
        partial.write_bytes(_made(chosen))
    _report(chosen, path, as_json)


def _case(given: str, language: str | None, paper: str | None) -> Case:
    """The case that was named, with what the command line changes."""
    import dataclasses

    from myospasm.clinic.case import Case, load_case
    from myospasm.clinic.wording import languages
    from myospasm.scenario import names

    if language is not None and language not in languages():
        raise unknown("language", language, languages())
    if paper is not None and paper not in PAPERS:
        raise unknown("paper", paper, PAPERS)
    found = Case(story=given) if given in names() else load_case(given)
    changed = {key: value for key, value in (("language", language), ("paper", paper)) if value}
    return dataclasses.replace(found, **changed)


def _pdf(path: Path) -> Path:
    if path.is_dir() or path.suffix.lower() != ".pdf":
        raise MyospasmError(f"{str(path)!r} is no name for a PDF; give one, as -o sheet.pdf.")
    return path


def _made(case: Case) -> bytes:
    with progress("telling the story for the picture") as report:
        with loading():
            from myospasm.clinic.sheet import make_sheet

        return make_sheet(case, progress=report)


def _report(case: Case, path: Path, as_json: bool) -> None:
    """What was made, and what had no room on the page."""
    from myospasm.clinic.content import content_of
    from myospasm.clinic.reading import grade
    from myospasm.clinic.sheet import fitted, left_out
    from myospasm.files.table import to_json

    whole = content_of(case, case.scenario())
    kept, missing = fitted(whole), left_out(whole)
    told = {"file": str(path), "title": kept.title, "language": case.language, "paper": case.paper}
    if as_json:
        measured = {"text_points": kept.size, "grade": round(grade(kept.texts(), case.language), 1)}
        return show(to_json(told | measured | {"left_out": list(missing)}))
    for text in missing:
        say(f"myospasm: there was no room for: {text}")
    show(f"{kept.title}: one page, in {path}. For education, not diagnosis.")
    return None
