"""A recording of any origin with what was found in it: each muscle's EMG, the units, the force, and the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from myospasm.ground import MyospasmError
from myospasm.plots.palette import BLUE, GREY, INK, OCHRE, PALE, VERMILION, calm
from myospasm.plots.panels import COLUMNS
from myospasm.plots.words import NOTICE, plain_muscle
from myospasm.signs.sites import Site, sites
from myospasm.signs.units import smooth_rate

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from myospasm.records import Recording

    Drawer = Callable[[Axes], None]

MOST_MUSCLES, MOST_FORCES = 16, 3
FEW_UNITS = 12
"""So many units are drawn with their rates and names; more are a raster alone."""
LANES = 4
"""So many muscles have a panel each with a scale; more share one, each in its own lane."""
COURSE = 3
"""So many contractions of a muscle make a course of its median frequency that is worth a panel."""


def plot_measured(recording: Recording, findings: dict[str, Any]) -> Figure:
    """The recording on one time axis with the muscle activity that `signs.measure` found shaded, and its figures.

    `findings` is the JSON of `myospasm measure`. Errors: MyospasmError if there is nothing to draw. At most 16
    muscles and 3 forces are drawn; long files are read one channel and one piece at a time.
    """
    from matplotlib.figure import Figure

    drawers = _drawers(recording, findings)
    if not drawers:
        raise MyospasmError("the recording has neither EMG nor force nor units; there is nothing to draw.")
    heights = [height for height, _ in drawers]
    figure = Figure(figsize=(10, 1.9 * sum(heights) + 0.8), facecolor="white", layout="constrained")
    panels = np.atleast_1d(figure.subplots(len(drawers), 1, sharex=True, height_ratios=heights))
    for axes, (_, draw) in zip(panels, drawers, strict=True):
        draw(axes)
    panels[-1].set_xlim(recording.start, recording.end)
    panels[-1].set_xlabel("time (seconds)", fontsize=9, color=GREY)
    figure.supxlabel(NOTICE, fontsize=8, color=GREY, x=0.02, ha="left")
    figure.align_ylabels(panels)
    return figure


def _drawers(recording: Recording, findings: dict[str, Any]) -> list[tuple[float, Drawer]]:
    """The panels from top to bottom, with their heights."""
    muscles = sites(recording)
    found: list[tuple[float, Drawer]] = []
    if len(muscles) > LANES:
        shown = muscles[:MOST_MUSCLES]
        found.append((0.32 * len(shown), lambda a: _lanes(a, recording, shown, len(muscles), findings)))
    else:
        found += [(1.0, lambda a, m=m: _emg(a, recording, m, findings)) for m in muscles]
    if len(muscles) <= LANES and any(len(_pitches(findings, m)) >= COURSE for m in muscles):
        found.append((0.7, lambda a: _pitch(a, findings)))
    if recording.truth:
        found.append((1.2, lambda a: _units(a, recording)))
    moving = [f["channel"] for f in findings.get("forces", ()) if f["onset"] is not None]
    rows = recording.rows("force")
    rows = [i for i in rows if recording.channels[i].label in moving] or rows[:1]
    return found + [(1.0, lambda a, i=i: _force(a, recording, i, findings)) for i in rows[:MOST_FORCES]]


def _columns(recording: Recording, row: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Times, smallest and largest values of a channel in each column of the picture, read in a few pieces."""
    count = recording.samples.shape[1]
    step = max(1, count // COLUMNS)
    low, high, used = [], [], count // step * step
    for first in range(0, used, 100 * step):
        last = min(first + 100 * step, used)
        piece = np.asarray(recording.samples[row, first:last], float).reshape(-1, step)
        known = np.isfinite(piece)
        bare = ~known.any(axis=1)
        low.append(np.where(bare, np.nan, np.min(piece, axis=1, where=known, initial=np.inf)))
        high.append(np.where(bare, np.nan, np.max(piece, axis=1, where=known, initial=-np.inf)))
    return recording.start + np.arange(0, used, step) / recording.rate, np.concatenate(low), np.concatenate(high)


def _shown(recording: Recording, site: Site, findings: dict[str, Any]) -> int:
    """The channel that stands for a muscle: a pair rather than an electrode, the loudest that can be trusted."""
    told = findings.get("channels") or [{}] * len(recording.channels)
    good = [i for i in site.rows if told[i].get("usable", True)] or site.rows
    pairs = [i for i in good if recording.channels[i].position is None or recording.channels[i].label.endswith("EMG")]
    return max(pairs or good, key=lambda i: told[i].get("rms") or 0.0)


def _remarks(recording: Recording, rows: list[int], findings: dict[str, Any]) -> str:
    """What is wrong with a muscle's channels, in a few words."""
    told = findings.get("channels") or []
    mine = [told[i] for i in rows if i < len(told)]
    bad = [c["label"] for c in mine if c.get("usable") is False]
    lines = [c["line_hz"] for c in mine if c.get("line_hz")]
    some = ", ".join(bad[:4]) + (f" and {len(bad) - 4} more" if len(bad) > 4 else "")
    clipped = [c for c in mine if (c.get("clipped_percent") or 0) > 0]
    said = [
        f"left out: {some}" if bad else "",
        f"hum of {max(set(lines), key=lines.count):.0f} Hz in {len(lines)} of {len(mine)}" if lines else "",
        f"clipped: {len(clipped)} of {len(mine)}" if clipped else "",
        "gaps" if any(c.get("gaps_percent") for c in mine if c.get("usable")) else "",
    ]
    return "; ".join(filter(None, said))


def _name(site: Site) -> str:
    return plain_muscle(site.name) if site.name else ""


def _brief(site: Site) -> str:
    """A name that fits beside a lane."""
    return name if len(name := _name(site)) <= 26 else site.name.replace("_", " ")[:26]


def _shade(axes: Axes, site: Site, findings: dict[str, Any], lane: tuple[float, float] = (0.0, 1.0)) -> None:
    for spasm in (s for s in findings["spasms"] if s["muscle"] == site.name):
        axes.axvspan(spasm["onset"], spasm["end"], *lane, color=VERMILION, alpha=0.15, lw=0)


def _corner(axes: Axes, words: str) -> None:
    """Small gray words above the right end of a panel."""
    axes.text(1.0, 1.02, words, transform=axes.transAxes, ha="right", va="bottom", fontsize=7.5, color=GREY)


def _lost(axes: Axes, time: np.ndarray, low: np.ndarray) -> None:
    axes.fill_between(time, 0, 1, where=np.isnan(low), transform=axes.get_xaxis_transform(), color=PALE, lw=0)


def _emg(axes: Axes, recording: Recording, site: Site, findings: dict[str, Any]) -> None:
    row = _shown(recording, site, findings)
    time, low, high = _columns(recording, row)
    axes.fill_between(time, low, high, color=INK, lw=0.2)
    _lost(axes, time, low)
    _shade(axes, site, findings)
    name = f" of the {_name(site)}" if recording.channels[row].muscle else f" {_name(site)}".rstrip()
    calm(axes, f"EMG{name}, found active where shaded", recording.channels[row].unit)
    which = f"{recording.channels[row].label}, 1 of {len(site.rows)} channels" if len(site.rows) > 1 else ""
    _corner(axes, "; ".join(filter(None, [which, *_tone(findings, site), _remarks(recording, site.rows, findings)])))


def _pitches(findings: dict[str, Any], site: Site) -> list[float]:
    """The median frequencies of a muscle's contractions, in Hz."""
    rows = [r for r in findings.get("spectrum", ()) if r["muscle"] == site.name and r["part"] == "contraction"]
    return [r["median_frequency"] for r in rows if r["median_frequency"]]


def _tone(findings: dict[str, Any], site: Site) -> list[str]:
    """A muscle's median frequency and its fibers' velocity, in a few words."""
    pitch = _pitches(findings, site)
    speeds = [r["velocity"] for r in findings.get("conduction_velocity", ()) if r["muscle"] == site.name]
    known = [speed for speed in speeds if speed]
    said = [f"median frequency {_span(pitch, '.0f')} Hz"] if pitch else []
    return [*said, f"fibers conduct at {_span(known, '.1f')} m/s"] if known else said


def _span(values: list[float], digits: str) -> str:
    return " to ".join(dict.fromkeys(f"{v:{digits}}" for v in (min(values), max(values))))


def _lanes(axes: Axes, recording: Recording, shown: list[Site], count: int, findings: dict[str, Any]) -> None:
    """Many muscles one below the other, each scaled by itself."""
    for lane, site in enumerate(shown):
        time, low, high = _columns(recording, _shown(recording, site, findings))
        middle = np.nanmedian((low + high) / 2) if np.isfinite(low).any() else 0.0
        size = max(float(np.nanmax(np.abs(np.r_[low, high] - middle), initial=0.0)), 1e-30)
        place = -lane
        axes.fill_between(time, place + 0.45 * (low - middle) / size, place + 0.45 * (high - middle) / size,
                          color=INK, lw=0.2)  # fmt: skip
        axes.fill_between(time, place - 0.45, place + 0.45, where=np.isnan(low), color=PALE, lw=0)
        pitch = [r["median_frequency"] for r in findings.get("spectrum", ()) if r["muscle"] == site.name]
        tone = f"median {np.median(pitch):.0f} Hz" if pitch and None not in pitch else ""
        if remark := "; ".join(filter(None, [_remarks(recording, site.rows, findings), tone])):
            axes.text(recording.end, place + 0.3, remark, fontsize=6.5, color=GREY, ha="right", va="center")
        below = (len(shown) - 1 - lane) / len(shown)
        _shade(axes, site, findings, (below, below + 1 / len(shown)))
    some = f" (the first {len(shown)} of {count})" if count > len(shown) else ""
    calm(axes, f"EMG{some}, found active where shaded; each scaled by itself", "")
    axes.set_ylim(0.5 - len(shown), 0.5)
    axes.set_yticks([-k for k in range(len(shown))], [_brief(s) for s in shown], fontsize=7)


def _pitch(axes: Axes, findings: dict[str, Any]) -> None:
    """The median frequency of each contraction as a bar over it."""
    rows = [r for r in findings["spectrum"] if r["part"] == "contraction" and r["median_frequency"]]
    axes.hlines([r["median_frequency"] for r in rows], [r["onset"] for r in rows], [r["end"] for r in rows],
                color=BLUE, lw=1.8)  # fmt: skip
    axes.set_ylim(0, 1.25 * max((r["median_frequency"] for r in rows), default=1.0))
    calm(axes, "Median frequency of each contraction", "Hz")


def _units(axes: Axes, recording: Recording) -> None:
    trains = [np.asarray(t) for t in recording.truth.values()]
    thin = 0.6 if len(trains) <= 60 else 0.3
    axes.eventplot(trains, colors=INK, linewidths=thin, linelengths=0.7)
    calm(axes, "Motor units", "")
    few = len(trains) <= FEW_UNITS
    if few:
        _rates(axes, recording, trains)
    axes.set_ylim(-0.6, len(trains) - 0.4 + 0.4 * few)
    axes.set_yticks(range(len(trains)) if few else [], list(recording.truth) if few else [])


def _rates(axes: Axes, recording: Recording, trains: list[np.ndarray]) -> None:
    """Each unit's smoothed rate over its own discharges; all units share one scale."""
    at = np.linspace(recording.start, recording.end, 400)
    rates = [smooth_rate(t, at) for t in trains]
    top = max((float(np.nanmax(r)) for r in rates if np.isfinite(r).any()), default=0.0)
    if top > 0:
        for place, rate in enumerate(rates):
            axes.plot(at, place - 0.35 + np.clip(rate / top, 0, 1.1), color=OCHRE, lw=1.1)
        _corner(axes, f"curves: smoothed rates, the highest {top:.0f} pps")


def _force(axes: Axes, recording: Recording, row: int, findings: dict[str, Any]) -> None:
    time, low, high = _columns(recording, row)
    axes.fill_between(time, low, high, color=INK, lw=1.0)
    _lost(axes, time, low)
    label = recording.channels[row].label
    told = next((f for f in findings.get("forces", ()) if f["channel"] == label and f["onset"] is not None), None)
    several = len(recording.rows("force")) > 1
    name = label.replace("_", " ")
    said = name[:1].upper() + name[1:] if name.endswith(("force", "torque")) else f"Force: {name}"
    calm(axes, said if several else "Force", recording.channels[row].unit.replace("1", "as recorded"))
    if told is None:
        return
    if told["steady_start"] is not None:
        axes.axvspan(told["steady_start"], told["steady_end"], color=BLUE, alpha=0.08, lw=0)
        _corner(axes, f"held where shaded, CoV {told['force_cov']:.2f} %")
    _limits(axes, findings["units"], told)


def _limits(axes: Axes, units: list[dict[str, Any]], told: dict[str, Any]) -> None:
    """Where each of a few units joined (upward) and left (downward)."""
    mine = [u for u in units if u.get("recruitment_force") is not None and u["muscle"] in ("", told["muscle"])]
    if 0 < len(mine) <= FEW_UNITS:
        for mark, when, height in (("^", "onset", "recruitment_force"), ("v", "end", "derecruitment_force")):
            places = [(u[when], u[height] + told["rest"]) for u in mine if u[height] is not None]
            if places:
                axes.plot(*zip(*places, strict=True), mark, ms=5, color=VERMILION, ls="none", zorder=3)
