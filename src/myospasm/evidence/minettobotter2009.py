"""Surface EMG of cramps of abductor hallucis at and above the threshold frequency, and M waves on the way there."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._emg import RATE, amplitude, listen, pitch
from myospasm.evidence._trains import FOOT, Cramp, cramps, thresholds
from myospasm.evidence.cohort import mean
from myospasm.signs.evoked import decline, evoked_waves

PEOPLE = 6
PERSON = "cramp_prone_adult"
PART = (3.0, 13.0)
"""s after the train in which the EMG of a cramp is measured."""

PAPER = Paper(
    source="MinettoBotter2009a",
    title="Time and frequency domain analysis of surface myoelectric signals during electrically-elicited cramps",
    people=PEOPLE,
    protocol="150 pulses at the motor point of abductor hallucis at the threshold frequency, and at 1.5 times that",
    rows=(
        Row("CR061", "EMG amplitude, 1.5 times threshold over threshold, less 1", 0, None, None, "1", "predict", 1),
        Row("CR061b", "mean EMG frequency, 1.5 times threshold less threshold", 0, None, None, "Hz", "predict", -1),
        Row("CR088", "fall of the M wave during the train at threshold", 0, None, None, "%", "predict", 1),
        Row("CR088b", "fall of the M wave during the train at 1.5 times threshold", 0, None, None, "%", "predict", 1),
    ),
    errors="Only directions are published; the model's numbers are sizes of the effects. The paper's M waves fell "
    "by a little to everything; the model's junctions hardly fail. Muscle fibers of the model conduct at one "
    "speed, which work does not slow: its spectrum can only move with the units that take part, and the larger "
    "ones of a stronger cramp raise it (CR061b).",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    low, high = cramps(FOOT, PERSON, PEOPLE), cramps(FOOT, PERSON, PEOPLE, 15.0, 1.5)
    heard = [[listen(c.trace, c.end + PART[0], c.end + PART[1]) for c in both] for both in (low, high)]
    rates = [f for f in thresholds(FOOT, PERSON, PEOPLE) if f == f]
    return {
        "CR061": mean(amplitude(b) / amplitude(a) - 1 for a, b in zip(*heard, strict=True)),
        "CR061b": mean(pitch(b) - pitch(a) for a, b in zip(*heard, strict=True)),
        "CR088": mean(_fall(c, f) for c, f in zip(low, rates, strict=True)),
        "CR088b": mean(_fall(c, 1.5 * f) for c, f in zip(high, rates, strict=True)),
    }


def _fall(cramp: Cramp, rate: float) -> float:
    pulses = 1.0 + np.arange(FOOT.pulses) / rate
    return decline(evoked_waves(listen(cramp.trace, 0.0, cramp.end + 0.2), RATE, pulses).peak_to_peak)
