"""`myospasm run` of a story of hours: its chart, what was seen at each look, and one picture with the remedy beside."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import typer

from myospasm.cli.terminal import INTERRUPTED, loading, progress, say, show


class Kept(NamedTuple):
    """Where the results go, and how they are told."""

    folder: Path
    force: bool
    as_json: bool
    quiet: bool


def run(scenario: Any, patient: Any, kept: Kept) -> None:
    """Tell the story, keep what it left, show what happened."""
    from myospasm.files import atomic
    from myospasm.files.table import to_json

    with atomic.whole_folder(kept.folder, kept.force) as partial:
        with progress(f"telling {scenario.title or scenario.name}", kept.quiet) as report:
            with loading():
                from myospasm.hours_session import run_hours
            session = run_hours(scenario, patient=patient, progress=report)
        summary = keep(session, scenario, partial, kept.folder)
    show(to_json(summary) if kept.as_json else told(session, summary, kept.folder))
    if not session.finished:
        hours = float(session.tellings[-1].chart["time"][-1]) / 3600
        say(f"myospasm: interrupted; {hours:.2f} h were told and are kept in {str(kept.folder)!r}.")
        raise typer.Exit(INTERRUPTED)


def keep(session: Any, scenario: Any, partial: Path, folder: Path) -> dict[str, Any]:
    """Write every file into `partial`; gives the summary with the names they will have in `folder`."""
    from myospasm.files import table, zarr
    from myospasm.plots.hours import plot_hours

    tellings = drawn(session)
    plot_hours(tellings, show=scenario.show, title=scenario.title).savefig(partial / "picture.png", dpi=150)
    for telling, suffix in zip(session.tellings, ("", "-beside"), strict=False):
        zarr.write_chart(telling.chart, partial / f"chart{suffix}.zarr")
        strongest = longest(telling.looks)
        if strongest is not None:
            zarr.write_trace(strongest.trace, partial / f"look{suffix}-{strongest.at:.0f}s.zarr")
    names = sorted([*(item.name for item in partial.iterdir()), "summary.json"])
    summary = {**session.summary, "files": [str(folder / name) for name in names]}
    table.write_summary(summary, partial / "summary.json")
    return summary


def longest(looks: Any) -> Any:
    """The look with the longest spasm; None if there was none."""
    found = [look for look in looks if look.spasms]
    return max(found, key=lambda look: max(s["duration"] for s in look.spasms), default=None)


def drawn(session: Any) -> list[Any]:
    """The tellings as the picture takes them, each with what happened in words."""
    from myospasm.plots.hours import Look, Telling
    from myospasm.signs.chart_findings import chart_findings

    found = []
    for telling in session.tellings:
        looks = [Look(look.at, look.kind, look.spasms, look.threshold, look.trace) for look in telling.looks]
        sentence = " ".join(chart_findings(telling.chart)["sentences"][:3])
        found.append(Telling(telling.name, telling.chart, looks, sentence))
    return found


def told(session: Any, summary: dict[str, Any], folder: Path) -> str:
    """What happened, for the terminal."""
    lines = [f"{summary['scenario']}, seed {summary['seed']}: {summary['duration'] / 3600:.2f} h told."]
    for telling in session.tellings:
        lines += ["", f"{telling.name[:1].upper()}{telling.name[1:]}:"]
        for look in telling.looks:
            lines.append(f"  after {look.at / 60:5.0f} min  {seen(look)}")
    lines += ["", f"{summary['assumptions']} numbers of the model are assumed (`myospasm sources` lists them)."]
    lines += [f"Outside what was checked: {text}" for text in summary["outside_checked_range"]]
    lines += ["For research and teaching, not for diagnosis.", ""]
    return "\n".join([*lines, f"Look at {folder / 'picture.png'}; everything is in {folder}/."])


def seen(look: Any) -> str:
    """One look in words."""
    if look.kind == "threshold":
        none = look.threshold != look.threshold
        return "no train of shocks left a cramp" if none else f"a cramp from {look.threshold:.0f} shocks a second on"
    if not look.spasms:
        return "quiet" if look.kind == "watch" else "a hard contraction, and no cramp after it"
    worst = max(look.spasms, key=lambda s: (s["units"], s["duration"]))
    muscle, length = worst["muscle"].replace("_", " "), f"{worst['duration']:.0f} s"
    few = f"single twitches in the {muscle}, {length}"
    return few if not worst["units"] else f"a cramp of the {muscle}, {length}, {worst['units']} units"
