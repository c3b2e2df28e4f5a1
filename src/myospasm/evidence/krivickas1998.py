"""How high the EMG of tibialis anterior is pitched in people who hold half their strength."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bench_muscle import command_for, individuals, run_each
from myospasm.evidence._emg import RATE
from myospasm.evidence.cohort import mean
from myospasm.instruments.surface_emg import Bipolar
from myospasm.protocol import Protocol
from myospasm.signs import emg_frequencies
from myospasm.signs.loudness import clean

PEOPLE = 4
MUSCLE = "tibialis_anterior"
SHARE = 0.5
HELD = (1.5, 3.5)
"""s, the first two seconds of a steady force."""

PAPER = Paper(
    source="Krivickas1998",
    title="Is spectral analysis of the surface electromyographic signal a clinically useful tool for evaluation of "
    "skeletal muscle fatigue?",
    people=PEOPLE,
    protocol="dorsiflexion at half the maximal force; bipolar EMG of tibialis anterior; the median frequency before "
    "fatigue lowers it",
    rows=(Row("KR98-TA", "median frequency of tibialis anterior at half strength", 116, 96, 136, "Hz", "predict"),),
    errors="31 people. The abstract does not tell the electrodes' distance (here 20 mm) nor their place; the published "
    "value is a line through 45 s read at its beginning, here 2 s of a steady force. The model's pitch is too low: "
    "a unit's impulses reach its fibers over 0.5 ms (SD, assumed), and its end-plates and fiber ends lie millimeters "
    "apart, which blurs what is fast. With hardly any of it the pitch would be 96 Hz; thinner fat and skin, shorter "
    "fibers or electrodes 10 mm apart raise it by under 5 Hz each.",
)  # fmt: skip


def pitches() -> list[float]:
    """Median frequency (Hz) of each simulated person."""
    levels = command_for(SHARE, (MUSCLE,), PEOPLE)
    steps = [Protocol(f"Rest for 0.5 s. Contract at {level:.2f} % for 3.5 s.") for level in levels]
    held = slice(*(round(1000 * t) for t in HELD))
    traces = [t.isel(time=held) for t in run_each(individuals("adult", (MUSCLE,), PEOPLE), steps)]
    return [emg_frequencies(clean(Bipolar(MUSCLE).record(t).samples[0], RATE), RATE).median for t in traces]


def replay() -> dict[str, float]:
    """What the model gives."""
    return {"KR98-TA": mean(pitches())}
