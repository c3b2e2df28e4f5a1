"""The picture of hours: what went on in the body, left alone and with help, and how long the cramps lasted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from myospasm.clinic import wording
from myospasm.clinic.sheet_picture import (
    ACCENT,
    BRIEF,
    INK,
    SMALL,
    Line,
    figure_of,
    finished,
    font,
    listed,
    margins,
    quiet,
    thinned,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from myospasm.clinic.sheet import Room
    from myospasm.clinic.sheet_picture import Picture
    from myospasm.scenario import Scenario

SHOWN = 2
"""Quantities at most."""
LOOKS: tuple[dict[str, Any], ...] = ({"color": INK, "ls": "-"}, {"color": ACCENT, "ls": (0, (4, 1.6))})
"""Left alone and helped: a line without and one with gaps."""
BARS: tuple[dict[str, Any], ...] = (
    {"facecolor": INK, "edgecolor": INK},
    {"facecolor": "white", "edgecolor": ACCENT, "hatch": "/////"},
)
"""The same of bars: dark, and hatched."""
WORTH = {"muscle_ph": 0.1, "ionized_calcium": 0.05, "muscle_oxygen": 0.1, "strength": 0.05, "glycogen": 10.0}
"""A change worth telling, where it is not 1 % of the quantity's own size."""


WIDE, UNENDED = 0.028, 60.0
"""Width of a bar, of the time axis; s of a cramp that had not ended when nobody looked any more."""


class Clock(NamedTuple):
    """The unit of the time axis."""

    words: str
    seconds: float


def draw_hours(session: Any, scenario: Scenario, language: str, room: Room) -> Picture:
    """A line for each telling of what changed most, and a bar for each cramp that was seen; else a second line."""
    words = wording.words(language)
    tellings, told = session.tellings, words["picture"]
    names, clock = _names(scenario, language, len(tellings)), _clock(tellings, told)
    cramped = any(cramps(telling) for telling in tellings)
    shown = _chosen(tellings, scenario, words)[: SHOWN - cramped]
    figure, rows = figure_of(room), len(shown) + cramped
    grid = figure.add_gridspec(rows, 1, hspace=0.62, **(margins(room, 13.0) | {"right": 0.895}))
    said = []
    for i, name in enumerate(shown):
        panel, plain = figure.add_subplot(grid[i]), words["quantities"][name]
        lines = [_line(t, name, clock, plain.get("scale", 1)) for t in tellings]
        _panel(panel, lines)
        _ends(panel, lines, plain["digits"])
        title = f"{plain['words']}, {plain['unit']}" if plain["unit"] else plain["words"]
        quiet(panel, title, last=i == rows - 1, unit=clock.words)
        said.append(_seen(plain, lines, names, (words, clock)))
    if cramped:
        panel = figure.add_subplot(grid[-1])
        title = _bars(panel, tellings, clock, told)
        quiet(panel, title, last=True, unit=clock.words)
        said.append(_seen_cramps(title, tellings, names, (words, clock)))
    _legend(figure, names, bars=cramped)
    return finished(figure, " ".join(said))


def _names(scenario: Scenario, language: str, count: int) -> list[str]:
    words = wording.words(language)
    ways = [wording.remedy(name, language).title for name in scenario.beside]
    helped = words["picture"]["helped"].format(remedy=listed(ways, words))
    return [words["picture"]["alone"], helped[0].lower() + helped[1:]] if count > 1 else [words["picture"]["told"]]


def _clock(tellings: list[Any], told: dict[str, str]) -> Clock:
    end = max(float(t.chart["time"].values[-1]) for t in tellings)
    return Clock(told["hours"], 3600.0) if end > 2 * 3600 else Clock(told["minutes"], 60.0)


def _chosen(tellings: list[Any], scenario: Scenario, words: dict[str, Any]) -> list[str]:
    """The quantities that the story shows and that changed most, or differ most between its tellings."""
    known = [n for n in words["quantities"] if all(n in t.chart for t in tellings)]
    wanted = [n for n in scenario.show if n in known] or known
    return sorted(sorted(wanted, key=lambda n: _change(tellings, n), reverse=True)[:SHOWN], key=wanted.index)


def _change(tellings: list[Any], name: str) -> float:
    runs = [_values(t, name) for t in tellings]
    runs = [run[np.isfinite(run)] for run in runs]
    if not all(len(run) for run in runs):
        return 0.0
    size = WORTH.get(name, max(0.01 * abs(float(runs[0][0])), 0.2))
    return max(float(np.ptp(run)) for run in runs) / size


def _values(telling: Any, name: str) -> np.ndarray:
    found = telling.chart[name]
    if "muscle" in found.dims:
        main = str(telling.chart.attrs.get("main") or found["muscle"].values[0])
        found = found.sel(muscle=main)
    return np.asarray(found.values, float)


def _line(telling: Any, name: str, clock: Clock, scale: float) -> Line:
    time, values = np.asarray(telling.chart["time"].values, float) / clock.seconds, scale * _values(telling, name)
    known = np.isfinite(values)
    return Line(time[known], values[known])


def _panel(axes: Axes, lines: list[Line]) -> None:
    for line, look in zip(lines, LOOKS, strict=False):
        drawn = thinned(line)
        axes.plot(drawn.time, drawn.values, lw=2.4, zorder=3, **look)
    low, high = (float(f([f(line.values) for line in lines])) for f in (np.min, np.max))
    room = max(high - low, 1e-3 * abs(high), 1e-9)
    axes.set_ylim(low - 0.14 * room, high + 0.14 * room)
    axes.set_xlim(0, max(float(line.time[-1]) for line in lines))


def _bars(axes: Axes, tellings: list[Any], clock: Clock, told: dict[str, str]) -> str:
    """A bar for each cramp, as high as it was long; gives the title, which tells how it came."""
    end = max(float(t.chart["time"].values[-1]) for t in tellings) / clock.seconds
    wide, found = WIDE * end, [cramps(telling) for telling in tellings]
    for i, (seen, bar) in enumerate(zip(found, BARS, strict=False)):
        for at, seconds, _ in seen:
            left = at / clock.seconds + (i - 0.5 * len(tellings)) * wide
            axes.bar(left, seconds, wide, align="edge", lw=1.2, zorder=3, **bar)
            where = (left + wide / 2, seconds)
            offset: dict[str, Any] = {"xytext": (0, 2), "textcoords": "offset points", "ha": "center", "va": "bottom"}
            axes.annotate(f"{seconds:.0f}", where, annotation_clip=False, **offset, **font(SMALL))
    axes.set_xlim(0, end)
    axes.set_ylim(0, 1.35 * max(seconds for seen in found for _, seconds, _ in seen))
    pushed = all(kind == "contraction" for seen in found for _, _, kind in seen)
    return told["lengths_pushed" if pushed else "lengths"]


def _ends(axes: Axes, lines: list[Line], digits: int) -> None:
    """The last value of each line beside it, apart from each other; the first value at its beginning."""
    low, high = axes.get_ylim()
    least = 0.19 * (high - low)
    places = [float(line.values[-1]) for line in lines]
    if len(places) == 2 and abs(places[0] - places[1]) < least:
        up = 1 if places[0] >= places[1] else -1
        middle = sum(places) / 2
        places = [middle + up * least / 2, middle - up * least / 2]
    for line, where in zip(lines, places, strict=True):
        axes.annotate(
            f"{line.values[-1]:.{digits}f}", (axes.get_xlim()[1], where), xytext=(5, 0), textcoords="offset points",
            va="center", annotation_clip=False, **font(bold=True),
        )  # fmt: skip


def cramps(telling: Any) -> list[tuple[float, float, str]]:
    """The cramps that a patient would notice: when, s from the beginning; how many s long; and in what kind of look."""
    found = []
    for look in (look for look in telling.looks if look.kind != "threshold"):
        end = UNENDED if look.trace is None else float(look.trace["time"].values[-1])
        lengths = [end - s["onset"] if s["duration"] is None else s["duration"] for s in look.spasms]
        if lengths and max(lengths) >= BRIEF:
            found.append((float(look.at), float(max(lengths)), look.kind))
    return found


def _legend(figure: Any, names: list[str], *, bars: bool) -> None:
    """Which line, and which bar, is which, above the panels."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    lines = [Line2D([], [], lw=2.4, **look) for look in LOOKS]
    patches = [Patch(lw=1.2, **bar) for bar in BARS]
    handles = [(line, patch) if bars else line for line, patch in zip(lines, patches, strict=True)]
    family = {k.removeprefix("font"): v for k, v in font().items() if k != "color"}
    figure.legend(
        handles[: len(names)], names, loc="upper left", bbox_to_anchor=(0.0, 1.01), ncols=len(names), frameon=False,
        prop=family, handlelength=4.0, columnspacing=1.6, borderpad=0.1, labelcolor=INK, handler_map=_side_by_side(),
    )  # fmt: skip


def _side_by_side() -> dict[Any, Any]:
    """That a line and its bar stand beside each other in the legend."""
    from matplotlib.legend_handler import HandlerTuple

    return {tuple: HandlerTuple(ndivide=None, pad=0.4)}


def _seen(plain: dict[str, Any], lines: list[Line], names: list[str], how: tuple[Any, ...]) -> str:
    """A quantity in words: where each line began and ended."""
    words, clock = how
    told, said = words["picture"], []
    for line, name in zip(lines, names, strict=True):
        first, last = (f"{line.values[i]:.{plain['digits']}f} {plain['unit']}".strip() for i in (0, -1))
        said.append(told["seen_line"].format(name=name, first=first, last=last))
    end = f"{lines[0].time[-1]:.0f}"
    return told["seen_hours"].format(quantity=plain["words"], end=end, unit=clock.words, lines="; ".join(said))


def _seen_cramps(title: str, tellings: list[Any], names: list[str], how: tuple[Any, ...]) -> str:
    """The cramps in words."""
    words, _ = how
    told, said = words["picture"], []
    for telling, name in zip(tellings, names, strict=True):
        each = [told["cramp"].format(seconds=f"{seconds:.0f}") for _, seconds, _ in cramps(telling)]
        said.append(f"{name}: {listed(each, words) or told['no_cramp']}")
    return f"{title}. {'; '.join(said)}."
