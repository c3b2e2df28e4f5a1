"""A crowd of nerve cells is quiet with inhibition and explosive without."""

import dataclasses

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from myospasm.excitable import Excitable

TICK = 1e-3
VOLLEY = 3.3


def answer(crowd, arriving, dt=TICK):
    """The excitatory cells over time while `arriving` (steps,) arrives."""
    inputs = jnp.asarray(arriving, jnp.float32)[:, None]

    def one(state, now):
        state = crowd.step(state, now, dt)
        return state, state

    return jax.lax.scan(one, crowd.rest(1), inputs)[1]


def volley(size, milliseconds=500):
    """One volley after 100 ms; `size` is what the synapses make of it at once."""
    arriving = np.zeros(milliseconds)
    arriving[100] = size * 0.003 / TICK
    return arriving


def restless(seconds, size=0.8):
    """Noise of 5 ms correlation."""
    fresh, found = np.random.default_rng(1).standard_normal(int(seconds / TICK)), []
    x = 0.0
    for kick in fresh:
        x += -0.2 * x + 0.4**0.5 * size * kick
        found.append(x)
    return np.array(found)


def rise_of(crowd, size):
    e = np.asarray(answer(crowd, volley(size)).excitatory)[:, 0]
    return e[100:].max() - e[90], e


@pytest.fixture(scope="module")
def weak():
    return dataclasses.replace(Excitable(), inhibition=0.3)


def test_rest_is_quiet_and_steady():
    e = np.asarray(answer(Excitable(), np.zeros(500)).excitatory)
    assert 0.005 < e[0, 0] < 0.1
    assert np.ptp(e) < 1e-3


def test_in_health_the_answer_is_small_and_graded():
    half, full = (rise_of(Excitable(), f * VOLLEY)[0] for f in (0.5, 1.0))
    assert full < 0.2
    assert 0.2 * full < half < 0.7 * full


def test_without_inhibition_it_is_all_or_none(weak):
    few, much, more = (rise_of(weak, f * VOLLEY)[0] for f in (0.4, 1.0, 1.5))
    assert few < 0.15
    assert much > 0.6
    assert more == pytest.approx(much, rel=0.15)
    assert much > 4 * rise_of(Excitable(), VOLLEY)[0]


def test_a_discharge_is_short_and_leaves_silence(weak):
    _, e = rise_of(weak, VOLLEY)
    assert 8 <= (e > 0.5 * e.max()).sum() <= 30
    twice = volley(VOLLEY)
    twice[150] = twice[100]
    assert np.asarray(answer(weak, twice).excitatory)[140:200].max() < 0.3


def test_noise_sets_off_the_weak_and_not_the_healthy(weak):
    noise = restless(20.0)
    healthy, ill = (np.asarray(answer(c, noise).excitatory)[:, 0] for c in (Excitable(), weak))
    assert healthy.max() < 0.3
    started = ((ill[1:] > 0.4) & (ill[:-1] <= 0.4)).sum()
    assert 2 <= started <= 100


def test_in_health_noise_swings_it_near_20_hz():
    e = np.asarray(answer(Excitable(), restless(32.0)).excitatory)[:, 0].reshape(32, 1000)
    power = (np.abs(np.fft.rfft((e - e.mean(1, keepdims=True)) * np.hanning(1000), axis=1)) ** 2).mean(0)
    assert 13 <= 5 + power[5:60].argmax() <= 30


def test_half_the_step_gives_the_same_discharge(weak):
    coarse = rise_of(weak, VOLLEY)[1]
    arriving = np.zeros(1000)
    arriving[200] = VOLLEY * 0.003 / (TICK / 2)
    fine = np.asarray(answer(weak, arriving, TICK / 2).excitatory)[:, 0]
    assert coarse.max() == pytest.approx(fine.max(), rel=0.1)
    assert (coarse > 0.4).sum() == pytest.approx((fine > 0.4).sum() / 2, abs=2)
