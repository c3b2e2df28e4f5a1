"""Sentences and typed steps: what they mean, that both are the same thing, and what is done at every tick."""

import math
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm.ground import MyospasmError
from myospasm.protocol import (
    FORMS,
    STEPS,
    Block,
    Contract,
    Hold,
    Move,
    Protocol,
    Ramp,
    Repeat,
    Rest,
    StimulateNerve,
    StimulatePoint,
    Stretch,
    Unblock,
    While,
    grammar,
    joints_of,
)
from myospasm.protocol.grammar import read

CALF = SimpleNamespace(
    name=("medial_gastrocnemius", "soleus", "tibialis_anterior", "abductor_hallucis"),
    joint=("ankle", "ankle", "ankle", "hallux"),
    moment_arm=np.array([0.05, 0.05, -0.04, 0.01]),
)

SENTENCES = {
    "Rest for 2 s": Rest(2.0),
    "rest for 1.5 minutes.": Rest(90.0),
    "Rest for 500ms": Rest(0.5),
    "REST FOR 1 SEC": Rest(1.0),
    "Contract at 100 % for 5 s": Contract(1.0, 5.0),
    "contract at 100percent for 5 seconds": Contract(1.0, 5.0),
    "Contract medial gastrocnemius at 30 % for 10 s": Contract(0.3, 10.0, "medial_gastrocnemius"),
    "Contract the medial_gastrocnemius at 30% for 10s": Contract(0.3, 10.0, "medial_gastrocnemius"),
    "Ramp the contraction from 0 % to 20 % over 10 s": Ramp(0.0, 0.2, 10.0),
    "Ramp from 20 to 0 % in 10 s": Ramp(0.2, 0.0, 10.0),
    "Ramp the contraction of soleus from 0 to 5 % over 1 min": Ramp(0.0, 0.05, 60.0, "soleus"),
    "Hold the ankle at 30 deg plantar flexion": Hold("ankle", math.radians(30)),
    "Hold ankle at -10 deg": Hold("ankle", math.radians(-10)),
    "Hold ankle at −10°": Hold("ankle", math.radians(-10)),
    "Hold the ankle at neutral": Hold("ankle", 0.0),
    "Move the ankle to 10 deg dorsiflexion in 1 s": Move("ankle", math.radians(-10), 1.0),
    "Move the big toe to 20 deg extension over 2 s": Move("hallux", math.radians(-20), 2.0),
    "Move the ankle to 10 degrees plantar-flexion over 1 s": Move("ankle", math.radians(10), 1.0),
    "Stretch by 20 deg in 2 s": Stretch(math.radians(20), 2.0),
    "Stretch soleus by 20 deg in 2 s": Stretch(math.radians(20), 2.0, "soleus"),
    "Stimulate the nerve at 16 Hz for 2 s": StimulateNerve(16.0, duration=2.0),
    "Stimulate the motor point at 16 pps for 150 pulses": StimulatePoint(16.0, pulses=150, current=1.3),
    "Stimulate the motor point of soleus at 16 Hz for 1 pulse at 90 %": StimulatePoint(
        16.0, pulses=1, current=0.9, muscle="soleus"
    ),
    "Block the nerve": Block(),
    "Unblock nerve.": Unblock(),
}


@pytest.mark.parametrize(("sentence", "step"), SENTENCES.items())
def test_a_sentence_is_a_step(sentence, step):
    assert Protocol(sentence).steps == (step,)


def test_sentences_are_cut_at_lines_periods_and_semicolons():
    protocol = Protocol("Rest for 1.5 s. Rest for 2 s; rest for 3 s\n\n  Rest for .5 s.")
    assert [step.duration for step in protocol.steps] == [1.5, 2.0, 3.0, 0.5]


def test_a_protocol_takes_sentences_steps_and_both():
    both = Protocol(["Rest for 1 s", Contract(1.0, 2.0)])
    assert (
        both == Protocol("Rest for 1 s\nContract at 100 % for 2 s") == Protocol([Rest(1)]) + Protocol([Contract(1, 2)])
    )


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.example)
def test_every_form_reads_its_own_example_and_is_in_the_help(form):
    (step,) = read(form.example)
    assert type(step) is form.step
    assert form.pattern in grammar()
    assert form.example in grammar()


def test_every_kind_of_step_has_a_sentence():
    assert {form.step for form in FORMS} | {Repeat, While} == set(STEPS)


def test_duration_and_events():
    protocol = Protocol("Rest for 2 s. Block the nerve. Contract at 50 % for 3 s. Unblock the nerve. Rest for 1 s")
    assert protocol.duration == 6.0
    assert [tuple(event) for event in protocol.events] == [
        (0.0, 2.0, "Rest for 2 s"),
        (2.0, 3.0, "Block the nerve"),
        (2.0, 3.0, "Contract at 50 % for 3 s"),
        (5.0, 0.0, "Unblock the nerve"),
        (5.0, 1.0, "Rest for 1 s"),
    ]


def test_a_contraction_is_of_the_main_muscle_and_its_synergists():
    drive = Protocol("Contract at 50 % for 1 s").schedule(CALF, "medial_gastrocnemius").drive
    assert drive.dtype == np.float32
    np.testing.assert_array_equal(drive, np.tile(np.float32([0.5, 0.5, 0, 0]), (1000, 1)))
    alone = Protocol("Contract tibialis anterior at 50 % for 1 s").schedule(CALF, "medial_gastrocnemius").drive
    assert (alone[0] == [0, 0, 0.5, 0]).all()


def test_a_ramp_rises_steadily():
    drive = Protocol("Ramp from 0 to 20 % over 10 s").schedule(CALF, "soleus").drive[:, 1]
    np.testing.assert_allclose(drive, 0.2 * np.arange(10_000) / 10_000, rtol=1e-6)


def test_pulses_fall_on_the_nearest_tick():
    point = (
        Protocol("Stimulate the motor point at 16 Hz for 150 pulses at 120 %").schedule(CALF, "soleus").stimulus_point
    )
    assert np.flatnonzero(point[:, 1]).tolist() == [round(k * 1000 / 16) for k in range(150)]
    assert set(point[:, 1].tolist()) == {0.0, float(np.float32(1.2))}
    assert not point[:, [0, 2, 3]].any()
    assert len(point) == 9375


def test_eight_shocks_in_two_seconds_at_four_hertz_reach_the_whole_group():
    nerve = Protocol("Stimulate the nerve at 4 Hz for 2 s").schedule(CALF, "soleus").stimulus_nerve
    assert (nerve > 0).sum(0).tolist() == [8, 8, 0, 0]


def test_joints_stay_where_they_were_put():
    text = "Hold the ankle at 40 deg. Rest for 1 s. Contract at 10 % for 1 s. Stretch by 50 deg in 2 s. Rest for 1 s"
    angle = np.degrees(Protocol(text).schedule(CALF, "soleus").angle)
    assert joints_of(CALF) == ("ankle", "hallux")
    np.testing.assert_allclose(angle[[0, 1999, 3000, 4000, 4999], 0], [40, 40, 15, -10, -10], atol=1e-4)
    assert not angle[:, 1].any()


def test_stretching_lengthens_whichever_side_the_muscle_is_on():
    front = Protocol("Stretch by 20 deg in 1 s. Rest for 1 s").schedule(CALF, "tibialis_anterior")
    assert np.degrees(front.angle[-1, 0]) == pytest.approx(20)


def test_holding_later_turns_the_joint_there_in_a_second():
    protocol = Protocol("Rest for 1 s. Hold the ankle at 30 deg plantar flexion. Rest for 1 s")
    assert protocol.duration == 3.0
    angle = np.degrees(protocol.schedule(CALF, "soleus").angle[:, 0])
    np.testing.assert_allclose(angle[[0, 1000, 1500, 2000]], [0, 0, 15, 30], atol=1e-4)


def test_a_block_is_of_the_whole_limb_until_lifted():
    protocol = Protocol("Rest for 1 s. Block the nerve. Rest for 1 s. Unblock the nerve. Rest for 1 s")
    block = protocol.schedule(CALF, "soleus").block
    assert (block == np.repeat([0, 1, 0], 1000)[:, None]).all()


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 9000))
def test_pieces_are_the_whole_however_it_is_cut(ticks):
    text = "Hold ankle at 9 deg. Ramp from 0 to 7 % in 1 s. Stimulate nerve at 33 Hz for 3 s. Stretch by 9 deg in 3 s"
    whole = Protocol(text).schedule(CALF, "soleus")
    cut = list(Protocol(text).pieces(CALF, "soleus", ticks))
    assert all(len(piece.drive) == ticks for piece in cut[:-1])
    for one, parts in zip(whole, zip(*cut, strict=True), strict=True):
        np.testing.assert_array_equal(one, np.concatenate(parts))


def test_hours_are_not_held_in_memory():
    first = next(Protocol("Stimulate the nerve at 50 Hz for 23 h").pieces(CALF, "soleus", 1000))
    assert (first.stimulus_nerve[:, 1] > 0).sum() == 50


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Move the ankle to 60 deg plantar flexion in 1 s. Stretch by 110 deg in 1 s",
            "would turn the ankle to -50 deg",
        ),
        ("Contract flexor hallucis brevis at 1 % for 1 s", "flexor_hallucis_brevis"),
        ("Block the nerve", "takes time"),
    ],
)
def test_what_cannot_be_done_to_these_muscles_is_said(text, said):
    with pytest.raises(MyospasmError, match=said):
        Protocol(text).schedule(CALF, "soleus")


def test_a_joint_that_no_muscle_moves_cannot_be_held():
    only = SimpleNamespace(name=("soleus",), joint=("ankle",), moment_arm=np.array([0.05]))
    with pytest.raises(MyospasmError, match="no muscle here moves the hallux"):
        Protocol("Hold the hallux at 10 deg flexion. Rest for 1 s").schedule(only, "soleus")
