"""Spasms are found where they are, not where they are not, whatever the scale, the clock or the noise."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm.ground import MyospasmError
from myospasm.signs import Spasm, find_spasms, involuntary, maximal_amplitude, noise_floor

RATE = 2000.0


def noise(seconds: float, seed: int, low: float = 20.0, high: float = 450.0) -> np.ndarray:
    """Gaussian noise of unit RMS in the EMG band."""
    from scipy.signal import butter, sosfilt

    samples = round(seconds * RATE)
    white = np.random.default_rng(seed).standard_normal(samples + 2000)
    shaped = sosfilt(butter(2, [low, high], "bandpass", fs=RATE, output="sos"), white)[2000:]
    return shaped / shaped.std()


def bursts(spans: list[tuple[float, float]], ratio: float, seconds: float, seed: int = 0) -> np.ndarray:
    """Unit noise with louder stretches of EMG in it; ratio is the EMG's RMS over the noise's."""
    time = np.arange(round(seconds * RATE)) / RATE
    gate = np.zeros(time.size)
    for start, end in spans:
        gate[(time >= start) & (time < end)] = 1.0
    return noise(seconds, seed) + ratio * gate * noise(seconds, seed + 1000, 30, 250)


@pytest.mark.parametrize(("ratio", "bound"), [(3.0, 0.06), (6.0, 0.03), (20.0, 0.015), (100.0, 0.02)])
def test_edges_are_found_at_several_loudnesses(ratio: float, bound: float) -> None:
    for seed in range(8):
        found = find_spasms(bursts([(5.0, 9.0)], ratio, 15.0, seed), RATE)
        assert len(found) == 1
        assert found[0].onset == pytest.approx(5.0, abs=bound)
        assert found[0].end == pytest.approx(9.0, abs=bound)


def test_pure_noise_holds_no_spasm() -> None:
    false = sum(len(find_spasms(noise(60.0, seed), RATE)) for seed in range(20))
    assert false <= 1, f"{false} false alarms in 20 min of noise"


def test_a_record_that_starts_and_ends_active_keeps_its_ends() -> None:
    found = find_spasms(bursts([(0.0, 10.0), (16.0, 30.0)], 10.0, 30.0), RATE)
    assert [(s.onset, round(s.end, 1)) for s in found] == [(0.0, 10.0), (pytest.approx(16.0, abs=0.03), 30.0)]


def test_a_short_rest_is_enough_for_the_noise_floor() -> None:
    emg = bursts([(0.0, 14.0), (15.0, 30.0)], 10.0, 30.0)
    # The band of the detector passes nearly all of the noise.
    assert noise_floor(emg, RATE).level == pytest.approx(0.97, rel=0.15)


def test_without_any_rest_the_reference_tells() -> None:
    always = noise(10.0, 3)
    assert find_spasms(always, RATE) == []
    found = find_spasms(always, RATE, reference=2.0)
    assert len(found) == 1
    assert found[0].duration == pytest.approx(10.0, abs=0.2)
    assert found[0].percent_of_max == pytest.approx(50, rel=0.1)


def test_gaps_up_to_three_seconds_are_bridged_and_longer_ones_are_not() -> None:
    emg = bursts([(2.0, 4.0), (6.5, 8.0), (12.0, 13.0)], 10.0, 16.0)
    assert len(find_spasms(emg, RATE)) == 2
    assert len(find_spasms(emg, RATE, gap=0.1)) == 3


def test_a_trembling_spasm_is_one_spasm() -> None:
    time = np.arange(round(20 * RATE)) / RATE
    tremble = 1 + 0.9 * np.sin(2 * np.pi * 5 * time)
    emg = noise(20.0, 1) + 8 * tremble * ((time > 4) & (time < 16)) * noise(20.0, 2)
    found = find_spasms(emg, RATE)
    assert len(found) == 1
    assert found[0].onset == pytest.approx(4.0, abs=0.15)
    assert found[0].end == pytest.approx(16.0, abs=0.15)


def test_silence_of_a_simulation_is_no_trouble() -> None:
    emg = np.zeros(round(10 * RATE))
    assert find_spasms(emg, RATE) == []
    emg[8000:12000] = noise(2.0, 5)
    found = find_spasms(emg, RATE)
    assert len(found) == 1
    assert (found[0].onset, found[0].end) == (pytest.approx(4.0, abs=0.03), pytest.approx(6.0, abs=0.03))


def test_what_is_outside_is_left_out() -> None:
    emg = bursts([(2.0, 12.0)], 10.0, 20.0)
    found = find_spasms(emg, RATE, outside=[(1.0, 6.0)])
    assert len(found) == 1
    assert found[0].onset == pytest.approx(7.5, abs=1e-9)  # 0.5 s of letting go


def test_involuntary_is_what_outlasts_the_command() -> None:
    spasm = Spasm(2.0, 12.0, 1.0, 1.2)
    assert [(s.onset, s.end) for s in involuntary([spasm], [(2.0, 5.0)])] == [(7.5, 12.0)]
    assert involuntary([spasm], [(1.9, 10.0)]) == []
    assert [(s.onset, s.end) for s in involuntary([spasm], [(4.0, 1.0), (8.0, 1.0)], margin=0.0)] == [
        (2.0, 4.0),
        (5.0, 8.0),
        (9.0, 12.0),
    ]
    assert involuntary([spasm], []) == [spasm]


def test_percent_of_maximal_is_relative_to_the_reference() -> None:
    emg = bursts([(2.0, 4.0)], 10.0, 14.0)
    emg[round(7 * RATE) :] = bursts([(2.0, 4.0)], 5.0, 7.0, 1)
    top = maximal_amplitude(emg, RATE, 1.0, 5.0)
    found = find_spasms(emg, RATE, reference=top)
    assert [s.percent_of_max for s in found] == [pytest.approx(100, rel=0.02), pytest.approx(50, rel=0.1)]


def test_movement_and_offset_are_not_activity() -> None:
    time = np.arange(round(10 * RATE)) / RATE
    assert find_spasms(noise(10.0, 4) + 50 + 20 * np.sin(2 * np.pi * 0.7 * time), RATE) == []


@settings(max_examples=15, deadline=None)
@given(scale=st.floats(1e-6, 1e6), delay=st.integers(0, 4000))
def test_scale_does_not_matter_and_delay_only_delays(scale: float, delay: int) -> None:
    emg = bursts([(3.0, 5.0)], 8.0, 8.0)
    base = find_spasms(emg, RATE)[0]
    scaled = find_spasms(emg * scale, RATE)[0]
    assert (scaled.onset, scaled.end) == pytest.approx((base.onset, base.end), abs=1e-3)
    assert scaled.amplitude == pytest.approx(base.amplitude * scale, rel=1e-6)
    later = find_spasms(np.concatenate([noise(2.0, 99)[:delay], emg]), RATE)[0]
    assert later.onset == pytest.approx(base.onset + delay / RATE, abs=0.01)


@pytest.mark.parametrize("bad", [{"quiet": (0.0, 0.01)}, {"reference": 0.0}, {"window_length": 0.1}])
def test_bad_settings_are_said_in_a_sentence(bad: dict) -> None:
    with pytest.raises(MyospasmError):
        find_spasms(noise(2.0, 0), RATE, **bad)


def test_no_emg_is_said_in_a_sentence() -> None:
    with pytest.raises(MyospasmError):
        find_spasms(np.empty(0), RATE)
