"""The body's water: where a drip, a drink, a bleeding and a lack of albumin put it, and that none gets lost."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm.blood.cells import Cells
from myospasm.blood.organs import Blood
from myospasm.blood.panel import Panel
from myospasm.blood.solutes import Flow, Solutes, flow, scaled, solutes
from myospasm.blood.water import BodyWater, Moved, around

WATER, PANEL = BodyWater(), Panel()
HOUR = 3600.0
NOTHING = Moved(flow(), solutes(), jnp.zeros(()))


@pytest.fixture(scope="module", autouse=True)
def as_in_hours():
    """Stories of hours run in double precision."""
    with jax.enable_x64(True):
        yield


def usual(panel=PANEL, water=WATER):
    outside = around(panel)
    return water.rest(outside, Cells().resting(outside), panel.albumin)


@jax.jit
def _lived(start, at_rest, moved, dt, count):
    return jax.lax.fori_loop(0, count, lambda _, state: WATER.step(state, at_rest, moved, dt), start)


def after(seconds, moved=NOTHING, start=None, dt=1.0):
    """The water after so long with something steady going on."""
    start, at_rest, moved = jax.tree.map(_number, (usual() if start is None else start, usual(), moved))
    return _lived(start, at_rest, moved, dt, round(seconds / dt))


def _number(value):
    return jnp.asarray(value, jnp.float64)


def given_in(liters, seconds=600.0, then=2 * HOUR, **concentrations):
    """Something runs into the blood, and then it is waited."""
    rate = liters / seconds
    drip = Flow(jnp.asarray(rate), scaled(solutes(**concentrations), rate))
    return after(then, start=after(seconds, NOTHING._replace(blood=drip)))


def gained(state):
    """Liters in cells, between them, and in plasma, beyond those at rest."""
    return tuple(float(getattr(state, part) - getattr(usual(), part)) for part in ("cells", "interstitium", "plasma"))


def osmolality(state):
    return float(WATER.osmolality(WATER.outside(state)))


def test_nothing_happens_at_rest():
    for now, was in zip(jax.tree.leaves(after(HOUR)), jax.tree.leaves(usual()), strict=True):
        assert float(now) == pytest.approx(float(was), rel=1e-12, abs=1e-12)


def test_a_man_of_70_kg_is_three_fifths_water():
    """Pitts1974: 42 L, two thirds of them in cells; 3 L of plasma."""
    state = usual()
    assert float(WATER.all_water(state)) == pytest.approx(42.0, abs=0.5)
    assert float(state.cells / WATER.all_water(state)) == pytest.approx(2 / 3, abs=0.01)
    assert float(WATER.blood_volume(state, PANEL.hemoglobin)) == pytest.approx(5.5, abs=0.3)


def test_plasma_in_health_has_the_osmolality_and_pull_of_textbooks():
    """285 to 295 mosm/kg; 25 to 28 mmHg by LandisPappenheimer1963 at 7 g/dL of protein."""
    assert osmolality(usual()) == pytest.approx(290.0, abs=5.0)
    assert float(WATER.colloid(jnp.asarray(43.0))) == pytest.approx(26.5, abs=1.5)
    assert float(WATER.colloid(jnp.asarray(0.0))) == 0.0
    assert float(WATER.effective(WATER.outside(usual()))) < osmolality(usual()) - PANEL.urea


def test_saline_stays_outside_cells():
    """A liter of normal saline leaves next to nothing in cells, and more between them than in plasma."""
    cells, between, plasma = gained(given_in(1.0, sodium=154.0, chloride=154.0))
    assert abs(cells) < 0.05
    assert between > plasma > 0.03
    assert cells + between + plasma == pytest.approx(1.0, abs=1e-9)


@pytest.mark.xfail(strict=True, reason="plasma is held too steadily: of a liter 5 % stays, of people's a fifth or more")
def test_a_fifth_of_saline_stays_in_plasma():
    """Its share of the water outside cells; 40 % of a bolus 20 min after it (Greenfield 1989), no urine counted."""
    bolus = {"seconds": 720.0, "sodium": 154.0, "chloride": 154.0}
    assert gained(given_in(1.4, then=1200.0, **bolus))[2] / 1.4 > 0.25
    assert gained(given_in(1.0, sodium=154.0, chloride=154.0))[2] > 0.15


def test_plain_water_swells_cells():
    """A liter without salt: two thirds go into the cells, and everything is thinner by a fortieth."""
    state = given_in(1.0)
    cells, between, plasma = gained(state)
    assert cells == pytest.approx(2 / 3, abs=0.04)
    assert between > plasma > 0.0
    assert osmolality(state) / osmolality(usual()) == pytest.approx(42.0 / 43.0, abs=0.003)


def test_strong_saline_draws_water_out_of_cells():
    """100 mL of 5 % saline hold 171 mmol of either ion."""
    cells, between, plasma = gained(given_in(0.1, sodium=855.0, chloride=855.0))
    assert cells < -0.2
    assert between + plasma > 0.3
    assert between > plasma > 0.01


def test_mannitol_and_sugar_draw_as_salt_does_and_urea_in_cells_does_not():
    for name in ("mannitol", "glucose"):
        assert gained(given_in(0.25, **{name: 1000.0}))[0] < -0.2, name
    both = usual()
    urea = jax.tree.map(jnp.asarray, both._replace(
        outside=both.outside._replace(urea=both.outside.urea + 10.0 * 14.0),
        inside=both.inside._replace(urea=both.inside.urea + 10.0 * 28.0),
    ))  # fmt: skip
    assert float(WATER.swelling(urea, both)) == pytest.approx(0.0, abs=1e-12)


def test_cells_and_plasma_end_with_the_same_osmolality():
    """What is trapped in the cells is thinned until nothing flows, whatever was given."""
    for state in (given_in(1.0), given_in(0.2, sodium=855.0, chloride=855.0), given_in(0.3, glucose=1000.0)):
        assert float(WATER.swelling(state, usual())) == pytest.approx(0.0, abs=1e-9)
        trapped = float(usual().cells) * (osmolality(usual()) - _salts(usual()))
        assert trapped / float(state.cells) + _salts(state) == pytest.approx(osmolality(state), abs=1e-3)


def _salts(state):
    """Osmoles per liter of cell water beside the trapped, from differences: what one more mmol/L of each would add."""
    inside = WATER.inside(state)
    at = usual()

    def drawn(amounts):
        return float(WATER.swelling(at._replace(inside=amounts, cells=at.cells), at)) / WATER.permeability

    zero = drawn(scaled(at.inside, 0.0))
    return drawn(scaled(inside, at.cells)) - zero


def test_half_of_a_change_is_over_in_minutes():
    """The cells of the body follow plasma quickly: a liter of water in a minute is mostly shared out after ten."""
    thin = NOTHING._replace(blood=flow(1.0 / 60.0))
    early = gained(after(60.0, thin))[0]
    late = gained(after(600.0, start=after(60.0, thin)))[0]
    assert 0.0 < early < 0.5
    assert late > 0.95 * gained(given_in(1.0))[0]


def test_a_body_without_its_albumin_loses_plasma():
    """Half of the albumin: the pull falls by more than half, and plasma goes between the cells."""
    state = usual()
    swollen = after(3 * HOUR, start=state._replace(albumin=0.5 * state.albumin))
    cells, between, plasma = gained(swollen)
    assert plasma < -0.3
    assert between == pytest.approx(-plasma, abs=0.01)
    assert abs(cells) < 1e-6


def test_a_bleeding_is_refilled_from_between_the_cells():
    """Of 0.6 L of plasma lost with its salts, but not its albumin, more than half is back after two hours."""
    start = usual()
    lost = start._replace(
        plasma=start.plasma - 0.6,
        outside=scaled(start.outside, 1.0 - 0.6 / float(start.plasma + start.interstitium)),
    )
    assert float(WATER.leak(lost, start)) < 0.0
    soon, late = after(600.0, start=lost), after(2 * HOUR, start=lost)
    assert float(lost.plasma) < float(soon.plasma) < float(late.plasma) < float(start.plasma)
    assert 0.5 < float(late.plasma - lost.plasma) / 0.6 < 1.0
    assert float(late.interstitium) < float(start.interstitium)


def test_ultrafiltration_is_refilled_while_it_runs():
    """A liter an hour with its salts: plasma loses less than what is taken, the rest comes from between the cells."""
    taken = scaled(Flow(jnp.asarray(1.0), around(PANEL)), -1.0 / HOUR)
    cells, between, plasma = gained(after(HOUR, NOTHING._replace(blood=taken)))
    assert cells + between + plasma == pytest.approx(-1.0, abs=1e-9)
    assert -0.6 < plasma < -0.05
    assert between < plasma


@pytest.mark.parametrize("dt", [0.1, 10.0])
def test_the_step_does_not_matter(dt):
    drip = NOTHING._replace(blood=flow(1e-3, sodium=0.05, chloride=0.05), cells=solutes(potassium=1e-3, sodium=-1e-3))
    fine, coarse = after(900.0, drip), after(900.0, drip, dt=dt)
    for a, b in zip(jax.tree.leaves(fine), jax.tree.leaves(coarse), strict=True):
        assert float(a) == pytest.approx(float(b), rel=5e-4, abs=1e-6)


amounts = st.floats(-2e-3, 2e-3)


@settings(max_examples=40, deadline=None)
@given(amounts, st.lists(st.floats(-0.02, 0.02), min_size=len(Solutes._fields), max_size=len(Solutes._fields)))
def test_nothing_is_lost(liters, millimoles):
    """Whatever flows and whatever cells give, water and every solute add up."""
    each = Solutes(*millimoles)
    moved = Moved(Flow(jnp.asarray(liters), each), scaled(each, -0.5), jnp.asarray(1e-4))
    state, start = after(300.0, moved), usual()
    assert float(WATER.all_water(state) - WATER.all_water(start)) == pytest.approx(300.0 * liters, abs=1e-10)
    for name, flowed in each._asdict().items():
        now, was = (getattr(s.outside, name) + getattr(s.inside, name) for s in (state, start))
        assert float(now - was) == pytest.approx(300.0 * flowed, abs=1e-8), name
    assert float(state.albumin - start.albumin) == pytest.approx(300.0 * 1e-4, abs=1e-10)


def test_gradients_are_finite_and_people_batch():
    drip = NOTHING._replace(blood=flow(1e-3, sodium=0.1))

    def plasma(water):
        state = usual(water=water)
        for _ in range(3):
            state = water.step(state, usual(water=water), drip, 60.0)
        return state.plasma + state.cells

    assert all(bool(jnp.isfinite(g)) for g in jax.tree.leaves(jax.grad(plasma)(WATER)))
    rates = jnp.linspace(-2e-3, 2e-3, 9)
    many = jax.vmap(lambda rate: after(60.0, NOTHING._replace(blood=flow(rate))).plasma)(rates)
    assert np.all(np.diff(many) > 0.0)


def test_blood_at_rest_is_its_panel():
    """Charges are made to add up by anions that no one measures: 8 to 16 mEq/L of the anion gap beside albumin."""
    blood = Blood()
    found = blood.found(blood.drawn(), blood.unmeasured())
    assert float(found.bicarbonate) == pytest.approx(PANEL.bicarbonate, abs=1e-6)
    assert float(found.ph) == pytest.approx(7.40, abs=0.01)
    assert float(found.calcium) == pytest.approx(1.20, abs=0.005)
    assert float(found.magnesium) == pytest.approx(0.55, abs=0.005)
    assert found.outside.sodium == PANEL.sodium
    gap = PANEL.sodium - PANEL.chloride - PANEL.bicarbonate
    assert 0.0 < float(blood.unmeasured()) < gap


@pytest.mark.parametrize(
    ("changed", "ph", "calcium"),
    [
        ({"chloride": 94.0}, 1, -1),  # alkalosis by loss of chloride
        ({"lactate": 10.0}, -1, 1),
        ({"citrate": 2.0}, -1, -1),  # before it is burnt it is an acid, and binds
        ({"sodium": 150.0}, 1, -1),
        ({"phosphate": 3.0}, -1, 0),
    ],
)
def test_what_is_dissolved_sets_acid_and_free_calcium(changed, ph, calcium):
    blood = Blood()
    drawn = blood.drawn()
    usual = blood.found(drawn, blood.unmeasured())
    outside = drawn.outside._replace(**{name: jnp.asarray(value) for name, value in changed.items()})
    found = blood.found(drawn._replace(outside=outside), blood.unmeasured())
    assert np.sign(float(found.ph - usual.ph)) == ph
    if calcium:
        assert np.sign(float(found.calcium - usual.calcium)) == calcium


def test_breathing_sets_acid_too():
    blood = Blood()
    drawn, unmeasured = blood.drawn(), blood.unmeasured()
    fast, slow = (blood.found(drawn._replace(pco2=jnp.asarray(p)), unmeasured) for p in (20.0, 60.0))
    assert float(fast.ph) > 7.5 > 7.35 > float(slow.ph)
    assert float(fast.calcium) < 1.2 < float(slow.calcium)
    assert float(fast.bicarbonate) < PANEL.bicarbonate < float(slow.bicarbonate)


def test_less_albumin_binds_less_calcium():
    blood = Blood()
    drawn = blood.drawn()
    found = blood.found(drawn._replace(albumin=jnp.asarray(25.0)), blood.unmeasured())
    assert float(found.calcium) > 1.3
    assert float(found.ph) > 7.42
