"""What the newer sentences do at every tick: targets, shocks, taps, motors, repetitions, and two things at once."""

from types import SimpleNamespace

import numpy as np
import pytest

from myospasm.ground import MyospasmError
from myospasm.protocol import Contract, Protocol, Repeat, Rest

CALF = SimpleNamespace(
    name=("medial_gastrocnemius", "soleus", "tibialis_anterior", "abductor_hallucis"),
    joint=("ankle", "ankle", "ankle", "hallux"),
    moment_arm=np.array([0.05, 0.05, -0.04, 0.01]),
)


def schedule(text):
    return Protocol(text).schedule(CALF, "soleus")


def test_targets_are_of_the_group_and_on_the_screen_that_is_named():
    text = (
        "Contract at 100 % for 1 s. Follow the force from 0 to 40 % in 2 s. Match with soleus 20 % of the maximal EMG"
    )
    found = schedule(text + " for 1 s")
    assert not found.drive[1000:].any()
    np.testing.assert_allclose(found.force_target[[999, 1000, 2000, 3000], 0], [0, 0, 0.2, 0], atol=1e-6)
    assert (found.force_target[:, 2:] == 0).all()
    np.testing.assert_allclose(
        found.emg_target[[2999, 3000, 3999]], np.float32(0.2) * np.outer([0, 1, 1], [0, 1, 0, 0])
    )


def test_single_and_double_shocks_come_after_their_delay():
    found = schedule("Stimulate the nerve once at 90 % after 0.5 s; stimulate the motor point twice 10 ms apart")
    assert np.flatnonzero(found.stimulus_nerve[:, 0]).tolist() == [500]
    assert found.stimulus_nerve[500].tolist() == np.float32([0.9, 0.9, 0, 0]).tolist()
    assert np.flatnonzero(found.stimulus_point[:, 1]).tolist() == [1500, 1510]
    assert len(found.drive) == 1500 + 1010


def test_a_train_may_come_late():
    found = schedule("Stimulate the nerve at 10 Hz for 1 s after 250 ms")
    assert np.flatnonzero(found.stimulus_nerve[:, 1]).tolist() == list(range(250, 1250, 100))


def test_a_recruitment_curve_rises_shock_by_shock():
    found = schedule("Stimulate the nerve from 10 % in steps of 5 % to 150 % every 4 s").stimulus_nerve[:, 1]
    assert np.flatnonzero(found).tolist() == list(range(0, 29 * 4000, 4000))
    np.testing.assert_allclose(found[found > 0], np.arange(0.1, 1.51, 0.05), rtol=1e-5)


def test_a_tap_is_half_a_sine_of_25_ms():
    pull = schedule("Tap the tendon by 2 mm").pull
    assert pull[:, 1].max() == pytest.approx(0.002, rel=0.01)
    assert pull[25:].max() == pull[0].max() == 0
    assert (pull[1:25, :2] > 0).all()
    assert not pull[:, 2:].any()
    assert len(pull) == 1025


def test_a_vibration_goes_to_and_fro_and_ends_at_nothing():
    pull = schedule("Vibrate the tendon of soleus at 100 Hz by 1 mm for 1 s. Rest for 1 s").pull
    assert pull[:, 1].min() == 0
    assert pull[:, 1].max() == pytest.approx(0.001)
    assert np.flatnonzero(pull[:1000, 1] > 0.00099).size == 100
    assert not pull[1000:].any()
    assert not pull[:, 0].any()


def test_a_joint_is_free_until_it_is_taken_again():
    found = schedule(
        "Rest for 1 s. Let the ankle go. Load the ankle with 0.02 kg m2. Rest for 2 s. Hold ankle at 9 deg"
    )
    assert found.free[[999, 1000, 2999, 3000], 0].tolist() == [0, 1, 1, 0]
    assert found.inertia[[999, 1000, 3500], 0].tolist() == np.float32([0, 0.02, 0.02]).tolist()
    assert not found.free[:, 1].any()


def test_a_push_frees_the_joint_for_its_time():
    found = schedule("Push the ankle with 5 Nm dorsiflexion for 1 s. Rest for 1 s")
    assert found.torque[[0, 999, 1000], 0].tolist() == [-5, -5, 0]
    assert found.free[[0, 999, 1000], 0].tolist() == [1, 1, 0]


def test_a_turn_takes_as_long_as_its_speed_says():
    protocol = Protocol("Hold the ankle at 10 deg. Rest for 1 s. Turn the ankle to 30 deg at 100 deg/s. Rest for 1 s")
    assert protocol.duration == 2.2
    angle = np.degrees(protocol.schedule(CALF, "soleus").angle[:, 0])
    np.testing.assert_allclose(angle[[999, 1100, 1200, 2199]], [10, 20, 30, 30], atol=1e-4)


def test_a_swing_begins_and_ends_where_the_joint_was():
    angle = np.degrees(
        schedule("Hold the ankle at 10 deg. Swing the ankle by 5 deg at 2 Hz for 1.1 s. Rest for 1 s").angle
    )
    np.testing.assert_allclose(angle[[0, 125, 375, 1000, 1099, 2000], 0], [10, 15, 5, 10, 10, 10], atol=1e-4)


def test_rounds_follow_each_other():
    drive = schedule("3 times: contract at 50 % for 1 s, then rest for 2 s").drive[:, 1]
    assert drive[[0, 999, 1000, 3000, 6000, 7000]].tolist() == [0.5, 0.5, 0, 0.5, 0.5, 0]
    assert len(drive) == 9000


def test_a_while_does_both_and_lasts_as_long_as_the_longer():
    found = schedule("Contract at 50 % for 5 s while stimulating the nerve twice 10 ms apart after 3 s")
    assert len(found.drive) == 5000
    assert (found.drive[:, 1] == 0.5).all()
    assert np.flatnonzero(found.stimulus_nerve[:, 1]).tolist() == [3000, 3010]
    longer = schedule("Contract at 50 % for 1 s while 4 times: stimulating the nerve once, then rest for 1 s")
    assert len(longer.drive) == 8000
    assert np.flatnonzero(longer.stimulus_nerve[:, 1]).tolist() == [0, 2000, 4000, 6000]


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Contract at 50 % for 5 s while contracting soleus at 20 % for 2 s", "both command the"),
        ("Contract at 9 % for 5 s while matching 20 % of the maximal force for 2 s", "both command the"),
        ("Release the ankle while holding the ankle at 3 deg", "both move the ankle"),
        ("Stimulate the nerve once while stimulating the nerve at 3 Hz for 2 s", "both stimulate the"),
    ],
)
def test_what_cannot_go_on_at_once_is_refused(text, both):
    with pytest.raises(MyospasmError, match=both):
        schedule(f"Contract at 100 % for 1 s. {text}")


def test_two_muscles_may_do_two_things():
    drive = schedule("Contract soleus at 50 % for 2 s while contracting tibialis anterior at 20 % for 1 s").drive
    np.testing.assert_allclose(drive[[0, 1500]], [[0, 0.5, 0.2, 0], [0, 0.5, 0, 0]], rtol=1e-6)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Move the ankle to 40 deg in 0.01 s", "at 4000 deg/s"),
        ("Hold the ankle at 60 deg. Swing the ankle by 30 deg at 1 Hz for 3 s", "would turn the ankle to 90 deg"),
    ],
)
def test_a_motor_does_not_break_a_joint(text, said):
    with pytest.raises(MyospasmError, match=said):
        schedule(text)


@pytest.mark.parametrize("ticks", [1, 7, 999, 2000, 3333])
def test_pieces_of_everything_are_the_whole(ticks):
    text = "Contract at 100 % for 0.4 s while swinging the ankle by 5 deg at 7 Hz for 0.3 s. Tap the tendon"
    text += (
        ". Vibrate the tendon at 77 Hz for 0.5 s; 3 times: stimulate the nerve once after 0.1 s while loading the ankle"
    )
    text += (
        " with 1 kg m2, then push the ankle with 3 Nm dorsiflexion for 0.2 s; follow the EMG from 3 to 30 % in 0.7 s"
    )
    whole = schedule(text)
    cut = list(Protocol(text).pieces(CALF, "soleus", ticks))
    for one, parts in zip(whole, zip(*cut, strict=True), strict=True):
        np.testing.assert_array_equal(one, np.concatenate(parts))


def test_a_protocol_is_broken_off_within_a_round():
    protocol = Protocol("Rest for 1 s. 3 times: contract at 50 % for 2 s, then rest for 2 s. Rest for 9 s").until(6)
    assert protocol.duration == 6
    assert protocol.steps[-1] == Contract(0.5, 1)
    whole = Protocol("2 times: rest for 1 s. Rest for 3 s").until(4)
    assert whole.steps == (Repeat(2, (Rest(1),)), Rest(2))


def test_the_joints_of_the_limb_may_be_more_than_those_that_muscles_move():
    script = Protocol("Hold the knee at 20 deg flexion. Rest for 1 s").script(
        CALF, "soleus", ("ankle", "hallux", "knee")
    )
    piece = script.piece(1000)
    assert piece is not None
    np.testing.assert_allclose(np.degrees(piece.angle[0]), [0, 0, 20], atol=1e-4)
