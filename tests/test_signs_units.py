"""Motor unit statistics on trains whose answer is known beforehand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm.signs import common_drive, cv2, delta_f, recruitment_order, smooth_rate, unit_rates, warm_up


def train(rate_of_time, start: float, end: float) -> np.ndarray:
    """Discharges of a unit whose rate (pps) is a known function of time: one at every whole number of its phase."""
    grid = np.arange(start, end, 1e-4)
    phase = np.concatenate([[0.0], np.cumsum(rate_of_time(grid))[:-1] * 1e-4])
    return np.interp(np.arange(0, np.floor(phase[-1]) + 1), phase, grid)


def test_a_clock_has_its_rate_and_no_variability() -> None:
    rates = unit_rates(np.arange(0, 10, 0.1))
    assert rates.spikes == 100
    for value in (rates.rate_mean, rates.rate_of_mean_interval, rates.rate_min, rates.rate_max, rates.rate_end):
        assert value == pytest.approx(10)
    assert rates.rate_cov == pytest.approx(0, abs=1e-6)
    assert rates.active_duration == pytest.approx(9.9)


def test_gamma_trains_have_their_coefficient_of_variation() -> None:
    random = np.random.default_rng(1)
    for cov in (0.1, 0.2, 0.45):
        times = np.cumsum(random.gamma(1 / cov**2, 0.08 * cov**2, 8000))
        rates = unit_rates(times)
        assert rates.rate_cov == pytest.approx(100 * cov, rel=0.05)
        assert rates.rate_of_mean_interval == pytest.approx(12.5, rel=0.02)
        assert rates.rate_mean > rates.rate_of_mean_interval


def test_cv2_of_a_poisson_train_is_one_and_ignores_drift() -> None:
    assert cv2(np.random.default_rng(2).exponential(0.1, 20000)) == pytest.approx(100, rel=0.02)
    drifting = np.linspace(0.05, 0.2, 200)
    assert cv2(drifting) < 1
    assert 100 * drifting.std() / drifting.mean() > 30


def test_pauses_do_not_count_as_firing() -> None:
    times = np.concatenate([np.arange(0, 5, 0.1), np.arange(8, 13, 0.1)])
    rates = unit_rates(times)
    assert rates.rate_of_mean_interval == pytest.approx(10)
    assert rates.rate_cov == pytest.approx(0, abs=1e-6)


def test_doublets_are_intervals_of_2_5_to_20_ms() -> None:
    times = np.sort(np.concatenate([np.arange(0, 10, 0.1), [1.005, 2.018, 3.002, 4.030]]))
    assert unit_rates(times).doublets_percent == pytest.approx(100 * 2 / 103)


@pytest.mark.parametrize("times", [[], [1.0], [1.0, 1.0]])
def test_too_few_discharges_give_nan_and_no_error(times: list[float]) -> None:
    rates = unit_rates(np.array(times))
    assert rates.spikes == len(times)
    assert np.isnan(rates.rate_mean)


@settings(max_examples=25, deadline=None)
@given(shift=st.floats(-100, 100), stretch=st.floats(0.6, 1.6))
def test_shifting_keeps_rates_and_stretching_divides_them(shift: float, stretch: float) -> None:
    times = np.cumsum(np.random.default_rng(3).gamma(25, 0.004, 300))
    base = unit_rates(times)
    other = unit_rates(times * stretch + shift)
    assert other.rate_mean == pytest.approx(base.rate_mean / stretch, rel=1e-6)
    assert other.rate_cov == pytest.approx(base.rate_cov, rel=1e-6)
    assert other.onset == pytest.approx(base.onset * stretch + shift)


def test_recruitment_order_is_that_of_first_discharges() -> None:
    assert recruitment_order([np.array([3.0]), np.array([]), np.array([1.0, 2.0])]).tolist() == [2, 0]


def triangle(peak: float, base: float = 5.0, half: float = 10.0):
    return lambda t: base + (peak - base) * (1 - np.abs(t - half) / half)


def test_smooth_rate_follows_a_known_rate() -> None:
    times = train(triangle(15.0), 0.0, 20.0)
    at = np.linspace(2, 18, 50)
    assert np.abs(smooth_rate(times, at) - triangle(15.0)(at)).max() < 1.0
    assert np.isnan(smooth_rate(times, np.array([-1.0, 25.0]))).all()


def test_delta_f_gives_the_constructed_hysteresis() -> None:
    control_rate = triangle(15.0)
    control = train(control_rate, 0.0, 20.0)
    for stop, known in (
        (14.0, 0.0),
        (16.0, 2.0),
        (18.0, 4.0),
    ):  # the test unit starts at 6 s, where control fires at 11 pps
        test = train(lambda t: control_rate(t) - 2, 6.0, stop)
        pair = delta_f(control, test)
        assert pair.value == pytest.approx(known, abs=0.5)
        assert pair.usable, pair.why_not


def test_pairs_that_break_a_criterion_are_named() -> None:
    control = train(triangle(15.0), 0.0, 20.0)
    early = delta_f(control, train(triangle(14.0), 0.3, 15.0))
    assert not early.usable
    assert "1.0 s after" in early.why_not
    assert not delta_f(control, train(triangle(14.0), 5.0, 25.0)).usable
    steady = delta_f(np.arange(0, 20, 0.1), np.arange(5, 15, 0.1))
    assert not steady.usable
    assert not delta_f(control, np.array([5.0])).usable


def test_warm_up_is_the_change_of_delta_f() -> None:
    assert warm_up(np.array([2.0, np.nan, 3.5])) == pytest.approx(1.5)
    assert np.isnan(warm_up(np.array([2.0])))


def test_common_drive_is_found_and_its_absence_too() -> None:
    random = np.random.default_rng(4)
    time = np.arange(0, 60, 0.01)

    def wobble() -> np.ndarray:
        slow = np.convolve(random.standard_normal(time.size), np.hanning(40), "same")
        return 1.5 * slow / slow.std()

    shared = wobble()
    one = train(lambda t: 12 + np.interp(t, time, shared), 0, 60)
    two = train(lambda t: 14 + np.interp(t, time, shared), 0, 60)
    alone = train(lambda t: 14 + np.interp(t, time, wobble()), 0, 60)
    together, apart = common_drive(one, two), common_drive(one, alone)
    assert together.correlation > 0.7
    assert abs(together.lag) < 0.05
    assert apart.correlation < 0.4
