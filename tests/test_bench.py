"""The laboratory bench on a whole person: shocks, taps, vibration, targets, motors and free joints."""

import functools

import numpy as np
import pytest

from myospasm.instruments import laboratory
from myospasm.instruments.hammer import Hammer, tapped
from myospasm.plots.answers import plot_answers
from myospasm.run import run
from myospasm.session import build_person
from myospasm.signs.bench import bench_findings, shocks, single_shocks, taps_in

CALF = (("soleus", 40), ("medial_gastrocnemius", 20), ("tibialis_anterior", 20))
MUSCLE = "soleus"


@functools.cache
def told(sentences, seed=1):
    return run(build_person("adult", dict(CALF)), sentences, main=MUSCLE, seed=seed)


@functools.cache
def recorded(sentences):
    trace = told(sentences)
    devices = [laboratory.Bipolar(MUSCLE), laboratory.Stimulator(MUSCLE), Hammer(MUSCLE)]
    return laboratory.record(trace, devices)


SHOCKS = "Rest for 1 s. Stimulate the nerve from 20 % in steps of 10 % to 130 % every 2 s. Rest for 1 s."
TAPS = "Rest for 1 s. 3 times: tap the tendon by 1 mm, then rest for 2 s."


def impulses(trace, start, end, origin, muscle=0):
    mine = trace["muscle_of_unit"].values[trace["fiber_spike_unit"].values] == muscle
    time, kind = trace["fiber_spike_time"].values, trace["fiber_spike_origin"].values
    return int((mine & (kind == origin) & (time > start) & (time < end)).sum())


def test_the_h_reflex_rises_and_falls_while_the_m_wave_only_rises():
    trace = told(SHOCKS)
    onsets = 1 + 2 * np.arange(12)
    m = np.array([impulses(trace, t, t + 0.025, 1) for t in onsets])
    h = np.array([impulses(trace, t + 0.025, t + 0.06, 0) for t in onsets])
    assert (np.diff(m) >= 0).all()
    assert m[-1] == 40
    assert h.max() >= 8
    assert 0 < np.argmax(h) < 8
    assert h[-1] < 0.4 * h.max()


def test_the_laboratory_reads_the_test_from_the_recording():
    found = bench_findings(recorded(SHOCKS), MUSCLE)["shocks"]
    assert found["count"] == 12
    assert 0.1 < found["ratio"] < 1.0
    assert 0.025 < found["h_latency"] < 0.040
    assert found["h_threshold"] <= found["current_at_h_max"]
    assert len(shocks(recorded(SHOCKS), MUSCLE).onset) == len(single_shocks(recorded(SHOCKS), MUSCLE)) == 12


def test_a_tap_is_answered_some_milliseconds_later_than_a_shock():
    trace, found = told(TAPS), bench_findings(recorded(TAPS), MUSCLE)["taps"]
    assert tapped(trace) == ["soleus", "medial_gastrocnemius"]
    assert taps_in(recorded(TAPS), MUSCLE) == pytest.approx([1.0, 4.025, 7.05], abs=0.003)
    assert 0.030 < found["latency"] < 0.050
    assert np.ptp(trace["torque"].values[:1000, 0]) < 0.5
    assert trace["torque"].values[1030:1400, 0].max() > trace["torque"].values[990, 0] + 2


def test_the_picture_of_a_test_is_drawn_and_without_a_test_there_is_none():
    assert len(plot_answers(recorded(SHOCKS), MUSCLE).axes) == 2
    assert len(plot_answers(recorded(TAPS), MUSCLE).axes) == 2
    quiet = laboratory.record(told("Rest for 1 s."), [laboratory.Bipolar(MUSCLE)])
    assert plot_answers(quiet, MUSCLE) is None
    assert bench_findings(quiet, MUSCLE) == {}


def test_vibration_makes_a_relaxed_muscle_pull_and_weakens_its_h_reflex():
    plain = told("Hold the ankle at 10 deg dorsiflexion. Rest for 6 s. Stimulate the nerve once at 50 %.")
    buzz = told(
        "Hold the ankle at 10 deg dorsiflexion. Rest for 1 s. "
        "Vibrate the tendon at 80 Hz by 1.5 mm for 6 s while stimulating the nerve once at 50 % after 5 s."
    )
    assert impulses(buzz, 2.0, 5.9, 0) > 10
    assert impulses(plain, 2.0, 5.9, 0) == 0
    assert impulses(buzz, 6.025, 6.06, 0) < impulses(plain, 6.025, 6.06, 0)


def test_a_target_on_the_screen_is_met_by_the_force():
    trace = told(
        "Contract at 100 % for 3 s. Rest for 4 s. Match 20 % of the maximal force for 10 s. "
        "Match 10 % of the maximal force for 15 s. Rest for 2 s."
    )
    share, target = trace["share"].values[:, 0], trace["force_target"].values[:, 0]
    for level, (begin, end) in {0.2: (11_000, 17_000), 0.1: (26_000, 32_000)}.items():
        assert np.allclose(target[begin:end], level)
        assert share[begin:end].mean() == pytest.approx(level, rel=0.15)
        assert share[begin:end].std() < 0.25 * level
    assert (trace["drive"].values[32_000:, 0] == 0).all()


def test_a_free_joint_goes_where_the_stronger_muscle_pulls_and_a_held_one_stays():
    words = "Rest for 1 s. {}Contract {} at 60 % for 1 s. Rest for 1 s."
    reached = []
    for muscle in ("soleus", "tibialis anterior"):
        held = told(words.format("", muscle))["angle"].values[:, 0]
        free = told(words.format("Release the ankle. ", muscle))["angle"].values[:, 0]
        assert np.ptp(held) == 0
        assert np.abs(np.degrees(free)).max() < 60
        reached.append(np.degrees(free[1500:2000].mean()))
    assert reached[0] > reached[1] + 10


def test_a_push_moves_a_free_joint_and_a_load_slows_it():
    light = told("Rest for 0.5 s. Push the ankle with 5 Nm dorsiflexion for 0.2 s. Rest for 1 s.")
    heavy = told("Load the ankle with 1 kg m2. Rest for 0.5 s. Push the ankle with 5 Nm dorsiflexion for 0.2 s.")
    early = [np.degrees(t["angle"].values[500, 0] - t["angle"].values[540, 0]) for t in (light, heavy)]
    assert early[0] > 5 * early[1] > 0
    assert np.abs(np.diff(np.degrees(light["angle"].values[:, 0]))).max() < 0.3  # who takes hold again does it smoothly
    assert abs(np.degrees(light["angle"].values[-1, 0])) < 1


def test_a_bent_knee_slackens_the_gastrocnemius_and_leaves_soleus_alone():
    straight = told("Hold the knee at 0 deg. Rest for 1 s.")["length"].values[-1]
    bent = told("Hold the knee at 90 deg flexion. Rest for 1 s.")["length"].values[-1]
    assert bent[0] == pytest.approx(straight[0], abs=1e-4)
    assert bent[1] < straight[1] - 0.05


def test_a_wait_ends_when_the_muscle_is_silent():
    trace = told("Contract at 50 % for 2 s. Wait until silence, at most 30 s. Rest for 1 s.")
    assert 4 <= trace["time"].values[-1] < 15
    assert trace.attrs["events"].count("Wait until silence") == 1
