"""Nerve endings that lack potassium channels echo an impulse; healthy ones do not, nor does anything change in them."""

import dataclasses

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from myospasm.nerve.excitability import TerminalExcitability
from myospasm.nerve.mrg import motor_axon, run
from myospasm.nerve.terminal import Terminal
from myospasm.wiring import make_pool

UNITS, HEALTHY = 300, Terminal()
POOL = make_pool((UNITS,))


def spontaneous(ending, milliseconds, at=()):
    """Who fired by itself, (ticks, units), after impulses from above `at` some ms."""
    arriving = np.zeros(milliseconds, np.float32)
    arriving[list(at)] = 1
    threshold = ending.thresholds(TerminalExcitability(), POOL, jnp.uint32(3))

    def tick(state, now):
        number, arrived = now
        pushed = ending.tremble(number, UNITS, jnp.uint32(5))
        return ending.step(state, pushed, jnp.zeros(UNITS) + arrived, threshold, 1e-3)

    ticks = jnp.arange(milliseconds, dtype=jnp.uint32), jnp.asarray(arriving)
    return np.asarray(jax.jit(lambda: jax.lax.scan(tick, ending.rest(UNITS), ticks)[1])())


def echoes(**changed):
    """How many impulses follow one within 0.5 s, (units,), and the first intervals (s)."""
    fired = spontaneous(dataclasses.replace(HEALTHY, **changed), 600, at=[100])[101:]
    first = fired.argmax(0)[fired.any(0)] + 1
    return fired.sum(0), first * 1e-3


def test_in_health_no_impulse_leaves_anything_behind():
    assert float(HEALTHY.after_impulse) == 0.0
    assert echoes()[0].sum() == 0


def test_more_sodium_than_health_lacks_is_no_less_than_nothing():
    blocked = dataclasses.replace(HEALTHY, persistent_sodium=0.2)
    assert float(blocked.after_impulse) == 0.0


def test_one_impulse_becomes_a_burst_of_30_to_300_hertz():
    number, first = echoes(potassium_channels=0.3)
    assert number.mean() > 2
    assert 30 <= 1 / np.median(first) <= 300


def test_the_fewer_potassium_channels_the_longer_the_burst():
    means = [echoes(potassium_channels=share)[0].mean() for share in (0.8, 0.6, 0.5, 0.3)]
    assert np.all(np.diff(means) > 0)
    assert means[0] == 0


def test_a_sodium_blocker_shortens_the_burst():
    ill, helped = (echoes(potassium_channels=0.5, persistent_sodium=p)[0].mean() for p in (1.0, 0.6))
    assert helped < 0.5 * ill


def test_more_open_sodium_and_uneven_endings_give_lone_twitches():
    sick = dataclasses.replace(HEALTHY, persistent_sodium=1.4, threshold_spread=0.24)
    fired = spontaneous(sick, 60000)
    gaps = np.concatenate([np.diff(np.flatnonzero(unit)) for unit in fired.T if unit.sum() > 1])
    assert fired.sum() > 5
    assert np.mean(gaps > 250) > 0.5
    assert spontaneous(HEALTHY, 60000).sum() == 0


@pytest.mark.slow
def test_the_reference_axon_ignites_where_the_ending_does():
    axon = motor_axon(10.0, nodes=7)
    drive = jnp.zeros((4000, 7)).at[:20, 3].set(5.0)

    @jax.jit
    @jax.vmap
    def spikes(potassium, sodium):
        node = dataclasses.replace(axon.node, slow_potassium=80.0 * potassium, persistent_sodium=10.0 * sodium)
        _, v = run(dataclasses.replace(axon, node=node), drive)
        return jnp.sum((v[:-1, 3] < -20) & (v[1:, 3] >= -20))

    shares = np.array([[1.0, 1.0], [0.8, 1.0], [0.65, 1.0], [0.6, 1.0], [0.5, 1.0], [1.0, 1.4], [1.0, 1.75]])
    reference = np.asarray(spikes(*jnp.asarray(shares.T))) > 1
    ending = [echoes(potassium_channels=k, persistent_sodium=n)[0].mean() > 0.5 for k, n in shares]
    assert reference.tolist() == ending
