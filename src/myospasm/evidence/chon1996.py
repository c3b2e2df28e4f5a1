"""Tendon jerks of ankle and knee: how soon and how strongly the muscle answers the hammer."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._reflexes import drawn
from myospasm.evidence.cohort import cohort, mean
from myospasm.instruments.hammer import Hammer
from myospasm.signs.evoked import evoked_waves

PEOPLE = 4
TAPS = 2
JERKS = {"achilles": ("soleus", "ankle", (0.020, 0.070)), "patellar": ("quadriceps", "knee", (0.010, 0.060))}

PAPER = Paper(
    source="Chon1996",
    title="Quantitative analysis of tendon reflexes in Korean normal adults",
    people=PEOPLE,
    protocol=f"{TAPS} taps of 2 mm on the tendon of the relaxed muscle, 3 s apart; shortest latency and largest "
    "answer, belly against tendon",
    rows=(
        Row("TJ-achilles-latency", "latency of the ankle jerk", 30.97, 27.98, 33.96, "ms", "predict"),
        Row("TJ-achilles-size", "size of the ankle jerk", 2.60, 0.62, 4.58, "mV", "predict"),
        Row("TJ-patellar-latency", "latency of the knee jerk", 17.35, 15.79, 18.91, "ms", "predict"),
        Row("TJ-patellar-size", "size of the knee jerk", 1.55, 0.80, 2.30, "mV", "predict"),
    ),
    errors=f"{PEOPLE} people instead of 50. Latencies count from the begin of the tap; how deep the paper's taps went "
    "is not known, 2 mm is the model's usual one. Its jerks are far too large, as is all of the muscle's EMG, "
    "but also as a share of the M wave: every spindle of the muscle answers at the same moment. The knee's "
    "nerve is too long.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    found = {}
    for name, (muscle, joint, window) in JERKS.items():
        text = f"Hold the {joint} at neutral. Rest for 1 s. {TAPS} times: tap the tendon by 2 mm, then rest for 2 s."
        jerks = np.array([_jerk(t[0], muscle, window) for t in cohort("adult", ((muscle, 40),), (text,), PEOPLE)])
        found |= {f"TJ-{name}-latency": 1000 * mean(jerks[:, 0]), f"TJ-{name}-size": mean(jerks[:, 1])}
    return found


def _jerk(trace, muscle: str, window: tuple[float, float]) -> tuple[float, float]:
    """Shortest latency (s) and largest size (mV) of one person's answers."""
    push = Hammer(muscle).record(trace).samples[0] > 0
    taps = np.flatnonzero(np.diff(push.astype(int), prepend=0) == 1) / 1000
    emg, rate, places = drawn(trace, muscle, taps)
    waves = evoked_waves(emg, rate, places, window, 0.1)
    return float(np.nanmin(waves.latency)), float(waves.peak_to_peak.max())
