"""The lines of the picture of hours: how a quantity of the body went, and where healthy is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from myospasm.ground import unknown
from myospasm.plots.hours_told import Clock, Row, Telling
from myospasm.plots.hours_words import WORDS, Plain
from myospasm.plots.letters import AROUND, Spots, Wish
from myospasm.plots.palette import GREEN, GREY, INK, PALE, VERMILION
from myospasm.plots.words import plain_muscle
from myospasm.signs.checked import outside

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CHOSEN, WORTH = 4, 0.5
"""At most so many quantities are chosen, of those that change by more than this share of a change worth telling."""
HEIGHT, COLUMNS, MANY = 0.85, 800, 10
"""Inches of a panel; a line is drawn with so many points; from more cramps on their marks are paler."""


def values(telling: Telling, name: str) -> np.ndarray:
    """A quantity over time, of the muscle that the story is about, if it is one of muscles."""
    found = telling.chart[name]
    if "muscle" in found.dims:
        found = found.sel(muscle=telling.muscle)
    return np.asarray(found.values, float)


def meaning(telling: Telling, name: str) -> Plain:
    """How a quantity is told; one that is not in `WORDS` by its own long name and unit."""
    attrs = telling.chart[name].attrs
    return WORDS.get(name) or Plain(str(attrs.get("long_name", name)), str(attrs.get("units", "")))


def change(tellings: Sequence[Telling], name: str) -> float:
    """How far a quantity went from its first value, over a change worth telling."""
    runs = [known[np.isfinite(known)] for t in tellings if name in t.chart for known in [values(t, name)]]
    far = max((float(np.abs(run - run[0]).max()) for run in runs if len(run)), default=0.0)
    return far / meaning(next(t for t in tellings if name in t.chart), name).spread


def chosen(tellings: Sequence[Telling], show: Sequence[str] = ()) -> list[str]:
    """The names in `show`, or those that changed most, one of each kind. Raises MyospasmError for an unknown one."""
    there = dict.fromkeys(str(n) for t in tellings for n in t.chart.data_vars if "time" in t.chart[n].dims)
    for name in show:
        if name not in there:
            raise unknown("quantity of a chart", name, there)
    if show:
        return list(dict.fromkeys(show))
    groups: dict[str, tuple[float, str]] = {}
    for name in there:
        group = WORDS[name].group if name in WORDS else ""
        if group:
            groups[group] = max(groups.get(group, (0.0, "")), (change(tellings, name), name))
    best = sorted((found for found in groups.values() if found[0] > WORTH), reverse=True)[:CHOSEN]
    return [name for name in there if name in {name for _, name in best}]


def line_rows(tellings: Sequence[Telling], names: Sequence[str], ticking: Clock) -> list[Row]:
    """A row for each quantity."""
    return [_row(tellings, name, ticking) for name in names]


def _row(tellings: Sequence[Telling], name: str, ticking: Clock) -> Row:
    having = next(t for t in tellings if name in t.chart)
    plain = meaning(having, name)
    many = "muscle" in having.chart[name].dims and having.chart.sizes["muscle"] > 1
    where = f": {plain_muscle(having.muscle)}" if many else ""
    limits = _limits(tellings, name, plain)
    return Row(f"{plain.words}{where}", plain.unit, HEIGHT, _drawer(name, plain, limits, ticking))


def _limits(tellings: Sequence[Telling], name: str, plain: Plain) -> tuple[float, float]:
    """Room for every line and for what is healthy; a line that hardly moves stays flat."""
    runs = [values(t, name) for t in tellings if name in t.chart]
    seen = np.concatenate([run[np.isfinite(run)] for run in runs] or [np.zeros(0)])
    edges = [plain.healthy.low, plain.healthy.high] if plain.healthy else []
    all_of = np.concatenate([seen, edges]) if len(seen) or edges else np.zeros(1)
    low, high = float(all_of.min()), float(all_of.max())
    wide = max(high - low, 2 * plain.spread)
    middle = (low + high) / 2
    return middle - 0.68 * wide, middle + 0.68 * wide


def _drawer(name: str, plain: Plain, limits: tuple[float, float], ticking: Clock) -> Callable[[Axes, Telling], None]:
    def draw(axes: Axes, telling: Telling) -> None:
        axes.set_ylim(*limits)
        _scale(axes, plain, limits)
        run = values(telling, name) if name in telling.chart else np.zeros(0)
        time = telling.chart["time"].values / ticking.seconds
        known = np.isfinite(run)
        spots = Spots(axes)
        _cramps(spots, telling, ticking)
        if known.any():
            keep = _thinned(np.flatnonzero(known))
            spots.avoid(time[keep], run[keep])
            gappy = np.where(known, run, np.nan)
            step = max(1, len(run) // COLUMNS)
            axes.plot(time[::step], gappy[::step], color=INK, lw=1.8, zorder=3, solid_capstyle="round")
            _write_values(spots, plain, time[known], run[known])
        else:
            spots.put("not known", (ticking.end / 2, sum(limits) / 2), [Wish(0, 0)], {"fontsize": 9, "color": GREY})
        _healthy(axes, spots, plain, ticking)
        _unchecked(axes, spots, telling, name, ticking)

    return draw


def _unchecked(axes: Axes, spots: Spots, telling: Telling, name: str, ticking: Clock) -> None:
    """Grey hatching over the time in which the model is beyond what was measured, and its word where it is longest."""
    if name not in telling.chart or not (gone := outside(telling.chart, name, telling.muscle)).any():
        return
    time = np.concatenate([[0.0], telling.chart["time"].values]) / ticking.seconds
    turns = np.flatnonzero(np.diff(np.concatenate([[False], gone, [False]]).astype(int)))
    spans = time[turns].reshape(-1, 2)
    for first, last in spans.tolist():
        axes.axvspan(first, last, facecolor="none", edgecolor=GREY, alpha=0.35, hatch="////", lw=0, zorder=0)
    middle = float(spans[np.argmax(spans[:, 1] - spans[:, 0])].mean())
    wishes = [Wish(0, up) for up in (-20, 20, 0)]
    style = {"fontsize": 8, "color": GREY, "bbox": {"facecolor": "white", "alpha": 0.8, "lw": 0, "pad": 1.0}}
    spots.put("not checked here", (middle, sum(axes.get_ylim()) / 2), wishes, style)


def _cramps(spots: Spots, telling: Telling, ticking: Clock) -> None:
    """A dashed red line at every look that found a cramp."""
    places = [look.at / ticking.seconds for look in telling.looks if look.cramp]
    strong = 0.6 if len(places) <= MANY else 0.2
    for at in places:
        spots.axes.axvline(at, color=VERMILION, lw=0.9, ls=(0, (3, 2)), alpha=strong, zorder=1)
        spots.avoid(np.full(2, at), np.array(spots.axes.get_ylim()))


def _thinned(places: np.ndarray) -> np.ndarray:
    return places[:: max(1, len(places) // COLUMNS)]


def _scale(axes: Axes, plain: Plain, limits: tuple[float, float]) -> None:
    """The edges of what is healthy stand at the axis; without such, a few round numbers."""
    from matplotlib.ticker import MaxNLocator

    if plain.healthy:
        ticks = [plain.healthy.low, plain.healthy.high]
        if (ticks[1] - ticks[0]) / (limits[1] - limits[0]) * HEIGHT < 0.16:  # the two numbers would touch
            ticks = ticks[1:]
    else:
        low, high = (plain.scale * limit for limit in limits)
        ticks = [t / plain.scale for t in MaxNLocator(3).tick_values(low, high) if low <= t <= high]
    axes.set_yticks(ticks, [_tick(plain.scale * tick) for tick in ticks])
    axes.spines["left"].set_color(PALE)


def _tick(value: float) -> str:
    return f"{round(value, 6):g}"


def _write_values(spots: Spots, plain: Plain, time: np.ndarray, run: np.ndarray) -> None:
    """First and last value, and the farthest between if it lies well beyond both."""
    style = {"fontsize": 9, "color": INK, "fontweight": "bold"}
    spots.axes.plot(time[[0, -1]], run[[0, -1]], "o", color=INK, ms=4, zorder=4, clip_on=False)
    spots.put(plain.number(run[-1]), (time[-1], run[-1]), [Wish(6, 0, "left")], style)
    if len(run) > 1 and time[0] < time[-1]:
        spots.put(plain.number(run[0]), (time[0], run[0]), AROUND, style)
        ends = sorted((run[0], run[-1]))
        far = int(np.argmax(np.maximum(run - ends[1], ends[0] - run)))
        if max(run[far] - ends[1], ends[0] - run[far]) > 0.5 * plain.spread:
            spots.axes.plot(time[far], run[far], "o", color=INK, ms=4, zorder=4)
            around = [Wish(0, 8), Wish(0, -8), *AROUND]
            spots.put(plain.number(run[far]), (time[far], run[far]), around, style, strict=True)


def _healthy(axes: Axes, spots: Spots, plain: Plain, ticking: Clock) -> None:
    """The green band, and its word where it covers nothing."""
    if plain.healthy is None:
        return
    low, high = plain.healthy.low, plain.healthy.high
    axes.axhspan(low, high, color=GREEN, alpha=0.16, lw=0, zorder=0)
    style = {"fontsize": 8.5, "color": "#00704f"}
    middle = (low + high) / 2
    across = [Wish((share - 0.5) * spots.size[0], 0) for share in (0.5, 0.72, 0.28, 0.88, 0.14)]
    band = abs(spots.at(0, high)[0, 1] - spots.at(0, low)[0, 1])
    levels = (
        [0.0, band / 2 - 7, 7 - band / 2, band / 2 + 7, -band / 2 - 7] if band > 22 else [band / 2 + 7, -band / 2 - 7]
    )
    wishes = [Wish(wish.right, up) for up in levels for wish in across]
    spots.put(plain.healthy.words, (ticking.end / 2, middle), wishes, style)
