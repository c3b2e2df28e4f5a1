"""The picture of seconds: what the brain asks for, what the muscle does by itself, and the stretch that ends it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from myospasm.clinic.sheet_picture import (
    ACCENT,
    BRIEF,
    INK,
    Line,
    activity,
    figure_of,
    finished,
    hatched,
    margins,
    mark,
    place,
    quiet,
    thinned,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from myospasm.clinic.sheet import Room
    from myospasm.clinic.sheet_picture import Picture

WEAK = 0.1
"""Of the greatest pull: a spasm below it looks like nothing in a picture of pulls."""


def draw_story(session: Any, words: dict[str, Any], room: Room) -> Picture:
    """Three panels on one time axis; the time in which the muscle goes on by itself is hatched in all of them."""
    trace, muscle = session.trace, _muscle(session)
    spasm, end = _longest(session, muscle), float(trace["time"].values[-1])
    stretched = [at for at in _stretches(trace) if spasm and at > spasm[0]][:1]
    told = words["picture"]
    index = [str(name) for name in trace["muscle"].values].index(muscle)
    figure = figure_of(room)
    grid = figure.add_gridspec(3, 1, height_ratios=(0.7, 1.25, 1.1), hspace=0.62, **margins(room, 7.5))
    panels = [figure.add_subplot(grid[i]) for i in range(3)]
    time, third = np.asarray(trace["time"].values, float), _third(trace, index, spasm)
    lines = (
        Line(time, np.asarray(trace["drive"].values[:, index], float)),
        activity(session.recording, muscle),
        Line(time, np.asarray(trace[third].values[:, index], float)),
    )
    titles = (told["command"], told["activity"].format(muscle=place(words, muscle)), told[third])
    for i, (panel, line, title) in enumerate(zip(panels, lines, titles, strict=True)):
        panel.set_xlim(float(time[0]), end)
        _filled(panel, line)
        if spasm:
            hatched(panel, spasm, told["spasm_wide"] if i == 1 else "")
        for at in stretched:
            panel.axvline(at, color=INK, lw=1.4, ls=(0, (4, 2)), zorder=5)
        quiet(panel, title, last=i == 2, unit=told["seconds"])
    for at in stretched:
        mark(panels[0], at, told["stretch"])
    return finished(figure, _seen(words, muscle, (end, spasm, bool(stretched))))


def _third(trace: Any, index: int, spasm: tuple[float, float] | None) -> str:
    """What the last panel shows: the pull, or the length of a muscle that is too short for its spasm to pull much."""
    force = np.asarray(trace["force"].values[:, index], float)
    if spasm is None:
        return "force"
    time = np.asarray(trace["time"].values, float)
    within = force[(time >= spasm[0]) & (time <= spasm[1])]
    return "force" if float(within.mean()) > WEAK * float(force.max()) else "length"


def _filled(axes: Axes, line: Line) -> None:
    drawn = thinned(line)
    axes.fill_between(drawn.time, drawn.values, color=ACCENT, lw=0.8, zorder=3)
    axes.set_ylim(0, 1.18 * max(float(drawn.values.max()), 1e-9))


def _seen(words: dict[str, Any], muscle: str, facts: tuple[float, tuple[float, float] | None, bool]) -> str:
    end, spasm, stretched = facts
    told, where = words["picture"], place(words, muscle)
    if spasm is None:
        return told["seen_still"].format(end=f"{end:.0f}", muscle=where)
    said = told["seen_spasm"].format(end=f"{end:.0f}", muscle=where, begun=f"{spasm[0]:.0f}", ended=f"{spasm[1]:.0f}")
    return f"{said} {told['seen_stretch']}" if stretched else said


def _muscle(session: Any) -> str:
    """The main muscle, or the one that went on longest if it did not."""
    spasms = [s for s in session.summary["spasms"] if s["duration"] is None or s["duration"] >= BRIEF]
    main = str(session.trace.attrs.get("main") or session.trace["muscle"].values[0])
    if not spasms or main in [s["muscle"] for s in spasms]:
        return main
    return str(max(spasms, key=lambda s: s["duration"] or np.inf)["muscle"])


def _longest(session: Any, muscle: str) -> tuple[float, float] | None:
    """When the muscle went on by itself for longest."""
    end = float(session.trace["time"].values[-1])
    spans = [
        (s["onset"], end if s["end"] is None else s["end"]) for s in session.summary["spasms"] if s["muscle"] == muscle
    ]
    long = [span for span in spans if span[1] - span[0] >= BRIEF]
    return max(long, key=lambda span: span[1] - span[0], default=None)


def _stretches(trace: Any) -> list[float]:
    """When somebody stretched the muscle."""
    events = json.loads(trace.attrs.get("events", "[]"))
    return [float(onset) for onset, _, label in events if "stretch" in str(label).lower()]
