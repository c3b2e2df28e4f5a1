"""The looks aside in the picture of hours: was there a cramp, how near is one, and what it looked like."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from myospasm.plots.hours_told import Clock, Look, Row, Telling
from myospasm.plots.letters import ABOVE, AROUND, Spots, Wish
from myospasm.plots.palette import GREY, INK, PURPLE, VERMILION
from myospasm.plots.words import plain_muscle

if TYPE_CHECKING:
    from matplotlib.axes import Axes

QUIET = "#8b979f"
BEFORE, AFTER, CLOSE = 3.0, 12.0, 1.15
"""Seconds around the begin of a cramp that are shown from close by, and inches of that panel."""
MARKS = {"watch": "o", "contraction": "s"}


def look_rows(tellings: Sequence[Telling], ticking: Clock) -> list[Row]:
    """Rows for the looks at the muscle, for the threshold, and for the last cramp, where there are such."""
    looks = [look for telling in tellings for look in telling.looks]
    rows = [_cramp_row(looks, ticking)] if any(look.kind != "threshold" for look in looks) or not looks else []
    if any(look.kind == "threshold" for look in looks):
        rows.append(_threshold_row(looks, ticking))
    if any(_traced(telling) for telling in tellings):
        rows.append(_close_row())
    return rows


def _cramp_row(looks: Sequence[Look], ticking: Clock) -> Row:
    lengths = [_length(look) for look in looks if look.cramp]
    most = max([n for n in lengths if math.isfinite(n)], default=1.0) if lengths else 0.0
    squeezed = any(look.kind == "contraction" for look in looks)
    marks = "Grey: quiet. " + ("Square: after a hard squeeze. " if squeezed else "")
    aside = marks + ("Red (dashed above): a cramp, as high as its seconds; % = its strength" if lengths else "")
    if not looks:
        return Row("Was there a cramp?", "", 0.35, _nothing(ticking))
    return Row("Was there a cramp?", aside.strip(), 1.05 if lengths else 0.4, _cramps(most, ticking))


def _nothing(ticking: Clock) -> Callable[[Axes, Telling], None]:
    def draw(axes: Axes, telling: Telling) -> None:
        del telling
        axes.set_ylim(0, 1)
        axes.set_yticks([])
        axes.text(ticking.end / 2, 0.5, "no close look at the muscle", ha="center", va="center", fontsize=9, color=GREY)

    return draw


def _length(look: Look) -> float:
    length = look.cramp["duration"] if look.cramp else 0.0
    return math.inf if length is None else float(length)


def _cramps(most: float, ticking: Clock) -> Callable[[Axes, Telling], None]:
    def draw(axes: Axes, telling: Telling) -> None:
        axes.set_ylim(-0.12 * most if most else 0, 1.75 * most if most else 1)
        axes.set_yticks([0, _round(most)] if most else [])
        looks = [look for look in telling.looks if look.kind != "threshold"]
        spots = Spots(axes)
        if not looks:
            return _nothing(ticking)(axes, telling) if not most else None
        places = _apart([look.at / ticking.seconds for look in looks], ticking, spots.size[0])
        for look, at in zip(looks, places, strict=True):
            _mark(axes, spots, look, at, most)
        loud = sorted(zip(looks, places, strict=True), key=lambda pair: -_length(pair[0]))
        for look, at in loud:
            if look.cramp:
                _say(spots, look.cramp, (at, min(_length(look), 1.2 * most)))
        if not any(look.cramp for look in looks):
            words = "quiet at every look" if len(looks) > 1 else "quiet"
            style = {"fontsize": 9, "color": GREY}
            spots.put(words, (ticking.end / 2, 0.75 * most if most else 0.8), [Wish(0, 0), Wish(0, 4)], style)

    return draw


def _round(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(max(value, 1e-9)))
    return next(power * n for n in (5, 2, 1) if power * n <= value)


def _apart(wanted: list[float], ticking: Clock, points: float) -> list[float]:
    """Looks at one moment stand beside one another."""
    step = 7 / points * ticking.end
    places: list[float] = []
    for at in wanted:
        places.append(max(at, places[-1] + step) if places and at - places[-1] < step / 7 else at)
    return places


def _mark(axes: Axes, spots: Spots, look: Look, at: float, most: float) -> None:
    level = 0.0 if most else 0.35
    shape = MARKS.get(look.kind, "o")
    if not look.cramp:
        axes.plot(at, level, shape, color=QUIET, ms=5.5, mew=0, clip_on=False, zorder=4)
        return
    top = min(_length(look), 1.2 * most)
    axes.vlines(at, 0, top, color=VERMILION, lw=4.5, zorder=3)
    axes.plot(at, top, shape, color=VERMILION, ms=8, mew=0, clip_on=False, zorder=4)
    spots.avoid(np.full(2, at), np.array([0.0, top]))


def _say(spots: Spots, cramp: dict[str, Any], place: tuple[float, float]) -> None:
    length, strength = cramp["duration"], cramp.get("emg_percent_of_max")
    lines = ["goes on" if length is None else f"{length:.0f} s"]
    if strength is not None and math.isfinite(strength):
        lines.append(f"{strength:.0f} %")
    style = {"fontsize": 8.5, "color": VERMILION, "fontweight": "bold"}
    beside = Wish(9, 12, "left"), Wish(-9, 12, "right"), Wish(9, -2, "left"), Wish(-9, -2, "right")
    two = (Wish(0, 16), *beside, Wish(4, 16, "right"))
    if not spots.put("\n".join(lines), place, two, style, strict=True):
        spots.put(lines[0], place, ABOVE, style, strict=True)


def _threshold_row(looks: Sequence[Look], ticking: Clock) -> Row:
    found = [look.threshold for look in looks if look.threshold is not None and math.isfinite(look.threshold)]
    limits = (0.0, 1.45 * max(found)) if found else (0.0, 1.0)
    heading = "How many shocks a second set off a cramp?"
    return Row(
        heading, "Fewer = nearer to a cramp. Open triangle: none was set off", 0.95, _thresholds(limits, ticking)
    )


def _thresholds(limits: tuple[float, float], ticking: Clock) -> Callable[[Axes, Telling], None]:
    def draw(axes: Axes, telling: Telling) -> None:
        axes.set_ylim(*limits)
        axes.set_yticks([0, _round(limits[1])] if limits[1] > 1 else [])
        looks = [look for look in telling.looks if look.kind == "threshold"]
        found = [(look.at / ticking.seconds, look.threshold) for look in looks if _finite(look.threshold)]
        none = [look.at / ticking.seconds for look in looks if not _finite(look.threshold)]
        axes.plot(none, [0.9 * limits[1]] * len(none), "^", mfc="white", mec=GREY, ms=7, clip_on=False, zorder=4)
        if not looks:
            axes.text(ticking.end / 2, limits[1] / 2, "not tested", ha="center", va="center", fontsize=9, color=GREY)
        if not found:
            return
        time, hertz = np.array(found, float).T
        axes.plot(time, hertz, "-o", color=PURPLE, lw=1.6, ms=5.5, zorder=3, clip_on=False)
        spots = Spots(axes)
        spots.avoid(time, hertz)
        spots.avoid(np.array(none), np.full(len(none), 0.9 * limits[1]))
        for i in sorted(range(len(time)), key=lambda i: (i not in (0, len(time) - 1), hertz[i])):
            style = {"fontsize": 9, "color": PURPLE, "fontweight": "bold"}
            wishes = *ABOVE, Wish(0, -9), Wish(4, 9, "right"), *AROUND
            spots.put(f"{hertz[i]:.0f}", (time[i], hertz[i]), wishes, style, strict=True)

    return draw


def _finite(value: float | None) -> bool:
    return value is not None and math.isfinite(value)


def _traced(telling: Telling) -> Look | None:
    """The last look with a cramp of which every pulse was kept: what is left when all was done."""
    kept = [look for look in telling.looks if look.cramp and look.trace is not None]
    return kept[-1] if kept else None


def _close_row() -> Row:
    aside = "Each tick: a pulse that reached the muscle; each line: a nerve cell"
    return Row("The first seconds of the last cramp", aside, CLOSE, _close, timed=False)


def _close(axes: Axes, telling: Telling) -> None:
    look = _traced(telling)
    axes.set_yticks([])
    if look is None or look.trace is None or look.cramp is None:
        axes.set_xticks([])
        axes.set_ylim(0, 1)
        words = "no cramp came" if not telling.strongest else "not kept"
        axes.text(0.5, 0.5, words, transform=axes.transAxes, ha="center", va="center", fontsize=9, color=GREY)
        return
    time, row = _rows(look)
    time = time - float(look.cramp["onset"])
    length = _length(look)
    seen = (time >= -BEFORE) & (time <= AFTER)
    by_itself = (time >= 0) & (time <= length)
    tall = 72 * CLOSE / max(1, int(row.max(initial=0)) + 1)
    size = {"ls": "", "marker": "|", "ms": min(tall, 8.0), "mew": 0.5, "rasterized": True}
    axes.plot(time[seen & ~by_itself], row[seen & ~by_itself], color=INK, **size)
    axes.plot(time[seen & by_itself], row[seen & by_itself], color=VERMILION, **size)
    axes.set_ylim(-1, max(int(row.max(initial=0)), 1) + 1)
    axes.set_xlim(-BEFORE, AFTER)
    muscle = plain_muscle(str(look.cramp["muscle"]))
    axes.set_xlabel(f"seconds since the cramp of the {muscle} began", fontsize=9, color=GREY)


def _rows(look: Look) -> tuple[np.ndarray, np.ndarray]:
    """Times of pulses in the cramping muscle, and the line on which each stands: small units below."""
    trace = look.trace
    assert trace is not None
    assert look.cramp is not None
    time, unit = trace["fiber_spike_time"].values.astype(float), trace["fiber_spike_unit"].values.astype(int)
    if "muscle_of_unit" in trace and "muscle" in trace.coords:
        names = [str(name) for name in trace["muscle"].values]
        if look.cramp["muscle"] in names:
            mine = trace["muscle_of_unit"].values[unit] == names.index(look.cramp["muscle"])
            time, unit = time[mine], unit[mine]
    return time, np.unique(unit, return_inverse=True)[1].reshape(-1)
