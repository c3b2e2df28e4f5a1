"""One simulated unit recorded as the several real ones that it stands for."""

import dataclasses

import fake_trace
import numpy as np
import pytest

from myospasm import muscles
from myospasm.instruments.action_potential import LEAD
from myospasm.instruments.amplifier import Amplifier
from myospasm.instruments.arrivals import fiber_spikes
from myospasm.instruments.companions import accompany, together
from myospasm.instruments.superposition import Spikes
from myospasm.instruments.surface_emg import Bipolar, Patch, potential

TA, MG = "tibialis_anterior", "medial_gastrocnemius"
QUIET = Amplifier(noisy=False)


def firing(units=40, duration=20.0, rate=15.0) -> Spikes:
    time, unit = fake_trace.renewal(np.full(units, rate), duration, np.random.default_rng(3))
    return Spikes(time, unit, np.ones(len(time)))


def free(spikes, count, seed=5) -> Spikes:
    return accompany(spikes, np.full(len(spikes.time), 0.05), count, seed)


def of_companions(found: Spikes, count: int) -> np.ndarray:
    """Times, shape (companions, spikes in order of unit, then time)."""
    return found.time.reshape(count, -1)


def record(trace, name, count) -> np.ndarray:
    """Bipolar potential of a muscle said to have `count` real units for each of the trace's."""
    muscle, device = muscles.load(name), Bipolar(name)
    units = int(trace.sizes["unit"])
    muscle = dataclasses.replace(muscle, motor_units=muscle.motor_units._replace(value=units * count))
    patch = Patch("", [""], np.array([[0.01, 0.0], [0.03, 0.0]]), np.array([[1.0, -1.0]]))
    return potential(trace, muscle, patch, (device, 4, 0.0, round(float(trace["time"][-1]) * device.rate)))[0]


def test_a_unit_that_stands_for_itself_is_left_alone():
    spikes = firing()
    assert free(spikes, 1) is spikes
    trace = fake_trace.build({TA: 300}, 0.3)
    found = fiber_spikes(trace, muscles.load(TA), np.arange(300), 1)
    assert np.array_equal(found.time, trace["fiber_spike_time"].values - LEAD)


@pytest.mark.parametrize("count", [2, 5, 11])
def test_interference_grows_quieter_with_the_number_of_real_units(count):
    """N units with 1/N of the fibers each, at random to each other: the RMS falls, by about the square root of N.

    Each lies in its own place, so that a shallow one may stand out, the less the more there are.
    """
    traces = [fake_trace.build({TA: 60}, 4.0, seed=seed) for seed in range(3)]
    ratio = np.mean([record(t, TA, count).std() for t in traces]) / np.mean([record(t, TA, 1).std() for t in traces])
    assert 0.7 < ratio * np.sqrt(count) < 1.7


def test_m_wave_is_about_as_large():
    """All fibers at once, wherever they lie."""
    trace = fake_trace.build({TA: 60}, 0.4, fiber_spikes=(0.2 + 0.0002 * np.arange(60), np.arange(60)))
    trace["fiber_spike_origin"].values[:] = 1
    assert np.ptp(record(trace, TA, 5)) == pytest.approx(np.ptp(record(trace, TA, 1)), rel=0.35)


def test_what_a_stimulus_drives_comes_in_all_companions_at_once():
    spikes = firing(units=3, duration=2.0)
    found = accompany(spikes, np.zeros(len(spikes.time)), 4, 5)
    assert np.array_equal(of_companions(found, 4), np.tile(spikes.time, (4, 1)))
    assert set(found.unit) == set(range(12))


def test_rates_and_regularity_are_kept():
    found = of_companions(free(firing(units=1, duration=60.0), 6), 6)
    intervals = np.diff(found, axis=1)
    assert np.allclose(intervals.mean(1), intervals[0].mean(), rtol=0.01)
    assert (intervals.std(1) / intervals.mean(1) < 0.25).all()  # the simulated unit's own: 0.15
    assert (intervals > 0).all()


def test_size_is_shared_in_one_place():
    spikes = firing()
    found = together(free(spikes, 5), 5)
    assert np.isclose(found.size.sum(), spikes.size.sum())
    assert set(found.unit) == set(spikes.unit)


def test_companions_fire_at_any_moment_of_the_interval():
    """Shifts from the simulated unit's spike are even over plus or minus half an interval, and no pair keeps step."""
    found = of_companions(free(firing(duration=60.0, rate=20.0), 3), 3)
    for shift in (found[1] - found[0], found[2] - found[0]):
        assert np.abs(shift).max() <= 0.05
        assert shift.std() == pytest.approx(0.05 / np.sqrt(12), rel=0.15)
        assert abs(shift.mean()) < 0.002
    assert abs(np.corrcoef(found[1] - found[0], found[2] - found[0])[0, 1]) < 0.1


def test_a_rare_spike_is_not_moved_far():
    found = of_companions(free(firing(units=1, duration=30.0, rate=0.5), 8), 8)
    assert 0.03 < np.abs(found - found[0]).max() <= 0.05


def test_a_volley_stays_together():
    """All units within 2 ms, as in a reflex or an F wave: so are their companions."""
    time = np.concatenate([np.arange(1, 20) / 2 + 0.00005 * u for u in range(40)])
    order = np.argsort(time, kind="stable")
    spikes = Spikes(time[order], np.repeat(np.arange(40), 19)[order], np.ones(len(time)))
    found = of_companions(free(spikes, 5), 5)
    assert np.abs(found - found[0]).max() < 0.0005


def test_same_seed_same_bits():
    spikes = firing()
    first, again, other = (free(spikes, 4, seed).time for seed in (5, 5, 6))
    assert np.array_equal(first, again)
    assert not np.allclose(first, other)


def test_a_cut_train_keeps_its_companions():
    spikes = firing()
    late = spikes.time > 6.0
    whole, part = free(spikes, 4), free(Spikes(*(field[late] for field in spikes)), 4)
    whole, part = (np.sort(s.time[(s.time > 7.0) & (s.time < 19.0)]) for s in (whole, part))
    assert np.allclose(whole, part, atol=1e-9)


def test_no_spikes_no_companions():
    nothing = np.zeros(0)
    assert free(Spikes(nothing, np.zeros(0, int), nothing), 7).time.size == 0


def test_few_simulated_units_sound_like_many():
    """The calf's inner head with 120 units is about as loud as with all 579 (before: 2.2 times as loud)."""

    def loudness(units):
        traces = (fake_trace.build({MG: units}, 2.0, seed=seed) for seed in range(4))
        return np.mean([Bipolar(MG, amplifier=QUIET).record(trace).samples[0, 1024:].std() for trace in traces])

    assert loudness(120) == pytest.approx(loudness(579), rel=0.2)
