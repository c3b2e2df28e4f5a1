"""pH from salts, breath and proteins: charges balance, and overbreathing and acid do what they do in people."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm.blood.acid_base import AcidBase, Buffers
from myospasm.blood.panel import Panel

BLOOD = AcidBase()
PANEL = Panel()
USUAL = Buffers(PANEL.pco2, PANEL.albumin, PANEL.phosphate, PANEL.hemoglobin)
IONS = BLOOD.strong_ions(7.4, USUAL)


def breathing(pco2):
    """pH and bicarbonate minutes after breathing changed: the salts are what they were."""
    ph = BLOOD.ph(IONS, USUAL._replace(pco2=pco2))
    return float(ph), float(BLOOD.bicarbonate(ph, pco2))


def test_health_is_ph_7_40():
    assert float(BLOOD.bicarbonate(7.4, PANEL.pco2)) == pytest.approx(PANEL.bicarbonate, abs=0.01)
    assert float(BLOOD.ph(IONS, USUAL)) == pytest.approx(7.4, abs=1e-5)


@pytest.mark.parametrize("ph", [6.6, 7.0, 7.2, 7.4, 7.6, 7.9])
def test_ph_undoes_strong_ions(ph):
    assert float(BLOOD.ph(BLOOD.strong_ions(ph, USUAL), USUAL)) == pytest.approx(ph, abs=1e-5)


@settings(max_examples=60, deadline=None)
@given(st.floats(6.4, 8.1), st.floats(8.0, 120.0), st.floats(5.0, 70.0), st.floats(0.1, 5.0), st.floats(20.0, 250.0))
def test_round_trip_in_any_blood(ph, pco2, albumin, phosphate, hemoglobin):
    buffers = Buffers(pco2, albumin, phosphate, hemoglobin)
    assert float(BLOOD.ph(BLOOD.strong_ions(ph, buffers), buffers)) == pytest.approx(ph, abs=1e-4)


def test_round_trip_to_the_last_digits_in_float64():
    with jax.enable_x64(True):
        ions = BLOOD.strong_ions(jnp.asarray(7.123456789), USUAL)
        assert float(BLOOD.ph(ions, USUAL)) == pytest.approx(7.123456789, abs=1e-12)


def test_albumin_and_phosphate_are_not_counted_twice():
    """In usual blood the whole is Siggaard-Andersen's 2.3 ctHb + 7.7, with a third of 9.3 mmol/L hemoglobin."""
    assert float(BLOOD.capacity(USUAL)) == pytest.approx(2.3 * 150 / 16.114 / 3 + 7.7, rel=1e-6)


def test_charges_of_the_proteins():
    """Albumin at 43 g/L carries 12 mEq/L, phosphate of 1.1 mmol/L 2 (figures that go with Figge's equations)."""
    none = USUAL._replace(albumin=0.0)
    assert float(IONS - BLOOD.strong_ions(7.4, none)) == pytest.approx(12.0, abs=0.1)
    none = USUAL._replace(phosphate=0.0)
    assert float(IONS - BLOOD.strong_ions(7.4, none)) == pytest.approx(2.0, abs=0.1)


def test_strong_ion_difference_of_health():
    """E035: 41 (40 to 42) mEq/L; 1 to 2 are missing here, which globulins and other anions carry."""
    assert float(BLOOD.strong_ions(7.4, USUAL._replace(albumin=45.0))) == pytest.approx(41.0, abs=2.5)


def test_acute_overbreathing():
    """Arbus 1969: bicarbonate falls by about 0.2 mmol/L per mmHg within minutes."""
    ph, bicarbonate = breathing(20.0)
    assert (24.5 - bicarbonate) / 20.0 == pytest.approx(0.2, abs=0.05)
    assert 7.58 < ph < 7.68


def test_acute_underbreathing():
    """Brackett 1965: bicarbonate rises by about 0.1 mmol/L per mmHg, protons by 0.8 nmol/L per mmHg."""
    ph, bicarbonate = breathing(80.0)
    assert (bicarbonate - 24.5) / 40.0 == pytest.approx(0.1, abs=0.03)
    assert (10 ** (9 - ph) - 10 ** (9 - 7.4)) / 40.0 == pytest.approx(0.77, abs=0.1)


def test_patients_who_overbreathe():
    """Chung 1998: mean pH 7.54 (7.40 to 7.71) at 23.6 mmHg; a little higher here, where no kidney answers."""
    ph, _ = breathing(23.6)
    assert 7.40 < ph < 7.71
    assert ph == pytest.approx(7.54, abs=0.05)


@pytest.mark.parametrize(("pco2", "low", "high"), [(35.0, 7.40, 7.45), (45.0, 7.35, 7.40)])
def test_reference_intervals_belong_together(pco2, low, high):
    assert low <= breathing(pco2)[0] <= high


def test_directions():
    def ph(ions=0.0, **change):
        return float(BLOOD.ph(IONS + ions, USUAL._replace(**change)))

    assert ph(ions=-5.0) < ph() < ph(ions=5.0)  # more chloride or lactate; vomited chloride
    assert ph(albumin=20.0) > ph()  # a lack of albumin is alkaline
    assert ph(phosphate=3.0) < ph()
    swing = [abs(ph(ions=-10.0, hemoglobin=h) - ph(hemoglobin=h)) for h in (60.0, 150.0)]
    assert swing[0] > swing[1]  # anemic blood buffers less


def test_batches_compiles_and_has_gradients():
    ions = jnp.linspace(-20.0, 80.0, 41)
    ph = jax.jit(jax.vmap(lambda x: BLOOD.ph(x, USUAL)))(ions)
    assert np.all(np.diff(ph) > 0)
    slope = jax.grad(lambda x: BLOOD.ph(x, USUAL))(IONS)
    both = [float(BLOOD.ph(IONS + d, USUAL)) for d in (-0.5, 0.5)]
    assert float(slope) == pytest.approx(both[1] - both[0], rel=0.01)
    grads = jax.grad(lambda b: BLOOD.ph(IONS, b))(Buffers(*(jnp.asarray(x) for x in USUAL)))
    assert all(np.isfinite(float(g)) for g in grads)
    assert float(grads.pco2) < 0
