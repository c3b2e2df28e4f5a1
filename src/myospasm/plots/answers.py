"""The picture of a reflex test: every answer below the other, and how they grow with the shock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from myospasm.plots.palette import BLUE, GREY, INK, VERMILION, calm
from myospasm.plots.words import NOTICE, plain_muscle
from myospasm.signs.answers import H_WINDOW, M_WINDOW, Responses
from myospasm.signs.bench import Jerks, jerks, shocks, sweeps
from myospasm.signs.late_answers import TAP_WINDOW

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from myospasm.records import Recording

MOST = 40
"""So many answers are drawn; of more, evenly chosen ones."""


def plot_answers(recording: Recording, muscle: str) -> Figure | None:
    """All answers to single shocks or taps, and their sizes; None where there was no such test."""
    from matplotlib.figure import Figure

    responses, taps = shocks(recording, muscle), jerks(recording, muscle)
    if responses is None and taps is None:
        return None
    figure = Figure(figsize=(10.0, 6.2), facecolor="white")
    left, right = figure.subplots(1, 2, width_ratios=(1.15, 1.0))
    if responses is not None:
        _waterfall(left, recording, muscle, responses.onset)
        _windows(left, {"M": (M_WINDOW, BLUE), "H": (H_WINDOW, VERMILION)})
        _sizes(right, responses)
    elif taps is not None:
        _waterfall(left, recording, muscle, taps.onset)
        _windows(left, {"jerk": (TAP_WINDOW, VERMILION)})
        _jerks(right, taps)
    what = "shocks to its nerve" if responses is not None else "taps on its tendon"
    figure.suptitle(
        f"How the {plain_muscle(muscle)} answers {what}", x=0.03, ha="left", fontsize=15, fontweight="bold", color=INK
    )
    figure.text(0.03, 0.02, f"A simulation by myospasm. {NOTICE}", fontsize=8, color=GREY)
    figure.subplots_adjust(left=0.08, right=0.97, top=0.86, bottom=0.13, wspace=0.22)
    return figure


def _waterfall(axes: Axes, recording: Recording, muscle: str, onsets: np.ndarray) -> None:
    """Each answer on a line of its own, the first on top."""
    chosen = onsets[np.unique(np.linspace(0, len(onsets) - 1, min(MOST, len(onsets))).round().astype(int))]
    time, waves = sweeps(recording, muscle, list(chosen))
    size = float(np.nanmax(np.abs(waves[:, time > 0.001]), initial=0.0)) or 1.0
    for i, wave in enumerate(waves):
        axes.plot(1000 * time, wave / size * 2.2 - i, color=INK, lw=0.8)
    calm(axes, "EMG after each, one below the other", f"full height: {2 * size:.2g} mV in 4.4 lines")
    axes.set_yticks([])
    axes.set_ylim(-len(waves) - 1.5, 2.8)
    axes.set_xlabel("milliseconds after it", fontsize=9, color=GREY)
    axes.axvline(0, color=GREY, lw=0.8, ls=":")


def _windows(axes: Axes, windows: dict[str, tuple[tuple[float, float], str]]) -> None:
    for name, ((begin, end), color) in windows.items():
        axes.axvspan(1000 * begin, 1000 * end, color=color, alpha=0.08, lw=0)
        axes.text(500 * (begin + end), 2.6, name, ha="center", va="top", color=color, fontsize=11, fontweight="bold")


def _sizes(axes: Axes, responses: Responses) -> None:
    """M and H against the current, or one after the other where the current stayed the same."""
    varied = np.ptp(responses.current) > 1e-6
    where = 100 * responses.current if varied else np.arange(1, len(responses.onset) + 1)
    order = np.argsort(where, kind="stable")
    for name, waves, color in (("M wave", responses.early, BLUE), ("H reflex", responses.late, VERMILION)):
        axes.plot(where[order], waves.peak_to_peak[order], "o-", ms=4, lw=1.2, color=color, label=name)
    calm(axes, "How large", "millivolt, peak to peak")
    axes.set_xlabel(
        "current, % of that for a maximal M wave" if varied else "number of the shock", fontsize=9, color=GREY
    )
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False, fontsize=9.5)


def _jerks(axes: Axes, taps: Jerks) -> None:
    """Size of each jerk's EMG and how long after the tap it began."""
    number = np.arange(1, len(taps.onset) + 1)
    axes.plot(number, taps.peak_to_peak, "o-", ms=4, lw=1.2, color=VERMILION)
    calm(axes, "How large, and how soon", "millivolt, peak to peak")
    axes.set_xlabel("number of the tap", fontsize=9, color=GREY)
    axes.set_ylim(bottom=0)
    for x, y, late in zip(number, taps.peak_to_peak, taps.latency, strict=True):
        words = "" if np.isnan(late) else f"{1000 * late:.0f} ms"
        axes.annotate(words, (x, y), xytext=(0, 8), textcoords="offset points", ha="center", fontsize=8.5, color=GREY)
