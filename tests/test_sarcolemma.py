"""The membrane of the muscle fiber: potassium between the fibers silences them, and nothing else does."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm.blood.electrochemistry import goldman
from myospasm.muscle.sarcolemma import Sarcolemma

MEMBRANE = Sarcolemma()
REST = 4.19, 140.0
potassiums, sodiums = st.floats(1.0, 20.0), st.floats(100.0, 180.0)


def answering(potassium, sodium=140.0):
    return float(MEMBRANE.answering(potassium, sodium))


def test_at_rest_all_fibers_answer():
    assert answering(*REST) == pytest.approx(1.0, abs=1e-6)


def test_a_fiber_at_rest_has_the_potential_of_textbooks():
    """Some -85 mV (Hille2001), -98 in 2.5 mmol/L of potassium; as the formula that nerve uses."""
    assert float(MEMBRANE.potential(*REST)) == pytest.approx(-88.0, abs=4.0)
    assert float(MEMBRANE.potential(2.5, 140.0)) == pytest.approx(-98.4, abs=0.5)
    same = goldman(9.0, 140.0, MEMBRANE.potassium_inside, MEMBRANE.sodium_inside)
    assert float(MEMBRANE.potential(9.0, 140.0)) == pytest.approx(float(same), abs=0.05)


def test_force_falls_between_minus_69_and_minus_60_millivolts():
    """Cairns2022: hardly before, nearly all of it after."""

    def potassium_at(potential):
        inside = MEMBRANE.potassium_inside + MEMBRANE.ratio * MEMBRANE.sodium_inside
        return inside * np.exp(potential / 26.73) - MEMBRANE.ratio * 140.0

    shares = [answering(potassium_at(v)) for v in (-72.0, -69.0, -64.5, -60.0, -57.0)]
    assert shares[0] > 0.98
    assert shares[1] > 0.9
    assert shares[2] == pytest.approx(0.5, abs=0.02)
    assert shares[3] < 0.1
    assert shares[4] < 0.02


def test_what_work_leaves_between_the_fibers_silences_none():
    """Juel2000: 6.2 to 7.5 mmol/L in work at 10 to 30 W; paralysis by potassium of the blood begins above 8."""
    assert answering(7.5) > 0.99
    assert answering(10.0) > 0.8
    assert answering(14.0) < 0.5


@settings(max_examples=60, deadline=None)
@given(potassiums, sodiums)
def test_more_potassium_never_helps(potassium, sodium):
    here = answering(potassium, sodium)
    assert 0.0 <= here <= 1.0 + 1e-6
    assert answering(potassium + 0.1, sodium) <= here + 1e-7


def test_sodium_hardly_matters():
    """It is a hundredth as permeant: 10 mmol/L more depolarize by half a millivolt."""
    moved = MEMBRANE.potential(4.19, 150.0) - MEMBRANE.potential(*REST)
    assert 0.1 < float(moved) < 1.0


def test_low_potassium_changes_nothing_as_the_errors_say():
    assert answering(2.0) == pytest.approx(1.0, abs=1e-5)


def test_gradients_are_finite_and_fibers_batch():
    levels = jnp.array([0.5, 4.19, 10.0, 40.0])
    for level in levels:
        slopes = jax.grad(lambda membrane, k: membrane.answering(k, 140.0), (0, 1))(MEMBRANE, level)
        assert all(bool(jnp.isfinite(x)) for x in jax.tree.leaves(slopes))
    assert np.all(np.diff(MEMBRANE.answering(levels, 140.0)) <= 0.0)
