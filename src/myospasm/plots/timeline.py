"""The timeline of a protocol: everything that is done to a person, on one time axis, before anything is run."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import numpy as np

from myospasm.plots.palette import BLUE, GREEN, GREY, INK, OCHRE, ORANGE, PALE, PURPLE, VERMILION, calm
from myospasm.plots.sheet import COLUMNS, Drawn, Sheet, lay_out
from myospasm.protocol.bounds import TICKS_PER_SECOND
from myospasm.protocol.clock import Clock
from myospasm.protocol.grammar import write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from myospasm.protocol import Protocol
    from myospasm.protocol.steps import Step
    from myospasm.protocol.timeline import MuscleTable, Segment

    Drawer = Callable[[Axes], None]

LISTED = 24
"""So many steps are written out below the picture."""
SHOWN = {"stimulus_nerve": (PURPLE, "to the nerve"), "stimulus_point": (VERMILION, "to the motor point")}
ASKED = {
    "drive": (BLUE, "command"),
    "force_target": (ORANGE, "force to be matched"),
    "emg_target": (GREEN, "EMG to be matched"),
}
FOLLOWED = {"drive": BLUE, "force_target": ORANGE, "emg_target": ORANGE, "pull": GREEN, "torque": OCHRE, "angle": GREY}


def plot_timeline(protocol: Protocol, muscles: MuscleTable, main: str, joints: Sequence[str] = ()) -> Figure:
    """Everything that a protocol does to these muscles: command and targets, shocks, joints, tendons and block.

    Steps that wait for something are drawn at their longest and hatched. Errors: MyospasmError for what cannot be done
    to these muscles; where short steps would not be seen beside long ones, widths grow with the root of the time.
    """
    from matplotlib.figure import Figure

    sheet = lay_out(protocol.steps, Clock(muscles, main, joints))
    drawers = _drawers(sheet)
    heights = [0.34, *(height for height, _ in drawers)]
    lines = _list(sheet.steps)
    tall = 1.25 * sum(heights) + 0.55 * len(drawers) + 0.9
    figure = Figure(figsize=(10, tall + 0.165 * len(lines)), facecolor="white")
    bottom = (0.165 * len(lines) + 0.62) / figure.get_figheight()
    grid = figure.add_gridspec(
        len(heights), 1, height_ratios=heights, left=0.085, right=0.975,
        top=1 - 0.35 / figure.get_figheight(), bottom=bottom, hspace=0.75,
    )  # fmt: skip
    panels = [figure.add_subplot(grid[i]) for i in range(len(heights))]
    _strip(panels[0], sheet.steps)
    for axes, (_, draw) in zip(panels[1:], drawers, strict=True):
        draw(axes)
    _frame(panels, sheet)
    figure.text(0.085, 0.12 / figure.get_figheight(), "\n".join(lines), fontsize=8, color=INK, linespacing=1.35)
    return figure


def _drawers(sheet: Sheet) -> list[tuple[float, Drawer]]:
    """The panels from top to bottom, with their heights."""
    found: list[tuple[float, Drawer]] = []
    if any(sheet.over(field) for field in ASKED):
        found.append((1.0, lambda axes: _asked(axes, sheet)))
    if any(sheet.over(field) for field in SHOWN):
        found.append((0.8, lambda axes: _shocks(axes, sheet)))
    if sheet.over("pull"):
        found.append((0.6, lambda axes: _pull(axes, sheet)))
    moved = {name for field in ("angle", "free") for name, _ in sheet.over(field)}
    for i, name in enumerate(sheet.clock.joints):
        if name in moved or not found:
            found.append((0.9, lambda axes, i=i, name=name: _joint(axes, sheet, i, name)))
    if sheet.over("torque"):
        found.append((0.6, lambda axes: _torque(axes, sheet)))
    return found


def _strip(axes: Axes, steps: list[Drawn]) -> None:
    """The steps as numbered blocks; those that wait for something are hatched."""
    for one in steps:
        width = one.right - one.left
        color = _color(one.segment)
        hatch = "////" if _waits(one.step) else ""
        axes.broken_barh([(one.left, width)], (0, 1), facecolor=color, edgecolor="white", lw=1.0, hatch=hatch)
        if width > 0.012 * COLUMNS:
            axes.text(one.left + width / 2, 0.5, str(one.number), ha="center", va="center", fontsize=8.5, color=INK,
                      bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.2, "alpha": 0.85})  # fmt: skip
    axes.set_axis_off()
    axes.set_ylim(0, 1)
    axes.set_title("What is done, step by step", loc="left", fontsize=10, fontweight="bold", color=INK, pad=5)


def _waits(step: Step) -> bool:
    from myospasm.protocol.together import parts_of

    return any(part.until for part in parts_of(step))


def _color(segment: Segment) -> str:
    """Of what a step is mostly about."""
    fields = [part.field for part in segment.parts]
    colors = {**FOLLOWED, **{field: color for field, (color, _) in SHOWN.items()}}
    return next((colors[field] for field in fields if field in colors), PALE)


def _asked(axes: Axes, sheet: Sheet) -> None:
    """Command and targets; muscles that are asked for the same share a curve."""
    told = []
    for field, (color, words) in ASKED.items():
        curves: dict[bytes, list[tuple[str, int]]] = {}
        for name, i in sheet.over(field):
            curves.setdefault(sheet.high[field][:, i].tobytes(), []).append((name, i))
        for k, same in enumerate(curves.values()):
            values = 100 * sheet.high[field][:, same[0][1]]
            shade = 0.75 / (1 + k)
            axes.fill_between(sheet.at, values, step="post", color=color, alpha=shade, lw=0)
            who = f" ({_names(same)})" if len(curves) > 1 or len(same) < len(sheet.clock.names) else ""
            told.append((color, f"{words}{who}"))
    calm(axes, "What the person is asked for", "percent")
    axes.set_ylim(0, 105)
    axes.set_yticks([0, 50, 100])
    _key(axes, told)


def _names(same: list[tuple[str, int]]) -> str:
    return ", ".join(name.replace("_", " ") for name, _ in same[:2]) + (f" and {len(same) - 2} more" * (len(same) > 2))


def _shocks(axes: Axes, sheet: Sheet) -> None:
    told = []
    for field, (color, words) in SHOWN.items():
        used = sheet.over(field)
        if used:
            values = 100 * sheet.high[field].max(1)
            axes.vlines(sheet.at[values > 0], 0, values[values > 0], color=color, lw=0.8)
            told.append((color, f"{words} ({_names(used)})"))
    calm(axes, "Electric shocks", "% of max. M")
    axes.set_ylim(0, None)
    _key(axes, told)


def _pull(axes: Axes, sheet: Sheet) -> None:
    """What hammers and vibrators do; a muscle pulled by itself is named."""
    used = sheet.over("pull")
    low, high = (1000 * found["pull"].max(1) for found in (sheet.low, sheet.high))
    axes.fill_between(sheet.at, low, high, color=GREEN, lw=0.8)
    calm(axes, "The tendon is tapped or vibrated", "mm")
    axes.set_ylim(0, None)
    _key(axes, [(GREEN, _names(used))])


def _joint(axes: Axes, sheet: Sheet, i: int, name: str) -> None:
    """Where a joint is held, and when nobody holds it."""
    low, high = (np.degrees(found["angle"][:, i]) for found in (sheet.low, sheet.high))
    free = sheet.high["free"][:, i] > 0 if "free" in sheet.high else np.zeros(len(sheet.at), bool)
    middle = np.where(free, np.nan, (low + high) / 2)
    axes.fill_between(sheet.at, low, high, where=~free, color=INK, alpha=0.3, lw=0)
    axes.plot(sheet.at, middle, color=INK, lw=1.4)
    told = [(INK, "held")]
    if free.any():
        axes.fill_between(
            sheet.at, 0, 1, where=free, transform=axes.get_xaxis_transform(), color=GREEN, alpha=0.18, lw=0
        )
        told.append((GREEN, "free to move"))
    if "inertia" in sheet.high and sheet.high["inertia"][:, i].any():
        told.append((GREY, f"load up to {sheet.high['inertia'][:, i].max():g} kg m2"))
    words = {"ankle": "toes pointed is up", "hallux": "big toe bent is up"}.get(name, "bent is up")
    calm(axes, f"The angle of the {name} ({words})", "degrees")
    room = 0.12 * (high.max() - low.min()) + 3
    axes.set_ylim(low.min() - room, high.max() + room)
    _key(axes, told)


def _torque(axes: Axes, sheet: Sheet) -> None:
    for _, i in sheet.over("torque"):
        values = np.where(np.abs(sheet.low["torque"]) > sheet.high["torque"], sheet.low["torque"], sheet.high["torque"])
        axes.fill_between(sheet.at, values[:, i], step="post", color=OCHRE, alpha=0.75, lw=0)
    axes.axhline(0, color=PALE, lw=0.8)
    calm(axes, f"A motor pushes the {', '.join(name for name, _ in sheet.over('torque'))}", "N m")


def _key(axes: Axes, told: list[tuple[str, str]]) -> None:
    """Words in the color of what they mean, above the right end of a panel."""
    place = 0.0
    for color, words in reversed(told):
        text = axes.annotate(
            words, (1.0, 1.0), xytext=(place, 5), xycoords="axes fraction", textcoords="offset points",
            ha="right", va="bottom", fontsize=8.5, color=color,
        )  # fmt: skip
        place -= text.get_window_extent().width * 72 / axes.figure.dpi + 10


def _frame(panels: list[Any], sheet: Sheet) -> None:
    """One time axis for all, with the steps' onsets, and shade where the nerve is blocked."""
    edges = [(one.left, one.segment.begin) for one in sheet.steps]
    edges.append((sheet.steps[-1].right, sheet.steps[-1].segment.end))
    kept = [edges[0]]
    for edge in edges[1:]:
        if edge[0] - kept[-1][0] > 0.06 * COLUMNS:
            kept.append(edge)
    blocked = sheet.high["block"].any(1) if "block" in sheet.high else np.zeros(len(sheet.at), bool)
    for axes in panels:
        axes.set_xlim(0, COLUMNS)
        axes.set_xticks([place for place, _ in kept], ["" for _ in kept])
        for place, _ in edges[1:-1]:
            axes.axvline(place, color=PALE, lw=0.6, zorder=0)
        if blocked.any() and axes is not panels[0]:
            across = axes.get_xaxis_transform()
            axes.fill_between(sheet.at, 0, 1, where=blocked, transform=across, color=GREY, alpha=0.15, lw=0, zorder=0)
    panels[-1].set_xticklabels([f"{round(tick / TICKS_PER_SECOND, 1):g}" for _, tick in kept])
    note = "time (seconds; short steps are drawn wider)" if sheet.stretched else "time (seconds)"
    if blocked.any():
        note += "; gray: the nerve is blocked"
    panels[-1].set_xlabel(note, fontsize=9, color=GREY)


def _list(steps: list[Drawn]) -> list[str]:
    """The steps' sentences, numbered as in the strip."""
    lines: list[str] = []
    for one in steps[:LISTED]:
        end = " (ends by what is seen; hatched)" if _waits(one.step) else ""
        lines += textwrap.wrap(f"{one.number}  {write(one.step)}{end}", 125, subsequent_indent="     ")
    more = [f"and {len(steps) - LISTED} more"] if len(steps) > LISTED else []
    return lines + more
