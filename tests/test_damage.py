"""Strain damage by lengthening work."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm.muscle.damage import Damage

DAMAGE = Damage()
HOUR, DAY = 3600.0, 86400.0


def after(state, seconds, active=0.0, lengthening=0.0, dt=60.0):
    """The state after a while."""

    def one(state, _):
        return DAMAGE.step(state, jnp.array([active]), jnp.array([lengthening]), dt), None

    return jax.jit(lambda s: jax.lax.scan(one, s, None, length=round(seconds / dt))[0])(state)


HARD = after(DAMAGE.rest(1), 1800.0, 0.5, 1.0, dt=1.0)
"""Half an hour of lengthening at half strength."""


def strength(state):
    return float(DAMAGE.strength(state)[0])


def sensitivity(state):
    return float(DAMAGE.sensitivity(state)[0])


def test_rest_changes_nothing():
    state = after(DAMAGE.rest(1), 7 * DAY)
    assert strength(state) == sensitivity(state) == 1.0
    assert float(state.enzyme[0]) == 0.0


def test_work_without_lengthening_tears_nothing():
    assert strength(after(DAMAGE.rest(1), HOUR, 1.0, 0.0)) == 1.0


def test_hard_lengthening_takes_a_third_to_a_half_of_force_at_once():
    """20 to 50 % after hard bouts (Proske & Morgan 2001)."""
    assert 0.5 < strength(HARD) < 0.7


def test_the_step_does_not_matter():
    for name in HARD._fields:
        fine = getattr(after(DAMAGE.rest(1), 1800.0, 0.5, 1.0, dt=0.1), name)
        coarse = getattr(after(DAMAGE.rest(1), 1800.0, 0.5, 1.0, dt=10.0), name)
        assert float(coarse[0]) == pytest.approx(float(fine[0]), rel=0.02), name


def test_strength_comes_back_over_days():
    days = [strength(after(HARD, d * DAY)) for d in (1, 2, 4, 7, 14)]
    assert all(np.diff(days) > 0)
    assert days[1] < 0.85  # weak for days
    assert days[3] > 0.85
    assert days[4] > 0.95


def test_soreness_is_greatest_after_one_to_two_days():
    hours = np.arange(2, 122, 4)
    felt = [sensitivity(after(HARD, h * HOUR)) for h in hours]
    assert 24 <= hours[np.argmax(felt)] <= 48
    assert felt[0] < 1.0 + 0.3 * (max(felt) - 1.0)
    assert 1.05 < max(felt) < 1.5


def test_the_enzyme_leaks_late():
    """Creatine kinase is greatest two to four days after."""
    hours = np.arange(6, 150, 6)
    leaked = [float(after(HARD, h * HOUR).enzyme[0]) for h in hours]
    assert 36 <= hours[np.argmax(leaked)] <= 96
    assert 500.0 < max(leaked) < 5000.0


@settings(max_examples=40, deadline=None)
@given(st.floats(0, 1), st.floats(0, 1), st.floats(0.1, 1e5))
def test_damage_is_a_share(active, lengthening, dt):
    state = DAMAGE.rest(1)
    for _ in range(5):
        state = DAMAGE.step(state, jnp.array([active]), jnp.array([lengthening]), dt)
    assert 0.0 <= float(state.torn[0]) <= 1.0
    assert 0.0 <= float(state.inflamed[0]) <= 1.0
    assert 0.0 <= strength(state) <= 1.0


def test_gradients_are_finite():
    def weak(active):
        state = DAMAGE.step(DAMAGE.rest(1), active[None], jnp.ones(1), 600.0)
        return jnp.sum(DAMAGE.strength(state) + DAMAGE.sensitivity(state))

    for active in (0.0, 0.5, 1.0):
        assert np.isfinite(jax.grad(weak)(jnp.array(active)))
