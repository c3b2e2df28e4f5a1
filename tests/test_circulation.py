"""Arterial pressure, a narrowed artery, a cuff."""

import dataclasses

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm.blood.circulation import Circulation

HEALTH = Circulation()
REST, WORK = jnp.full(3, 5e-4), jnp.full(3, 0.01)
NARROW = (500.0, 1000.0, 2000.0, 4000.0, 8000.0, 16000.0)


def narrowed(stenosis):
    return dataclasses.replace(HEALTH, stenosis=stenosis)


def index(body, opening, arm=93.0):
    return float(body.ankle_brachial_index(arm, body.pressures(arm, opening, 0.0).ankle))


def test_rest_is_the_usual_pressure():
    assert float(HEALTH.mean(1.0, 0.0)) == pytest.approx(HEALTH.pressure, rel=1e-6)
    pressures = HEALTH.pressures(93.0, REST, 0.0)
    assert float(pressures.arm) == float(pressures.ankle) == float(pressures.muscle) == 93.0


def test_a_tenth_of_the_blood_is_lost_without_much_harm_and_a_fifth_is_not():
    """A donor who gives half a liter of five keeps the pressure; shock begins past 15 to 30 %."""
    assert float(HEALTH.mean(0.93, 0.0)) > 90.0
    assert float(HEALTH.mean(0.9, 0.0)) > 85.0
    assert 45.0 < float(HEALTH.mean(0.8, 0.0)) < 75.0
    assert float(HEALTH.mean(0.6, 0.0)) < 45.0


@settings(max_examples=60, deadline=None)
@given(st.floats(0.0, 1.3), st.floats(0.0, 1.2))
def test_pressure_is_never_negative_and_grows_with_blood_and_work(volume, exercise):
    here = float(HEALTH.mean(volume, exercise))
    assert here > 0.0
    assert float(HEALTH.mean(volume + 0.01, exercise)) >= here - 1e-3
    assert float(HEALTH.mean(volume, exercise + 0.1)) > here


def test_work_raises_pressure_as_in_people():
    """10 (SE 2) mmHg at the fatigue of a calf, Luck 2017."""
    assert float(HEALTH.mean(1.0, 1.0) - HEALTH.mean(1.0, 0.0)) == pytest.approx(10.0, abs=2.0)


def test_the_ankle_of_the_healthy_has_the_higher_systolic_pressure():
    assert 1.0 < index(HEALTH, REST) < 1.3
    assert index(HEALTH, WORK) == pytest.approx(index(HEALTH, REST))


def test_narrower_arteries_lower_the_index_through_its_classes():
    """Under 0.9 a narrow artery, 0.5 to 0.9 claudication, under 0.5 severe."""
    found = [index(narrowed(r), REST) for r in NARROW]
    assert all(np.diff(found) < 0)
    assert any(0.5 < f < 0.9 for f in found)
    assert found[-1] < 0.5


@pytest.mark.parametrize("stenosis", [1000.0, 2000.0, 4000.0])
def test_exercise_lowers_the_ankle_pressure_of_patients_by_a_fifth_or_30_mmhg(stenosis):
    body = narrowed(stenosis)
    before, after = index(body, REST), index(body, WORK, 103.0)
    assert after < 0.8 * before


def test_what_is_lost_is_resistance_times_flow():
    body = narrowed(2000.0)
    ankle = float(body.pressures(93.0, WORK, 0.0).ankle)
    flow = ankle * (0.01 * body.leg / body.pressure + body.other)
    assert 93.0 - ankle == pytest.approx(2000.0 * flow, rel=1e-5)


def test_a_cuff_above_the_pressure_stops_the_inflow_and_one_far_below_does_not():
    left = [float(HEALTH.pressures(93.0, REST, cuff).muscle) for cuff in (0.0, 20.0, 60.0, 93.0, 130.0, 250.0)]
    assert left[0] == 93.0
    assert left[1] == pytest.approx(93.0, rel=1e-3)
    assert left[2] == pytest.approx(93.0, rel=0.02)
    assert left[4] < 1.0
    assert left[5] < 1e-6
    assert all(np.diff(left[1:]) < 0)


def test_a_cuff_does_not_change_the_pressure_above_it():
    assert float(HEALTH.pressures(93.0, REST, 250.0).arm) == 93.0


def test_gradients_are_finite():
    def seen(volume, stenosis, cuff):
        body = narrowed(stenosis)
        arm = body.mean(volume, 0.5)
        pressures = body.pressures(arm, WORK, cuff)
        return body.ankle_brachial_index(arm, pressures.ankle) + pressures.muscle

    for at in ((1.0, 0.0, 0.0), (0.7, 2000.0, 80.0), (0.2, 1e4, 250.0)):
        assert np.all(np.isfinite(jax.grad(seen, argnums=(0, 1, 2))(*map(jnp.array, at))))
