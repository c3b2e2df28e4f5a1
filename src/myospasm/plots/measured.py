"""A recording of any origin with what was found in it: each muscle's EMG, the units, the force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from myospasm.ground import MyospasmError
from myospasm.plots.palette import GREY, INK, VERMILION, calm
from myospasm.plots.panels import envelope
from myospasm.plots.scene import bipolar
from myospasm.plots.words import NOTICE, plain_muscle

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from myospasm.records import Recording


def plot_measured(recording: Recording, findings: dict[str, Any]) -> Figure:
    """The recording on one time axis with the muscle activity that `signs.measure` found shaded.

    `findings` is the JSON of `myospasm measure`. Errors: MyospasmError if there is nothing to draw.
    """
    from matplotlib.figure import Figure

    drawers = _drawers(recording, findings)
    if not drawers:
        raise MyospasmError("the recording has neither EMG nor force nor units; there is nothing to draw.")
    figure = Figure(figsize=(10, 1.9 * len(drawers) + 0.8), facecolor="white", layout="constrained")
    panels = np.atleast_1d(figure.subplots(len(drawers), 1, sharex=True))
    for axes, draw in zip(panels, drawers, strict=True):
        draw(axes)
    panels[-1].set_xlim(recording.time[0], recording.time[-1])
    panels[-1].set_xlabel("time (seconds)", fontsize=9, color=GREY)
    figure.supxlabel(NOTICE, fontsize=8, color=GREY, x=0.02, ha="left")
    return figure


def _drawers(recording: Recording, findings: dict[str, Any]) -> list[Callable[[Axes], None]]:
    muscles = dict.fromkeys(c.muscle for c in recording.channels if c.kind == "emg")
    drawers: list[Callable[[Axes], None]] = [lambda a, m=m: _emg(a, recording, m, findings["spasms"]) for m in muscles]
    if recording.truth:
        drawers.append(lambda a: _units(a, recording))
    force = next((i for i, c in enumerate(recording.channels) if c.kind == "force"), None)
    if force is not None:
        drawers.append(lambda a: _force(a, recording, force))
    return drawers


def _emg(axes: Axes, recording: Recording, muscle: str, spasms: list[dict[str, Any]]) -> None:
    row = bipolar(recording, muscle)
    if row is None:
        return
    time, low, high = envelope(recording.time, recording.samples[row])
    axes.fill_between(time, low, high, color=INK, lw=0.2)
    for spasm in (s for s in spasms if s["muscle"] == muscle):
        axes.axvspan(spasm["onset"], spasm["end"], color=VERMILION, alpha=0.15, lw=0)
    name = f" of the {plain_muscle(muscle)}" if muscle else ""
    calm(axes, f"EMG{name}, found active where shaded", recording.channels[row].unit)


def _units(axes: Axes, recording: Recording) -> None:
    axes.eventplot([np.asarray(t) for t in recording.truth.values()], colors=INK, linewidths=0.6, linelengths=0.8)
    calm(axes, "Motor units", "")
    few = len(recording.truth) <= 12
    axes.set_yticks(range(len(recording.truth)) if few else [], list(recording.truth) if few else [])


def _force(axes: Axes, recording: Recording, row: int) -> None:
    time, low, high = envelope(recording.time, recording.samples[row])
    axes.fill_between(time, low, high, color=INK, lw=1.0)
    calm(axes, "Force", recording.channels[row].unit.replace("1", "as recorded"))
