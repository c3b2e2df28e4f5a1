"""The liver: balanced at rest, and lactate, citrate, sugar and albumin come and go as measured."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm.blood.liver import DAY, Liver
from myospasm.blood.solutes import solutes

LIVER = Liver()
OUTSIDE = 14.0  # L outside cells of a man of 70 kg


@pytest.fixture(scope="module", autouse=True)
def as_in_hours():
    """Stories of hours run in double precision."""
    with jax.enable_x64(True):
        yield


def course(change, start, minutes, step=10.0):
    """A concentration (mmol/L) over so many minutes, one value a step."""

    def one(c, _):
        return c + step / OUTSIDE * change(c), c

    return np.asarray(jax.lax.scan(one, jnp.asarray(start), length=round(60 * minutes / step))[1])


def half_life(values, start, floor, step=10.0):
    """Minutes until half of the excess is gone."""
    return np.argmax(values < floor + (start - floor) / 2) * step / 60


@pytest.mark.parametrize("liver", [LIVER, Liver(function=0.4, insulin=0.1)])
@pytest.mark.parametrize("level", [0.8, 2.5, 9.0])
def test_at_rest_nothing_changes_in_any_patient(liver, level):
    assert float(liver.lactate(level, level).lactate) == 0.0
    assert float(liver.sugar(level, level).glucose) == 0.0
    assert float(liver.citrate_burnt(0.0).citrate) == 0.0
    assert float(liver.albumin(90.0, 90.0)) == 0.0
    rest = solutes(urea=0.005, creatinine=1.7e-4, sodium=0.1)
    assert liver.waste(rest).urea == 0.005
    assert liver.waste(rest).sodium == 0.0


@pytest.mark.parametrize("step", [0.1, 1.0, 60.0])
def test_the_step_does_not_matter(step):
    values = course(lambda c: LIVER.lactate(c, 1.0).lactate, 8.0, 20, step)
    assert values[-1] == pytest.approx(course(lambda c: LIVER.lactate(c, 1.0).lactate, 8.0, 20)[-1], rel=0.04)


def test_lactate_half_life():
    """WollRecord1979 (fit): 14.7 min in health, 18.8 in cirrhosis, at 4 mmol/L or so; slower when there is more."""
    lives = {}
    for name, liver in {"health": LIVER, "cirrhosis": Liver(function=0.48)}.items():
        lives[name] = half_life(course(lambda c, liver=liver: liver.lactate(c, 1.0).lactate, 5.0, 90), 5.0, 1.0)
    assert lives["health"] == pytest.approx(14.7, abs=4.5)
    assert lives["cirrhosis"] / lives["health"] == pytest.approx(18.8 / 14.7, abs=0.1)
    assert half_life(course(lambda c: LIVER.lactate(c, 1.0).lactate, 12.0, 90), 12.0, 1.0) > lives["health"]


def test_lactate_infused():
    """Jenssen1993 (fit): 40 umol/kg/min raise lactate up to 7 mmol/L; turnover at rest, some 12 to 14, is predicted."""
    added = 40e-3 * 70 / 60
    level = course(lambda c: LIVER.lactate(c, 1.1, added).lactate, 1.1, 180)[-1]
    assert level == pytest.approx(7.0, abs=1.5)
    at_rest = LIVER.lactate_most * 1.1 / (LIVER.lactate_half + 1.1)
    assert at_rest / 70 * 60e3 == pytest.approx(13, abs=4)


def test_citrate():
    """Kramer2003: 710 mL/min, 340 in cirrhosis. Infused at 0.5 mmol/kg/h for 2 h (predicted) it peaks near 0.8 mmol/L,
    65 % higher in cirrhosis; its half-life comes out at 14 min, half of that in people."""
    given = 0.5 * 70 / 3600
    peaks = [
        course(lambda c, liver=liver: given + liver.citrate_burnt(c).citrate, 0.0, 120)[-1]
        for liver in (LIVER, Liver(function=340 / 710))
    ]
    assert peaks[0] == pytest.approx(0.82, abs=0.15)
    assert peaks[1] / peaks[0] == pytest.approx(1.85, abs=0.3)
    decay = course(lambda c: LIVER.citrate_burnt(c).citrate, 2.0, 90)
    assert half_life(decay, 2.0, 0.0) == pytest.approx(13.8, abs=1.0)


def test_sugar_comes_back():
    """Bergman1981 (fit): 1.75 % a minute after a dose into the vein; slower without insulin."""
    fast = half_life(course(lambda c: LIVER.sugar(c, 4.8).glucose, 15.0, 240), 15.0, 4.8)
    assert fast == pytest.approx(np.log(2) / 0.0175, abs=3)
    slow = course(lambda c: Liver(insulin=0.0).sugar(c, 4.8).glucose, 15.0, 240)
    assert half_life(slow, 15.0, 4.8) > 2 * fast


def test_work_keeps_sugar_until_the_liver_falls_behind():
    """Light work takes 0.02 mmol/s and sugar stays; 0.1 lowers it."""
    light = course(lambda c: LIVER.sugar(c, 4.8, 0.01).glucose, 4.8, 120)[-1]
    hard = course(lambda c: LIVER.sugar(c, 4.8, 0.1).glucose, 4.8, 120)[-1]
    assert light > 4.5
    assert hard < light
    assert float(LIVER.sugar(4.8, 4.8, 1e9).glucose) < -1e8


def test_albumin_falls_with_a_half_life_of_weeks():
    """Peters1996: 19 days; nothing happens within hours."""
    stopped = Liver(synthesis=0.0)
    assert float(stopped.albumin(129.0, 129.0)) * DAY == pytest.approx(-129 * np.log(2) / 19, rel=1e-6)
    assert float(LIVER.albumin(100.0, 129.0)) > 0
    assert -float(stopped.albumin(129.0, 129.0)) * 4 * 3600 < 1.0


def test_wastes_of_a_day():
    """Near what a healthy man's urine holds."""
    made = LIVER.usual_waste()
    assert float(made.urea) * DAY == pytest.approx(432, rel=0.2)
    assert float(made.creatinine) * DAY == pytest.approx(14.7, rel=0.1)


@settings(max_examples=40, deadline=None)
@given(st.floats(0, 40), st.floats(0, 1), st.floats(0, 1), st.floats(0, 0.3))
def test_always_finite_and_toward_rest(level, function, insulin, added):
    liver = Liver(function=function, insulin=insulin)
    moved = liver.lactate(level, 1.0, added).lactate, liver.sugar(level, 4.8, added).glucose
    assert all(np.isfinite(float(x)) for x in moved)
    assert float(liver.lactate(0.0, 1.0, added).lactate) >= 0.0
    assert float(liver.citrate_burnt(level).citrate) <= 0.0


def test_gradients_are_finite_and_people_batch():
    def all_of_it(liver, c):
        return liver.lactate(c, 1.0).lactate + liver.sugar(c, 4.8, 0.0).glucose + liver.citrate_burnt(c).citrate

    for c in (0.0, 1.0, 30.0):
        grads = jax.grad(all_of_it, (0, 1))(LIVER, c)
        assert all(bool(jnp.isfinite(g)) for g in jax.tree.leaves(grads))
    many = jax.jit(jax.vmap(lambda c: LIVER.lactate(c, 1.0).lactate))(jnp.linspace(0, 20, 9))
    assert np.all(np.diff(many) < 0)
