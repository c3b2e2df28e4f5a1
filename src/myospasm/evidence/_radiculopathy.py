"""The calf's H reflex of people before and after something befell one of their nerve roots: one side and the other."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from myospasm import causes
from myospasm.evidence._reflexes import CALF
from myospasm.instruments.surface_emg import BellyTendon
from myospasm.people._variation import vary
from myospasm.protocol import Protocol
from myospasm.run import run_batch
from myospasm.session import build_person
from myospasm.signs.evoked import evoked_waves
from myospasm.story import apply

if TYPE_CHECKING:
    from myospasm.records import Trace

PEOPLE = 4
CURRENTS = (36, 42, 48, 60)
"""% of that for a maximal M wave; the largest motor axon needs 50."""
RATE = 10240.0
WINDOW = (0.020, 0.060)
LEAST = 0.05
"""mV, peak to peak, below which there is no reflex."""


@functools.lru_cache(maxsize=4)
def h_reflex(cause: str = "") -> np.ndarray:
    """Everyone's H reflex where it is largest, (people, 2): latency (ms), size (mV); NaN and 0 where there is none.

    Without a cause: of the healthy side.
    """
    people = [vary(build_person("adult", dict(CALF)), 1 + i) for i in range(PEOPLE)]
    ill = [apply(person, causes.load(cause)) for person in people] if cause else people
    shocks = [Protocol(f"Rest for 0.5 s. Stimulate the nerve once at {c} %.") for c in CURRENTS]
    numbers = [1 + i for i in range(PEOPLE) for _ in CURRENTS]
    traces = run_batch([p for p in ill for _ in CURRENTS], shocks * PEOPLE, seeds=numbers, individuals=numbers)
    found = np.array([_answer(trace) for trace in traces]).reshape(PEOPLE, len(CURRENTS), 2)
    return found[np.arange(PEOPLE), found[:, :, 1].argmax(axis=1)]


def side_difference(cause: str) -> np.ndarray:
    """By how many ms the reflex of the ill side is later, of everyone who has one on both."""
    later = h_reflex(cause)[:, 0] - h_reflex()[:, 0]
    return later[np.isfinite(later)]


def _answer(trace: Trace) -> tuple[float, float]:
    recording = BellyTendon("soleus", rate=RATE).record(trace)
    wave = evoked_waves(recording.samples[0], RATE, np.array([0.5 - recording.start]), WINDOW)
    size = float(wave.peak_to_peak[0])
    return (1000 * float(wave.latency[0]), size) if size >= LEAST else (np.nan, 0.0)
