"""How real simulated needle EMG looks: a concentric needle in tibialis anterior, against PhysioNet's healthy sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._needle_figures import LEVEL, MUSCLE, PEOPLE, PROTOCOL, RATE
from myospasm.evidence.cohort import cohort, mean
from myospasm.instruments.intramuscular import ConcentricNeedle
from myospasm.signs.turns import turns

if TYPE_CHECKING:
    from myospasm.records import Trace

SAMPLE_RATE = 4000.0
STEADY = (1.5, 6.5)
"""s, of the simulated recording."""
SITES = ((0.0245, 0.0, 0.014), (0.01, 0.008, 0.010), (-0.03, -0.006, 0.016))
"""Along, across, depth of the needle's tip in m."""
NOTE = "bounds: a factor of 2"

PAPER = Paper(
    source="Goldberger2000",
    title="PhysioNet: examples of electromyograms (its healthy sample)",
    people=1,
    protocol="12.7 s of gentle dorsiflexion, a 25 mm concentric needle in tibialis anterior, 4 kHz",
    rows=(
        Row("NE11", "root mean square of needle EMG", 0.0816, 0.0408, 0.1632, "mV", "predict", note=NOTE),
        Row("NE12", "needle EMG, peak to peak", 1.628, 0.814, 3.256, "mV", "predict", note=NOTE),
        Row("NE13", "turns of over 0.1 mV", 152.3, 76.2, 304.6, "per s", "predict", note=NOTE),
        Row("NE14", "mean amplitude of turns", 0.255, 0.128, 0.510, "mV", "predict", note=NOTE),
    ),
    errors="One person's one contraction at an effort not known, so the bounds are ours. Turns are counted by "
    "signs.turns in both; another program counts 106 in the sample. The model contracts at "
    f"{LEVEL} % command, a few % of the greatest force, and is listened to at {len(SITES)} sites. Why it is too loud: "
    "as in DeCarvalhoSwash2013, too many fibers a unit; the blunt waves of these reach the needle's tube too.",
)


def figures(emg: np.ndarray) -> tuple[float, float, float, float]:
    """RMS, peak to peak, turns per s and their mean amplitude of a needle's EMG (mV) at the sample's rate."""
    counted = turns(emg, SAMPLE_RATE)
    return float(np.std(emg)), float(np.ptp(emg)), counted.per_second, counted.amplitude


def heard(trace: Trace, site: tuple[float, float, float]) -> np.ndarray:
    """What a needle at one site records, at the sample's rate."""
    from scipy.signal import resample_poly

    along, across, depth = site
    recording = ConcentricNeedle(MUSCLE, along=along, across=across, depth=depth, rate=RATE).record(trace)
    return resample_poly(np.asarray(recording.between(*STEADY).samples)[0], 1, round(RATE / SAMPLE_RATE))


def replay() -> dict[str, float]:
    """What the model gives."""
    people = cohort("adult", (MUSCLE,), (PROTOCOL,), PEOPLE)
    found = [figures(heard(trace, site)) for (trace,) in people for site in SITES]
    return {f"NE1{i + 1}": mean(column) for i, column in enumerate(zip(*found, strict=True))}
