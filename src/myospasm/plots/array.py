"""Where on the skin a muscle is loud: a map of an electrode array, before and in a cramp."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from myospasm.ground import MyospasmError
from myospasm.plots.palette import GREY, INK

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from myospasm.records import Recording


def plot_array(recording: Recording, spans: dict[str, tuple[float, float]], muscle: str | None = None) -> Figure:
    """One small map of the skin for each named span of time: the darker an electrode, the more electricity it felt.

    `spans` names each map and gives its first and last second. Amplitudes are root mean squares in the channels' unit;
    all maps share one scale. Errors: MyospasmError if no EMG channel has a place on the skin, or a span is empty.
    """
    from matplotlib.figure import Figure

    rows = [
        i
        for i, c in enumerate(recording.channels)
        if c.kind == "emg" and c.position is not None and muscle in (None, c.muscle) and not c.label.endswith(" EMG")
    ]
    if not rows:
        raise MyospasmError("no EMG channel of this recording has a place on the skin; a map needs an electrode array.")
    places = np.array([recording.channels[i].position for i in rows]) * 1e3
    maps = {name: amplitude(recording, rows, span) for name, span in spans.items()}
    most = max(float(m.max()) for m in maps.values())
    figure = Figure(figsize=(1.1 + 2.3 * len(maps), 2.9), facecolor="white", layout="constrained")
    panels = np.atleast_1d(figure.subplots(1, len(maps), sharex=True, sharey=True))
    for axes, (name, loud) in zip(panels, maps.items(), strict=True):
        dots = axes.scatter(
            places[:, 1], places[:, 0], c=loud, s=_size(places), marker="s", cmap="cividis_r", vmin=0, vmax=most
        )
        axes.set_title(name, fontsize=10, fontweight="bold", color=INK, loc="left")
        axes.set_aspect("equal")
        axes.margins(0.15)
        axes.tick_params(labelsize=8, colors=GREY, length=2)
        axes.spines[:].set_visible(False)
        axes.set_xlabel("across the fibers (mm)", fontsize=8, color=GREY)
    panels[0].set_ylabel("along the fibers (mm)", fontsize=8, color=GREY)
    bar = figure.colorbar(
        dots, ax=list(panels), shrink=0.8, label=f"EMG amplitude ({recording.channels[rows[0]].unit} RMS)"
    )
    bar.ax.tick_params(labelsize=8, colors=GREY)
    bar.ax.yaxis.label.set(size=8, color=GREY)
    bar.outline.set_visible(False)  # type: ignore[operator]
    return figure


def amplitude(recording: Recording, rows: list[int], span: tuple[float, float]) -> np.ndarray:
    """The root mean square of each of these channels in a span of time, its offset taken out."""
    first, last = (round((t - recording.start) * recording.rate) for t in span)
    piece = np.asarray(recording.samples[rows, max(0, first) : max(0, last)], float)
    if piece.shape[1] < 2:
        raise MyospasmError(f"the recording has no samples from {span[0]} to {span[1]} s; name a span inside it.")
    return piece.std(axis=1)


def _size(places: np.ndarray) -> float:
    """The area of a marker, in points, that leaves a little skin between electrodes."""
    extent = max(float(np.ptp(places, axis=0).max()), 1.0)
    sides = [np.diff(np.unique(np.round(places[:, k], 3))) for k in (0, 1)]
    pitch = min([float(s.min()) for s in sides if len(s)] or [extent])
    return float(np.clip(0.8 * pitch / (1.3 * extent) * 130, 3, 60)) ** 2
