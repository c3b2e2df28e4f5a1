"""A nerve shocked at its root and farther down: velocity, block and dispersion, in made-up and simulated recordings."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from myospasm import muscles
from myospasm.instruments import laboratory
from myospasm.protocol import Protocol
from myospasm.records import Channel, Event, Recording
from myospasm.run import Job, run_jobs
from myospasm.session import build_person
from myospasm.signs import two_sites
from myospasm.signs.examination import examine

RATE = 4000.0
PROTOCOL = ["Hold the ankle at neutral", "Rest for 1 s", "Stimulate the nerve at 1 Hz for 3 pulses at 130 %",
            "Rest for 1 s", "Stimulate the root at 1 Hz for 3 pulses at 130 %", "Rest for 1 s"]  # fmt: skip


def made(later: float, smaller: float, longer: float) -> Recording:
    """M waves of soleus after three shocks to the nerve and three to the root."""
    emg = 0.001 * np.random.default_rng(1).standard_normal(int(8 * RATE))
    stimulus = np.zeros(emg.size)
    for shock in range(6):
        at, root = int((1 + shock) * RATE), shock >= 3
        stimulus[at : at + 4] = 1.3
        t = np.linspace(0, 1, int((0.008 * (longer if root else 1.0)) * RATE))
        first = at + int((0.006 + (later if root else 0.0)) * RATE)
        emg[first : first + t.size] += (smaller if root else 1.0) * 5 * np.sin(2 * np.pi * t)
    channels = (Channel("soleus EMG", "emg", "mV", "soleus"), Channel("soleus stimulus", "stimulus", "1", "soleus"))
    events = (Event(1.0, 2.9, "Stimulate the nerve at 1 Hz"), Event(4.0, 2.9, "Stimulate the root at 1 Hz"))
    return Recording(np.stack([emg, stimulus]).astype(np.float32), RATE, channels, events)


def test_velocity_block_and_dispersion_are_those_that_were_put_in() -> None:
    body = muscles.load("soleus")
    way = body.nerve_length.value - body.stimulus_distance.value - two_sites.ROOT.value
    found = two_sites.read(made(0.010, 0.6, 1.5))
    assert found["conduction_m_s"] == pytest.approx(way / 0.010, rel=0.05)
    assert found["root_over_nerve_percent"] == pytest.approx(60, abs=2)
    assert found["root_longer_percent"] == pytest.approx(50, abs=8)


def test_without_shocks_at_both_places_nothing_is_told() -> None:
    recording = made(0.01, 1.0, 1.0)
    assert two_sites.read(Recording(recording.samples, RATE, recording.channels, recording.events[:1])) == {}


@pytest.mark.slow
def test_thin_myelin_at_the_roots_slows_the_nerve_between_root_and_knee() -> None:
    """At all roots: of a single one the neighbors' quick fibers keep the first answer as early as in health."""
    person = build_person("adult", {"soleus": 60})
    thin = np.full_like(np.asarray(person.roots.demyelinated), 0.925)
    ill = dataclasses.replace(person, roots=dataclasses.replace(person.roots, demyelinated=thin))
    traces = run_jobs([Job(p, Protocol(PROTOCOL), 1, 1) for p in (person, ill)], "soleus")
    healthy, pressed = (examine(laboratory.record(trace, rate=10000.0)) for trace in traces)
    assert 40 < healthy["conduction_m_s"] < 60
    assert 1 < healthy["conduction_m_s"] - pressed["conduction_m_s"] < 10
    assert healthy["m_latency_ms"] < 10  # shocks to the root do not count as shocks to the nerve
