"""Fuel and oxygen of muscle, and what want of them does."""

import dataclasses

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm.muscle.exhaustion import Exhaustion
from myospasm.muscle.fuel import MOLES, Fuel, Supply

FUEL, EXHAUSTION = Fuel(), Exhaustion()
MCARDLE = dataclasses.replace(FUEL, phosphorylase=0.0)
FULL_RATE = 25.0
CUFF = 1.0
"""Share of the flow that is shut."""


@pytest.fixture(scope="module", autouse=True)
def _double():
    """As in hours; the loop's float32 is tested with the loop."""
    with jax.enable_x64(True):
        yield


def supply(pressure=93.0, squeezed=0.0, oxygen=0.195):
    return Supply(jnp.array([pressure]), jnp.array(oxygen), jnp.array(1.0), jnp.array([squeezed]))


@jax.jit
def _work(fuel, state, active, supplied, dt):
    def one(state, now):
        level, shut = now
        new = fuel.step(state, FULL_RATE * level[None], level[None], supplied._replace(squeezed=shut[None]), dt)
        return new, new

    return jax.lax.scan(one, state, active)


def work(level, seconds, fuel=FUEL, state=None, dt=0.1, shut=0.0, **around):
    """The last and all states (times,) of a muscle that works; `level` and `shut` may change over time."""
    steps = round(seconds / dt)
    active = np.broadcast_to(level, steps).astype(float), np.broadcast_to(shut, steps).astype(float)
    state = fuel.rest(1) if state is None else state
    last, course = _work(fuel, state, jax.tree.map(jnp.asarray, active), supply(**around), dt)
    return last, jax.tree.map(lambda x: np.asarray(x)[:, 0], course)


def paced(on, off, level, times, dt=0.1):
    """A level that goes on and off, and the share of the flow that each contraction shuts."""
    once = np.r_[np.full(round(on / dt), level), np.zeros(round(off / dt))]
    active = np.tile(once, times)
    return active, np.asarray(FUEL.squeeze(jnp.asarray(active), jnp.full(active.shape, 93.0)))


def recovery_time(state, fuel=FUEL, **around):
    """Seconds until phosphocreatine has made up 63 % of what it lacked."""
    full = fuel.resting_phosphocreatine
    lacked = full - float(state.phosphocreatine[0])
    course = work(0.0, 400.0, fuel, state, **around)[1].phosphocreatine
    return 0.1 * (1 + np.argmax(course > full - lacked / np.e))


def only(values):
    return float(np.asarray(values).reshape(()))


def test_rest_stays_at_rest():
    last = work(0.0, 3600.0, dt=1.0)[0]
    for name, was in FUEL.rest(1)._asdict().items():
        if name != "glycogen":
            assert only(getattr(last, name)) == pytest.approx(only(was), rel=1e-6, abs=1e-9), name
    assert 0.0 < FUEL.resting_glycogen - only(last.glycogen) < 2.0  # an hour of rest burns a little


def test_rest_changes_nothing():
    effects = EXHAUSTION.effects(FUEL, FUEL.rest(1))
    assert only(effects.force) == only(effects.slowing) == only(effects.release) == 1.0
    assert abs(only(effects.felt)) < 1e-6
    assert only(effects.rigor) < 1e-5


@pytest.mark.parametrize("level", [0.1, 0.3, 0.58, 1.0])
def test_the_step_does_not_matter(level):
    fine, loop, hours = (work(level, 60.0, dt=dt)[0] for dt in (0.01, 0.1, 1.0))
    for name in ("phosphocreatine", "atp", "lactate", "glycogen", "opening"):
        exact = only(getattr(fine, name))
        assert only(getattr(loop, name)) == pytest.approx(exact, rel=0.005), name
        assert only(getattr(hours, name)) == pytest.approx(exact, rel=0.03), name
    assert only(FUEL.ph(hours)) == pytest.approx(only(FUEL.ph(fine)), abs=0.01)
    assert only(hours.oxygen) == pytest.approx(only(fine.oxygen), abs=0.02)


def test_oxygen_is_used_as_it_is_brought():
    """In a steady state the blood leaves less oxygen behind by what mitochondria burn (Fick)."""
    state = work(0.3, 1200.0)[0]
    around = supply()
    brought = only(FUEL.flow(state, around)) * only(around.oxygen) * MOLES * (1.0 - only(state.oxygen))
    burnt = only(FUEL.cost(state, jnp.array([0.3 * FULL_RATE]), jnp.array([0.3]))) - only(
        FUEL.sugar(state, jnp.array([0.3]))
    )
    assert brought * FUEL.yields == pytest.approx(burnt, rel=0.01)


def test_without_flow_atp_comes_from_stores():
    """What was used is what phosphocreatine, ATP and sugar lost; nothing comes from nowhere."""
    _, course = work(1.0, 20.0, shut=CUFF, dt=0.01)
    used = FUEL.maximal_cost * 20.0
    split = FUEL.resting_phosphocreatine - course.phosphocreatine[-1] + FUEL.resting_atp - course.atp[-1]
    sugar = 1.5 * (course.lactate[-1] - FUEL.resting_lactate)
    stored = FUEL.yields * FUEL.store * FUEL.rest(1).oxygen[0]
    assert split + sugar + stored == pytest.approx(used, rel=0.08)


def test_a_maximal_contraction_empties_the_quick_store_in_20_to_30_s():
    """33 mmol/L at 1.69 mmol/L/s last 20 s; sugar lends some more."""
    course = work(1.0, 60.0, shut=CUFF)[1].phosphocreatine
    empty = 0.1 * np.argmax(course < 0.15 * FUEL.resting_phosphocreatine)
    assert 19.0 < empty < 32.0


def test_recovery_takes_as_long_as_in_people():
    """34.7 s (median) in Isbell 2006, 34 (SD 16) in Anderson 2009."""
    state = work(0.3, 195.0)[0]
    assert recovery_time(state) == pytest.approx(34.7, rel=0.15)


@pytest.mark.parametrize(
    ("fuel", "pressure"),
    [
        (dataclasses.replace(FUEL, mitochondria=0.38), 93.0),
        (dataclasses.replace(FUEL, largest_flow=0.0182 * 34 / 109), 93.0),
        (FUEL, 40.0),
    ],
)
def test_want_of_flow_and_of_mitochondria_each_slow_recovery(fuel, pressure):
    """87 s (SD 54) in peripheral artery disease, Anderson 2009; perfusion after a cuff 34 against 109."""
    state = work(0.2, 162.0, fuel, pressure=pressure)[0]
    assert 45.0 < recovery_time(state, fuel, pressure=pressure) < 141.0


def test_mitochondria_at_two_fifths_give_the_median_of_patients():
    fuel = dataclasses.replace(FUEL, mitochondria=0.38)
    assert recovery_time(work(0.2, 162.0, fuel)[0], fuel) == pytest.approx(91.0, rel=0.1)


def test_exhausting_work_ends_as_in_people():
    """58 % of the maximum, 3 s on and 2 s off, to failure: PCr 4.4 (2.3), Pi 28.6 (8.6), pH 6.54 (0.14)."""
    active, shut = paced(3.0, 2.0, 0.58, 60)
    state = work(active, 300.0, shut=shut)[0]
    assert 2.1 < only(state.phosphocreatine) < 6.7
    assert 20.0 < only(FUEL.phosphate(state)) < 37.2
    assert 6.40 < only(FUEL.ph(state)) < 6.68
    assert only(EXHAUSTION.effects(FUEL, state).felt) > 0.8


def test_easy_work_is_steady_and_leaves_no_acid():
    last, course = work(0.15, 1800.0, dt=1.0)
    assert course.phosphocreatine[900] == pytest.approx(course.phosphocreatine[-1], rel=1e-3)
    assert only(FUEL.ph(last)) > 7.0
    assert only(last.lactate) < 2.0
    assert only(EXHAUSTION.effects(FUEL, last).felt) < 0.02


def test_acid_comes_when_most_phosphocreatine_is_split():
    """Fiedler 2016: once 60 to 75 % are gone."""
    levels = np.linspace(0.1, 0.5, 21)
    ends = [work(level, 600.0, dt=1.0)[0] for level in levels]
    split = np.array([1.0 - only(s.phosphocreatine) / FUEL.resting_phosphocreatine for s in ends])
    sour = np.array([only(FUEL.ph(s)) for s in ends]) < FUEL.resting_ph - 0.2
    assert 0.5 < split[np.argmax(sour)] < 0.75


def test_work_begins_alkaline():
    """Splitting phosphocreatine takes up acid before any is made."""
    course = work(0.5, 20.0)[0]
    assert only(FUEL.ph(course)) > FUEL.resting_ph + 0.02


def test_oxygen_at_rest_and_at_fatigue_is_that_of_calves():
    """Rest 55 % (SD 18, Gardner 2008); fall at fatigue 12 (SE 4), and 54 (SE 10) with narrowed arteries (Luck 2017)."""
    resting = only(FUEL.rest(1).oxygen)
    assert 0.37 < resting < 0.73
    health = resting - only(work(0.3, 600.0)[0].oxygen)
    narrow = resting - only(work(0.3, 600.0, pressure=45.0)[0].oxygen)
    assert 0.01 < health < 0.23
    assert 0.44 < narrow < 0.64


def test_a_contraction_at_half_to_two_thirds_shuts_its_own_blood_off():
    """50 to 64 % of the maximum at usual pressure; less where the pressure is low."""
    levels = jnp.array([0.0, 0.05, 0.5, 0.64])
    at_rest, weak, half, strong = np.asarray(FUEL.squeeze(levels, jnp.full(4, 93.0)))
    assert at_rest == 0.0
    assert 0.0 < weak < 0.15
    assert half < 1.0
    assert strong == 1.0
    assert only(FUEL.squeeze(jnp.array([0.3]), jnp.array([50.0]))) == 1.0


def test_blood_flow_opens_within_half_a_minute_to_what_is_needed():
    course = work(0.4, 300.0)[1].opening
    assert course[-1] < FUEL.largest_flow * 1.001
    assert 15.0 < 0.1 * np.argmax(course > 0.63 * course[-1]) < 60.0


def test_after_a_cuff_the_flow_is_many_times_that_of_rest():
    state = work(0.0, 300.0, shut=CUFF)[0]
    assert only(state.oxygen) < 0.05
    worked = work(0.3, 120.0, shut=CUFF)[0]
    assert only(FUEL.flow(worked, supply())) > 15 * FUEL.resting_flow


def test_without_phosphorylase_there_is_no_lactate_and_the_muscle_cannot_let_go():
    """McArdle's disease: exercise without blood makes no lactate, and ends in a contracture."""
    sick = work(0.7, 60.0, MCARDLE, shut=CUFF)[0]
    well = work(0.7, 60.0, FUEL, shut=CUFF)[0]
    assert only(sick.lactate) == pytest.approx(FUEL.resting_lactate, abs=1e-6)
    assert only(MCARDLE.ph(sick)) > MCARDLE.resting_ph
    assert only(sick.glycogen) == MCARDLE.resting_glycogen
    assert only(EXHAUSTION.effects(MCARDLE, sick).rigor) > 0.9
    assert only(EXHAUSTION.effects(FUEL, well).rigor) < 0.01
    assert only(well.lactate) > 15.0


def test_a_run_of_three_hours_empties_most_of_the_glycogen():
    state = work(0.2, 3 * 3600.0, dt=1.0)[0]
    assert 0.0 < only(state.glycogen) < 0.35 * FUEL.resting_glycogen
    assert only(EXHAUSTION.effects(FUEL, state).release) < 0.95


def test_lactate_and_acid_leave_within_many_minutes():
    """Half of the lactate leaves in some 9 min of rest, phosphocreatine comes back in one."""
    tired = work(1.0, 45.0, shut=CUFF)[0]
    later, course = work(0.0, 1200.0, state=tired)
    half = 0.1 * np.argmax(course.lactate - 1.0 < 0.5 * (only(tired.lactate) - 1.0))
    assert 180.0 < half < 900.0
    assert only(FUEL.ph(later)) > only(FUEL.ph(tired))


def test_low_atp_lets_less_calcium_out_as_in_skinned_fibers():
    """Dutka & Lamb 2004: 10 % less at 1 mmol/L, 20 % less at 0.5."""
    for atp, left in ((1.0, 0.9), (0.5, 0.8)):
        state = FUEL.rest(1)._replace(atp=jnp.array([atp]))
        assert only(EXHAUSTION.effects(FUEL, state).release) == pytest.approx(left, abs=0.04)


def test_metabolites_are_only_felt_together():
    state = work(0.5, 240.0, shut=0.8)[0]
    assert only(EXHAUSTION.effects(FUEL, state).felt) > 0.5
    for less in ({"acid": jnp.zeros(1)}, {"lactate": jnp.ones(1)}, {"phosphocreatine": jnp.full(1, 33.0)}):
        assert only(EXHAUSTION.effects(FUEL, state._replace(**less)).felt) < 0.05


@settings(max_examples=40, deadline=None)
@given(st.floats(0, 1), st.floats(0, 140), st.floats(0, 1), st.sampled_from([0.1, 1.0, 10.0]))
def test_nothing_runs_away(level, pressure, shut, dt):
    last = work(level, 60 * dt, pressure=pressure, shut=shut, dt=dt)[0]
    assert all(np.isfinite(only(x)) for x in last)
    assert 0.0 <= only(last.phosphocreatine) <= 33.0
    assert 0.0 <= only(last.oxygen) <= 1.0
    assert 0.0 < only(last.atp) < 13.0
    assert only(last.glycogen) >= 0.0
    assert FUEL.resting_flow * 0.999 <= only(last.opening) <= FUEL.largest_flow * 1.001


def test_gradients_are_finite():
    @jax.jit
    def tired(level):
        active = level * jnp.ones(60), jnp.full(60, 0.3)
        state = _work(FUEL, FUEL.rest(1), active, supply(40.0), 1.0)[0]
        effects = EXHAUSTION.effects(FUEL, state)
        return sum(jnp.sum(x) for x in (*state, *effects))

    for level in (0.0, 0.3, 1.0):
        assert np.isfinite(jax.grad(tired)(jnp.array(level)))
