"""The panels of the picture, one function each: they draw on given axes and know nothing of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from myospasm.plots.palette import (
    BLUE,
    GREEN,
    GREY,
    INK,
    OCHRE,
    ORANGE,
    ORIGIN_COLORS,
    ORIGIN_WORDS,
    PURPLE,
    VERMILION,
    calm,
)
from myospasm.records import ORIGINS

if TYPE_CHECKING:
    import xarray as xr
    from matplotlib.axes import Axes

    from myospasm.plots.scene import Scene
    from myospasm.records import Recording

TARGETS = ("force_target", "emg_target")
COLUMNS = 1600
"""Signals are drawn as their smallest and largest value in this many columns: no spike is lost, nothing is slow."""


def command(axes: Axes, trace: xr.Dataset, shown: Scene) -> None:
    """The voluntary command, and the stimulator's pulses if there were any."""
    title = "What the brain asks for"
    time = trace["time"].values
    axes.fill_between(time, 100 * trace["drive"].values[:, shown.index], color=BLUE, alpha=0.75, lw=0)
    pulses = (trace["stimulus_nerve"].values + trace["stimulus_point"].values)[:, shown.index]
    if shown.stimulated:
        at = time[pulses > 0]
        axes.vlines(at, 0, 100 * np.minimum(1, pulses[pulses > 0]), color=PURPLE, lw=0.6)
        title += ", and the electric pulses to the nerve"
    target = (
        (trace["force_target"].values + trace["emg_target"].values)[:, shown.index] if "force_target" in trace else 0
    )
    if np.any(target):
        axes.plot(time, np.where(target > 0, 100 * target, np.nan), color=ORANGE, lw=1.6)
        title += ", and the target on the screen"
    calm(axes, title, "percent")
    axes.set_ylim(0, 105)
    axes.set_yticks([0, 50, 100])
    _by_itself(axes, shown)


def _by_itself(axes: Axes, shown: Scene) -> None:
    for spasm in filter(None, [shown.longest]):
        end = min(spasm["end"] or shown.finish, *(s[0] for s in shown.stretch if s[0] > spasm["onset"]), shown.finish)
        share = (end - spasm["onset"]) / (axes.get_xlim()[1] - axes.get_xlim()[0])
        lines = "The brain asks for nothing here:", "the muscle goes on by itself."
        if share > 0.2 and not any(spasm["onset"] < v[1] - 1 and v[0] < end for v in shown.voluntary):
            text = (" " if share > 0.5 else "\n").join(lines)
            axes.text((spasm["onset"] + end) / 2, 50, text, ha="center", va="center", fontsize=9.5, color=VERMILION)


def raster(axes: Axes, trace: xr.Dataset, shown: Scene) -> None:
    """Every spike that reached the fibers: one row a motor unit, small units below, colored by where it was born."""
    mine = np.flatnonzero(trace["muscle_of_unit"].values == shown.index)
    place = np.full(trace.sizes["unit"], -1)
    place[mine[np.argsort(trace["rank"].values[mine], kind="stable")]] = np.arange(len(mine)) + 1
    row = place[trace["fiber_spike_unit"].values.astype(int)]
    size = max(1.0, 110 / max(1, len(mine)))
    for code, origin in enumerate(ORIGINS):
        at = (row > 0) & (trace["fiber_spike_origin"].values == code)
        if at.any():
            times = trace["fiber_spike_time"].values[at]
            axes.plot(
                times,
                row[at],
                "|",
                ms=size,
                mew=0.55,
                color=ORIGIN_COLORS[origin],
                label=ORIGIN_WORDS[origin],
                rasterized=True,
            )
    calm(axes, "Every pulse that reaches the muscle", "motor units, small to large")
    axes.set_ylim(0.2, len(mine) + 0.8)
    _origin_legend(axes)


def _origin_legend(axes: Axes) -> None:
    handles, labels = axes.get_legend_handles_labels()
    if handles:
        legend = axes.legend(
            handles, labels, loc="lower right", bbox_to_anchor=(1.0, 1.0), ncols=3, frameon=False, fontsize=8.5,
            handletextpad=0.1, columnspacing=1.2, borderaxespad=0.1, labelcolor=GREY,
        )  # fmt: skip
        for handle in filter(None, legend.legend_handles):
            handle.set(markersize=8, markeredgewidth=1.6)


def emg(axes: Axes, recording: Recording, row: int, shown: Scene) -> None:
    """The electricity on the skin, as its smallest and largest value in each column of the picture."""
    time, low, high = envelope(recording.time, recording.samples[row])
    axes.fill_between(time, low, high, color=INK, lw=0.2)
    calm(axes, "The muscle's electricity, felt by two electrodes on the skin (EMG)", recording.channels[row].unit)
    most = 1.08 * max(float(np.abs(low).max()), float(np.abs(high).max()), 1e-9)
    axes.set_ylim(-most, 1.4 * most)
    spasms = [(s["onset"], shown.finish if s["end"] is None else s["end"]) for s in shown.spasms]
    for words, color, spans in (("on command", BLUE, shown.voluntary), ("by itself", VERMILION, spasms)):
        for span in spans:
            _inside(axes, span, words, color)


def _inside(axes: Axes, span: tuple[float, float], words: str, color: str) -> None:
    """Words at the top of a span, where it is wide enough for them."""
    first, last = axes.get_xlim()
    if (span[1] - span[0]) / (last - first) > 0.0085 * len(words):
        place = axes.get_xaxis_transform()
        axes.text(sum(span) / 2, 0.96, words, transform=place, ha="center", va="top", fontsize=9, color=color)


def force(axes: Axes, trace: xr.Dataset, shown: Scene) -> None:
    """The pull of the muscle on its tendon."""
    time, low, high = envelope(trace["time"].values, trace["force"].values[:, shown.index])
    axes.fill_between(time, low, high, color=INK, lw=1.0)
    calm(axes, "How hard the muscle pulls", "newton")
    axes.set_ylim(0, 1.1 * max(float(high.max()), 1e-6))


def angle(axes: Axes, trace: xr.Dataset, shown: Scene) -> None:
    """The joint's angle in degrees; up is toward pointed toes."""
    degrees = np.rad2deg(trace["angle"].values[:, shown.joint])
    joint = str(trace["joint"].values[shown.joint])
    words = {"ankle": "toes pointed is up, toes pulled up is down", "hallux": "big toe bent is up, stretched is down"}
    axes.plot(trace["time"].values, degrees, color=INK, lw=1.4)
    calm(axes, f"The angle of the {plain_joint(joint)} ({words.get(joint, 'positive is up')})", "degrees")
    low, high = float(degrees.min()), float(degrees.max())
    axes.set_ylim(low - 0.15 * (high - low) - 2, high + 0.15 * (high - low) + 2)
    for start, _ in shown.stretch:
        # before the stretch the joint is held, so the free half of the panel is away from that angle
        held = float(np.interp(start, trace["time"].values, degrees))
        height = 0.2 if held > (low + high) / 2 else 0.8
        axes.annotate(
            "stretch", (start, height), xycoords=axes.get_xaxis_transform(), va="center", color=GREEN,
            xytext=(-5, 0), textcoords="offset points", ha="right", fontsize=9,
        )  # fmt: skip


def plain_joint(name: str) -> str:
    """A joint's name for a patient."""
    return {"hallux": "big toe"}.get(name, name)


def memory(axes: Axes, trace: xr.Dataset, shown: Scene) -> None:
    """What hard work leaves behind for a minute: potassium around the fibers, and the cord's readiness to go on."""
    time = trace["slow_time"].values
    axes.plot(time, trace["potassium"].values[:, shown.index], color=INK, lw=1.4)
    calm(axes, "What hard work leaves behind: potassium in the muscle", "mmol/L")
    if "facilitation" in trace:
        other = axes.twinx()
        other.plot(time, trace["facilitation"].values[:, shown.index], color=OCHRE, lw=1.4)
        other.set_ylim(0, max(1.0, other.get_ylim()[1]))
        other.tick_params(labelsize=8.5, colors=OCHRE, length=3)
        other.set_frame_on(False)
        title = "and a spinal cord that is easier to excite"
        axes.set_title(title, loc="right", fontsize=10, fontweight="bold", color=OCHRE, pad=5)


def envelope(time: np.ndarray, signal: np.ndarray, columns: int = COLUMNS) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Times, smallest and largest values of a signal cut into columns."""
    step = max(1, len(signal) // columns)
    count = len(signal) // step
    pieces = np.asarray(signal[: count * step], float).reshape(count, step)
    return np.asarray(time[: count * step : step]), pieces.min(axis=1), pieces.max(axis=1)
