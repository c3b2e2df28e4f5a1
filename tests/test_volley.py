"""What a shock excites: spindle fibers first, then motor axons, all of them at the current of a maximal M wave."""

import dataclasses

import jax.numpy as jnp
import numpy as np
import pytest

from myospasm.anatomy import healthy_adult
from myospasm.cord.motoneuron import Motoneuron
from myospasm.nerve.axon import Axon
from myospasm.nerve.volley import Volley
from myospasm.wiring import make_pool, wire


def thresholds(seed=1, units=400):
    path = Axon().paths(jnp.array([0.8]), jnp.array([0.1]), make_pool((units,)), jnp.uint32(seed))
    return np.asarray(path.threshold), np.asarray(path.velocity)


def test_every_motor_axon_answers_at_the_current_of_a_maximal_m_wave_and_none_at_a_fifth():
    threshold, _ = thresholds()
    assert threshold.max() <= 1.0
    assert threshold.min() > 0.2


def test_thick_axons_answer_first_on_the_whole_but_depth_mixes_them():
    threshold, velocity = thresholds()
    correlation = np.corrcoef(velocity, threshold)[0, 1]
    assert -0.7 < correlation < -0.1


def test_spindle_fibers_answer_to_less_than_motor_axons():
    threshold, _ = thresholds()
    share = np.asarray(Volley().share(jnp.linspace(0.1, 1.3, 121), jnp.zeros(121)))
    motor = np.array([(threshold <= current).mean() for current in np.linspace(0.1, 1.3, 121)])
    assert (np.diff(share) >= 0).all()
    assert np.interp(0.5, share, np.linspace(0.1, 1.3, 121)) < np.interp(0.5, motor, np.linspace(0.1, 1.3, 121))
    assert share[-1] > 0.99


def test_a_shock_to_the_motor_point_reaches_fewer_spindle_fibers():
    volley = Volley()
    nerve, point = volley.share(jnp.ones(1), jnp.zeros(1)), volley.share(jnp.zeros(1), jnp.ones(1))
    assert float(point[0]) < 0.5 * float(nerve[0])


def test_a_warm_nerve_conducts_faster_by_its_q10():
    pool = make_pool((10,))
    cold = Axon(temperature=25.0).paths(jnp.array([0.8]), jnp.array([0.1]), pool, jnp.uint32(1))
    warm = Axon().paths(jnp.array([0.8]), jnp.array([0.1]), pool, jnp.uint32(1))
    assert np.allclose(np.asarray(warm.velocity / cold.velocity), Axon().warmth, rtol=1e-4)
    assert np.allclose(np.asarray(warm.threshold), np.asarray(cold.threshold))


def echoes(soma, times=4000, units=50):
    cell = Motoneuron()
    state = cell.rest(units)._replace(soma=jnp.full(units, soma))
    noise = np.random.default_rng(7).standard_normal((times // units, units)).astype(np.float32)
    return float(np.mean([cell.reignited(state, jnp.ones(units), n).mean() for n in noise]))


def test_cold_slows_the_sensory_fibers_of_a_nerve_too():
    warm = healthy_adult({"soleus": 3})
    cold = dataclasses.replace(warm, axon=dataclasses.replace(warm.axon, temperature=25.0))
    way = [wire(p, jnp.uint32(1), jnp.zeros(2, jnp.uint32)).afferent_delay[0, 0] for p in (warm, cold)]
    central = round(1000 * float(warm.central_delay))
    assert (way[1] - central) / (way[0] - central) == pytest.approx(1.4, abs=0.1)


def test_a_few_antidromic_spikes_come_back_and_more_of_them_when_the_cell_is_excited():
    rest, excited, inhibited = echoes(-68.0), echoes(-56.0), echoes(-74.0)
    assert 0.005 < rest < 0.05  # 0.6 to 5 % of stimuli in single units
    assert excited > 2 * rest
    assert inhibited < rest


def test_no_spike_comes_back_from_a_refractory_cell_or_without_one_from_below():
    cell = Motoneuron()
    state = cell.rest(50)._replace(soma=jnp.full(50, -40.0))
    assert float(cell.reignited(state, jnp.zeros(50), jnp.full(50, 3.0)).sum()) == 0
    refractory = state._replace(refractory=jnp.full(50, 0.002))
    assert float(cell.reignited(refractory, jnp.ones(50), jnp.full(50, 3.0)).sum()) == 0
