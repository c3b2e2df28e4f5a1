"""Salts and voltage. The surface-charge numbers are derived by arithmetic from the 1975 groups, not measured in plasma:
they check that the equations are solved, not that they are true."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from myospasm.blood.electrochemistry import NerveSurface, goldman, nernst, q10, surface_shift, thermal


def test_nernst_and_goldman():
    assert thermal(37.0) == pytest.approx(26.73, abs=0.01)
    assert nernst(4.0, 140.0) == pytest.approx(-95.0, abs=0.1)
    assert nernst(1.2, 1e-4, charge=2) == pytest.approx(125.5, abs=0.2)
    assert goldman(4.0, 140.0, 140.0, 12.0, ratio=0.0) == pytest.approx(float(nernst(4.0, 140.0)), abs=1e-3)
    rest = goldman(jnp.array([3.0, 4.0, 8.0]), 140.0, 160.0, 10.0)
    assert np.all(np.diff(rest) > 0)  # potassium depolarizes
    assert np.all(np.abs(np.diff(rest)) < np.abs(np.diff(nernst(jnp.array([3.0, 4.0, 8.0]), 160.0))))


def test_q10():
    assert q10(3.0, 46.0, 36.0) == pytest.approx(3.0)
    assert q10(2.2, 20.0, 20.0) == 1.0


@pytest.mark.parametrize(
    ("calcium", "magnesium", "shift"),
    [
        (1.2, 0.55, 0.0),
        (1.0, 0.55, -1.16),
        (0.8, 0.55, -2.48),
        (0.6, 0.55, -3.99),
        (1.2, 0.25, -0.71),
        (0.82, 0.35, -2.91),
    ],
)
def test_low_calcium_and_magnesium_shift_the_gates(calcium, magnesium, shift):
    assert surface_shift(calcium, magnesium, 7.4) == pytest.approx(shift, abs=0.02)


def test_slope_per_e_fold_of_calcium_and_alkalosis():
    step = 1.01
    slope = (surface_shift(1.2 * step, 0.55, 7.4) - surface_shift(1.2 / step, 0.55, 7.4)) / (2 * np.log(step))
    assert slope == pytest.approx(6.6, abs=0.1)
    assert surface_shift(1.2, 0.55, 7.75) - surface_shift(1.2, 0.55, 7.39) == pytest.approx(-1.71, abs=0.06)


def test_close_to_the_experiment_on_frog_nerve():
    """Hille, Woodhull & Shapiro: 20 to 25 mV per tenfold divalents, about -18 mV without any, in Ringer at 20 degC."""
    ringer = NerveSurface(salt=115.0, dielectric=80.1)
    here = {ca: float(ringer.potential(ca, 0.0, 7.4, 20.0)) for ca in (1e-6, 2.0, 20.0)}
    assert here[20.0] - here[2.0] == pytest.approx(20.0, abs=6.0)
    assert here[1e-6] - here[2.0] == pytest.approx(-18.0, abs=6.0)


def test_batches_compiles_and_has_gradients():
    calcium = jnp.linspace(0.3, 3.0, 50)
    shift = jax.jit(jax.vmap(lambda ca: surface_shift(ca, 0.55, 7.4)))(calcium)
    assert np.all(np.diff(shift) > 0)
    assert np.allclose(shift, surface_shift(calcium, 0.55, 7.4), atol=1e-3)
    slope = jax.grad(lambda ca: surface_shift(ca, 0.55, 7.4))(1.2)
    assert slope * 1.2 == pytest.approx(6.6, abs=0.1)
