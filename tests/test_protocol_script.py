"""A protocol done piece by piece, where what is seen ends steps: failure, weakness, silence, spasms, staircases."""

from types import SimpleNamespace

import numpy as np
import pytest

from myospasm.protocol import Protocol, Seen

CALF = SimpleNamespace(
    name=("medial_gastrocnemius", "soleus", "tibialis_anterior"),
    joint=("ankle",) * 3,
    moment_arm=np.array([0.05, 0.05, -0.04]),
)
PIECE = 2000


def done(text, share=lambda t: 0 * t + 1.0, impulses=lambda t: 0 * t, main="soleus"):
    """Run a script with made-up recordings, functions of time in s; its events and the drive of all pieces."""
    script = Protocol(text).script(CALF, main)
    given = []
    while (piece := script.piece(PIECE)) is not None:
        time = (np.arange(PIECE) + len(given) * PIECE) / 1000
        given.append(piece)
        each = (np.repeat(f(time)[:, None], 3, axis=1) for f in (share, impulses))
        script.observe(Seen(*each))
    assert script.ticks == sum(len(piece.drive) for piece in given)
    assert all(len(piece.drive) == PIECE for piece in given[:-1])
    return script.events, given


def spans(events):
    return [(event.onset, event.duration) for event in events]


def test_without_waiting_a_script_is_the_protocol():
    text = "Hold the ankle at 5 deg. Contract at 40 % for 3 s. Block the nerve. Rest for 4.5 s. Unblock the nerve"
    protocol = Protocol(text)
    events, given = done(text)
    assert events == protocol.events
    assert not protocol.adaptive
    for whole, parts in zip(protocol.schedule(CALF, "soleus"), zip(*given, strict=True), strict=True):
        np.testing.assert_array_equal(whole, np.concatenate(parts))


def test_a_match_ends_when_the_force_has_been_too_low_for_three_seconds():
    text = "Contract at 100 % for 2 s. Match 30 % of the maximal force until failure, at most 1 min. Rest for 1 s"
    assert Protocol(text).adaptive
    events, given = done(text, share=lambda t: np.where(t < 10.5, 0.3, 0.2))
    assert spans(events) == [(0, 2), (2, 12), (14, 1)]
    target = np.concatenate([piece.force_target for piece in given])
    assert target[2000:14000, 1].min() == target.max() == np.float32(0.3)
    assert not target[14000:].any()
    assert not target[:, 2].any()


def test_a_short_miss_is_no_failure_and_the_longest_time_ends_it():
    text = "Contract at 100 % for 2 s. Match 30 % of the maximal force until failure, at most 11 s"
    events, _ = done(text, share=lambda t: np.where(t % 4 < 2.9, 0.2, 0.3))
    assert spans(events) == [(0, 2), (2, 11)]
    assert spans(done(text, share=lambda t: 0 * t + 0.26)[0])[1] == (2, 11)  # less than 5 % of the maximum below


def test_a_contraction_goes_on_until_the_force_has_halved():
    events, _ = done("Contract at 100 % until the force falls below 50 %", share=lambda t: np.exp(-t / 20))
    ((_, lasted),) = spans(events)
    assert 20 * np.log(2) + 3 <= lasted <= 20 * np.log(2) + 5


def test_silence_is_waited_for():
    events, _ = done("Wait until silence. Rest for 1 s", impulses=lambda t: np.where(t < 7.2, 0.01, 0.0))
    assert spans(events) == [(0, 10), (10, 1)]


def test_a_spasm_is_waited_for_and_one_shock_makes_none():
    text = "Rest for 1 s. Wait until a spasm, at most 30 s"
    assert spans(done(text, impulses=lambda t: np.where(t > 9, 0.005, 0.0))[0]) == [(0, 1), (1, 13)]
    assert spans(done(text, impulses=lambda t: np.where(t % 5 == 0, 1.0, 0.0))[0]) == [(0, 1), (1, 30)]


def test_who_never_looks_does_everything_for_the_longest_time():
    text = "Wait until silence, at most 7 s. Rest for 1 s"
    protocol = Protocol(text)
    assert protocol.duration == 8
    assert sum(len(piece.drive) for piece in protocol.pieces(CALF, "soleus", PIECE)) == 8000
    assert spans(protocol.events) == [(0, 7), (7, 1)]


STAIRS = (
    "Stimulate the motor point from 4 Hz in steps of 2 Hz to 10 Hz for 2 s with 8 s of rest until a spasm. Rest for 1 s"
)


def test_a_staircase_stops_after_the_train_that_left_a_spasm():
    events, given = done(STAIRS, impulses=lambda t: np.where(t > 13, 0.02, 0.0))
    assert [event.label.split(" for ")[0] for event in events] == [
        "Stimulate the motor point at 4 Hz",
        "Rest",
        "Stimulate the motor point at 6 Hz",
        "Rest",
        "Rest",
    ]
    assert spans(events) == [(0, 2), (2, 8), (10, 2), (12, 6), (18, 1)]
    shocks = np.concatenate([piece.stimulus_point for piece in given])[:, 1]
    assert (shocks > 0).sum() == 8 + 12


def test_a_staircase_without_a_spasm_goes_to_its_top():
    events, _ = done(STAIRS)
    assert len(events) == 9
    assert events[-1].onset == 40 == Protocol(STAIRS).duration - 1


def test_activity_during_the_train_is_asked_for():
    events, _ = done(STAIRS, impulses=lambda t: np.where(t % 10 < 2, 0.02, 0.0))
    assert len(events) == 9


def test_rounds_are_told_one_by_one():
    events, _ = done(
        "2 times: contract at 50 % for 1 s while stimulating the nerve once after 0.5 s, then rest for 1 s"
    )
    assert [(event.onset, event.label.split()[0]) for event in events] == [
        (0, "Contract"), (0, "Stimulate"), (1, "Rest"), (2, "Contract"), (2, "Stimulate"), (3, "Rest"),
    ]  # fmt: skip


def test_what_goes_on_beside_a_waiting_step_ends_with_it():
    text = (
        "Contract at 100 % for 2 s. Match 30 % of the maximal force until failure while stimulating the nerve at 1 Hz"
    )
    events, given = done(text + " for 10 min. Rest for 2 s", share=lambda t: np.where(t < 6, 0.3, 0.0))
    assert spans(events) == [(0, 2), (2, 8), (2, 8), (10, 2)]
    assert (np.concatenate([piece.stimulus_nerve for piece in given])[:, 1] > 0).sum() == 8


def test_a_joint_that_was_turning_stays_where_it_was_when_the_step_ended():
    text = "Wait until silence while moving the ankle to 20 deg plantar flexion in 20 s. Rest for 1 s"
    _, given = done(text)
    angle = np.degrees(np.concatenate([piece.angle for piece in given])[:, 0])
    assert angle[-1] == pytest.approx(2.0, abs=1e-4)


def test_events_so_far():
    script = Protocol("Contract at 10 % for 3 s. Rest for 3 s").script(CALF, "soleus")
    assert script.events == []
    script.piece(PIECE)
    assert spans(script.events) == [(0, 2)]
    script.piece(PIECE)
    assert spans(script.events) == [(0, 3), (3, 1)]
