"""Units, pools and fatigue with known answers, and against scipy and elephant where they have the function."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm.ground import MyospasmError
from myospasm.signs import common_drive
from myospasm.signs.answers import Answers
from myospasm.signs.coherence import band_means, coherence, emg_coherence, pool_coherence, pooled_train
from myospasm.signs.endurance import (
    endurance_time,
    frequency_course,
    steadiness_by_level,
    torque_loss,
    train_waves,
    trend,
    velocity_course,
)
from myospasm.signs.rate_coding import doublets, hann_rate, interval_rate, line, onion_skin, rate_gain, threshold_change
from myospasm.signs.synchrony import cross_correlogram, cusum, synchrony

RATE = 1000.0


def gamma_train(seconds: float, rate: float, seed: int, cov: float = 0.2) -> np.ndarray:
    times = np.cumsum(np.random.default_rng(seed).gamma(1 / cov**2, cov**2 / rate, round(2 * rate * seconds)))
    return times[times < seconds]


def with_shared(seconds: float, rate: float, extra: float, seed: int, width: float = 0.002) -> tuple:
    """Two Poisson trains that have `extra` discharges per s in common, each shaken by `width` (SD, s)."""
    random = np.random.default_rng(seed)
    shared = np.sort(random.uniform(0, seconds, random.poisson(extra * seconds)))
    own = [random.uniform(0, seconds, random.poisson((rate - extra) * seconds)) for _ in range(2)]
    return tuple(np.sort(np.concatenate([o, shared + width * random.standard_normal(shared.size)])) for o in own)


def test_coherence_is_scipys() -> None:
    from scipy.signal import coherence as of_scipy

    random = np.random.default_rng(0)
    shared = random.standard_normal(60_000)
    first, second = (shared + random.standard_normal(60_000) for _ in range(2))
    found = coherence(first, second, RATE, 0.5)
    hertz, value = of_scipy(first, second, RATE, "hann", nperseg=500, noverlap=0)
    assert found.hertz == pytest.approx(hertz)
    assert found.value == pytest.approx(value, abs=1e-9)
    assert found.segments == 120
    assert np.mean(found.value[1:-1]) == pytest.approx(0.25, abs=0.02)  # (1 / (1 + 1))^2


def test_five_percent_of_independent_frequencies_pass_the_limit() -> None:
    random = np.random.default_rng(1)
    found = coherence(*random.standard_normal((2, 400_000)), RATE, 1.0)
    assert np.mean(found.value[2:-2] > found.limit) == pytest.approx(0.05, abs=0.025)
    assert found.limit == pytest.approx(1 - 0.05 ** (1 / 399))


def test_a_shared_tremor_stands_in_its_band_with_its_phase() -> None:
    random, time = np.random.default_rng(2), np.arange(100_000) / RATE
    first, second = random.standard_normal((2, time.size))
    first += 0.5 * np.sin(2 * np.pi * 10 * time)
    second += 0.5 * np.sin(2 * np.pi * 10 * (time - 0.01))
    found = coherence(first, second, RATE)
    assert found.hertz[np.argmax(found.value)] == 10
    assert found.phase[10] == pytest.approx(2 * np.pi * 10 * 0.01, abs=0.1)
    means = band_means(found)
    assert max(means, key=lambda k: means[k]) == "alpha"
    assert np.isnan(band_means(found, {"none": (900.0, 1000.0)})["none"])


def test_impossible_input_is_a_sentence_and_silence_is_nan() -> None:
    with pytest.raises(MyospasmError, match="equally long"):
        coherence(np.zeros(10), np.zeros(11), RATE)
    with pytest.raises(MyospasmError, match="too short"):
        coherence(np.zeros(10), np.zeros(10), RATE, 0.001)
    assert np.isnan(coherence(np.zeros(500), np.zeros(500), RATE).limit)
    assert np.isnan(coherence(np.zeros(5000), np.zeros(5000), RATE).value).all()
    assert np.isnan(pool_coherence([np.array([0.5])], 0.0, 10.0).value).all()
    with pytest.raises(MyospasmError, match="must come later"):
        pooled_train([], 1.0, 1.0)


def test_a_pooled_train_counts_every_spike_once() -> None:
    units = [gamma_train(20, 10, s) for s in range(5)]
    assert pooled_train(units, 0.0, 20.0).sum() == sum(t.size for t in units)
    assert pooled_train([np.array([0.001, 0.002, 0.0025])], 0.0, 0.004).tolist() == [0, 1, 2, 0]


def modulated(seconds: float, hertz: float, depth: float, seed: int) -> np.ndarray:
    """A Poisson train whose rate swings."""
    random = np.random.default_rng(seed)
    times = np.sort(random.uniform(0, seconds, random.poisson(30 * seconds)))
    return times[random.random(times.size) < 0.5 * (1 + depth * np.sin(2 * np.pi * hertz * times))]


def test_a_pool_driven_at_20_hz_coheres_there_and_an_undriven_one_does_not() -> None:
    driven = pool_coherence([modulated(60, 20, 0.7, s) for s in range(8)], 0.0, 60.0)
    alone = pool_coherence([modulated(60, 20, 0.0, s) for s in range(8)], 0.0, 60.0)
    assert driven.hertz[np.argmax(driven.value)] == 20
    assert driven.value[20] > 0.5 > 10 * alone.value[20]


def test_two_muscles_bursting_together_cohere_once_rectified() -> None:
    random, time = np.random.default_rng(3), np.arange(120_000) / RATE
    burst = 1 + 0.8 * np.sin(2 * np.pi * 25 * time)
    first, second = burst * random.standard_normal((2, time.size))
    assert emg_coherence(first, second, RATE).value[25] > 0.2
    assert emg_coherence(first, second, RATE, rectified=False).value[25] < 0.1


def test_the_correlogram_is_elephants() -> None:
    import neo
    import quantities
    from elephant.conversion import BinnedSpikeTrain
    from elephant.spike_train_correlation import cross_correlation_histogram

    first, second = (np.unique(np.round(gamma_train(60, 12, s), 3)) for s in (5, 6))
    found = cross_correlogram(first, second)
    trains = [neo.SpikeTrain(t + 0.0005, units="s", t_start=0.0, t_stop=61.0) for t in (first, second)]
    binned = [BinnedSpikeTrain(t, bin_size=1 * quantities.ms) for t in trains]
    theirs, lags = cross_correlation_histogram(*binned, window=[-100, 100])
    assert found.lag * 1000 == pytest.approx(lags)
    assert found.count.tolist() == np.asarray(theirs.magnitude).ravel().astype(int).tolist()


def test_shared_discharges_are_counted_as_common_input() -> None:
    found = synchrony(*with_shared(600, 12, 1.0, 7))
    assert found.sure
    assert found.cis == pytest.approx(0.8, abs=0.25)  # 10 to 90 % of one extra per s
    assert -0.012 < found.start < 0 < found.end < 0.012
    assert found.k_prime > 1.3
    more = synchrony(*with_shared(600, 12, 2.0, 8))
    assert more.cis > found.cis


def test_independent_units_do_not_synchronize() -> None:
    found = [synchrony(gamma_train(300, 11, 2 * s), gamma_train(300, 13, 2 * s + 1)) for s in range(12)]
    assert sum(f.sure for f in found) <= 1
    assert np.mean([f.cis for f in found]) == pytest.approx(0, abs=0.1)
    assert np.mean([f.k_prime for f in found]) == pytest.approx(1, abs=0.1)
    assert np.isnan(synchrony(np.zeros(0), gamma_train(10, 10, 1)).cis)
    assert np.isnan(synchrony(np.array([0.0, 0.1]), np.array([5.0, 5.1])).cis)
    with pytest.raises(MyospasmError, match="at least 1 ms"):
        cross_correlogram(np.zeros(2), np.zeros(2), 0.0)


def test_the_cusum_is_a_running_sum() -> None:
    assert cusum(np.array([1, 3, 1]), 1.0).tolist() == [0, 2, 2]


@settings(max_examples=20, deadline=None)
@given(shift=st.floats(-0.03, 0.03), seed=st.integers(0, 100))
def test_shifting_one_train_shifts_the_correlogram(shift: float, seed: int) -> None:
    step = round(shift / 0.001)
    first = np.round(gamma_train(30, 10, seed), 3)
    base = cross_correlogram(first, first).count
    moved = cross_correlogram(first, first + step * 0.001).count
    assert moved[100 + step] >= base[100]
    assert int(np.argmax(moved)) == 100 + step


def test_common_drive_at_50_ms_finds_what_two_units_share() -> None:
    time = np.arange(0, 60, 0.001)
    slow = 12 + 2 * np.sin(2 * np.pi * 1.3 * time) + np.sin(2 * np.pi * 1.9 * time)
    trains = []
    for gain in (1.0, 0.8):
        phase = np.cumsum(gain * slow) * 0.001
        trains.append(np.interp(np.arange(1, int(phase[-1])), phase, time))
    found = common_drive(*trains, reach=0.05)  # De Luca and Erim's window
    assert found.correlation > 0.8
    assert abs(found.lag) <= 0.02


@settings(max_examples=25, deadline=None)
@given(slope=st.floats(-2, 2), level=st.floats(-50, 50))
def test_a_line_is_a_line(slope: float, level: float) -> None:
    found = line(np.arange(10.0), level + slope * np.arange(10.0))
    assert (found.slope, found.level) == (pytest.approx(slope, abs=1e-9), pytest.approx(level, abs=1e-9))
    assert found.count == 10


def test_the_onion_has_a_negative_slope() -> None:
    found = onion_skin(np.array([5, 10, 20, np.nan, 40]), np.array([20, 19, 17, 30, 13]))
    assert (found.slope, found.correlation, found.count) == (pytest.approx(-0.2), pytest.approx(-1), 4)
    assert np.isnan(onion_skin(np.array([5.0, 10]), np.array([20.0, 19])).slope)
    with pytest.raises(MyospasmError, match="as many x as y"):
        line(np.zeros(3), np.zeros(4))


def test_a_ramp_has_its_thresholds_and_its_gain() -> None:
    time = np.arange(0, 20, 1 / RATE)
    force = np.interp(time, [0, 10, 20], [0, 50, 0])
    rate_of = 8 + 0.2 * force
    phase = np.cumsum(rate_of) / RATE
    times = np.interp(np.arange(20, int(phase[-1]) - 30), phase, time)
    joins, leaves, change = threshold_change([times, np.zeros(0)], force, RATE)[0]
    assert joins == pytest.approx(np.interp(times[0], time, force), abs=0.01)
    assert leaves == pytest.approx(np.interp(times[-1], time, force), abs=0.01)
    assert change == pytest.approx(joins - leaves)
    found = rate_gain(times, force, RATE)
    assert found.slope == pytest.approx(0.2, rel=0.02)
    assert found.level == pytest.approx(8, abs=0.1)
    assert np.isnan(rate_gain(np.zeros(0), force, RATE).slope)


def test_rates_in_time_follow_the_train() -> None:
    times = np.concatenate([np.arange(0, 5, 0.1), np.arange(7, 12, 0.05)])
    at = np.array([-1.0, 2.5, 6.0, 9.0, 13.0])
    assert interval_rate(times, at) == pytest.approx([np.nan, 10, np.nan, 20, np.nan], nan_ok=True)
    assert hann_rate(times, at) == pytest.approx([0, 10, 0, 20, 0], abs=0.3)
    grid = np.arange(-1, 13, 0.001)
    assert hann_rate(times, grid).sum() * 0.001 == pytest.approx(times.size, rel=1e-3)
    assert np.isnan(interval_rate(np.zeros(0), at)).all()
    with pytest.raises(MyospasmError, match="longer than 0 s"):
        hann_rate(times, at, 0.0)
    with pytest.raises(MyospasmError, match="at least one interval"):
        interval_rate(times, at, 0)


def test_doublets_have_their_times() -> None:
    times = np.sort(np.concatenate([np.arange(0, 5, 0.1), [1.005, 3.001]]))
    assert doublets(times) == pytest.approx([1.0])
    assert interval_rate(times, np.array([1.05])) == pytest.approx([10], rel=0.02)
    assert doublets(np.zeros(0)).size == 0


@settings(max_examples=25, deadline=None)
@given(start=st.floats(10, 200), percent=st.floats(-60, 60))
def test_a_trend_has_its_percent_per_minute(start: float, percent: float) -> None:
    times = np.arange(5.0, 65.0, 1.0)
    found = trend(times, start * (1 + percent / 100 * (times - 5) / 60))
    assert found.start == pytest.approx(start)
    assert found.percent == pytest.approx(percent, abs=1e-6)
    assert np.isnan(torque_loss(times, np.full(60, np.nan)).percent)


def falling(seconds: int, first: float, per_second: float, seed: int = 0) -> np.ndarray:
    """Noise around a center (Hz) that falls."""
    hertz = np.fft.rfftfreq(2000, 1 / 2000)
    random = np.random.default_rng(seed)
    pieces = []
    for k in range(seconds):
        band = np.abs(hertz - (first - k * per_second)) < 40
        pieces.append(np.fft.irfft(band * np.exp(2j * np.pi * random.random(hertz.size)), 2000))
    return np.concatenate(pieces)


def test_the_pitch_of_a_tiring_muscle_falls_at_its_rate() -> None:
    emg = falling(60, 120, 0.5)
    for mean in (False, True):
        found = frequency_course(emg, 2000.0, mean=mean)
        assert found.value.size == 60
        assert found.trend.start == pytest.approx(120, rel=0.01)
        assert found.trend.percent == pytest.approx(-25, abs=1)
    assert np.isnan(frequency_course(np.zeros(8000), 2000.0).trend.percent)
    with pytest.raises(MyospasmError, match="fewer than 16"):
        frequency_course(emg, 2000.0, 0.001)


def test_the_speed_of_tiring_fibers_falls_at_its_rate() -> None:
    hertz, pieces = np.fft.rfftfreq(2000, 1 / 2000), []
    random = np.random.default_rng(4)
    for k in range(20):
        band = ((hertz > 30) & (hertz < 300)) * np.exp(2j * np.pi * random.random(hertz.size))
        lag = 0.01 / (4.5 - 0.03 * k)
        pieces.append([np.fft.irfft(band * np.exp(-2j * np.pi * hertz * c * lag), 2000) for c in range(3)])
    channels = np.concatenate(pieces, axis=1)
    found = velocity_course(channels, 2000.0, 0.01)
    assert found.trend.start == pytest.approx(4.5, rel=0.01)
    assert found.trend.slope == pytest.approx(-1.8, rel=0.05)
    apart = velocity_course(random.standard_normal((3, 8000)), 2000.0, 0.01)
    assert np.isnan(apart.trend.start)
    with pytest.raises(MyospasmError, match="channels by samples"):
        velocity_course(np.zeros(4000), 2000.0, 0.01)


@settings(max_examples=10, deadline=None)
@given(held=st.floats(10, 60), dip=st.floats(0.2, 4))
def test_a_task_fails_when_force_stays_below_and_not_when_it_dips(held: float, dip: float) -> None:
    time = np.arange(0, held + 20, 0.01)
    force = np.where((time > 2) & (time < 2 + held), 50.0, 0.0)
    force[(time > 5) & (time < 5 + dip)] = 40
    assert endurance_time(force, 100.0, 50) == pytest.approx(held, abs=0.1)
    if dip > 1:
        assert endurance_time(force, 100.0, 50, seconds=dip - 0.5) == pytest.approx(3, abs=0.1)
        assert endurance_time(force, 100.0, 50, below=0.25, seconds=dip - 0.5) == pytest.approx(held, abs=0.1)


def test_no_one_holds_an_impossible_target() -> None:
    force = np.full(3000, 20.0)
    assert np.isnan(endurance_time(force, 100.0, 50))
    assert endurance_time(force, 100.0, 20) == pytest.approx(30)
    for target in (-5.0, 0.0):
        with pytest.raises(MyospasmError, match="above 0"):
            endurance_time(force, 100.0, target)


def test_each_level_has_its_steadiness() -> None:
    time = np.arange(0, 20, 1 / RATE)
    level = np.where(time < 10, 10.0, 40.0)
    force = 2 + level + np.sqrt(2) * np.where(time < 10, 0.5, 0.8) * np.sin(2 * np.pi * 2 * time)
    found = steadiness_by_level(force, RATE, np.array([[2.0, 8.0], [12.0, 18.0]]), 2.0)
    assert found == pytest.approx(np.array([[10, 5], [40, 2]]), rel=0.02)
    with pytest.raises(MyospasmError, match="a start and an end"):
        steadiness_by_level(force, RATE, np.array([1.0, 2.0]))


def test_m_waves_of_a_train_are_shares_of_the_first() -> None:
    sizes = np.array([np.nan, 4.0, 3.0, 1.0])
    found = train_waves(Answers(np.full(4, 0.005), sizes, 2 * sizes, np.zeros(4)))
    assert found.peak_to_peak == pytest.approx([np.nan, 100, 75, 25], nan_ok=True)
    assert found.area == pytest.approx(found.peak_to_peak, nan_ok=True)
    assert found.latency == pytest.approx(np.full(4, 100))
    assert np.isnan(train_waves(Answers(*np.full((4, 2), np.nan))).area).all()
