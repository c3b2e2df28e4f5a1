"""The strip above the panels: what was done over the hours, as bars, drops and a few words."""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.plots.hours_tasks import KINDS, Done, done
from myospasm.plots.hours_told import Clock, Row, Telling
from myospasm.plots.letters import high, inches, wrapped
from myospasm.plots.palette import GREY, INK

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BAR, LANE, GAP, ABOVE = 0.36, 0.15, 0.07, 0.19
"""Inches: height of the bars of tasks and of what goes on beside them, air, and room for letters above thin bars."""
SIZE, LETTER = 8.5, 0.16
"""Size of the words, and how many inches a letter needs."""
LANES = 6
SHORTEST = 0.2
"""Inches from which on something beside the tasks is a bar, and not a mark."""
DROP = np.array(
    [(0, 1.0), (0.45, 0.25), (0.55, -0.2), (0.4, -0.65), (0, -0.85), (-0.4, -0.65), (-0.55, -0.2), (-0.45, 0.25)]
)


class Lane(NamedTuple):
    """Something that went on beside the tasks, as often as it did."""

    words: list[str]
    times: list[Done]


class Strip(NamedTuple):
    """What stands in the strip of one telling."""

    tasks: list[Done]
    inside: list[list[str]]
    """Lines on each bar; none where they do not fit."""
    letters: list[str]
    """A letter for each bar that has no words, "" for the others."""
    raised: bool
    """Whether some letter stands above its bar."""
    key: list[str]
    lanes: list[Lane]

    @property
    def height(self) -> float:
        """Inches."""
        total = ABOVE * self.raised + BAR + GAP + high(len(self.key), SIZE)
        return total + sum(high(len(lane.words), SIZE) + LANE + GAP for lane in self.lanes) + 0.05


def strip_row(tellings: Sequence[Telling], ticking: Clock, width: float) -> Row:
    """The row of what was done; `width` is that of a panel in inches."""
    told = [done(telling.chart) for telling in tellings]
    letters = _letters(told, ticking, width)
    strips = [_strip(one, letters, ticking, width) for one in told]
    height = max(strip.height for strip in strips)
    raised = any(strip.raised for strip in strips)
    drawn = dict(zip([id(telling.chart) for telling in tellings], strips, strict=True))
    return Row("What was done", "", height, _drawer(drawn, ticking, height, raised))


def _per_inch(ticking: Clock, width: float) -> float:
    """Seconds that an inch stands for."""
    return ticking.end * ticking.seconds / width


def _inside(task: Done, inch: float) -> list[str]:
    """The words as lines that fit on the bar, or none."""
    room = (task.end - task.begin) / inch - 0.1
    lines = wrapped(task.words, room, SIZE)
    fits = len(lines) <= 2 and max(inches(line, SIZE) for line in lines) <= room
    return lines if fits else []


def _letters(told: Sequence[Sequence[Done]], ticking: Clock, width: float) -> dict[str, str]:
    """A letter for all that fits on no bar, the same in every telling."""
    inch = _per_inch(ticking, width)
    wordless: dict[str, None] = {}
    for one in told:
        tasks = [task for task in one if not task.beside]
        written = {task.words for task in tasks if _inside(task, inch)}
        wordless |= dict.fromkeys(task.words for task in tasks if task.words not in written)
    names = [*string.ascii_uppercase, *string.ascii_lowercase, *(str(i) for i in range(1, len(wordless) + 1))]
    return dict(zip(wordless, names, strict=False))


def _strip(told: Sequence[Done], letters: dict[str, str], ticking: Clock, width: float) -> Strip:
    inch = _per_inch(ticking, width)
    tasks = [one for one in told if not one.beside]
    inside = [_inside(task, inch) for task in tasks]
    written = {task.words for task, lines in zip(tasks, inside, strict=True) if lines}  # its color tells the others
    short = ["" if task.words in written else letters[task.words] for task in tasks]
    raised = any(name and (t.end - t.begin) / inch < LETTER for t, name in zip(tasks, short, strict=True))
    used = dict.fromkeys(t.words for t, name in zip(tasks, short, strict=True) if name)
    key = wrapped("    ".join(f"{letters[w]} = {w}".replace(" ", "\u00a0") + ";" for w in used).strip(";"), width, SIZE)
    return Strip(tasks, inside, short, raised, [k.replace("\u00a0", " ") for k in key if k], _lanes(told, width))


def _lanes(told: Sequence[Done], width: float) -> list[Lane]:
    kinds: dict[str, list[Done]] = {}
    for one in told:
        if one.beside:
            kinds.setdefault(one.words, []).append(one)
    lanes = [Lane(wrapped(_often(words, len(times)), width, SIZE), times) for words, times in kinds.items()]
    if len(lanes) > LANES:
        rest = "; ".join(list(kinds)[LANES - 1 :])
        lanes = [*lanes[: LANES - 1], Lane(wrapped(f"also: {rest}", width, SIZE), [])]
    return lanes


def _often(words: str, count: int) -> str:
    return words if count == 1 else f"{words}, {'twice' if count == 2 else f'{count} times'}"


def _drawer(drawn: dict[int, Strip], ticking: Clock, height: float, raised: bool) -> Callable[[Axes, Telling], None]:
    def draw(axes: Axes, telling: Telling) -> None:
        axes.set_ylim(height, 0)
        axes.axis("off")
        strip = drawn[id(telling.chart)]
        top = ABOVE * raised
        _draw_tasks(axes, strip, ticking, top)
        below = top + BAR + GAP
        below += _write(axes, strip.key, below)
        for lane in strip.lanes:
            below += _write(axes, lane.words, below)
            _draw_lane(axes, lane, ticking, below)
            below += LANE + GAP

    return draw


def _write(axes: Axes, lines: Sequence[str], top: float) -> float:
    """Lines from the left edge on; gives their height in inches."""
    for i, line in enumerate(lines):
        place = (0.0, top + high(i, SIZE) + high(1, SIZE) / 2)
        axes.text(*place, line, transform=axes.get_yaxis_transform(), fontsize=SIZE, color=GREY, va="center")
    return high(len(lines), SIZE)


def _draw_tasks(axes: Axes, strip: Strip, ticking: Clock, top: float) -> None:
    raised: list[tuple[float, str]] = []
    inch = _per_inch(ticking, _width(axes))
    for task, lines, name in zip(strip.tasks, strip.inside, strip.letters, strict=True):
        left, wide = task.begin / ticking.seconds, (task.end - task.begin) / ticking.seconds
        axes.broken_barh([(left, wide)], (top, BAR), color=KINDS[task.kind], edgecolor="white", lw=0.8)
        color = INK if task.kind in ("rest", "drink", "breath") else "white"
        style = {"color": color, "ha": "center", "va": "center", "fontsize": SIZE, "linespacing": 1.0}
        thin = (task.end - task.begin) / inch < LETTER
        if thin and name:
            raised.append((left + wide / 2, name))
        else:
            axes.text(left + wide / 2, top + BAR / 2, "\n".join(lines) or name, **style)
    unit = inch / ticking.seconds
    raised = raised[: int(_width(axes) / LETTER)]  # more cannot stand in a row; the bars' colors still tell
    places = _in_a_row([at for at, _ in raised], LETTER * unit, ticking.end)
    for (at, name), place in zip(raised, places, strict=True):
        axes.text(place, top - 0.11, name, fontsize=SIZE, color=INK, ha="center", va="center")
        axes.plot([place, at], [top - 0.035, top], color=GREY, lw=0.6, clip_on=False)


def _in_a_row(wanted: Sequence[float], step: float, end: float) -> list[float]:
    """Places at least a step apart, in order, right of those wanted where there is no room; all before the end."""
    places: list[float] = []
    for at in wanted:
        places.append(max(at, places[-1] + step if places else step / 2))
    latest = end - step / 2
    for i in reversed(range(len(places))):
        places[i] = min(places[i], latest)
        latest = places[i] - step
    return places


def _width(axes: Axes) -> float:
    return axes.get_window_extent().width / axes.figure.dpi


def _draw_lane(axes: Axes, lane: Lane, ticking: Clock, top: float) -> None:
    inch = _per_inch(ticking, _width(axes))
    if not lane.times:
        return
    axes.axhline(top + LANE / 2, color="#e6eaed", lw=1.0, zorder=0)
    for one in lane.times:
        left, wide = one.begin / ticking.seconds, (one.end - one.begin) / ticking.seconds
        if (one.end - one.begin) / inch >= SHORTEST:
            axes.broken_barh([(left, wide)], (top, LANE), color=KINDS[one.kind], lw=0)
        else:
            shape = DROP if one.kind in ("drink", "loss", "infusion") else "d"
            mark = {"marker": shape, "ms": 9, "mew": 0, "color": KINDS[one.kind], "ls": "", "clip_on": False}
            axes.plot([left + wide / 2], [top + LANE / 2], **mark)
