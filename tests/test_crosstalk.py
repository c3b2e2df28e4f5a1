"""Bare fibers set their neighbors off; insulated ones never do."""

import numpy as np
import pytest

from myospasm import causes
from myospasm.anatomy import healthy_adult
from myospasm.protocol import Protocol
from myospasm.run import run_batch
from myospasm.story import apply

FACE = {"orbicularis_oculi": 16, "mentalis": 16}
TEXT = "Release the eyelid. Rest for 6 s. Stimulate the motor point at 1 Hz for 3 pulses at 100 %. Rest for 1 s."


@pytest.fixture(scope="module")
def traces():
    healthy = healthy_adult(FACE)
    people = [healthy, apply(healthy, causes.load("hemifacial_spasm"))]
    return run_batch(people, [Protocol(TEXT)] * 2, seeds=[1, 1], individuals=[1, 1])


def impulses(trace, muscle, begin=0.0, end=99.0):
    unit = trace["fiber_spike_unit"].values
    own = trace["muscle_of_unit"].values[unit] == list(FACE).index(muscle)
    times = trace["fiber_spike_time"].values[own]
    return times[(times > begin) & (times < end)]


@pytest.mark.slow
def test_the_chin_is_still_in_health_and_twitches_with_the_eye_when_ill(traces):
    healthy, ill = traces
    assert not impulses(healthy, "mentalis").size
    eye, chin = (impulses(ill, muscle, 1.0, 6.0) for muscle in FACE)
    assert chin.size > 20
    near = [np.abs(eye - t).min() < 0.005 for t in chin]
    assert np.mean(near) > 0.8


@pytest.mark.slow
def test_a_shock_to_the_eye_is_answered_in_the_chin_after_the_way_to_the_root_and_back(traces):
    healthy, ill = traces
    first = impulses(ill, "mentalis", 6.0, 6.02)
    assert not impulses(healthy, "mentalis", 6.0, 6.02).size
    assert first.size > 8
    assert 0.004 < first.min() - 6.0 < 0.011
