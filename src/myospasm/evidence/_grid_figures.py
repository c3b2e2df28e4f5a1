"""What a grid of surface EMG looks like in numbers, simulated or real: loudness, shape, pitch, noise, likeness."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from myospasm.signs import fiber_velocity
from myospasm.signs.grids import rows_of
from myospasm.signs.loudness import clean
from myospasm.signs.spectrum import emg_frequencies

if TYPE_CHECKING:
    from myospasm.records import Recording

DISTANCES = (8, 16, 32)
"""mm between the electrodes that are compared."""
MICROVOLTS = {"uV": 1.0, "mV": 1000.0}
Stretch = tuple[float, float]
"""From and to, s."""


def electrodes(recording: Recording) -> list[int]:
    """The channels of a recording's grid."""
    return [i for i, c in enumerate(recording.channels) if c.kind == "emg" and c.position is not None]


def grid_emg(recording: Recording) -> tuple[np.ndarray, np.ndarray]:
    """Clean EMG of a recording's grid (channels, samples) in uV, and its electrodes' places in mm (channels, 2)."""
    members = electrodes(recording)
    channels = [recording.channels[i] for i in members]
    scale = np.array([[MICROVOLTS[c.unit]] for c in channels])
    places = np.array([c.position for c in channels], float)
    emg = clean(np.stack([recording.samples[i] for i in members]), recording.rate)
    return emg * scale, np.round(1000 * places)


def figures(recording: Recording, quiet: Stretch, steady: Stretch) -> dict[str, np.ndarray]:
    """Every figure over all channels (or pairs of them), by name; `quiet` and `steady` in s of the samples."""
    emg, places = grid_emg(recording)
    rate = recording.rate
    rest, loud = (emg[:, round(a * rate) : round(b * rate)] for a, b in (quiet, steady))
    speed = fiber_velocity(recording, rows_of(recording.channels, electrodes(recording)), *steady)
    return {
        **_amplitude(loud),
        **_pitch(loud, places, rate),
        **_silence(rest),
        **_likeness(loud, places),
        "velocity": np.array([speed.value]),
    }


def _amplitude(loud: np.ndarray) -> dict[str, np.ndarray]:
    """RMS (uV), kurtosis (3 for a Gaussian), mean rectified over RMS (0.798 for a Gaussian)."""
    rms = np.sqrt((loud**2).mean(axis=1))
    return {"rms": rms, "kurtosis": (loud**4).mean(axis=1) / rms**4, "rectified": np.abs(loud).mean(axis=1) / rms}


def _pitch(loud: np.ndarray, places: np.ndarray, rate: float) -> dict[str, np.ndarray]:
    """Median and mean frequency of each channel; median frequency of neighbors' differences along the columns."""
    single = [emg_frequencies(channel, rate) for channel in loud]
    first, second = pairs(places, 0, DISTANCES[0])
    double = [emg_frequencies(loud[i] - loud[j], rate).median for i, j in zip(first, second, strict=True)]
    return {
        "median": np.array([f.median for f in single]),
        "mean": np.array([f.mean for f in single]),
        "differential": np.array(double),
    }


def _silence(rest: np.ndarray) -> dict[str, np.ndarray]:
    """Noise of each channel (uV), what is left of it without the channels' mean, and how alike channels are in it."""
    alike = np.corrcoef(rest)[np.triu_indices(len(rest), 1)]
    return {"noise": rest.std(axis=1), "own_noise": (rest - rest.mean(axis=0)).std(axis=1), "noise_alike": alike}


def _likeness(loud: np.ndarray, places: np.ndarray) -> dict[str, np.ndarray]:
    """Correlation of electrodes at each distance along and across the fibers."""
    alike = np.corrcoef(loud)
    return {
        f"{name}{distance}": alike[pairs(places, axis, distance)]
        for axis, name in enumerate(("along", "across"))
        for distance in DISTANCES
    }


def pairs(places: np.ndarray, axis: int, distance: float) -> tuple[np.ndarray, np.ndarray]:
    """Which electrodes (first, second) lie this far apart (mm) along one axis and level on the other."""
    step = places[None] - places[:, None]
    first, second = np.nonzero((step[..., axis] == distance) & (step[..., 1 - axis] == 0))
    return first, second
