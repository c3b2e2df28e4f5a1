"""The picture of a story of hours: what was done, what happened in the body, where a cramp came, and its remedy."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from myospasm.ground import MyospasmError
from myospasm.plots.hours_lines import chosen, line_rows
from myospasm.plots.hours_looks import look_rows
from myospasm.plots.hours_strip import strip_row
from myospasm.plots.hours_told import Clock, Look, Row, Telling, clock, moment
from myospasm.plots.letters import high, inches, wrapped
from myospasm.plots.palette import GREY, INK, OCHRE, PALE, VERMILION
from myospasm.plots.words import NOTICE, plain_muscle

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["Look", "Telling", "plot_hours"]

CALM = "#00704f"
COLUMN = {1: 7.6, 2: 5.9}
"""Inches of a panel, where there are so many tellings."""
LEFT, BETWEEN, RIGHT = 0.62, 0.98, 0.62
HEADING, AIR, AXIS = 0.27, 0.16, 0.42
"""Inches of a row's heading, under a row, and of the numbers and words of a time axis."""
NAME, TITLE, HEAD, ASIDE, SENTENCE, SMALL = 12.0, 15.0, 10.0, 9.0, 10.5, 8.0


class Pen(NamedTuple):
    """How words are written."""

    size: float
    color: str = INK
    bold: bool = False


class Page(NamedTuple):
    """Where everything stands, in inches from the upper left corner."""

    figure: Figure
    width: float
    tall: float
    lefts: list[float]
    column: float

    @property
    def room(self) -> float:
        """Inches between the margins."""
        return self.width - LEFT - RIGHT

    def write(self, lines: Sequence[str], left: float, top: float, pen: Pen) -> None:
        """Lines, of which the first has its upper edge at `top`."""
        weight = "bold" if pen.bold else "normal"
        for i, line in enumerate(lines):
            place = left / self.width, 1 - (top + high(i, pen.size)) / self.tall
            self.figure.text(*place, line, va="top", fontsize=pen.size, color=pen.color, fontweight=weight)


def plot_hours(tellings: Sequence[Telling], show: Sequence[str] = (), title: str = "") -> Figure:
    """One page that tells a story of hours to someone who has never seen a graph, beside the same with its remedy.

    `show` names quantities of the chart (`chart.NAMES`); those that changed most are chosen if it is left out.
    """
    from matplotlib.figure import Figure

    told = list(tellings)
    if len(told) not in COLUMN:
        raise MyospasmError(f"a picture of hours shows one telling, or two side by side; {len(told)} were given")
    ticking, column = clock(told), COLUMN[len(told)]
    lefts = [LEFT + i * (column + BETWEEN) for i in range(len(told))]
    width = lefts[-1] + column + RIGHT
    rows = [strip_row(told, ticking, column), *line_rows(told, chosen(told, show), ticking), *look_rows(told, ticking)]
    sentences = [wrapped(t.sentence or _sentence(t, ticking), column + 0.3, SENTENCE) for t in told]
    notes = wrapped("\n".join(_notes(told)), width - 2 * LEFT, SMALL)
    names = [wrapped(t.name, 0.9 * column, NAME) for t in told]
    titles = wrapped(title, 0.9 * (width - 2 * LEFT), TITLE) if title else []
    top = 0.25 + high(len(titles), TITLE) + 0.08
    body = top + high(max(map(len, names)), NAME) + 0.44
    below = body + sum(_height(row, width - LEFT - RIGHT) for row in rows) + AXIS
    tall = below + high(max(map(len, sentences)), SENTENCE) + 0.2 + high(len(notes), SMALL) + 0.2
    page = Page(Figure(figsize=(width, tall), facecolor="white"), width, tall, lefts, column)
    page.write(titles, LEFT, 0.25, Pen(TITLE, bold=True))
    for left, name, telling in zip(lefts, names, told, strict=True):
        page.write(name, left, top, Pen(NAME, bold=True))
        _verdict(page, telling, ticking, left, body - 0.4)
    _body(page, rows, told, ticking, body)
    for left, lines in zip(lefts, sentences, strict=True):
        page.write(lines, left, below, Pen(SENTENCE))
    page.write(notes, LEFT, tall - 0.15 - high(len(notes), SMALL), Pen(SMALL, GREY))
    return page.figure


def _verdict(page: Page, telling: Telling, ticking: Clock, left: float, top: float) -> None:
    """The end of the story at a glance: a bar in the column's color, and a few words."""
    from matplotlib.patches import Rectangle

    words, color = _judged(telling, ticking)
    page.write([words], left, top, Pen(SENTENCE, color, bold=True))
    low, wide = page.tall - top - 0.22, page.column
    bar = Rectangle((left, low), wide, 0.03, transform=page.figure.dpi_scale_trans, color=color, lw=0)
    page.figure.add_artist(bar)


def _judged(telling: Telling, ticking: Clock) -> tuple[str, str]:
    looks = [look for look in telling.looks if look.kind != "threshold"]
    cramped = sorted((look for look in looks if look.cramp), key=lambda look: look.at)
    if not looks:
        return "nobody looked for a cramp", GREY
    if not cramped:
        return _unharmed(telling)
    when = f"{'first ' if len(cramped) > 1 else ''}after {moment(cramped[0].at, ticking)}"
    often = f" at {len(cramped)} of {len(looks)} looks," if len(looks) > 1 else ""
    return f"CRAMP{often} {when}", VERMILION


def _unharmed(telling: Telling) -> tuple[str, str]:
    """Without a cramp it may still have hurt: a leg without blood does."""
    worst = float(telling.chart["pain"].max()) if "pain" in telling.chart else 0.0
    return ("no cramp seen", CALM) if worst < 1.5 else (f"no cramp, but pain of {worst:.0f} of 10", OCHRE)


def _above(row: Row, width: float) -> float:
    """Inches of a row's heading."""
    lines, aside, beside = _headed(row, width)
    return HEADING + high(len(lines) - 1 + (0 if beside else len(aside)), HEAD)


def _height(row: Row, width: float) -> float:
    return _above(row, width) + row.height + AIR + (0.0 if row.timed else AXIS)


def _body(page: Page, rows: Sequence[Row], told: Sequence[Telling], ticking: Clock, top: float) -> None:
    timed = [row for row in rows if row.timed]
    for row in rows:
        _heading(page, row, top)
        for left, telling in zip(page.lefts, told, strict=True):
            axes = _axes(page, left, top + _above(row, page.room), row.height)
            if row.timed:
                axes.set_xlim(0, ticking.end)
            row.draw(axes, telling)
            if row.timed:
                _time(axes, ticking, row is timed[-1])
        top += _height(row, page.room) + (AXIS if row is timed[-1] and row is not rows[-1] else 0.0)


def _axes(page: Page, left: float, top: float, tall: float) -> Axes:
    place = (left / page.width, 1 - (top + tall) / page.tall, page.column / page.width, tall / page.tall)
    axes = page.figure.add_axes(place)
    axes.set_facecolor("none")
    axes.tick_params(labelsize=8.5, colors=GREY, length=3, width=0.6)
    for side, spine in axes.spines.items():
        spine.set_visible(side in ("left", "bottom"))
        spine.set_color(PALE)
    return axes


def _headed(row: Row, width: float) -> tuple[list[str], list[str], bool]:
    """Lines of a row's heading, of what stands in grey after it, and whether both share a line."""
    lines = wrapped(row.heading, 0.94 * width, HEAD)  # they are bold
    after = inches(lines[-1], HEAD, True) + 0.1
    beside = after + inches(row.aside, ASIDE) <= width
    return lines, ([row.aside] if beside else wrapped(row.aside, width, ASIDE)), beside


def _heading(page: Page, row: Row, top: float) -> None:
    lines, aside, beside = _headed(row, page.room)
    style = {"va": "baseline", "transform": page.figure.dpi_scale_trans}
    for i, line in enumerate(lines):
        at = page.tall - top - 0.15 - high(i, HEAD)
        page.figure.text(page.lefts[0], at, line, fontsize=HEAD, fontweight="bold", color=INK, **style)
    for i, line in enumerate(aside):
        at = page.tall - top - 0.15 - high(len(lines) - beside + i, HEAD)
        after = page.lefts[0] + beside * (inches(lines[-1], HEAD, True) + 0.1)
        page.figure.text(after, at, line, fontsize=ASIDE, color=GREY, **style)


def _time(axes: Axes, ticking: Clock, last: bool) -> None:
    from matplotlib.ticker import MaxNLocator

    hours = ticking.words == "hours" and ticking.end > 9
    axes.xaxis.set_major_locator(MaxNLocator(8, steps=[1, 2, 3, 6, 10] if hours else [1, 2, 5, 10]))
    axes.tick_params(labelbottom=last)
    axes.set_xlim(0, ticking.end)
    if last:
        axes.set_xlabel(f"time ({ticking.words})", fontsize=9, color=GREY)


def _sentence(telling: Telling, ticking: Clock) -> str:
    """What the looks found."""
    looks = [look for look in telling.looks if look.kind != "threshold"]
    cramped = [look for look in looks if look.cramp]
    if not looks:
        return ""
    if not cramped:
        return f"No cramp came in {len(looks)} looks at the muscle." if len(looks) > 1 else "No cramp came."
    first = cramped[0].cramp or {}
    length = "" if first["duration"] is None else f", for {first['duration']:.0f} s"
    often = f" Of {len(looks)} looks {len(cramped)} found one." if len(looks) > 1 else ""
    return f"A cramp of the {plain_muscle(str(first['muscle']))} after {moment(cramped[0].at, ticking)}{length}.{often}"


def _notes(told: Sequence[Telling]) -> list[str]:
    """What was assumed, where the model left the range in which it was checked, and what this is."""
    attrs = [telling.chart.attrs for telling in told]
    outside = dict.fromkeys(item for one in attrs for item in _listed(one.get("outside_checked_range")))
    assumed = next((one["assumptions"] for one in attrs if one.get("assumptions")), None)
    notes = [f"Outside the range in which the model was checked: {'; '.join(outside)}."] if outside else []
    notes += [f"{assumed} numbers of the model are assumed (`myospasm sources` lists them)."] if assumed else []
    return [*notes, f"A simulation by myospasm. {NOTICE}"]


def _listed(found: object) -> list[str]:
    """A list that may be written as JSON."""
    if isinstance(found, str):
        found = json.loads(found) if found.startswith("[") else [found]
    return [str(item) for item in found] if isinstance(found, Sequence) else []
