"""The cord's slow memory of hard work, and the afferents that fill it."""

import dataclasses

import jax.numpy as jnp
import numpy as np
import pytest

from myospasm.cord.facilitation import Facilitation
from myospasm.senses.chemoreceptor import Chemoreceptor

CORD = Facilitation()


def test_one_long_step_is_many_short_ones():
    start, discharge = jnp.array([0.2, 0.7]), jnp.array([3.0, 0.0])
    long = CORD.step(start, discharge, 1.0)
    short = start
    for _ in range(100):
        short = CORD.step(short, discharge, 0.01)
    assert np.allclose(long, short, atol=1e-5)


def test_it_decays_with_its_time_constant_when_nothing_comes():
    after = CORD.step(jnp.ones(1), jnp.zeros(1), CORD.time)
    assert float(after[0]) == pytest.approx(np.exp(-1), rel=1e-4)


def test_it_settles_where_filling_and_decay_balance():
    discharge = jnp.array([0.02, 0.5, 10.0])
    settled = CORD.step(jnp.zeros(3), discharge, 1e4)
    gain = CORD.growth * discharge * CORD.time
    assert np.allclose(settled, gain / (1 + gain), rtol=1e-4)
    assert np.all(np.diff(settled) > 0)


@pytest.mark.parametrize("discharge", [0.0, 1.0, 1e4])
def test_it_stays_between_empty_and_full(discharge):
    state = CORD.rest(1)
    for _ in range(50):
        state = CORD.step(state, jnp.array([discharge]), 0.1)
        assert 0.0 <= float(state[0]) <= 1.0


def test_it_fills_faster_than_it_empties():
    filled = CORD.step(jnp.zeros(1), jnp.array([10.0]), 5.0)
    assert float(filled[0]) > 0.9
    assert float(CORD.step(filled, jnp.zeros(1), 5.0)[0]) > 0.8 * float(filled[0])


def test_what_it_does_to_the_cells_grows_with_it_and_can_be_switched_off():
    state = jnp.array([0.0, 0.5, 1.0])
    assert np.allclose(CORD.excitation(state), CORD.conductance * state)
    assert np.allclose(CORD.modulation(state), 1 + CORD.plateau * state)
    off = dataclasses.replace(CORD, conductance=0.0, plateau=0.0)
    assert not np.any(off.excitation(state))
    assert np.array_equal(off.modulation(state), np.ones(3))


def test_chemoreceptors_feel_a_rise_of_potassium():
    nerve = Chemoreceptor()
    rise = jnp.array([-1.0, 0.0, 0.5 * nerve.half_rise, nerve.half_rise, 2 * nerve.half_rise, 100.0])
    felt = np.asarray(nerve.discharge(rise))
    assert np.all(felt[:2] == 0)
    assert np.all(np.diff(felt[1:]) > 0)
    assert felt[3] == pytest.approx(nerve.maximal_rate / 2, rel=1e-5)
    assert felt[-1] == pytest.approx(nerve.maximal_rate, rel=1e-3)
    assert felt[-1] <= nerve.maximal_rate
