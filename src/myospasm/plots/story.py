"""The picture of a run, for someone who has never seen one: what was asked, what nerves and muscle did."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from myospasm.plots import panels
from myospasm.plots.palette import GREY, INK, PHASES
from myospasm.plots.scene import Scene, bipolar, scene
from myospasm.plots.words import NOTICE, cramp_or_spasm, ended_by, plain_muscle, story_sentence

if TYPE_CHECKING:
    import xarray as xr
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from myospasm.records import Recording

WIDTH, LEFT, RIGHT = 10.0, 0.095, 0.955
TOP, BETWEEN, BOTTOM = 0.62, 0.44, 1.35
"""Inches above the panels, between them and below."""
TITLES = {"stretch": ", and the stretch that ended it", "by itself": ", which ended by itself"}
CHARACTER = 0.08
"""Width of a letter of the labels, in inches, with a little air."""


def plot_story(trace: xr.Dataset, recording: Recording, summary: dict[str, Any], title: str = "") -> Figure:
    """One page that shows a cramp from the brain's command to the moving joint, on one time axis.

    `trace` and `recording` are those of a run, `summary` its JSON (`myospasm run --json`); the main muscle is
    shown, or another that cramped when it did not. Errors: a run without a cramp gives the same page without its marks.
    """
    from matplotlib.figure import Figure

    shown = scene(trace, recording, summary)
    drawers = _drawers(trace, recording, shown)
    heights = [0.42, *(height for height, _ in drawers)]
    tall = sum(heights) + BETWEEN * len(drawers) + TOP + BOTTOM
    figure = Figure(figsize=(WIDTH, tall), facecolor="white")
    grid = figure.add_gridspec(
        len(heights), 1, height_ratios=heights, hspace=BETWEEN * len(heights) / sum(heights),
        left=LEFT, right=RIGHT, top=1 - TOP / tall, bottom=BOTTOM / tall,
    )  # fmt: skip
    strip = figure.add_subplot(grid[0])
    axes = [figure.add_subplot(grid[i + 1], sharex=strip) for i in range(len(drawers))]
    for panel, (_, draw) in zip(axes, drawers, strict=True):
        _shade(panel, shown)
        draw(panel)
        panel.tick_params(labelbottom=panel is axes[-1])
    axes[-1].set_xlabel("time (seconds)", fontsize=9, color=GREY)
    strip.set_xlim(float(trace["time"][0]), shown.finish)
    _strip(strip, axes, shown)
    known = {"duration": shown.finish} | summary  # what `summarize` gives does not say how long it was
    _words(figure, tall, title or _title(shown), story_sentence(known, shown.events, shown.muscle))
    return figure


def _drawers(trace: xr.Dataset, recording: Recording, shown: Scene) -> list[tuple[float, Any]]:
    """Each panel's height in inches and the function that draws it."""
    row = bipolar(recording, shown.muscle)
    drawers = [(0.8, lambda a: panels.command(a, trace, shown)), (2.3, lambda a: panels.raster(a, trace, shown))]
    if row is not None:
        drawers.append((1.45, lambda a: panels.emg(a, recording, row, shown)))
    drawers.append((1.05, lambda a: panels.force(a, trace, shown)))
    drawers.append((0.8, lambda a: panels.angle(a, trace, shown)))
    if "potassium" in trace:
        drawers.append((0.8, lambda a: panels.memory(a, trace, shown)))
    return drawers


def _shade(axes: Axes, shown: Scene) -> None:
    for phase, spans in _phases(shown).items():
        for start, stop in spans:
            axes.axvspan(start, stop, color=PHASES[phase], alpha=0.11, lw=0, zorder=0)


def _phases(shown: Scene) -> dict[str, list[tuple[float, float]]]:
    spasms = [(s["onset"], shown.finish if s["end"] is None else s["end"]) for s in shown.spasms]
    return {"voluntary": shown.voluntary, "stimulated": shown.stimulated, "spasm": spasms, "stretch": shown.stretch}


def _strip(strip: Axes, axes: list[Axes], shown: Scene) -> None:
    """The moments' labels above the panels, spread so that none covers another, each with a line down to its time."""
    strip.axis("off")
    strip.set_ylim(0, 1)
    moments = shown.moments()
    first, last = strip.get_xlim()
    inch = (last - first) / (WIDTH * (RIGHT - LEFT))
    widths = [inch * (CHARACTER * max(map(len, label.split("\n"))) + 0.18) for _, _, label in moments]
    for (time, phase, label), at in zip(moments, spread([m[0] for m in moments], widths, (first, last)), strict=True):
        color = PHASES[phase]
        lines = label.split("\n")
        for above, words in zip(reversed(range(len(lines))), lines, strict=True):
            offset = {"xytext": (0, 12 * above), "textcoords": "offset points"}
            strip.annotate(words, (at, 0.38), ha="center", color=color, fontsize=9.5, fontweight="bold", **offset)
        arrow = {"arrowstyle": "-|>", "color": color, "lw": 1.1, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 9}
        strip.annotate("", (time, -0.42), (at, 0.22), annotation_clip=False, arrowprops=arrow)
        for panel in axes:
            panel.axvline(time, color=color, lw=0.9, ls=(0, (3, 2)), alpha=0.75)


def spread(wanted: list[float], widths: list[float], limits: tuple[float, float]) -> list[float]:
    """Where to center labels of these widths, as near to the wanted places as they go without touching; in order."""
    places = [min(max(w, limits[0] + size / 2), limits[1] - size / 2) for w, size in zip(wanted, widths, strict=True)]
    for _ in range(100):
        moved = False
        for i in range(len(places) - 1):
            overlap = places[i] + widths[i] / 2 - (places[i + 1] - widths[i + 1] / 2)
            if overlap > 1e-9:
                places[i] = max(places[i] - overlap / 2, limits[0] + widths[i] / 2)
                places[i + 1] = min(places[i] + (widths[i] + widths[i + 1]) / 2, limits[1] - widths[i + 1] / 2)
                moved = True
        if not moved:
            break
    return places


def _title(shown: Scene) -> str:
    """What happened, not what the scenario meant to happen."""
    if shown.longest is None:
        return f"At work: the {plain_muscle(shown.muscle)}"
    ending = TITLES.get(ended_by(shown.longest, shown.events, shown.finish), "")
    return f"A {cramp_or_spasm(shown.longest)} of the {plain_muscle(shown.muscle)}{ending}"


def _words(figure: Figure, tall: float, title: str, sentence: str) -> None:
    figure.text(0.03, 1 - 0.3 / tall, title, fontsize=15, fontweight="bold", color=INK, va="center")
    figure.text(0.03, 0.83 / tall, textwrap.fill(sentence, 122), fontsize=10, color=INK, va="top", linespacing=1.35)
    figure.text(0.03, 0.13 / tall, f"A simulation by myospasm. {NOTICE}", fontsize=8, color=GREY, va="bottom")
