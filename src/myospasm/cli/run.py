"""`myospasm run`: a scenario in; a recording, a picture and a summary out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from myospasm.cli.terminal import INTERRUPTED, loading, progress, say, show
from myospasm.ground import MyospasmError, unknown

if TYPE_CHECKING:
    from myospasm.records import Recording

USUAL = ("zarr", "edf")
"""What is written when no format is asked for: one without loss, and one that clinical viewers open."""


def run(
    scenario: Annotated[str, typer.Argument(help="A shipped scenario (`myospasm list scenarios`) or a TOML file.")],
    cause: Annotated[
        list[str] | None, typer.Option(metavar="NAME[:SEVERITY]", help="Add a cause; severity from 0 to 1.")
    ] = None,
    remedy: Annotated[
        list[str] | None, typer.Option(metavar="NAME[=DOSE][@SECONDS]", help="Add a remedy, of mg or units, at a time.")
    ] = None,
    view: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Take a side where the field disagrees.")
    ] = None,
    patient: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Someone's blood test: a FHIR bundle (JSON) or labs.csv.")
    ] = None,
    seed: Annotated[int | None, typer.Option(help="Another seed is another trial of the same person.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the results; without it, a free one is named.")] = None,
    format: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FORMAT", help="bids, nwb, edf, bdf, openhdemg, csv or zarr; may be repeated; edf and zarr if none."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace results in a folder that has some.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress.")] = False,
) -> None:
    """Simulate a scenario, record it, show what happened."""
    from myospasm.files import atomic
    from myospasm.files.table import to_json

    formats = _formats(format or USUAL)
    asked = dict(_cause(text) for text in cause or [])
    remedies = [_remedy(text) for text in remedy or []]
    person = _patient(patient)
    chosen = _changed(_scenario(scenario), seed, asked, remedies, view or [])
    folder = out or atomic.free_folder(_slug(scenario))
    if chosen.hours or chosen.beside:
        return _beside(chosen, person, (folder, force, as_json, quiet, formats))
    with atomic.whole_folder(folder, force) as partial:
        session = _simulate(chosen, person, quiet)
        summary = _keep(session, partial, folder, formats)
    show(to_json(summary) if as_json else _report(session, summary, folder))
    if not getattr(session, "finished", True):
        done = float(session.trace["time"][-1])
        say(f"myospasm: interrupted; the first {done:.1f} s were finished and are kept in {str(folder)!r}.")
        raise typer.Exit(INTERRUPTED)


def _beside(chosen: Any, person: Any, kept: tuple[Any, ...]) -> None:
    """A story of hours, or a comparison of seconds: told more than once, side by side."""
    from myospasm.cli import compare, hours

    if chosen.hours:
        return hours.run(chosen, person, hours.Kept(*kept[:4]))
    return compare.run(chosen, person, compare.Kept(*kept))


def _formats(given: Sequence[str]) -> list[str]:
    from myospasm.files.extras import check
    from myospasm.files.formats import module, written

    for name in given:
        if name not in written():
            raise unknown("format", name, written())
        if library := getattr(module(name), "NEEDS", ""):
            check(library, f"writing {module(name).TITLE}")
    return list(dict.fromkeys(given))


def _cause(text: str) -> tuple[str, float]:
    """`NAME` or `NAME:SEVERITY` as a name on the shelf and a number from 0 to 1."""
    from myospasm import causes

    name, colon, grade = text.partition(":")
    if name not in causes.names():
        raise unknown("cause", name, causes.names())
    try:
        severity = float(grade) if colon else 1.0
    except ValueError:
        severity = -1.0
    if not 0 <= severity <= 1:
        raise MyospasmError(
            f"{grade!r} is no severity of {name!r}; it goes from 0 (healthy) to 1 (in full), as in {name}:0.5."
        )
    return name, severity


def _remedy(text: str) -> str:
    """`NAME`, `NAME=DOSE` or `NAME@SECONDS`, checked; dose and time stay with the name."""
    from myospasm import remedies

    name, at, when = text.partition("@")
    remedies.prescribed(name)
    if at and not re.fullmatch(r"\d+(\.\d+)?( ?s)?", when.strip()):
        raise MyospasmError(f"{when!r} is no time for {name!r}; give seconds from the start, as in {name}@40.")
    return f"{name}@{when.strip().rstrip('s').strip()}" if at else name


def _scenario(name: str) -> Any:
    from myospasm.scenario import load_scenario

    return load_scenario(name)


def _slug(scenario: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", Path(scenario).stem.lower()).strip("-") or "run"


def _changed(scenario: Any, seed: int | None, causes: dict[str, float], remedies: list[str], views: list[str]) -> Any:
    """The scenario with what the command line adds; in a comparison another remedy takes the place of its own."""
    import dataclasses

    instead = remedies if scenario.beside and scenario.protocol else []
    return dataclasses.replace(
        scenario,
        seed=scenario.seed if seed is None else seed,
        causes={**dict(scenario.causes), **causes},
        remedies=(*scenario.remedies, *([] if instead else remedies)),
        beside=instead or scenario.beside,
        views=(*scenario.views, *views),
    )


def _patient(path: Path | None) -> Any:
    """Someone's blood test as a trait, and what was read of it said on standard error; None without one."""
    if path is None:
        return None
    from myospasm.clinic import read_patient

    found = read_patient(path)
    say(found.sentences())
    if not (found.labs or found.causes or found.remedies):
        raise MyospasmError(f"nothing in {path} could be used, as said above; with no value the run would be of nobody")
    return found.trait()


def _simulate(scenario: Any, patient: Any, quiet: bool) -> Any:
    with progress(f"simulating {scenario.title or scenario.name}", quiet) as report:
        with loading():
            from myospasm.session import run_scenario

        return run_scenario(scenario, patient=patient, progress=report)


def _keep(session: Any, partial: Path, folder: Path, formats: list[str]) -> dict[str, Any]:
    """Write every file into `partial`; gives the summary with the names they will have in `folder`."""
    from myospasm.files import table, zarr
    from myospasm.files.formats import module, named
    from myospasm.plots.answers import plot_answers
    from myospasm.plots.story import plot_story

    figure = plot_story(session.trace, session.recording, session.summary)
    figure.savefig(partial / "picture.png", dpi=150)
    tested = next(iter((session.summary.get("answers") or {}).values()), None)
    if tested and (drawn := plot_answers(session.recording, tested["muscle"])):
        drawn.savefig(partial / "answers.png", dpi=150)
    recording = _dated(session)
    for name in formats:
        module(name).write_recording(recording, partial / named(name, "recording"))
        if session.needle is not None:
            module(name).write_recording(session.needle, partial / named(name, "needle"))
    zarr.write_trace(session.trace, partial / "trace.zarr")
    table.write_spikes(session.trace, partial / "spikes.tsv")
    names = sorted([*(item.name for item in partial.iterdir()), "summary.json"])
    summary = {**session.summary, "files": [str(folder / name) for name in names]}
    table.write_summary(summary, partial / "summary.json")
    return summary


def _dated(session: Any) -> Recording:
    """The recording as it is kept: with today's date, and the spasms that were found among its events."""
    import dataclasses
    from datetime import datetime

    from myospasm.records import Event

    found = [Event(s["onset"], s["duration"], f"spasm of {s['muscle']}") for s in session.summary["spasms"]]
    recording = session.recording
    return dataclasses.replace(
        recording,
        events=tuple(sorted([*recording.events, *found])),
        about={**recording.about, "started": datetime.now().astimezone().isoformat(timespec="seconds")},
    )


def _report(session: Any, summary: dict[str, Any], folder: Path) -> str:
    from myospasm.plots.words import report_lines

    lines = report_lines(summary, session.trace)
    return "\n".join([*lines, "", f"Look at {folder / 'picture.png'}; everything is in {folder}/."])
