"""`myospasm run` of a comparison: healthy, ill and helped side by side, in one picture and one table of signs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from myospasm.cli.terminal import loading, progress, show


class Kept(NamedTuple):
    """Where the results go, and how they are told."""

    folder: Path
    force: bool
    as_json: bool
    quiet: bool
    formats: Sequence[str]


def run(scenario: Any, patient: Any, kept: Kept) -> None:
    """Compare, keep what it left, show what was found."""
    from myospasm.files import atomic
    from myospasm.files.table import to_json

    with atomic.whole_folder(kept.folder, kept.force) as partial:
        with progress(f"comparing {scenario.title or scenario.name}", kept.quiet) as report:
            with loading():
                from myospasm.comparison import compare
            found = compare(scenario, patient=patient, progress=report)
        summary = keep(found, scenario, partial, kept)
    show(to_json(summary) if kept.as_json else told(found, scenario, kept.folder))


def keep(found: Any, scenario: Any, partial: Path, kept: Kept) -> dict[str, Any]:
    """Write every file into `partial`; gives the summary with the names they will have in the folder."""
    from myospasm.files import table, zarr
    from myospasm.files.formats import module, named
    from myospasm.plots.comparison import plot_comparison

    plot_comparison(found.tellings, scenario).savefig(partial / "picture.png", dpi=150)
    for telling, who in zip(found.tellings, ("healthy", "ill", "helped"), strict=False):
        for name in kept.formats:
            module(name).write_recording(telling.recording, partial / named(name, f"recording-{who}"))
            if telling.needle is not None:
                module(name).write_recording(telling.needle, partial / named(name, f"needle-{who}"))
        zarr.write_trace(telling.trace, partial / f"trace-{who}.zarr")
    names = sorted([*(item.name for item in partial.iterdir()), "summary.json"])
    summary = {**found.summary, "files": [str(kept.folder / name) for name in names]}
    table.write_summary(summary, partial / "summary.json")
    return summary


def told(found: Any, scenario: Any, folder: Path) -> str:
    """What was found, for the terminal: the signs of all side by side."""
    from myospasm.signs.examination import signs, told

    lines = [f"{found.summary['scenario']}, seed {found.summary['seed']}: {found.summary['duration']:.1f} s simulated."]
    lines += ["", *(f"  {mark}  {t.name}" for mark, t in zip("ABC", found.tellings, strict=False)), ""]
    lines.append(f"  {'sign':<38}" + "".join(f"{mark:>16}" for mark in "ABC"[: len(found.tellings)]))
    for name in chosen(found.tellings, scenario.signs):
        values = "".join(f"{told(name, t.signs.get(name)):>16}" for t in found.tellings)
        lines.append(f"  {signs()[name].words:<38}{values}")
    lines += ["", f"{found.summary['assumptions']} numbers of the model are assumed (`myospasm sources` lists them)."]
    beyond = {text for t in found.tellings for text in t.findings["outside_checked_range"]}
    lines += [f"Outside what was checked: {text}" for text in sorted(beyond)]
    lines += ["For research and teaching, not for diagnosis.", ""]
    return "\n".join([*lines, f"Look at {folder / 'picture.png'}; everything is in {folder}/."])


def chosen(tellings: Sequence[Any], wanted: Sequence[str]) -> list[str]:
    """The signs that are told: those a scenario asks for, or all that were found."""
    from myospasm.signs.examination import signs

    return [name for name in (wanted or signs()) if any(name in t.signs for t in tellings)]
