"""How a pool shares out a task over hours: small units first, and the forces add up to what was asked."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm.anatomy import healthy_adult
from myospasm.cord.pool_activity import PoolActivity
from myospasm.muscle.twitch import Twitch
from myospasm.wiring import make_pool

POOL_ACTIVITY = PoolActivity()
UNITS = (40, 25)
POOL = make_pool(UNITS)


def _force():
    muscle = healthy_adult(dict(zip(("medial_gastrocnemius", "soleus"), UNITS, strict=True))).muscle
    return (POOL.membership > 0) * Twitch().fibers(muscle, POOL).share


FORCE = _force()


def mean(level, duty=1.0, activity=POOL_ACTIVITY):
    level, duty = (jnp.broadcast_to(jnp.asarray(x, jnp.float32), 2) for x in (level, duty))
    return activity.mean(level, duty, POOL, FORCE)


def forces(activity):
    return np.asarray(FORCE @ activity.active)


def first(values):
    """Of the first muscle, from its smallest unit to its largest."""
    return np.asarray(values)[: UNITS[0]]


def test_at_rest_no_unit_works():
    rest = mean(0.0)
    assert not np.asarray(rest.rate).any()
    assert not np.asarray(rest.active).any()
    assert not np.asarray(mean(0.5, duty=0.0).rate).any()


@pytest.mark.parametrize("level", [0.1, 0.2, 0.4, 0.7, 1.0])
def test_forces_add_up_to_what_was_asked(level):
    np.testing.assert_allclose(forces(mean(level)), level, atol=0.02)
    np.testing.assert_allclose(forces(mean(level, duty=0.3)), 0.3 * level, atol=0.01)


def test_small_units_work_first():
    """Henneman's size principle: whoever works, all smaller ones do."""
    for level in (0.02, 0.1, 0.3, 0.55):
        rate = first(mean(level).rate)
        assert all(np.diff(rate) <= 1e-6)
        assert 0 < np.count_nonzero(rate) < UNITS[0]
    counts = [np.count_nonzero(first(mean(level).rate)) for level in (0.01, 0.05, 0.2, 0.6)]
    assert all(np.diff(counts) > 0)


def test_recruitment_is_exponential_and_ends_before_the_maximum():
    """Fuglevand1993: half of the units join in the first eighth of the force; at 60 % the last one."""
    half = np.count_nonzero(first(mean(0.125).rate)) / UNITS[0]
    assert 0.4 < half < 0.7
    assert np.count_nonzero(first(mean(0.64).rate)) == UNITS[0]
    assert np.count_nonzero(first(mean(0.5).rate)) < UNITS[0]


def test_rates_are_those_of_a_steady_contraction():
    """Some 8 Hz at recruitment and 25 in a maximal contraction (Fuglevand1993)."""
    assert first(mean(0.05).rate)[0] == pytest.approx(8.0, abs=1.5)
    np.testing.assert_allclose(first(mean(1.0).rate), 25.0, atol=0.5)


def test_strides_are_means_over_time():
    always, a_third = mean(0.4), mean(0.4, duty=1 / 3)
    np.testing.assert_allclose(a_third.rate, np.asarray(always.rate) / 3, rtol=1e-5)
    np.testing.assert_allclose(a_third.active, np.asarray(always.active) / 3, rtol=1e-5)


def test_muscles_do_not_mind_each_other():
    one = mean(jnp.array([0.5, 0.0]))
    both = mean(jnp.array([0.5, 0.9]))
    assert np.array_equal(first(one.active), first(both.active))
    assert not np.asarray(one.active)[UNITS[0] :].any()


@settings(max_examples=60, deadline=None)
@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(0.0, 0.1))
def test_more_effort_is_never_less_work(level, duty, more):
    here, there = mean(level, duty), mean(min(level + more, 1.0), duty)
    assert np.all((np.asarray(here.active) >= 0.0) & (np.asarray(here.active) <= 1.0 + 1e-6))
    assert np.all(np.asarray(there.rate) >= np.asarray(here.rate) - 1e-4)
    assert np.all(forces(there) >= forces(here) - 5e-3)


def test_gradients_are_finite():
    def force(activity, level):
        return jnp.sum(FORCE @ activity.mean(level, jnp.ones(2), POOL, FORCE).active)

    for level in (0.0, 0.3, 1.0):
        slopes = jax.grad(force, (0, 1))(POOL_ACTIVITY, jnp.full(2, level))
        assert all(bool(jnp.all(jnp.isfinite(x))) for x in jax.tree.leaves(slopes))
