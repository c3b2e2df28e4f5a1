"""Ultrasound follows the fiber's length; slow sensors' zeros wander if asked to, and impossible rates are refused."""

import dataclasses

import fake_trace
import numpy as np
import pytest

from myospasm import muscles
from myospasm.ground import MyospasmError
from myospasm.instruments.force import ForceTransducer, TorqueMeter
from myospasm.instruments.goniometer import Goniometer
from myospasm.instruments.ultrasound import Ultrasound, geometry

MG = "medial_gastrocnemius"


@pytest.fixture(scope="module")
def trace():
    found = fake_trace.build({MG: 8}, 2.0)
    found["length"] = (("time", "muscle"), 1 + 0.1 * np.sin(2 * np.pi * found["time"].values)[:, None])
    return found


def test_it_follows_the_fiber(trace):
    recording = Ultrasound(MG, noisy=False).record(trace)
    assert [(c.kind, c.unit) for c in recording.channels] == [("other", "m"), ("other", "rad")]
    muscle = muscles.load(MG)
    expected = muscle.optimal_length.value * (1 + 0.1 * np.sin(2 * np.pi * recording.time))
    assert np.allclose(recording.samples[0], expected, rtol=1e-3)


def test_the_muscle_stays_as_thick_as_it_is():
    muscle = muscles.load(MG)
    lengths = np.linspace(0.5, 1.4, 50)
    fascicle = geometry(muscle, lengths)
    thickness = fascicle.length * np.sin(fascicle.pennation)
    assert np.allclose(thickness, thickness[0])
    assert np.interp(1.0, lengths, fascicle.pennation) == pytest.approx(muscle.pennation.value, rel=1e-3)
    assert (np.diff(fascicle.pennation) < 0).all()


def test_a_muscle_shorter_than_thick_stands_upright():
    assert geometry(muscles.load(MG), np.array([0.01])).pennation[0] == pytest.approx(np.pi / 2)


def test_each_picture_errs_by_itself_and_is_shown_until_the_next(trace):
    clean, seen = (Ultrasound(MG, noisy=n).record(trace).samples for n in (False, True))
    assert (seen - clean)[0].std() == pytest.approx(0.0002, rel=0.2)
    fast = Ultrasound(MG, rate=1000.0).record(trace).samples
    assert fast.shape == (2, 2000)
    assert np.array_equal(fast[:, ::20], seen)
    assert (fast[:, :20] == fast[:, :1]).all()


@pytest.mark.parametrize("rates", [{"rate": 0.0}, {"frame_rate": -5.0}, {"rate": float("nan")}])
def test_impossible_pictures_are_refused(trace, rates):
    with pytest.raises(MyospasmError, match=r"the ultrasound of medial_gastrocnemius cannot give .* per second"):
        Ultrasound(MG, **rates).record(trace)


def test_other_muscles_are_refused(trace):
    with pytest.raises(MyospasmError, match="holds no muscle named 'soleus'"):
        Ultrasound("soleus").record(trace)


@pytest.mark.parametrize("device", [ForceTransducer(MG), TorqueMeter("ankle"), Goniometer("ankle")])
def test_a_zero_wanders_if_asked_to(device):
    long = fake_trace.build({MG: 4}, 30.0)
    still = device.record(long).samples[0]
    wander = [dataclasses.replace(device, drift=1.0, seed=s).record(long).samples[0] - still for s in range(20)]
    full = muscles.load(MG).maximal_force.value if isinstance(device, ForceTransducer) else 1.0
    assert np.std([w[-1] / full for w in wander]) == pytest.approx(np.sqrt(0.5), rel=0.5)
    assert abs(wander[0][0]) < 0.1 * full


def test_the_wander_is_the_same_at_every_rate(trace):
    slow, fast = (Goniometer("ankle", noise=0.0, drift=1.0, rate=r).record(trace).samples[0] for r in (200.0, 2000.0))
    assert np.abs(slow - fast[::10]).max() < 0.02


@pytest.mark.parametrize(
    "change", [{"rate": 0.0}, {"rate": 50.0}, {"noise": -1.0}, {"drift": -1.0}, {"bandwidth": 0.0}]
)
def test_impossible_sensors_are_refused(trace, change):
    with pytest.raises(MyospasmError):
        dataclasses.replace(Goniometer("ankle"), **change).record(trace)
