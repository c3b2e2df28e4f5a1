"""The neuromuscular junction and the nerve ending beside it."""

import dataclasses

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from myospasm.blood.electrochemistry import surface_shift
from myospasm.nerve.excitability import TerminalExcitability
from myospasm.nerve.junction import Junction
from myospasm.nerve.terminal import Terminal
from myospasm.wiring import make_pool

JUNCTION, ENDING, EXCITABILITY = Junction(), Terminal(), TerminalExcitability()
UNITS = 400
POOL = make_pool((UNITS,))
THRESHOLD = np.asarray(ENDING.thresholds(EXCITABILITY, POOL, jnp.uint32(3)))


def use(rate, seconds, store=None, step=0.1):
    """The ready store after a steady train."""
    store = JUNCTION.rest(1) if store is None else store
    for _ in range(round(seconds / step)):
        store = JUNCTION.step(store, jnp.array([rate * step]), step)
    return store


@jax.jit
def push(millivolts, arrived):
    """Endings under a steady push (mV) and impulses (ticks,): who fired by itself, and voltages, (ticks, units)."""
    zero = jnp.zeros(UNITS)

    def tick(state, here):
        number, impulse = here
        pushed = millivolts + ENDING.tremble(number, UNITS, jnp.uint32(5))
        state, fired = ENDING.step(state, pushed, zero + impulse, jnp.asarray(THRESHOLD), 1e-3)
        return state, (fired, state.voltage)

    ticks = jnp.arange(arrived.shape[0], dtype=jnp.uint32)
    return jax.lax.scan(tick, ENDING.rest(UNITS), (ticks, arrived))[1]


def test_in_health_nearly_every_impulse_crosses():
    assert float(JUNCTION.transmitted(JUNCTION.rest(1))[0]) > 0.99
    assert float(JUNCTION.transmitted(use(20.0, 10.0))[0]) > 0.9


def test_the_store_settles_where_use_and_refilling_balance():
    for rate in (5.0, 20.0, 50.0):
        expected = 1 / (1 + JUNCTION.release * rate * JUNCTION.recovery)
        assert float(use(rate, 60.0)[0]) == pytest.approx(expected, rel=1e-3)


def test_one_long_step_is_many_short_ones():
    assert float(use(30.0, 5.0, step=5.0)[0]) == pytest.approx(float(use(30.0, 5.0, step=0.05)[0]), rel=1e-3)


def test_it_refills_with_its_time_constant():
    low = use(0.0, JUNCTION.recovery, store=jnp.array([0.2]))
    assert float(low[0]) == pytest.approx(1 - 0.8 * np.exp(-1), rel=1e-3)


def test_faster_and_longer_use_transmits_less():
    by_rate = [float(JUNCTION.transmitted(use(r, 30.0))[0]) for r in (0.0, 20.0, 60.0, 120.0)]
    by_time = [float(JUNCTION.transmitted(use(60.0, s))[0]) for s in (0.0, 1.0, 5.0, 20.0)]
    assert np.all(np.diff(by_rate) < 0)
    assert np.all(np.diff(by_time) < 0)
    weak = dataclasses.replace(JUNCTION, safety=1.1)
    assert float(weak.transmitted(use(20.0, 10.0))[0]) < 0.5


def test_a_share_is_a_share():
    share = np.asarray(JUNCTION.transmitted(jnp.linspace(0.0, 1.0, 50)))
    assert np.all((share >= 0) & (share <= 1))
    assert np.all(np.diff(share) >= 0)


def test_endings_are_silent_in_normal_surroundings():
    fired, _ = push(0.0, jnp.zeros(5000))
    assert float(fired.sum()) == 0


def test_the_noise_of_an_ending_has_the_spread_that_was_set():
    _, voltage = push(0.0, jnp.zeros(4000))
    settled = np.asarray(voltage)[100:]
    assert settled.std() == pytest.approx(ENDING.noise, rel=0.1)
    assert settled.mean() == pytest.approx(0.0, abs=0.02)
    lag = round(ENDING.time / 1e-3)
    r = (settled[lag:] * settled[:-lag]).mean() / settled.var()
    assert r == pytest.approx(np.exp(-1), abs=0.06)


def test_a_push_above_threshold_makes_them_fire_and_the_slow_current_keeps_it_slow():
    fired, _ = push(THRESHOLD.max() + 2.0, jnp.zeros(2000))
    rate = np.asarray(fired).sum(0) / 2.0
    assert rate.min() > 0
    assert rate.mean() < 60
    more = np.asarray(push(THRESHOLD.max() + 6.0, jnp.zeros(2000))[0]).sum(0) / 2.0
    assert more.mean() > rate.mean()


def test_endings_differ_as_was_set():
    assert THRESHOLD.mean() == pytest.approx(EXCITABILITY.normal, rel=0.02)
    assert THRESHOLD.std() / THRESHOLD.mean() == pytest.approx(ENDING.threshold_spread, rel=0.15)


def test_no_echo_of_an_impulse_that_just_passed():
    arrived = np.zeros(200, np.float32)
    arrived[100] = 1
    fired, _ = push(THRESHOLD.max() + 3.0, jnp.asarray(arrived))
    after = np.asarray(fired)[100 : 100 + round(ENDING.refractory * 1000)]
    assert np.asarray(fired)[80:100].sum() > 0
    assert after.sum() == 0


def test_an_ending_is_refractory_however_hard_it_is_pushed():
    fired = np.asarray(push(500.0, jnp.zeros(300))[0]).T
    shortest = min(np.diff(np.flatnonzero(unit)).min() for unit in fired if unit.sum() > 1)
    assert shortest >= round(ENDING.refractory * 1000)


def test_impulses_leave_potassium_that_is_cleared_and_limited():
    state = ENDING.rest(1)
    for _ in range(200):
        state = ENDING.drift(state, jnp.array([2.0]), 0.1)
    assert 0 < float(state.potassium[0]) < ENDING.limit
    later = ENDING.drift(state, jnp.array([0.0]), ENDING.clearance_time)
    assert float(later.potassium[0] / state.potassium[0]) == pytest.approx(np.exp(-1), rel=1e-4)
    for _ in range(100):
        state = ENDING.drift(state, jnp.array([1e4]), 0.1)
    assert float(state.potassium[0]) <= ENDING.limit


def test_potassium_around_is_a_mean_of_own_and_shared():
    pool = make_pool((2,))
    state = ENDING.rest(2)._replace(potassium=jnp.array([0.0, 2.0]))
    around = np.asarray(ENDING.around(state, jnp.array([ENDING.resting_potassium + 1.0]), pool))
    shared = (1 - ENDING.own_share) * 1.0
    assert np.allclose(around - ENDING.resting_potassium, [shared, shared + ENDING.own_share * 2.0], atol=1e-5)


def test_potassium_low_calcium_and_warmth_bring_an_ending_nearer_to_firing():
    needed = EXCITABILITY.needed
    assert float(needed(5.5)) < float(needed(4.0)) < float(needed(3.2))
    assert float(needed(4.0, 0.0, 40.0)) < float(needed(4.0, 0.0, 33.0))
    low, normal = (float(surface_shift(c, 0.55, 7.4)) for c in (0.8, 1.2))
    assert low < normal
    assert float(needed(4.0, low)) < float(needed(4.0, normal))
