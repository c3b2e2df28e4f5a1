"""The picture of a comparison: healthy, ill and helped beside each other, close moments, and the signs in a table."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from myospasm import causes, remedies
from myospasm.plots.palette import BLUE, GREEN, GREY, INK, ORANGE, PURPLE, VERMILION, calm
from myospasm.plots.scene import bipolar
from myospasm.plots.words import NOTICE, plain_muscle
from myospasm.signs.examination import signs, told

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLUMN, LEFT, GAP, RIGHT = 4.3, 0.85, 0.45, 0.25
TITLE, NAMES, BELOW, LINE, AIR = 0.5, 0.72, 0.1, 0.22, 0.47
"""Inches: of the title, the names, under the panels, of a line of the table, between panels."""
COLORS = (INK, VERMILION, GREEN)
"""Healthy, ill, helped."""
MOST, POINTS = 5, 1200
"""Muscles that are drawn at most, and columns of points of a long line."""
SHADES = {"contract": BLUE, "match": BLUE, "ramp": BLUE, "touch": GREEN, "sound": ORANGE, "stimulate": PURPLE}
MOVED = 0.02  # rad; a joint that turns less is held


class Row(NamedTuple):
    """One row of panels: its title, unit, height in inches, and what gives (time, values) of a telling."""

    title: str
    unit: str
    height: float
    line: Callable[[Any], tuple[np.ndarray, np.ndarray]]
    close: tuple[float, float] | None = None


def plot_comparison(tellings: Sequence[Any], scenario: Any) -> Figure:
    """One page on which a reader sees what is wrong, by which signs, and what the remedy does to them.

    `tellings` are those of `comparison.compare`. Errors: at most five muscles are drawn.
    """
    from matplotlib.figure import Figure

    rows, lines = _rows(tellings, scenario), table(tellings, scenario.signs)
    notes = textwrap.wrap(_explained(scenario), 150)
    width = LEFT + len(tellings) * COLUMN + (len(tellings) - 1) * GAP + RIGHT
    panels = sum(row.height + AIR for row in rows)
    foot = LINE * (len(lines) + 2) + 0.19 * len(notes) + 0.55
    tall = TITLE + NAMES + panels + BELOW + foot
    last = [row for row in rows if row.close is None][-1]
    figure = Figure(figsize=(width, tall), facecolor="white")
    figure.text(0.3 / width, 1 - 0.32 / tall, scenario.title, fontsize=16, fontweight="bold", color=INK, va="center")
    for number, telling in enumerate(tellings):
        left, top = LEFT + number * (COLUMN + GAP), TITLE + NAMES
        name = "\n".join(textwrap.wrap(telling.name, 48)[:3])
        style = {"fontsize": 11, "fontweight": "bold", "color": COLORS[number]}
        figure.text(left / width, 1 - (top - 0.3) / tall, f"{'ABC'[number]}  {name}", va="bottom", **style)
        for row in rows:
            place = (left / width, 1 - (top + row.height) / tall, COLUMN / width, row.height / tall)
            axes = figure.add_axes(place)
            _draw(axes, row, telling, tellings, number)
            axes.tick_params(labelbottom=row.close is not None or row is last)
            top += row.height + AIR
    _table(figure, lines, (width, tall, foot), len(tellings))
    figure.text(0.3 / width, 0.42 / tall, "\n".join(notes), fontsize=9, color=INK, va="bottom", linespacing=1.3)
    figure.text(0.3 / width, 0.15 / tall, f"A simulation by myospasm. {NOTICE}", fontsize=8, color=GREY)
    return figure


def _rows(tellings: Sequence[Any], scenario: Any) -> list[Row]:
    """EMG of every muscle, the joints that moved (or the torque), and the close moments."""
    rows = [Row(_sentence(plain_muscle(m)), "mV", 0.75, _emg_of(m)) for m in list(scenario.muscles)[:MOST]]
    if muscle := scenario.instruments.needle:
        rows.append(Row(f"Needle in the {plain_muscle(muscle)}", "mV", 0.75, _inside))
    joints = [str(j) for j in tellings[0].trace["joint"].values]
    for joint in joints:
        moved = max(float(np.ptp(t.trace["angle"].sel(joint=joint).values)) for t in tellings) > MOVED
        if moved:
            rows.append(Row(f"Angle of the {joint}", "deg", 0.75, _angle_of(joint)))
        elif joint == _joint(scenario.main):
            rows.append(Row(f"Torque at the {joint}", "N m", 0.75, _torque_of(joint)))
    for moment in scenario.close:
        muscle = moment.muscle or scenario.main
        line, where = (_inside, "needle") if moment.needle else (_emg_of(muscle), plain_muscle(muscle))
        rows.append(Row(f"{moment.title} ({where})", "mV", 1.1, line, (moment.start, moment.end)))
    return rows


def _joint(muscle: str) -> str:
    from myospasm import muscles

    return str(muscles.load(muscle).joint)


def _sentence(text: str) -> str:
    return f"EMG, {text}"


def _emg_of(muscle: str) -> Callable[[Any], tuple[np.ndarray, np.ndarray]]:
    def line(telling: Any) -> tuple[np.ndarray, np.ndarray]:
        row = bipolar(telling.recording, muscle)
        time = telling.recording.time
        return time, np.zeros_like(time) if row is None else np.asarray(telling.recording.samples[row])

    return line


def _inside(telling: Any) -> tuple[np.ndarray, np.ndarray]:
    """What the needle heard."""
    return telling.needle.time, np.asarray(telling.needle.samples[0])


def _angle_of(joint: str) -> Callable[[Any], tuple[np.ndarray, np.ndarray]]:
    return lambda t: (t.trace["time"].values, np.degrees(t.trace["angle"].sel(joint=joint).values))


def _torque_of(joint: str) -> Callable[[Any], tuple[np.ndarray, np.ndarray]]:
    return lambda t: (t.trace["time"].values, t.trace["torque"].sel(joint=joint).values)


def _draw(axes: Axes, row: Row, telling: Any, tellings: Sequence[Any], number: int) -> None:
    """One panel, on scales that the whole row shares."""
    spans = [row.close or (float(t.recording.start), float(t.recording.end)) for t in tellings]
    parts, span = [_within(*row.line(t), s) for t, s in zip(tellings, spans, strict=True)], spans[number]
    time, values = parts[number]
    low, high = (float(f([f(v) for _, v in parts if v.size])) for f in (np.min, np.max))
    room = 0.06 * max(high - low, 1e-6)
    for event in telling.recording.events:
        color = SHADES.get(event.label.split()[0].lower())
        if color and event.onset < span[1] and event.onset + event.duration > span[0]:
            _shade(axes, event, color, span)
    axes.plot(
        *(_thinned(time, values) if row.close is None else (1000 * (time - span[0]), values)),
        lw=0.6 if row.close is None else 1.0,
        color=COLORS[number],
    )
    axes.set_xlim(span if row.close is None else (0.0, 1000 * (span[1] - span[0])))
    axes.set_ylim(low - room, high + room)
    calm(axes, row.title if number == 0 else "", row.unit if number == 0 else "")
    axes.yaxis.set_label_coords(-0.13, 0.5)
    axes.tick_params(labelleft=number == 0)
    axes.text(1.0, 0.0, " ms" if row.close else " s", transform=axes.transAxes, fontsize=8, color=GREY, va="center")


def _shade(axes: Axes, event: Any, color: str, span: tuple[float, float]) -> None:
    start, stop = max(event.onset, span[0]), min(event.onset + event.duration, span[1])
    scale, origin = (1.0, 0.0) if span[1] - span[0] > 2 else (1000.0, span[0])
    axes.axvspan((start - origin) * scale, (stop - origin) * scale, color=color, alpha=0.09, lw=0)


def _within(time: np.ndarray, values: np.ndarray, span: tuple[float, float]) -> tuple[np.ndarray, np.ndarray]:
    inside = (time >= span[0]) & (time <= span[1])
    return time[inside], values[inside]


def _thinned(time: np.ndarray, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A long line by the extremes of each of its columns, so that no spike is lost."""
    size = time.size // POINTS
    if size < 2:
        return time, values
    cut = time.size // size * size
    blocks = values[:cut].reshape(-1, size)
    return np.repeat(time[:cut:size], 2), np.column_stack([blocks.min(1), blocks.max(1)]).ravel()


def table(tellings: Sequence[Any], wanted: Sequence[str]) -> list[tuple[str, list[str]]]:
    """The signs in words, and what each telling has of them."""
    names = [name for name in (wanted or signs()) if any(name in t.signs for t in tellings)]
    return [(signs()[name].words, [told(name, t.signs.get(name)) for t in tellings]) for name in names]


def _table(
    figure: Figure, lines: Sequence[tuple[str, list[str]]], sizes: tuple[float, float, float], count: int
) -> None:
    width, tall, foot = sizes
    top, step = foot - 0.1, LINE
    ends = [(LEFT + COLUMN + i * (COLUMN + GAP)) / width for i in range(count)]
    figure.text(0.3 / width, top / tall, "Signs", fontsize=10.5, fontweight="bold", color=INK, va="top")
    for number, x in enumerate(ends):
        style = {"fontsize": 10.5, "fontweight": "bold", "color": COLORS[number]}
        figure.text(x, top / tall, "ABC"[number], ha="right", va="top", **style)
    for i, (words, values) in enumerate(lines, 1):
        y = (top - i * step) / tall
        figure.text(0.3 / width, y, words, fontsize=10, color=INK, va="top")
        for x, value in zip(ends, values, strict=True):
            figure.text(x, y, value, fontsize=10, color=GREY if value == "–" else INK, ha="right", va="top")


def _explained(scenario: Any) -> str:
    """The lesion's chain, the remedy's, and what that may harm."""
    ill = [causes.load(name) for name, severity in scenario.causes.items() if severity > 0]
    helped = [remedies.prescribed(name) for name in scenario.beside]
    said = [f"B: {cause.chain}" for cause in ill]
    said += [f"C: {remedy.chain} What it may harm: {remedy.harms}" for remedy in helped]
    return " ".join(said)
