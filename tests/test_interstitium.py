"""Potassium between the fibers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm.muscle.interstitium import Cleared, Interstitium

TISSUE = Interstitium()
USUAL = Cleared(np.array([TISSUE.usual_washout]), np.array([1.0]))


def work(rate, seconds, state=None, step=0.1, cleared=USUAL):
    """The states of a muscle that works steadily."""
    state = TISSUE.rest(1) if state is None else state
    states = []
    for _ in range(round(seconds / step)):
        state = TISSUE.step(state, np.array([rate]), cleared, step)
        states.append(state)
    return states


def risen(rate, **more):
    return float(work(rate, 20.0, **more)[-1].potassium[0])


def test_rest_stays_at_rest():
    assert risen(0.0) == 0.0


def test_a_steady_rate_reaches_what_release_and_clearance_balance():
    assert risen(10.0) == pytest.approx(TISSUE.release * 10.0 * TISSUE.clearance_time, rel=1e-3)


def test_one_long_step_is_many_short_ones():
    assert risen(20.0, step=20.0) == pytest.approx(risen(20.0, step=0.01), rel=1e-4)


def test_it_is_cleared_within_seconds():
    after = work(0.0, 1.6, work(20.0, 20.0)[-1])[-1]
    assert float(after.potassium[0]) == pytest.approx(risen(20.0) * np.exp(-1.0), rel=1e-3)


def test_work_raises_it_as_far_as_in_people():
    """Hard work raises the interstitium of the leg to 7 to 13 mmol/L: a few mmol/L above plasma, not tens."""
    assert 2.5 < risen(25.0) < 9.0


def test_less_blood_clears_less_and_less_water_crowds():
    stopped = Cleared(np.array([0.0]), np.array([1.0]))
    flushed = Cleared(np.array([0.1]), np.array([1.0]))
    dry = Cleared(np.array([TISSUE.usual_washout]), np.array([1.1]))
    assert risen(10.0, cleared=flushed) < risen(10.0) < risen(10.0, cleared=stopped)
    assert risen(10.0, cleared=dry) == pytest.approx(1.1 * risen(10.0), rel=1e-6)


@settings(max_examples=50, deadline=None)
@given(st.floats(0, 60), st.floats(0.001, 10), st.floats(0, 0.2))
def test_it_is_never_negative_and_never_runs_away(rate, step, washout):
    cleared = Cleared(np.array([washout]), np.array([1.0]))
    found = [float(s.potassium[0]) for s in work(rate, 5 * step, step=step, cleared=cleared)]
    assert min(found) >= 0.0
    assert max(found) <= 0.09 * 60 * 1.7
