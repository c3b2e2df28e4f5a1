"""The calf's EMG against its torque, 25 people's and simulated: docs/realism-calf.png.

Run: python docs/calf_emg_torque.py FOLDER-OF-SAMPLES. People: the open data of Kishimoto 2021 (calf_emg_torque/).
Torque and EMG are in % of the person's own 100 % trial, so that every line ends in one corner.
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from PIL import Image

from myospasm.evidence.kishimoto2021 import SHORT, curves

SIMULATED = 8
COLUMNS = {"torque": "torques"} | {muscle: f"emg{short}" for short, muscle in SHORT.items()}
PICTURE = Path(__file__).with_name("realism-calf.png")
GRAY, BLACK, PINK, RED = "0.75", "0.15", "#eea9b3", "#d1495b"


def measured(folder: Path) -> dict[str, np.ndarray]:
    """Torque and EMG by muscle, (people, trials), in % of the last trial."""
    with (folder / "calf_emg_torque" / "subjects_data.csv").open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    people = sorted({line["subject"] for line in lines})
    by = {(line["subject"], int(line["trials"])): line for line in lines}
    trials = sorted({trial for _, trial in by})
    table = {name: np.array([[float(by[p, t][c]) for t in trials] for p in people]) for name, c in COLUMNS.items()}
    return {name: 100 * values / values[:, -1:] for name, values in table.items()}


def draw(people: dict[str, np.ndarray], simulated: dict[str, np.ndarray]) -> None:
    """One panel for each muscle."""
    figure, panels = plt.subplots(1, 3, figsize=(9, 4), sharey=True, layout="constrained")
    for panel, muscle in zip(panels, SHORT.values(), strict=True):
        for who, found, thin, thick in (("people", people, GRAY, BLACK), ("simulated people", simulated, PINK, RED)):
            lines = panel.plot(found["torque"].T, found[muscle].T, color=thin, lw=0.6)
            lines[0].set_label(f"{len(lines)} {who}, each")
            middle = (np.median(found[key], axis=0) for key in ("torque", muscle))
            panel.plot(*middle, "o-", color=thick, lw=2, ms=3.5, label=f"median of the {who}", zorder=3)
        panel.plot([0, 100], [0, 100], "--", color="tab:blue", lw=1, label="if EMG rose just as torque does", zorder=2)
        panel.set(title=muscle.replace("_", " ").capitalize(), xlim=(0, 105), ylim=(0, 150))
        panel.spines[["top", "right"]].set_visible(False)
    panels[0].set_ylabel("EMG, % of that at full effort")
    panels[1].set_xlabel("Torque with which the foot pushes down, % of that at full effort")
    figure.suptitle("How strong each calf muscle's EMG is for how hard the foot pushes", fontsize="large")
    figure.legend(
        *panels[0].get_legend_handles_labels(), loc="outside lower center", ncols=3, frameon=False, fontsize=9
    )
    save(figure)


def save(figure: Figure) -> None:
    """As a picture of few colors, which is small."""
    whole = io.BytesIO()
    figure.savefig(whole, dpi=110)
    Image.open(whole).convert("RGB").quantize(64).save(PICTURE, optimize=True)


if __name__ == "__main__":
    found = curves(SIMULATED)
    draw(measured(Path(sys.argv[1])), {"torque": found.torque, **found.emg})
