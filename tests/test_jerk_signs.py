"""Jerks, startles and lapses as a reader of polymyography finds them, in recordings made by hand."""

import numpy as np
import pytest

from myospasm.records import Channel, Event, Recording
from myospasm.signs import jerks

RATE = 2000.0


def recorded(seconds, active, scalp=(), events=()):
    """EMG of muscles active from and to these times (s), in noise; a scalp that peaks at the times of `scalp`."""
    random, time = np.random.default_rng(1), np.arange(int(seconds * RATE)) / RATE
    rows, channels = [], []
    for muscle, spans in active.items():
        gain = 0.003 + sum(((time >= a) & (time < b)) for a, b in spans) * 0.3
        rows.append(gain * random.standard_normal(time.size))
        channels.append(Channel(muscle, "emg", "mV", muscle))
    if len(scalp):
        wave = sum(0.02 * np.exp(-0.5 * ((time - t) / 0.005) ** 2) for t in scalp)
        rows.append(wave + 0.005 * random.standard_normal(time.size))
        channels.append(Channel("EEG hand", "other", "mV"))
    return Recording(np.stack(rows), RATE, channels, [Event(*e) for e in events])


def test_order_and_lead():
    begun = np.arange(1.0, 11.0)
    found = jerks.read(
        recorded(
            12.0,
            {"hand": [(t, t + 0.03) for t in begun], "arm": [(t - 0.012, t + 0.018) for t in begun]},
            scalp=begun - 0.02,
            events=[(0.0, 12.0, "Rest for 12 s")],
        )
    )
    assert found["jerk_shared_percent"] == 100.0
    assert found["jerk_spread_ms"] == pytest.approx(12, abs=3)
    assert found["scalp_lead_ms"] == pytest.approx(20, abs=4)
    assert found["scalp_wave_uv"] == pytest.approx(20, abs=5)


def test_startles_that_wear_off_are_told_from_those_that_stay():
    tones = [1.0, 3.0, 5.0, 7.0]
    events = [(t, 1.0, "Sound a loud tone") for t in tones]
    staying = {"neck": [(t + 0.06, t + 0.1) for t in tones], "leg": [(t + 0.09, t + 0.12) for t in tones]}
    found = jerks.read(recorded(9.0, staying, events=events))
    assert found["startle_ms"] == pytest.approx(60, abs=6)
    assert found["startle_answered_percent"] == 100.0
    assert found["startle_kept_percent"] > 70
    wearing = jerks.read(recorded(9.0, {"neck": staying["neck"][:2]}, events=events))
    assert wearing["startle_answered_percent"] == 50.0
    assert wearing["startle_kept_percent"] < 10


def test_lapses_of_a_contraction():
    spans = [(0.5, 3.0), (3.1, 4.0), (4.15, 6.5)]
    found = jerks.read(recorded(7.0, {"hand": spans}, events=[(0.5, 6.0, "Contract the hand at 20 % for 6 s")]))
    assert found["lapses"] == 2.0
    assert 80 <= found["lapse_ms"] <= 160


def test_nothing_is_found_in_silence():
    found = jerks.read(recorded(5.0, {"hand": []}, events=[(0.0, 5.0, "Rest for 5 s")]))
    assert not {k for k, v in found.items() if np.isfinite(v)}
