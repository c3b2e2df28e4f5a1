"""A nerve without blood: irritable within minutes, and calm again when the cuff is let go."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm.nerve.excitability import TerminalExcitability
from myospasm.nerve.ischemia import NerveIschemia

NERVE = NerveIschemia()


@pytest.fixture(scope="module", autouse=True)
def as_in_hours():
    """Stories of hours run in double precision."""
    with jax.enable_x64(True):
        yield


def want(seconds, flow, start=None, dt=1.0):
    state = NERVE.rest(1) if start is None else start
    return jax.lax.fori_loop(0, round(seconds / dt), lambda _, s: NERVE.step(s, jnp.atleast_1d(flow), dt), state)


def only(values):
    return float(np.asarray(values).reshape(()))


def test_a_nerve_with_its_blood_wants_nothing():
    assert only(want(3600, 1.0)) == 0.0
    assert only(NERVE.potassium(want(3600, 1.0))) == 0.0


def test_more_blood_than_at_rest_changes_nothing():
    """Work opens vessels tenfold: a nerve cannot have more than enough."""
    assert only(want(600, 12.0)) == 0.0


def test_without_blood_it_is_irritable_within_five_to_ten_minutes():
    """BostockBaker1991: excitability rises over the first minutes; most of it after ten."""
    minute, five, ten = (only(want(60 * m, 0.0)) for m in (1, 5, 10))
    assert 0.0 < minute < 0.3
    assert 0.4 < five < ten
    assert 0.8 < ten < 1.0
    fit = TerminalExcitability()
    rested, lacking = (float(fit.needed(4.19 + NERVE.potassium(jnp.asarray(w)))) for w in (0.0, ten))
    assert lacking < 0.75 * rested
    assert lacking > 0.0


def test_what_is_left_of_the_flow_counts():
    courses = [only(want(900, flow)) for flow in (0.0, 0.25, 0.5, 0.9, 1.0)]
    assert all(np.diff(courses) < 0)
    assert courses[2] == pytest.approx(0.5 * courses[0], rel=1e-6)


def test_it_calms_when_the_cuff_is_let_go():
    tight = want(600, 0.0)
    assert only(want(300, 1.0, tight)) < 0.5 * only(tight)
    assert only(want(3600, 1.0, tight)) < 1e-4


@pytest.mark.parametrize("dt", [0.1, 10.0, 100.0])
def test_the_step_does_not_matter(dt):
    assert only(want(300, 0.2, dt=dt)) == pytest.approx(only(want(300, 0.2)), rel=1e-9)


@settings(max_examples=60, deadline=None)
@given(st.floats(0.0, 1.0), st.floats(-1.0, 30.0), st.floats(0.01, 5000.0))
def test_it_stays_between_nothing_and_all(before, flow, dt):
    after = only(NERVE.step(jnp.array([before]), jnp.array([flow]), dt))
    assert 0.0 <= after <= 1.0
    assert 0.0 <= only(NERVE.potassium(jnp.array([after]))) <= NERVE.rise


def test_gradients_are_finite_and_nerves_batch():
    def risen(nerve, flow):
        return jnp.sum(nerve.potassium(nerve.step(nerve.rest(3), flow, 10.0)))

    grads = jax.grad(risen, (0, 1))(NERVE, jnp.array([0.0, 0.5, 2.0]))
    assert all(bool(jnp.all(jnp.isfinite(x))) for x in jax.tree.leaves(grads))
