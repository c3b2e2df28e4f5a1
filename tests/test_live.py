"""A run that is watched: the same as one that is run at once, remedies when asked for, back in time."""

import dataclasses
import itertools

import numpy as np
import pytest

from myospasm.ground import MyospasmError
from myospasm.live import Live, LiveHours, begin
from myospasm.scenario import Scenario, load_scenario
from myospasm.session import run_scenario

SHORT = Scenario(
    muscles={"abductor_hallucis": 12},
    protocol=["Hold the hallux at neutral", "Contract at 60 % for 1 s", "Rest for 3.3 s"],
)


def watched(live, until=np.inf):
    """The frames up to a time, or to the end."""
    frames = []
    while live.now < until and (frame := live.frame()) is not None:
        frames.append(frame)
    return frames


def together(frames, name):
    return np.concatenate([frame.arrays[name] for frame in frames], axis=1)


def at_once(scenario, name):
    return run_scenario(scenario).trace[name].values[::10].T


@pytest.fixture(scope="module")
def whole():
    live = Live(SHORT)
    return live, watched(live)


def test_what_is_watched_is_what_is_run(whole):
    _, frames = whole
    seen = together(frames, "force")
    assert seen.max() > 1.0
    assert np.array_equal(seen, at_once(SHORT, "force")[:, : seen.shape[1]])


def test_frames_follow_each_other_without_a_gap(whole):
    live, frames = whole
    assert frames[0].begin == 0
    assert all(np.isclose(a.end, b.begin) for a, b in itertools.pairwise(frames))
    assert live.over


def test_the_electrodes_hear_what_is_recorded_afterwards():
    quiet = dataclasses.replace(SHORT.instruments, noise=False, drift=False, crosstalk=False)
    scenario = dataclasses.replace(SHORT, instruments=quiet)
    heard = together(watched(Live(scenario)), "emg")[0]
    recording = run_scenario(scenario).recording
    (row,) = (i for i, c in enumerate(recording.channels) if c.label.endswith(" EMG"))
    time = np.arange(len(heard)) / 2000.0
    kept = np.interp(time, np.arange(recording.samples.shape[1]) / recording.rate, recording.samples[row])
    assert np.isclose(heard.std(), kept.std(), rtol=0.1)
    assert np.corrcoef(heard, kept)[0, 1] > 0.9


def test_a_remedy_acts_from_when_it_is_given_and_stands_in_the_scenario():
    live = Live(SHORT)
    before = watched(live, until=2.0)
    told = live.give("stretch")
    assert told.remedies == ("stretch@2",)
    frames = before + watched(live)
    seen = together(frames, "angle")
    assert live.duration == 8.0
    assert np.ptp(seen[:, :195]) == 0
    assert np.ptp(seen) > 0.3
    assert np.array_equal(seen, at_once(told, "angle")[:, : seen.shape[1]])


def test_a_medicine_changes_numbers_from_when_it_is_given():
    live = Live(SHORT)
    frames = watched(live, until=0.6)
    told = live.give("dantrolene")
    frames += watched(live)
    seen = together(frames, "force")
    assert np.array_equal(seen, at_once(told, "force")[:, : seen.shape[1]])
    untreated = at_once(SHORT, "force")[:, : seen.shape[1]]
    assert np.array_equal(seen[:, :60], untreated[:, :60])
    assert seen.max() < untreated.max()


def test_one_can_go_back_and_the_same_happens_again():
    live = Live(SHORT)
    first = watched(live, until=3.0)
    live.give("stretch")
    frame = live.back(1.4)
    assert np.isclose(frame.end, 1.4)
    assert live.scenario.remedies == ()
    again = watched(live)
    same = together(first, "force")[:, 140:]
    assert np.array_equal(together(again, "force")[:, : same.shape[1]], same)


def test_more_can_be_asked_for_when_all_is_done():
    live = Live(SHORT)
    frames = watched(live)
    assert live.frame() is None
    told = live.give("rest")
    assert live.duration == 64.2
    frames += watched(live, until=8.0)
    assert all(np.isclose(a.end, b.begin) for a, b in itertools.pairwise(frames))
    seen = together(frames, "force")
    assert np.array_equal(seen, at_once(told, "force")[:, : seen.shape[1]])


def test_what_cannot_act_in_minutes_is_refused_in_a_sentence():
    with pytest.raises(MyospasmError, match="over hours"):
        Live(SHORT).give("water")
    with pytest.raises(MyospasmError, match="strech"):
        Live(SHORT).give("strech")
    with pytest.raises(MyospasmError, match="go back"):
        Live(SHORT).back(2.0)


HOURS = Scenario(
    muscles={"abductor_hallucis": 12},
    hours=["Rest for 30 min", "Watch for 5 s", "Rest for 10 min"],
)


def test_a_story_of_hours_is_watched_and_a_drink_goes_in():
    live = begin(HOURS)
    assert isinstance(live, LiveHours)
    assert isinstance(begin(SHORT), Live)
    first = live.frame()
    told = live.give("water")
    assert told.remedies == ("water@600",)
    frames = watched_story(live)
    drunk = np.concatenate([f.arrays["drunk"] for f in [first, *frames] if f.kind == "hours"])
    assert drunk[59] == 0
    assert np.isclose(drunk[-1], 1.0, rtol=1e-3)
    kinds = [f.kind for f in frames]
    assert kinds.index("note") < kinds.index("look") < len(kinds) - 1
    assert live.over


def watched_story(live):
    frames = []
    while (frame := live.frame()) is not None:
        frames.append(frame)
    return frames


def test_a_story_refuses_what_does_not_fit_its_clock():
    live = begin(HOURS)
    live.frame()
    with pytest.raises(MyospasmError, match="looked at closely"):
        live.give("stretch")
    with pytest.raises(MyospasmError, match="before the story"):
        live.give("warm_up")


def test_a_shipped_scenario_can_be_watched():
    live = begin(load_scenario("foot-cramp-blocked"))
    frame = live.frame()
    assert frame is not None
    assert frame.arrays["array"].shape == (16, 400)
    assert set(frame.now["muscles"]) == {"abductor_hallucis"}
