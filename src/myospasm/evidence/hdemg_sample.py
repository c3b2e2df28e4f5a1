"""How real simulated EMG looks: a grid over tibialis anterior in a steady contraction, against openhdemg's sample."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._grid_figures import figures
from myospasm.evidence.cohort import cohort, mean
from myospasm.instruments.surface_emg import SurfaceArray

if TYPE_CHECKING:
    from myospasm.records import Recording

MUSCLE = "tibialis_anterior"
PEOPLE = 4
LEVEL = 45
"""% command at which simulated units fire at a median of about 9 per s, as the five decomposed ones do on average."""
PROTOCOL = f"Rest for 3 s. Contract at {LEVEL} % for 8 s. Rest for 1 s."
QUIET, STEADY = (0.5, 2.8), (4.5, 10.9)
"""s, of the simulated recording."""
SAMPLE_QUIET, SAMPLE_STEADY = (0.0, 0.7), (7.3, 25.2)
"""s, of the sample."""
GRID = SurfaceArray(MUSCLE, rows=13, columns=5, spacing=0.008)

MEASURED: dict[str, tuple[str, float, float, float, str]] = {
    "rms": ("root mean square of the EMG", 181, 127, 213, "uV"),
    "kurtosis": ("kurtosis of the EMG (3 if Gaussian)", 3.94, 3.77, 4.19, "1"),
    "rectified": ("mean rectified EMG over root mean square (0.798 if Gaussian)", 0.768, 0.759, 0.775, "1"),
    "median": ("median frequency, monopolar", 51.6, 49.2, 61.0, "Hz"),
    "mean": ("mean frequency, monopolar", 62.5, 57.2, 73.7, "Hz"),
    "differential": ("median frequency, neighbors' difference along the fibers", 73.1, 59.5, 101.8, "Hz"),
    "noise": ("noise of a channel at rest", 10.6, 5.3, 21.1, "uV"),
    "own_noise": ("the same without what all channels share", 2.7, 1.35, 5.4, "uV"),
    "noise_alike": ("correlation of two channels at rest", 0.925, 0.814, 0.970, "1"),
    "along8": ("correlation of electrodes 8 mm apart along the fibers", 0.962, 0.889, 0.988, "1"),
    "along16": ("correlation of electrodes 16 mm apart along the fibers", 0.881, 0.740, 0.972, "1"),
    "along32": ("correlation of electrodes 32 mm apart along the fibers", 0.744, 0.600, 0.920, "1"),
    "across8": ("correlation of electrodes 8 mm apart across the fibers", 0.972, 0.934, 0.986, "1"),
    "across16": ("correlation of electrodes 16 mm apart across the fibers", 0.918, 0.874, 0.958, "1"),
    "across32": ("correlation of electrodes 32 mm apart across the fibers", 0.846, 0.803, 0.889, "1"),
    "velocity": ("conduction velocity of the fibers, from the grid", 3.94, 2.6, 5.3, "m/s"),
}
"""What the sample gives by `_grid_figures.figures`: the quantity, its median over channels, the bounds, the unit."""
OURS = {
    "noise": "bounds: a factor of 2",
    "own_noise": "bounds: a factor of 2",
    "velocity": "bounds: range of AndreassenArendtNielsen1987",
}
"""Bounds that are not the 5th to 95th percentile over the sample's channels."""

PAPER = Paper(
    source="Valli2024",
    title="The openhdemg project: an open-source framework for the analysis of high-density EMG (its sample recording)",
    people=1,
    protocol="a steady contraction of tibialis anterior under a monopolar grid of 13 x 5 electrodes, 8 mm apart; five "
    "units decomposed, at 6.9 to 11.2 per s; 20 to 450 Hz",
    rows=tuple(
        Row(f"HD-{name}", text, middle, low, high, unit, "predict",
            note=OURS.get(name, "bounds: 5th to 95th percentile over channels or pairs"))
        for name, (text, middle, low, high, unit) in MEASURED.items()
    ),
    errors="One person's one contraction, so the bounds are how much its channels differ, or ours where there is one "
    "number, not how much people differ. The sample's effort is not known in % of the maximum: the "
    f"command ({LEVEL} %) is the one at which rates agree. Where the grid lay is not known; it is laid over the "
    "muscle's middle, with all 65 electrodes (one corner of the sample has none). "
    "Why rows fail (docs/realism.md): the stretch reflex makes the units fire in step nine times a second (kurtosis, "
    "rectified, median, across). It also makes rms hold, for the wrong reason: without it 82 uV are left. No bones and "
    "no oblique fibers, so that electrodes far apart along the leg are too unlike (along32). "
    f"The model's numbers are means over {PEOPLE} people of the median over channels.",
)  # fmt: skip


@functools.cache
def simulated() -> list[Recording]:
    """The same grid on some simulated people."""
    return [GRID.record(trace) for (trace,) in cohort("adult", (MUSCLE,), (PROTOCOL,), PEOPLE)]


def replay() -> dict[str, float]:
    """What the model gives."""
    found = [figures(recording, QUIET, STEADY) for recording in simulated()]
    return {f"HD-{name}": mean(float(np.median(f[name])) for f in found) for name in MEASURED}
