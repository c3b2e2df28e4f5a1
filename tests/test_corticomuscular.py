"""Scalp and muscle: a shared rhythm is found with its frequency and lag, chance is not."""

from __future__ import annotations

import numpy as np
import pytest

from myospasm import evidence
from myospasm.records import Channel, Event, Recording
from myospasm.signs import corticomuscular

RATE, SECONDS = 2000.0, 20.0


def made(shared: float, lag: float = 0.02, label: str = "Contract at 20 %") -> Recording:
    """A scalp's noise with a 16 Hz rhythm, and EMG that is louder a while after its peaks."""
    random, time = np.random.default_rng(3), np.arange(int(RATE * SECONDS)) / RATE
    wander = np.cumsum(random.standard_normal(time.size)) * 0.01
    eeg = np.cos(2 * np.pi * 16 * time + wander) * shared + random.standard_normal(time.size)
    loud = 1 + shared * np.cos(2 * np.pi * 16 * (time - lag) + np.roll(wander, int(lag * RATE)))
    emg = loud * random.standard_normal(time.size)
    channels = (
        Channel("biceps_brachii EMG", "emg", "mV", "biceps_brachii"),
        Channel("EEG biceps_brachii", "eeg", "uV"),
    )
    return Recording(np.stack([emg, eeg]).astype(np.float32), RATE, channels, (Event(0.0, SECONDS, label),))


def test_a_shared_rhythm_is_found_with_its_lag() -> None:
    found = corticomuscular.read(made(0.8))
    assert found["corticomuscular"] > 0.3
    assert found["corticomuscular_hz"] == pytest.approx(16, abs=2)
    assert found["corticomuscular_lag_ms"] == pytest.approx(20, abs=4)


def test_independent_signals_are_told_as_none() -> None:
    assert corticomuscular.read(made(0.0)) == {"corticomuscular": 0.0}


def test_without_a_contraction_or_a_scalp_nothing_is_told() -> None:
    assert corticomuscular.read(made(0.8, label="Rest for 20 s")) == {}
    whole = made(0.8)
    assert corticomuscular.read(Recording(whole.samples[:1], RATE, whole.channels[:1], whole.events)) == {}


@pytest.mark.slow
def test_the_cortex_leads_the_hand_in_cortical_myoclonus() -> None:
    model = evidence.replay("vanrootselaar2006")
    assert model["N153"] > 0.1
    assert 5 < model["N153b"] < 40
