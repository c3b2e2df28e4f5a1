"""The picture of a comparison: the muscle's activity in health, in the story and with help, in rows on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from myospasm.clinic import wording
from myospasm.clinic.sheet_picture import (
    ACCENT,
    INK,
    PALE,
    SMALL,
    Line,
    activity,
    figure_of,
    finished,
    font,
    listed,
    margins,
    place,
    quiet,
    thinned,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from myospasm.clinic.sheet import Room
    from myospasm.clinic.sheet_picture import Picture
    from myospasm.scenario import Scenario

STYLES: tuple[dict[str, Any], ...] = (
    {"color": "#8b96a0"},
    {"color": ACCENT},
    {"facecolor": "white", "edgecolor": INK, "hatch": "/////"},
)
"""Gray, dark, and hatched: told apart without color."""

ASKED, MANY = 0.02, 40
"""The least command that counts, and how many times it is shown at most."""
LATER = 1.0
"""Seconds by which a telling is longer than health's if a remedy is done at its end."""


def draw_rows(session: Any, scenario: Scenario, language: str, room: Room) -> Picture:
    """A row for each telling. A moment that the scenario shows close decides which muscle is shown."""
    words, muscle = wording.words(language), _shown(scenario)
    told, names = words["picture"], _names(session, scenario, language)
    forceful = _forceful(scenario)
    lines = [_force(t.trace, muscle) if forceful else activity(t.recording, muscle) for t in session.tellings]
    drawn = [thinned(line) for line in lines]
    top = 1.12 * max(*(float(line.values.max()) for line in drawn), 1e-9)
    ends = [float(line.time[-1]) for line in lines]
    end = max(ends)
    figure = figure_of(room)
    grid = figure.add_gridspec(len(drawn), 1, hspace=0.85, **margins(room, 12.0))
    title = told["strength_of" if forceful else "activity_of"].format(muscle=place(words, muscle))
    figure.text(0.012, 0.985, title, va="top", **font(bold=True))
    for i, (line, name) in enumerate(zip(drawn, names, strict=True)):
        panel = figure.add_subplot(grid[i])
        _filled(panel, line, i)
        panel.set_xlim(float(line.time[0]), end)
        panel.set_ylim(0, top)
        _asked(panel, session.tellings[i].trace, told["asked"] if i == 0 else "")
        if i and ends[i] > ends[0] + LATER:  # what is done about it comes after all the rest
            panel.axvline(ends[0], color=INK, lw=1.4, ls=(0, (4, 2)), zorder=5)
        quiet(panel, f"{i + 1}  {name}", last=i == len(drawn) - 1, unit=told["seconds"])
    shares = _amounts([line.values.max() if forceful else line.values.mean() for line in lines], names, words)
    seen = told["seen_rows"].format(title=title, end=f"{end:.0f}", rows=shares)
    return finished(figure, seen)


def _asked(axes: Axes, trace: Any, words: str) -> None:
    """A pale ground where the brain asks a muscle to work, with its words once, where there is room for them."""
    time, drive = np.asarray(trace["time"].values, float), np.asarray(trace["drive"].values, float).max(axis=1)
    turns = np.flatnonzero(np.diff(np.concatenate([[False], drive > ASKED, [False]]).astype(int))).reshape(-1, 2)
    spans = [(float(time[a]), float(time[min(b, len(time) - 1)])) for a, b in turns]
    for span in spans[:MANY]:
        axes.axvspan(*span, facecolor=PALE, lw=0, zorder=0)
    longest = max(spans, key=lambda span: span[1] - span[0], default=(0.0, 0.0))
    if words and longest[1] - longest[0] > 0.25 * time[-1]:
        box = {"facecolor": "white", "edgecolor": "none", "pad": 1.6}
        style: dict[str, Any] = {"ha": "center", "va": "top", "zorder": 6, "bbox": box, **font(SMALL)}
        axes.text(sum(longest) / 2, 0.93, words, transform=axes.get_xaxis_transform(), **style)


def _filled(axes: Axes, line: Line, number: int) -> None:
    axes.fill_between(line.time, line.values, lw=0.7, zorder=3, **STYLES[min(number, len(STYLES) - 1)])


def _shown(scenario: Scenario) -> str:
    """The muscle of the first moment that is shown close, else the main one."""
    return next((m.muscle for m in scenario.close if m.muscle and not m.needle), "") or scenario.main


def _names(session: Any, scenario: Scenario, language: str) -> list[str]:
    from myospasm.clinic.sheet import HEALTHY

    told = wording.words(language)["picture"]
    ways = [wording.remedy(name, language).title for name in scenario.beside]
    first = told["healthy"] if scenario.person == HEALTHY else told["without"]
    names = [first, told["ill"], told["helped"].format(remedy=listed(ways, wording.words(language)))]
    return names[: len(session.tellings)]


def _amounts(sizes: list[float], names: list[str], words: dict[str, Any]) -> str:
    """How much there is in each, in percent of the most."""
    most = max(*sizes, 1e-12)
    return listed([f"{name} {100 * size / most:.0f} %" for name, size in zip(names, sizes, strict=True)], words)


def _forceful(scenario: Scenario) -> bool:
    """Whether weakness is what the story is about, rather than a muscle that works unasked."""
    return "strength_nm" in scenario.signs and not any(moment.muscle for moment in scenario.close)


def _force(trace: Any, muscle: str) -> Line:
    """How hard a muscle pulls."""
    index = [str(name) for name in trace["muscle"].values].index(muscle)
    return Line(np.asarray(trace["time"].values, float), np.asarray(trace["force"].values[:, index], float))
