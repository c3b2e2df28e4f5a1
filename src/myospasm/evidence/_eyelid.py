"""Eyelids that blink by themselves, and the blink reflex, as a laboratory sees the lid and hears the muscle."""

from __future__ import annotations

import functools

import numpy as np

from myospasm import causes
from myospasm.evidence.cohort import doing, individuals, kind_of, mean
from myospasm.instruments import laboratory
from myospasm.instruments.goniometer import Goniometer
from myospasm.instruments.stimulator import Stimulator
from myospasm.instruments.surface_emg import Bipolar
from myospasm.signs.answers import stimuli_in
from myospasm.signs.blink import FRESH, MUSCLE, latencies, read, shut
from myospasm.signs.gaps import runs
from myospasm.story import apply

PEOPLE = 6
LID = ((MUSCLE, 16), ("levator_palpebrae", 8))
TALKING, READING = 1.4, 0.5
"""How much a drying cornea counts, at rest 1: chosen so that the rates become those of Bentivoglio1997."""
MINUTE = "Release the eyelid. Rest for 60 s."
PAIRS = "Release the eyelid. Rest for 2 s. " + 2 * "".join(
    f"Stimulate the skin twice {interval} ms apart. Rest for 6 s. " for interval in (200, 300, 500)
)
"""Pairs of shocks to the brow, several seconds apart, at the intervals of the R2 index."""
RATE = 4096.0


@functools.lru_cache(maxsize=8)
def blinks(cause: str = "", attention: float = 1.0) -> np.ndarray:
    """Everyone's blinks in a minute: how often the lid is seen to go more than 0.2 rad below its open place."""
    found = []
    for trace in _traces(MINUTE, cause, attention):
        found.append(len(runs(shut(trace["angle"].values[:, 0]))))
    return np.array(found, float)


@functools.lru_cache(maxsize=4)
def latency(window: tuple[float, float]) -> float:
    """When (ms) an answer begins: of each person the median over first shocks, of people the mean."""
    found = []
    for trace in _traces(PAIRS):
        recording = laboratory.record(trace, (Bipolar(MUSCLE), Stimulator(MUSCLE)), RATE)
        onsets = np.array([s.onset for s in stimuli_in(recording, MUSCLE)]) - recording.start
        first = onsets[np.diff(onsets, prepend=-np.inf) > FRESH.value]
        found.append(latencies(recording.samples[0], RATE, first, window))
    return 1000 * mean(found)


@functools.lru_cache(maxsize=4)
def recovery(cause: str = "") -> tuple[float, ...]:
    """Everyone's R2 index, %; NaN where it could not be read."""
    devices = (Bipolar(MUSCLE), Goniometer("eyelid"), Stimulator(MUSCLE))
    signs = [read(laboratory.record(trace, devices, RATE)) for trace in _traces(PAIRS, cause)]
    return tuple(float(found.get("r2_recovery_percent", np.nan)) for found in signs)


@functools.lru_cache(maxsize=4)
def _traces(protocol: str, cause: str = "", attention: float = 1.0) -> list:
    kind = kind_of("adult", LID, (("brain.blink.attention", attention),))
    people = individuals(kind, PEOPLE)
    return doing([apply(person, causes.load(cause)) for person in people] if cause else people, protocol)
