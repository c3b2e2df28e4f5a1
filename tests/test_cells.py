"""The cells: nothing moves at rest, no charge moves ever, and potassium and phosphate go where they go in people."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm.blood.acid_base import AcidBase, Buffers
from myospasm.blood.cells import Bathed, Cells
from myospasm.blood.panel import Panel
from myospasm.blood.solutes import CHARGES, Solutes, charge, scaled, solutes, total
from myospasm.blood.water import around

CELLS, PANEL = Cells(), Panel()
OUTSIDE, INSIDE = 14.0, 28.0  # L of water in a man of 70 kg


@pytest.fixture(scope="module", autouse=True)
def as_in_hours():
    """Stories of hours run in double precision."""
    with jax.enable_x64(True):
        yield


def usual(panel=PANEL):
    outside = around(panel)
    inside = CELLS.resting(outside)
    return Bathed(outside, inside, outside, inside, 7.4, 7.4, 40.0, 40.0, INSIDE, INSIDE, 1.0)


def with_outside(**change):
    now = usual()
    return now._replace(outside=now.outside._replace(**{k: jnp.asarray(v) for k, v in change.items()}))


def after(seconds, step=10.0, given=None, lost=0.0, **change):
    """Concentrations outside after so long in steps, with a flow given (mmol/s) and potassium lost (mmol)."""
    start = usual()._replace(**change)
    given = solutes() if given is None else given
    inside = start.inside._replace(potassium=start.inside.potassium - lost / INSIDE)

    def one(carry, _):
        outside, inside = carry
        out_of_cells = CELLS.exchange(start._replace(outside=outside, inside=inside))
        outside = total(outside, scaled(total(out_of_cells, given), step / OUTSIDE))
        return (outside, total(inside, scaled(out_of_cells, -step / INSIDE))), None

    return jax.lax.scan(one, (start.outside, inside), length=round(seconds / step))[0]


@pytest.mark.parametrize("panel", [PANEL, Panel(potassium=5.8, urea=30.0, creatinine=0.8, phosphate=2.0)])
def test_at_rest_nothing_moves_in_any_patient(panel):
    assert all(float(x) == pytest.approx(0.0, abs=1e-12) for x in CELLS.exchange(usual(panel)))


@pytest.mark.parametrize("step", [0.1, 1.0, 60.0])
def test_the_step_does_not_matter(step):
    drip = solutes(potassium=0.01, urea=0.02)
    coarse, fine = after(1800, step, drip)[0], after(1800, 10.0, drip)[0]
    for a, b in zip(coarse, fine, strict=True):
        assert float(a) == pytest.approx(float(b), rel=0.01, abs=1e-6)


def test_what_cells_give_is_what_they_lose():
    drip = solutes(potassium=0.01)
    outside, inside = after(7200, given=drip)
    for name in Solutes._fields:
        before = OUTSIDE * getattr(usual().outside, name) + INSIDE * getattr(usual().inside, name)
        now = OUTSIDE * getattr(outside, name) + INSIDE * getattr(inside, name)
        assert float(now - before) == pytest.approx(7200 * float(getattr(drip, name)), rel=1e-6, abs=1e-6)


amounts = st.floats(0.2, 3.0)


@settings(max_examples=40, deadline=None)
@given(amounts, amounts, amounts, st.floats(6.8, 7.8), st.floats(10, 100), st.floats(0, 15))
def test_no_charge_moves_but_with_alkali(potassium, magnesium, phosphate, ph, pco2, lactate):
    """And phosphate's own, which its buffers count, and which sodium takes along."""
    rest = usual().outside
    now = with_outside(
        potassium=potassium * rest.potassium,
        magnesium=magnesium * rest.magnesium,
        phosphate=phosphate * rest.phosphate,
        lactate=lactate,
    )._replace(ph=ph, pco2=pco2)
    moved = CELLS.exchange(now)
    assert all(np.isfinite(float(x)) for x in moved)
    own = CELLS.phosphate_charge * float(moved.phosphate) - float(CELLS.buffered(now))
    assert float(charge(moved)) == pytest.approx(own, abs=1e-9)
    assert CHARGES.phosphate == 0
    assert all(float(getattr(moved, name)) == 0.0 for name in ("chloride", "calcium", "glucose", "lactate", "citrate"))


def loaded(alkali, over, until):
    """Share of alkali (mmol; negative: acid) given within `over` s that is in the cells at `until` s; and the pH."""
    blood = AcidBase()
    buffers = Buffers(PANEL.pco2, PANEL.albumin, PANEL.phosphate, PANEL.hemoglobin)
    start, ions, step = usual(), blood.strong_ions(7.4, buffers), 10.0

    def one(carry, k):
        outside, inside, _ = carry
        ph = blood.ph(ions + charge(outside) - charge(start.outside), buffers)
        out_of_cells = CELLS.exchange(start._replace(outside=outside, inside=inside, ph=ph))
        given = solutes(sodium=jnp.where(k * step < over, alkali / over, 0.0))
        outside = total(outside, scaled(total(out_of_cells, given), step / OUTSIDE))
        return (outside, total(inside, scaled(out_of_cells, -step / INSIDE)), ph), None

    steps = jnp.arange(round(until / step))
    (_, inside, ph), _ = jax.lax.scan(one, (start.outside, start.inside, jnp.asarray(7.4)), steps)
    return INSIDE * float(CELLS.alkali(inside) - CELLS.alkali(start.inside)) / alkali, float(ph)


def test_cells_take_their_share_of_alkali():
    """Swan1955 (fit): a fourth to a third of much bicarbonate is in cells 1 to 2 h after."""
    share, ph = loaded(300.0, 1800.0, 5400.0)
    assert ph > 7.5
    assert 0.22 < share < 0.40


def test_cells_take_their_share_of_acid():
    """Yoshimura1961 (predicted): 40 % of acid given to dogs was in cells at the end of the infusion."""
    share, ph = loaded(-250.0, 5400.0, 5400.0)
    assert ph < 7.3
    assert 0.3 < share < 0.5


def test_potassium_given_goes_mostly_into_cells_within_hours():
    """Dluhy1972 (fit): 75 mmol in 2 h raise plasma by 0.5 to 1.5, and half of that is gone in under an hour after."""
    drip = solutes(potassium=75 / 7200, chloride=75 / 7200)
    peak = float(after(7200, given=drip)[0].potassium) - 4.19
    assert 0.5 < peak < 1.5
    inside = float(after(7200, given=drip)[1].potassium - 150) * INSIDE
    assert inside > 0.7 * 75


def test_a_lack_of_potassium():
    """Sterns1981 (fit): 100 mmol lost from the body lower plasma by some 0.27 mmol/L, 370 by 1."""
    assert 4.19 - float(after(6 * 3600, lost=100.0)[0].potassium) == pytest.approx(0.27, abs=0.06)
    assert 4.19 - float(after(6 * 3600, lost=370.0)[0].potassium) == pytest.approx(1.0, abs=0.25)


def test_cells_that_shrink_let_no_potassium_go():
    """Salty plasma draws water out of cells: what they hold is as much as before (a lack of potassium is not)."""
    start = usual()
    shrunk = scaled(start.inside, 1.1)._replace(urea=start.inside.urea, creatinine=start.inside.creatinine)
    moved = CELLS.exchange(start._replace(inside=shrunk, water=INSIDE / 1.1))
    assert float(moved.potassium) == pytest.approx(0.0, abs=1e-9)
    assert float(CELLS.buffered(start._replace(inside=shrunk, water=INSIDE / 1.1))) == pytest.approx(0.0, abs=1e-9)


def test_sugar_takes_potassium_into_cells_but_not_without_insulin():
    """Caramelo1994 (fit, over a whole meal): some 0.5 mmol/L in 2 h."""
    start = usual()
    sweet = start.outside._replace(glucose=jnp.asarray(11.0))
    fall = 4.19 - float(after(7200, outside=sweet)[0].potassium)
    assert 0.3 < fall < 0.6
    assert 4.19 - float(after(7200, outside=sweet, insulin=0.0)[0].potassium) == pytest.approx(0.0, abs=1e-6)


def test_mineral_acid_moves_potassium_out():
    """SimmonsAvedon1959 (fit): 3 to 5 mmol/L per pH within 1 to 2 h, up and down."""
    rise = float(after(7200, ph=7.3)[0].potassium) - 4.19
    fall = 4.19 - float(after(7200, ph=7.5)[0].potassium)
    assert rise == pytest.approx(0.4, abs=0.12)
    assert fall == pytest.approx(0.4, abs=0.12)


def test_breathing_moves_less_and_lactic_acid_none():
    """Overbreathing to 20 mmHg lowers potassium by 0.2 to 0.7 mmol/L (predicted)."""
    fall = 4.19 - float(after(3600, ph=7.62, pco2=20.0)[0].potassium)
    assert 0.15 < fall < 0.7
    lactic = with_outside(lactate=10.0)._replace(ph=7.4 - 9.0 / 60.0)
    assert float(CELLS.exchange(lactic).potassium) == pytest.approx(0.0, abs=1e-6)


def test_overbreathing_lowers_phosphate():
    """MostellarTuttle1964 (fit): 0.96 to 0.29 at pH 7.65 by breathing, 1.10 to 0.82 at 7.59 by bicarbonate."""
    breathing = float(after(4 * 3600, ph=7.65, pco2=40 * 10 ** (-0.25 / CELLS.respiratory_ph))[0].phosphate)
    assert breathing / 1.1 == pytest.approx(0.29 / 0.96, abs=0.08)
    assert float(after(4 * 3600, ph=7.59)[0].phosphate) / 1.1 == pytest.approx(0.82 / 1.10, abs=0.05)
    quick = float(after(1800, ph=7.65, pco2=40 * 10 ** (-0.25 / CELLS.respiratory_ph))[0].phosphate)
    assert quick < 0.8 * 1.1


def test_the_split_of_acid_is_that_of_the_blood():
    """Halving PCO2 in the blood's own buffers is nearly all breathing, adding acid nearly all metabolic."""
    blood, buffers = AcidBase(), Buffers(PANEL.pco2, PANEL.albumin, PANEL.phosphate, PANEL.hemoglobin)
    ions = blood.strong_ions(7.4, buffers)
    ph = blood.ph(ions, buffers._replace(pco2=20.0))
    metabolic, breathing = CELLS.acid(usual()._replace(ph=ph, pco2=20.0))
    assert abs(float(metabolic)) < 0.25 * float(breathing)


def test_after_dialysis_urea_rebounds():
    """From a third in plasma, urea evens out within the hour (half of the way in 8 min, predicted) and creatinine
    later."""
    low = usual().outside._replace(urea=jnp.asarray(2.0), creatinine=jnp.asarray(0.03))
    even = {
        n: float((OUTSIDE * getattr(low, n) + INSIDE * getattr(usual().inside, n)) / 42) for n in ("urea", "creatinine")
    }
    left = {}
    for name, goal in even.items():
        now = float(getattr(after(1800, outside=low)[0], name))
        left[name] = (goal - now) / (goal - float(getattr(low, name)))
    assert 0.02 < left["urea"] < 0.2
    assert left["urea"] < left["creatinine"] < 0.6


def test_gradients_are_finite_and_people_batch():
    def moved(cells, now):
        return sum(cells.exchange(now))

    now = jax.tree.map(jnp.asarray, usual())
    for state in (now, now._replace(outside=scaled(now.outside, 0.0), ph=jnp.asarray(6.9))):
        grads = jax.grad(moved, (0, 1))(CELLS, state)
        assert all(bool(jnp.isfinite(g)) for g in jax.tree.leaves(grads))
    many = jax.jit(jax.vmap(lambda ph: CELLS.exchange(now._replace(ph=ph)).potassium))(jnp.linspace(6.9, 7.7, 9))
    assert np.all(np.diff(many) < 0)
