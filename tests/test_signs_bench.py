"""Shocks, taps and twitches with known answers: M, H and F waves, recruitment curves, interpolation, force curves."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm.ground import MyospasmError
from myospasm.records import Channel, Recording
from myospasm.signs.answers import Stimulus, answers, evoked_responses, onset_latency, stimuli_in
from myospasm.signs.contractility import (
    electromechanical_delay,
    interpolated,
    potentiation,
    superimposed_twitch,
    tetanus,
    twitch_speed,
    twitch_tetanus_ratio,
    voluntary_activation,
)
from myospasm.signs.late_answers import f_waves, repeating, tendon_reflex
from myospasm.signs.recruitment_curve import boltzmann, fit_sigmoid, recruitment_curve
from myospasm.signs.strength_curves import emg_force, force_frequency, hill, optimum

RATE = 4000.0


def wave(emg: np.ndarray, at: float, size: float, width: float = 0.008) -> None:
    """Add one biphasic wave of `size` peak to peak that begins at `at` (s)."""
    first, samples = round(at * RATE), round(width * RATE)
    emg[first : first + samples] += size / 2 * np.sin(2 * np.pi * np.arange(samples) / samples)


def noise(seconds: float, size: float = 0.005, seed: int = 0) -> np.ndarray:
    return size * np.random.default_rng(seed).standard_normal(round(seconds * RATE))


def pull(time: np.ndarray, at: float, size: float = 1.0, rise: float = 0.08) -> np.ndarray:
    """A critically damped twitch."""
    t = np.maximum(time - at, 0) / rise
    return size * t * np.exp(1 - t)


def h_and_m(current: np.ndarray, seed: int = 0) -> tuple[np.ndarray, list[Stimulus]]:
    """An H reflex that rises and falls and an M wave that rises, at 1 Hz: Hmax 3 mV, Mmax 6 mV."""
    emg = noise(current.size + 2, seed=seed)
    stimuli = [Stimulus(1.0 + k, float(c)) for k, c in enumerate(current)]
    for onset, c in stimuli:
        m = float(boltzmann(np.array(c), 6.0, 20.0, 0.8))
        h = float(boltzmann(np.array(c), 3.0, 10.0, 1.5)) * (1 - m / 6)
        wave(emg, onset + 0.005, m)
        wave(emg, onset + 0.030, h)
    return emg, stimuli


def test_a_stimulus_channel_tells_when_and_how_strong() -> None:
    output = 0.001 * np.abs(noise(3, 1.0))
    for onset, current in ((0.5, 0.4), (1.25, 1.3), (2.0, 0.2)):
        output[round(onset * RATE) : round(onset * RATE) + 4] = current
        output[round(onset * RATE) + 4 : round(onset * RATE) + 8] = -current  # the second phase is not a second pulse
    channels = (Channel("output", "stimulus", "1", "soleus"),)
    found = stimuli_in(Recording(output[None], RATE, channels, start=10.0))
    assert [s.onset for s in found] == pytest.approx([10.5, 11.25, 12.0], abs=1e-9)
    assert [s.current for s in found] == pytest.approx([0.4, 1.3, 0.2])
    assert not stimuli_in(Recording(np.zeros((1, 100)), RATE, channels))
    assert not stimuli_in(Recording(output[None], RATE, channels), "tibialis_anterior")


def test_fast_trains_of_a_slow_recorder_stay_apart() -> None:
    output = np.zeros(1000)
    output[100:500:10] = 1.0
    found = stimuli_in(Recording(output[None], 1000.0, (Channel("output", "stimulus", "1"),)))
    assert len(found) == 40


def test_m_and_h_have_their_size_area_and_latency() -> None:
    emg, stimuli = h_and_m(np.full(5, 14.0))
    found = evoked_responses(emg, RATE, stimuli)
    m = float(boltzmann(np.array(14.0), 6.0, 20.0, 0.8))
    assert found.early.peak_to_peak == pytest.approx(np.full(5, m), abs=0.04)
    assert found.late.latency == pytest.approx(np.full(5, 0.030), abs=0.001)
    assert found.late.peak_to_peak == pytest.approx(np.full(5, 3 * (1 - m / 6)), abs=0.04)
    assert found.late.area == pytest.approx(found.late.peak_to_peak / 2 * 0.008 * 2 / np.pi, rel=0.1)
    later = evoked_responses(emg, RATE, [Stimulus(s.onset + 100, s.current) for s in stimuli], start=100.0)
    assert later.late.latency == pytest.approx(found.late.latency, abs=1e-6)


def test_noise_has_no_latency_and_what_is_cut_off_is_nan() -> None:
    emg = noise(40, seed=4)
    found = answers(emg, RATE, np.arange(1.0, 39.0), (0.025, 0.06))
    assert np.isfinite(found.latency).mean() < 0.06
    assert np.isnan(answers(emg, RATE, np.array([39.99]), (0.025, 0.06)).peak_to_peak[0])
    assert np.isnan(onset_latency(emg, RATE, 0.001, (0.002, 0.02)))
    assert answers(emg, RATE, np.zeros(0), (0.025, 0.06)).latency.size == 0
    with pytest.raises(MyospasmError, match="one channel"):
        answers(np.zeros((2, 5)), RATE, np.zeros(1), (0.0, 1.0))
    with pytest.raises(MyospasmError, match="rise in time"):
        answers(emg, RATE, np.array([2.0, 1.0]), (0.0, 1.0))


@settings(max_examples=40, deadline=None)
@given(top=st.floats(0.01, 20), half=st.floats(5, 50), steepness=st.floats(0.3, 3), scale=st.floats(0.1, 10))
def test_a_sigmoid_is_found_again(top: float, half: float, steepness: float, scale: float) -> None:
    current = np.linspace(half - 6 / steepness, half + 6 / steepness, 25) * scale
    found = fit_sigmoid(current, boltzmann(current, top, half * scale, steepness / scale))
    assert found.top == pytest.approx(top, rel=1e-3)
    assert found.half == pytest.approx(half * scale, rel=1e-3)
    assert found.slope == pytest.approx(top * steepness / scale / 4, rel=1e-2)
    assert found.threshold == pytest.approx((half - 2 / steepness) * scale, rel=1e-2, abs=1e-2 * scale)
    assert found.likeness == pytest.approx(1, abs=1e-6)


def test_the_steepest_tangent_meets_zero_and_top_where_it_says() -> None:
    found = fit_sigmoid(np.arange(20.0), boltzmann(np.arange(20.0), 4.0, 10.0, 0.9))
    tangent = (np.array([found.threshold, found.saturation]) - found.half) * found.slope + found.top / 2
    assert tangent == pytest.approx([0, found.top], abs=1e-6)


def test_the_recruitment_curve_has_its_figures() -> None:
    current = np.repeat(np.arange(4.0, 31.0), 3)
    emg, stimuli = h_and_m(current)
    curve = recruitment_curve(evoked_responses(emg, RATE, stimuli))
    assert curve.m_max == pytest.approx(6, rel=0.01)
    grid = np.arange(4.0, 31.0)
    truth = boltzmann(grid, 3.0, 10.0, 1.5) * (1 - boltzmann(grid, 6.0, 20.0, 0.8) / 6)
    assert curve.h_max == pytest.approx(truth.max(), rel=0.02)
    assert curve.ratio == pytest.approx(truth.max() / 6, rel=0.02)
    assert curve.current_at_h_max == pytest.approx(grid[truth.argmax()], abs=1)
    assert curve.h.half == pytest.approx(10, abs=0.1)
    assert curve.h.steepness == pytest.approx(1.5, rel=0.05)
    assert curve.h.threshold == pytest.approx(10 - 2 / 1.5, abs=0.1)
    assert curve.m.half == pytest.approx(20, abs=0.1)
    assert curve.h_threshold < curve.m_threshold


def test_silence_has_no_recruitment_curve() -> None:
    emg = noise(22, seed=7)
    curve = recruitment_curve(evoked_responses(emg, RATE, [Stimulus(1.0 + k, k) for k in range(20)]))
    assert np.isnan(curve.h_max)
    assert np.isnan(curve.ratio)
    assert np.isnan(curve.h.threshold)
    assert np.isnan(fit_sigmoid(np.arange(3.0), np.arange(3.0)).top)
    with pytest.raises(MyospasmError, match="one answer"):
        fit_sigmoid(np.arange(3.0), np.arange(4.0))


def test_f_waves_have_their_persistence_latencies_and_repeaters() -> None:
    random, emg = np.random.default_rng(3), noise(22, 0.002, 5)
    onsets, late = np.arange(1.0, 21.0), {}
    for k in range(0, 20, 4):  # 15 of 20 shocks are answered, five of these alike
        late[k] = 0.050
        wave(emg, onsets[k] + 0.050, 0.3)
    for k in [k for k in range(20) if k % 4 in (1, 2)]:
        late[k] = 0.047 + 0.006 * random.random()
        wave(emg, onsets[k] + late[k], 0.2 + 0.02 * k, 0.004 + 0.0006 * k)
    found = f_waves(emg, RATE, onsets, m_max=10.0)
    assert (found.shocks, found.persistence) == (20, 75.0)
    assert found.minimal_latency == pytest.approx(min(late.values()), abs=0.001)
    assert found.mean_latency == pytest.approx(np.mean(list(late.values())), abs=0.001)
    assert found.chronodispersion == pytest.approx(np.ptp(list(late.values())), abs=0.001)
    assert 2 < found.amplitude_ratio < 6
    assert 100 * 5 / 15 <= found.repeaters < 60
    assert f_waves(noise(22, 0.002, 6), RATE, onsets).persistence == 0
    assert np.isnan(f_waves(emg, RATE, np.zeros(0)).persistence)


def test_equal_waves_repeat_and_shifted_or_smaller_ones_do_not() -> None:
    time = np.arange(200) / RATE
    shape = np.exp(-(((time - 0.02) / 0.003) ** 2)) * np.sin(2 * np.pi * time / 0.006)
    assert repeating(np.array([shape, shape * 0.9, np.roll(shape, 12), 0.5 * shape])).tolist() == [
        True,
        True,
        False,
        False,
    ]
    assert not repeating(shape[None]).any()


def test_a_tendon_jerk_has_its_times() -> None:
    emg, time = noise(2, seed=9), np.arange(round(2 * RATE)) / RATE
    wave(emg, 0.5 + 0.034, 2.0)
    found = tendon_reflex(emg, RATE, 0.5, 3 + pull(time, 0.5 + 0.060, 20.0))
    assert found.latency == pytest.approx(0.034, abs=0.001)
    assert found.peak_to_peak == pytest.approx(2, rel=0.02)
    assert found.peak == pytest.approx(20, rel=0.001)
    assert found.delay == pytest.approx(0.060, abs=0.002)
    assert found.contraction_time == pytest.approx(0.08, abs=0.002)
    assert found.half_relaxation_time == pytest.approx(0.08 * 1.678, rel=0.01)
    assert np.isnan(tendon_reflex(noise(2, seed=10), RATE, 0.5).latency)


def test_a_twitch_has_its_steepest_slopes() -> None:
    time = np.arange(round(1.5 * RATE)) / RATE
    found = twitch_speed(1 + pull(time, 0.2, 4.0), RATE, 0.2)
    assert found.peak == pytest.approx(4, rel=1e-4)
    assert found.rise == pytest.approx(4 * np.e / 0.08, rel=0.02)  # at once
    assert found.relaxation == pytest.approx(4 * np.exp(-1) / 0.08, rel=0.01)  # at twice the peak's time
    assert np.isnan(twitch_speed(np.zeros(100), RATE).rise)
    with pytest.raises(MyospasmError, match="one channel"):
        twitch_speed(np.zeros(0), RATE)


@pytest.mark.parametrize(("rate", "fused"), [(2, 0.0), (10, 0.5), (100, 1.0)])
def test_faster_shocks_fuse(rate: float, fused: float) -> None:
    pulses = np.arange(0.5, 3.0, 1 / rate)
    time = np.arange(round(4 * RATE)) / RATE
    found = tetanus(5 + sum(pull(time, p, 1.0, 0.05) for p in pulses), RATE, pulses)
    assert found.fusion == pytest.approx(fused, abs=0.3 if fused == 0.5 else 0.02)
    assert found.end == pytest.approx(np.e * 0.05 * rate, rel=0.05)  # the twitch's area times the rate
    assert found.relaxation > 0
    assert (found.ripple < 0.02) == (fused == 1.0)


def test_a_tetanus_needs_pulses_within_the_force() -> None:
    assert np.isnan(tetanus(np.zeros(4000), RATE, np.array([0.1, 0.2, 0.3])).fusion)
    for pulses in ([0.1, 0.2], [0.1, 0.2, 9.0]):
        with pytest.raises(MyospasmError, match="puls"):
            tetanus(np.zeros(4000), RATE, np.array(pulses))


@settings(max_examples=30, deadline=None)
@given(share=st.floats(0, 1), held=st.floats(0, 500), size=st.floats(1, 100))
def test_interpolation_gives_the_share_that_was_missing(share: float, held: float, size: float) -> None:
    time = np.arange(round(6 * RATE)) / RATE
    force = held * (time < 3.5) + pull(time, 2.0, size * share) + pull(time, 5.0, size)
    found = interpolated(force, RATE, 2.0, 5.0)
    assert found.resting == pytest.approx(size, rel=1e-3)
    assert found.activation == pytest.approx(100 * (1 - share), abs=0.1)


def test_plain_ratios() -> None:
    assert voluntary_activation(0.0, 20.0) == 100
    assert twitch_tetanus_ratio(20, 100) == 20
    assert potentiation(20, 30) == pytest.approx(50)
    for value in (voluntary_activation(1, 0), twitch_tetanus_ratio(1, 0), potentiation(0, 1)):
        assert np.isnan(value)
    assert np.isnan(superimposed_twitch(np.zeros(10), RATE, 5.0))


@pytest.mark.parametrize("delay", [0.02, 0.06])
def test_force_follows_emg_by_the_electromechanical_delay(delay: float) -> None:
    time = np.arange(round(3 * RATE)) / RATE
    emg = noise(3, seed=11) * np.where(time > 1.0, 100, 1)
    force = 50 * (1 - np.exp(-np.maximum(time - 1.0 - delay, 0) / 0.1)) + noise(3, 0.01, 12)
    assert electromechanical_delay(emg, force, RATE) == pytest.approx(delay, abs=0.004)
    assert np.isnan(electromechanical_delay(emg, 0 * force, RATE))
    with pytest.raises(MyospasmError, match="equally long"):
        electromechanical_delay(emg, force[1:], RATE)


@settings(max_examples=30, deadline=None)
@given(half=st.floats(8, 30), power=st.floats(1.5, 6), most=st.floats(1, 1000))
def test_a_hill_curve_is_found_again(half: float, power: float, most: float) -> None:
    hertz = np.array([1.0, 2, 5, 8, 10, 15, 20, 30, 50, 80, 100])
    found = force_frequency(hertz, hill(hertz, 0.1 * most, most, half, power))
    assert found.half == pytest.approx(half, rel=0.01)
    assert found.power == pytest.approx(power, rel=0.02)
    assert found.most == pytest.approx(most, rel=0.01)
    assert found.likeness == pytest.approx(1, abs=1e-5)


def test_too_few_points_say_nothing() -> None:
    assert np.isnan(force_frequency(np.arange(1.0, 4.0), np.arange(3.0)).half)
    assert np.isnan(force_frequency(np.arange(1.0, 9.0), np.zeros(8)).half)
    assert np.isnan(optimum(np.arange(2.0), np.arange(2.0)).place)
    assert np.isnan(optimum(np.arange(5.0), np.arange(5.0) ** 2).place)
    assert np.isnan(emg_force(np.ones(4), np.ones(4)).exponent)
    with pytest.raises(MyospasmError, match="above 0 Hz"):
        force_frequency(np.arange(5.0), np.arange(5.0))
    with pytest.raises(MyospasmError, match="both numbers"):
        optimum(np.arange(5.0), np.arange(4.0))


@settings(max_examples=30, deadline=None)
@given(place=st.floats(-30, 30), top=st.floats(1, 500), width=st.floats(10, 60))
def test_a_parabola_has_its_top(place: float, top: float, width: float) -> None:
    angle = np.linspace(-30, 40, 8)
    found = optimum(angle, top * (1 - 0.5 * ((angle - place) / width) ** 2))
    assert found.place == pytest.approx(place, abs=0.01)
    assert found.force == pytest.approx(top, rel=1e-4)
    assert found.half_width == pytest.approx(width, rel=1e-3)


@settings(max_examples=30, deadline=None)
@given(scale=st.floats(0.001, 10), exponent=st.floats(0.5, 3))
def test_emg_follows_force_by_a_power(scale: float, exponent: float) -> None:
    force = np.array([5.0, 10, 20, 40, 60, 80, 100])
    found = emg_force(force, scale * force**exponent)
    assert found.exponent == pytest.approx(exponent, rel=1e-6)
    assert found.scale == pytest.approx(scale, rel=1e-5)
    assert emg_force(force, 3 + 2 * force).slope == pytest.approx(2)
