"""The conductance-based motoneuron: rest, rheobase, f-I, hysteresis, and whether its steps are small enough."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from myospasm.cord.conductance_motoneuron import STEP, ConductanceMotoneuron, Current, run, serotonin, spike_times

DRIVES = np.array([0.0, 3.0, 6.0, 10.0, 20.0, 30.0, 40.0])
go = jax.jit(run)


def spikes(currents, dt=STEP, duration=0.6, double=False):
    with jax.enable_x64(double):
        kind = jnp.float64 if double else jnp.float32
        drive = jnp.broadcast_to(jnp.asarray(currents, kind), (round(duration / dt), len(currents)))
        return spike_times(go(ConductanceMotoneuron(), drive, dt)[1], dt)


def rates(times):
    return np.array([1 / np.diff(t).mean() if len(t) > 3 else 0.0 for t in times])


@pytest.fixture(scope="module")
def reference():
    return rates(spikes(DRIVES, dt=5e-6, double=True))


def test_rests_where_it_says_and_is_silent_there():
    neuron = ConductanceMotoneuron()
    rest = neuron.rest(3)
    assert rest.soma.shape == (3,)
    assert -60.0 < float(rest.soma[0]) < -55.0
    later = rest
    for _ in range(50):
        later = neuron.step(later, Current(), STEP)
    assert all(np.allclose(a, b, rtol=2e-3, atol=1e-6) for a, b in zip(rest, later, strict=True))
    last, potential = go(neuron, jnp.zeros((40_000, 1)), STEP)
    assert np.ptp(potential) < 0.1
    assert all(np.all(np.isfinite(x)) for x in last)


def test_rate_error_at_the_default_step_is_below_one_percent(reference):
    firing = reference > 0
    assert firing.sum() == 5
    assert np.abs(rates(spikes(DRIVES))[firing] / reference[firing] - 1).max() < 0.01


def test_first_spike_converges_with_second_order():
    exact = spikes([30.0], dt=6.25e-7, duration=0.01, double=True)[0][0]
    error = [abs(spikes([30.0], dt=dt, duration=0.01, double=True)[0][0] - exact) for dt in (1e-5, 5e-6, 2.5e-6)]
    order = np.log2(np.divide(error[:-1], error[1:]))
    assert np.all((order > 1.4) & (order < 2.3)), order
    assert order[1] > order[0]  # on its way to two
    assert error[0] < 1.5e-5


def test_rheobase_and_rate_against_current(reference):
    assert reference[1] == 0.0
    assert np.all(np.diff(reference[1:]) > 0)  # fires faster for more
    slope = (reference[-1] - reference[-3]) / (DRIVES[-1] - DRIVES[-3])
    assert 1.0 < slope < 2.5  # Hz per uA/cm2
    assert 10.0 < reference[2] < 25.0  # starts slowly


def triangle(neuron, low=-15.0, peak=20.0, seconds=4.0):
    """Current at the first and at the last spike of a slow triangle."""
    up = np.linspace(low, peak, round(seconds / 2 / STEP), dtype=np.float32)
    current = np.concatenate([up, up[::-1]])
    times = spike_times(go(neuron, jnp.asarray(current)[:, None], STEP)[1], STEP)[0]
    return current[int(times[0] / STEP)], current[int(times[-1] / STEP)]


def test_serotonin_makes_it_bistable():
    on, off = triangle(serotonin())
    assert on - off > 3.0
    assert on > 0.0 > off  # silent by itself, but once started it needs inhibition to stop
    on, off = triangle(ConductanceMotoneuron())
    assert off > on  # the paper's values without serotonin: it tires instead of going on


def test_persistent_inward_current_lowers_the_rheobase():
    without = ConductanceMotoneuron(dendrite_l=0.0)
    assert triangle(without)[0] > triangle(ConductanceMotoneuron())[0] + 2.0


def test_parameters_may_differ_between_units_and_runs_may_be_cut():
    neuron = ConductanceMotoneuron(soma_k_ca=jnp.array([5.0, 3.1]))
    drive = jnp.full((8000, 2), 10.0)
    whole, potential = go(neuron, drive, STEP)
    counts = [len(t) for t in spike_times(potential, STEP)]
    assert counts[1] > counts[0] > 2
    half, _ = go(neuron, drive[:4000], STEP)
    pieces, _ = go(neuron, drive[4000:], STEP, half)
    assert all(np.array_equal(a, b) for a, b in zip(whole, pieces, strict=True))
