"""Bending forward: flexion-relaxation in health, and guarding where the back hurts."""

import jax.numpy as jnp
import numpy as np
import pytest

from myospasm.anatomy import healthy_adult
from myospasm.brain.posture import Posture
from myospasm.records import Channel, Recording
from myospasm.signs.flexion_relaxation import read
from myospasm.wiring import bearing, lever_arms

DOWN, HANG, UP = (3.0, 5.0), (7.0, 9.0), (9.0, 11.5)
BEND = (
    "Rest for 2 s. Move the trunk to 55 deg flexion in 3 s. Rest for 4 s. Move the trunk to 0 deg flexion in 3 s. "
    "Rest for 1 s."
)


def pushed(load, pain, seconds=2.0):
    posture = Posture()
    state = posture.rest(1)
    for _ in range(int(seconds * 100)):
        state, command = posture.step(state, jnp.array([load]), jnp.array([pain]), 0.01)
    return float(command[0])


def test_no_load_and_no_pain_ask_for_nothing():
    assert pushed(0.0, 0.0) == 0.0
    assert pushed(-0.2, 0.0) == 0.0


def test_load_is_taken_up_and_pain_stiffens_up_to_a_limit():
    assert 0.1 < pushed(0.02, 0.0) < pushed(0.1, 0.0) <= 1.0
    assert 0.0 < pushed(-0.2, 0.05) < pushed(-0.2, 5.0) == pytest.approx(Posture().stiffest)


def test_only_muscles_that_hold_the_trunk_bear_its_weight():
    person = healthy_adult(["erector_spinae", "rectus_abdominis", "soleus"])
    found = np.asarray(bearing(person, lever_arms(person)[0][0]))
    assert found[0, person.joints.index("trunk")] > 0
    assert np.count_nonzero(found) == 1
    calf = healthy_adult(["soleus"])
    assert bearing(calf, lever_arms(calf)[0][0]) is None


def recorded(flexion, hanging, extension, rate=1000.0):
    """A recording of a bend of 50 deg whose EMG has these sizes."""
    time = np.arange(0, 13, 1 / rate)
    angle = np.interp(time, [2, 5, 9, 12], [0, 0.9, 0.9, 0])
    size = np.select([time < 2, time < 5, time < 9, time < 12], [0.1, flexion, hanging, extension], 0.1)
    noise = np.random.default_rng(1).standard_normal(time.size)
    channels = [Channel("back", "emg", "mV", muscle="erector_spinae"), Channel("trunk angle", "angle", "rad")]
    return Recording(np.stack([0.1 * size * noise, angle]), rate, channels)


def test_the_sign_reads_the_ratios_of_any_recording():
    found = read(recorded(1.0, 0.2, 2.0))
    assert found["flexion_extension_ratio"] == pytest.approx(0.5, rel=0.15)
    assert found["flexion_relaxation_ratio"] == pytest.approx(5.0, rel=0.25)


def test_without_a_bend_there_is_no_sign():
    still = recorded(1.0, 1.0, 1.0)
    still.samples[1] *= 0.1
    assert read(still) == {}


@pytest.mark.slow
def test_a_healthy_back_falls_silent_and_a_strained_one_does_not():
    from myospasm import causes
    from myospasm.run import run
    from myospasm.story import apply

    person = healthy_adult({"erector_spinae": 20, "multifidus": 20})

    def rate(trace, span):
        time = trace["soma_spike_time"].values
        return np.sum((time >= span[0]) & (time < span[1])) / 40 / (span[1] - span[0])

    well = run(person, BEND, seed=1)
    assert rate(well, DOWN) > 5
    assert rate(well, HANG) < 0.2
    assert rate(well, UP) > 5
    hurt = run(apply(person, causes.load("back_strain"), 0.75), BEND, seed=1)
    assert rate(hurt, HANG) > 1
    assert rate(hurt, (0.5, 2.0)) > 1 > rate(well, (0.5, 2.0))
