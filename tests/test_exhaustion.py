"""What acid, phosphate and want of ATP and sugar do to contraction, each by itself."""

import dataclasses

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm.muscle.exhaustion import Exhaustion
from myospasm.muscle.fuel import Fuel, State

FUEL, EXHAUSTION = Fuel(), Exhaustion()


@pytest.fixture(scope="module", autouse=True)
def as_in_hours():
    """Stories of hours run in double precision."""
    with jax.enable_x64(True):
        yield


def muscle(ph=7.05, phosphate=None, **change):
    """A muscle at rest but for these; `phosphate` (mmol/L) by splitting phosphocreatine."""
    rest = FUEL.rest(1)
    change["acid"] = (FUEL.resting_ph - ph) * FUEL.buffer
    if phosphate is not None:
        change["phosphocreatine"] = FUEL.resting_phosphocreatine - (phosphate - FUEL.resting_phosphate)
    return rest._replace(**{name: jnp.array([float(value)]) for name, value in change.items()})


def effects(state, exhaustion=EXHAUSTION):
    return jax.tree.map(lambda x: float(np.asarray(x).reshape(())), exhaustion.effects(FUEL, state))


def test_rest_is_no_change_for_anyone():
    """Whatever someone's usual fuel: it is measured against itself."""
    for fuel in (FUEL, dataclasses.replace(FUEL, resting_phosphate=3.5, resting_atp=7.0, resting_glycogen=50.0)):
        found = EXHAUSTION.effects(fuel, fuel.rest(3))
        for name in ("force", "slowing", "release"):
            np.testing.assert_allclose(getattr(found, name), 1.0, atol=1e-9, err_msg=name)
        assert np.all(np.asarray(found.rigor) < 1e-5)
        assert np.all(np.abs(np.asarray(found.felt)) < 1e-6)


def test_phosphate_takes_a_sixth_of_force():
    """Coupland2001: 16 % at 30 mmol/L near body temperature; most of it with the first millimoles."""
    assert effects(muscle(phosphate=30.0)).force == pytest.approx(0.84, abs=0.01)
    assert 1.0 - effects(muscle(phosphate=12.0)).force > 0.5 * 0.16


def test_acid_takes_a_tenth_and_slows():
    """Debold2004: 10 % at pH 6.2; Cady1989: relaxation half as slow again at pH 6.55."""
    assert effects(muscle(ph=6.2)).force == pytest.approx(0.9, abs=0.01)
    assert effects(muscle(ph=6.55)).slowing == pytest.approx(1.5, abs=0.05)
    assert effects(muscle(ph=7.3)).force == 1.0


def test_adp_slows_without_acid():
    """In McArdle's disease relaxation is slower although nothing is sour."""
    slow = effects(muscle(phosphocreatine=3.0))
    assert 1.05 < slow.slowing < 1.25
    assert slow.slowing > effects(muscle(phosphocreatine=25.0)).slowing


def test_little_atp_spares_release_for_long():
    """DutkaLamb2004: calcium release falls by 10 % at 1 mmol/L and by 20 % at 0.5."""
    assert effects(muscle(atp=1.0)).release == pytest.approx(0.9, abs=0.03)
    assert effects(muscle(atp=0.5)).release == pytest.approx(0.8, abs=0.03)


def test_without_atp_bridges_cannot_let_go():
    rigor = [effects(muscle(atp=atp)).rigor for atp in (8.2, 2.0, 0.3, 0.05)]
    assert rigor[0] < rigor[1] < 0.01
    assert rigor[2] == pytest.approx(0.5, abs=0.01)
    assert rigor[3] > 0.99
    assert effects(muscle(atp=0.05)).force < 0.1


def test_without_glycogen_a_third_less_is_released():
    """Ortenblad2011: 20 to 40 % without any, and half of that is felt at some 25 mmol/L of it."""
    assert 0.2 < 1.0 - effects(muscle(glycogen=0.0)).release < 0.4
    assert effects(muscle(glycogen=90.0)).release == 1.0
    assert effects(muscle(glycogen=200.0)).release == 1.0


def test_metabolites_are_only_felt_together():
    """Pollak2014: acid, lactate or what ATP leaves hurt nobody alone."""
    alone = [muscle(ph=6.4), muscle(lactate=25.0), muscle(phosphocreatine=5.0)]
    assert all(effects(state).felt < 0.02 for state in alone)
    together = effects(muscle(ph=6.4, lactate=25.0, phosphocreatine=5.0)).felt
    assert together > 0.9
    assert effects(muscle(ph=6.8, lactate=10.0, phosphocreatine=18.0)).felt < together


states = st.builds(
    State,
    *(
        st.floats(low, high).map(lambda x: jnp.array([x]))
        for low, high in ((0.01, 33), (0.01, 12), (0.1, 60), (-5, 50), (0, 200), (0, 1), (1e-5, 0.02))
    ),
)


@settings(max_examples=80, deadline=None)
@given(states)
def test_effects_are_possible_in_any_muscle(state):
    found = effects(state)
    assert 0.0 <= found.force <= 1.2
    assert 1.0 <= found.slowing < 4.0
    assert 0.0 <= found.release <= 1.0
    assert 0.0 <= found.rigor <= 1.0
    assert -1e-3 <= found.felt <= 1.0


def test_gradients_are_finite_even_at_rest_and_without_anything():
    def all_of_it(exhaustion, state):
        return sum(jnp.sum(x) for x in exhaustion.effects(FUEL, state))

    for state in (muscle(), muscle(ph=6.2, atp=0.01, glycogen=0.0, phosphocreatine=0.01), muscle(lactate=30.0)):
        slopes = jax.grad(all_of_it, (0, 1))(EXHAUSTION, state)
        assert all(bool(jnp.all(jnp.isfinite(x))) for x in jax.tree.leaves(slopes))
