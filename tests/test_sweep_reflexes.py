"""A recruitment curve in one call: the H reflex comes first and goes, the M wave grows to a plateau."""

import numpy as np
import pytest

from myospasm import build_person
from myospasm.ground import MyospasmError
from myospasm.sweep import laid_together, recruitment_sweep

CURRENTS = [0.2, 0.45, 0.5, 0.55, 0.7, 1.0, 1.3]


@pytest.fixture(scope="module")
def curve():
    person = build_person("adult", {"soleus": 20})
    return recruitment_sweep([person, person], CURRENTS, interval=1.0)


@pytest.mark.slow
def test_one_row_a_person_and_one_column_a_current(curve):
    assert curve.m.shape == curve.h.shape == curve.m_latency.shape == curve.h_latency.shape == (2, len(CURRENTS))
    assert len(curve.curves()) == 2
    assert not np.array_equal(curve.m[0], curve.m[1])  # two individuals


@pytest.mark.slow
def test_m_grows_to_a_plateau(curve):
    assert (curve.m[:, 0] < 0.01 * curve.m[:, -1]).all()
    assert (curve.m[:, -2] > 0.98 * curve.m[:, -1]).all()
    assert (np.diff(curve.m, axis=1) > -0.02 * curve.m[:, -1:]).all()


@pytest.mark.slow
def test_h_rises_and_is_gone_at_a_strong_current(curve):
    largest = curve.h[:, 1:4].max(axis=1)
    assert (largest > 10 * curve.h[:, 0]).all()
    assert (curve.h[:, -2:].min(axis=1) < 0.5 * largest).all()


def test_nobody_or_nothing_or_too_often_is_refused():
    person = build_person("adult", {"soleus": 8})
    with pytest.raises(MyospasmError, match="at least one person"):
        recruitment_sweep([], [1.0])
    with pytest.raises(MyospasmError, match="at least one person"):
        recruitment_sweep([person], [])
    with pytest.raises(MyospasmError, match="apart at least"):
        recruitment_sweep([person], [1.0], interval=0.1)


def test_what_is_laid_together_keeps_its_distance_from_each_shock():
    from myospasm.run import run

    person = build_person("adult", {"soleus": 8})
    trace = run(person, "Rest for 0.5 s. Stimulate the nerve at 1 Hz for 2 pulses at 130 %.")
    short = laid_together(trace, np.array([0.5, 1.5]), 0.2)
    assert short.sizes["time"] == 400
    first = np.sort(trace["fiber_spike_time"].values[trace["fiber_spike_time"].values < 1.0]) - 0.5
    kept = short["fiber_spike_time"].values
    assert np.allclose(np.sort(kept[kept < 0.2]) - 0.06, first)
    shocks = short["stimulus_nerve"].values[:, 0]
    assert np.flatnonzero(shocks).tolist() == [60, 260]
