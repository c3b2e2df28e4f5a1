"""How real the simulated EMG is: the picture and the table of docs/realism.md.

Run: python docs/realism.py FOLDER-OF-SAMPLES. The recording is openhdemg's sample (hdemg_voluntary/otb_testfile.json).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from PIL import Image
from scipy.signal import welch

from myospasm import evidence
from myospasm.evidence import hdemg_sample as sample
from myospasm.evidence._grid_figures import grid_emg
from myospasm.files.formats import read_recording
from myospasm.records import Recording
from myospasm.signs import emg_frequencies

PAGE = Path(__file__).with_suffix(".md")
PICTURE = Path(__file__).with_name("realism-hdemg.png")
PAPERS = ("hdemg_sample", "delucamerletti1988")
BEGIN, END = "<!-- table -->", "<!-- /table -->"
MEASURED, SIMULATED = "0.2", "#d1495b"
RATE = 2048.0


class Shown(NamedTuple):
    """One grid's steady EMG (uV), its places (mm), its name and color."""

    emg: np.ndarray
    places: np.ndarray
    name: str
    color: str

    @property
    def unit(self) -> np.ndarray:
        """Every channel in units of its own root mean square."""
        return self.emg / self.emg.std(axis=1, keepdims=True)


def shown(recording: Recording, steady: tuple[float, float], name: str, color: str) -> Shown:
    """A grid as it is drawn."""
    emg, places = grid_emg(recording)
    return Shown(emg[:, round(steady[0] * RATE) : round(steady[1] * RATE)], places, name, color)


def traces(panel: Axes, grid: Shown, gap: float = 600.0) -> None:
    """One second of the middle column, electrodes 8 mm apart."""
    column = np.flatnonzero(grid.places[:, 1] == 0)
    column = column[np.argsort(grid.places[column, 0])]
    first = int(2 * RATE)
    time = np.arange(int(RATE)) / RATE
    for level, channel in enumerate(column):
        line = grid.emg[channel, first : first + time.size]
        panel.plot(time, np.clip(line, -900, 900) - gap * level, color=grid.color, lw=0.5)
    panel.plot([1.02, 1.02], [-gap * 12, -gap * 11], color="0.2", lw=2, clip_on=False)
    panel.text(1.035, -gap * 11.5, f"{gap:.0f} \u00b5V", rotation=90, va="center", fontsize=7)
    panel.set(title=f"{grid.name}: one second of a column of electrodes", xlabel="s", yticks=[], xlim=(0, 1))
    panel.set_ylim(-gap * 13, gap * 1.3)
    panel.spines["left"].set_visible(False)


def amplitudes(panel: Axes, grid: Shown) -> None:
    """How often each amplitude comes, against a Gaussian."""
    bins = np.arange(-8, 8.01, 0.25)
    height, _ = np.histogram(grid.unit, bins, density=True)
    middle = bins[:-1] + 0.125
    panel.semilogy(middle, np.exp(-(middle**2) / 2) / np.sqrt(2 * np.pi), ":", color="0.5", label="Gaussian")
    panel.semilogy(middle, np.where(height > 0, height, np.nan), color=grid.color, label="all electrodes")
    panel.set(ylim=(1e-6, 1), xlim=(-8, 8), xlabel="amplitude, in root mean squares", ylabel="how often (density)")
    panel.set_title(f"Kurtosis {np.median((grid.unit**4).mean(axis=1)):.2f} (Gaussian: 3)")
    panel.legend(frameon=False, fontsize=7, loc="upper left")


def spectrum(panel: Axes, grid: Shown) -> None:
    """Where in the spectrum the power lies."""
    hertz, power = welch(grid.unit, RATE, nperseg=1024)
    power = 100 * power / power.sum(axis=1, keepdims=True) / (hertz[1] - hertz[0])
    low, middle, high = np.percentile(power, [5, 50, 95], axis=0)
    panel.fill_between(hertz, low, high, color=grid.color, alpha=0.25, lw=0, label="9 of 10 electrodes")
    panel.plot(hertz, middle, color=grid.color, label="their median")
    median = np.median([emg_frequencies(channel, RATE).median for channel in grid.emg])
    panel.axvline(median, color="0.5", ls=":")
    panel.set(xlim=(0, 300), ylim=(0, 4), xlabel="Hz", ylabel="% of the power per Hz")
    panel.set_title(f"Half of the power lies below {median:.0f} Hz")
    panel.legend(frameon=False, fontsize=7)


def likeness(panel: Axes, grid: Shown) -> None:
    """How alike two electrodes are, by their distance."""
    alike = np.corrcoef(grid.emg)
    step = grid.places[None] - grid.places[:, None]
    for axis, name, style in ((0, "along the fibers", "o-"), (1, "across them", "s--")):
        found = [
            (d, alike[(step[..., axis] == d) & (step[..., 1 - axis] == 0)])
            for d in np.unique(step[..., axis])
            if 0 < d <= 64
        ]
        near = [d for d, _ in found]
        low, middle, high = np.array([np.percentile(values, [5, 50, 95]) for _, values in found]).T
        panel.fill_between(near, low, high, color=grid.color, alpha=0.15, lw=0)
        panel.plot(near, middle, style, color=grid.color, ms=3, label=name)
    panel.axhline(0, color="0.7", lw=0.6)
    panel.set(ylim=(-0.6, 1.02), xlim=(0, 66), xlabel="distance of two electrodes, mm", ylabel="correlation")
    panel.set_title("How alike two electrodes are")
    panel.legend(frameon=False, fontsize=7, loc="lower left")


def draw(grids: list[Shown]) -> None:
    """Measured left, simulated right, at the same scales."""
    figure, panels = plt.subplots(4, 2, figsize=(10, 12), height_ratios=[2.3, 1, 1, 1], layout="constrained")
    for column, grid in enumerate(grids):
        traces(panels[0, column], grid)
        amplitudes(panels[1, column], grid)
        spectrum(panels[2, column], grid)
        likeness(panels[3, column], grid)
    for panel in panels.flat:
        panel.spines[["top", "right"]].set_visible(False)
        panel.title.set_fontsize(10)
    figure.savefig(PICTURE, dpi=80)
    Image.open(PICTURE).convert("RGB").quantize(32).save(PICTURE, optimize=True)


def table() -> str:
    """Measured, bounds, simulated, and whether it holds."""
    lines = ["| What | Measured | Bounds | Simulated | Holds |", "|---|---|---|---|---|"]
    for row in evidence.validate(PAPERS):
        unit = "" if row["unit"] == "1" else " " + row["unit"].replace("u", "µ")
        bounds = f"{row['low']:.3g} to {row['high']:.3g}"
        model = "none found" if np.isnan(row["model"]) else f"{row['model']:.3g}{unit}"
        mark = "yes" if row["holds"] else "**no**"
        lines.append(f"| {row['quantity']} | {row['published']:.3g}{unit} | {bounds} | {model} | {mark} |")
    return "\n".join(lines)


def main(folder: Path) -> None:
    """Rewrite the table between its marks, and the picture."""
    text = PAGE.read_text("utf-8")
    before, rest = text.split(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n{table()}\n{END}{rest.split(END)[1]}", "utf-8")
    real = read_recording(folder / "hdemg_voluntary" / "otb_testfile.json")
    draw(
        [
            shown(real, sample.SAMPLE_STEADY, "Measured", MEASURED),
            shown(sample.simulated()[0], sample.STEADY, "Simulated", SIMULATED),
        ]
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
