"""Matching a target on a screen: the command follows the error, and only while a target is shown."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from myospasm.brain.feedback import Feedback, Shown
from myospasm.signals import Inputs

FEEDBACK = Feedback()
DT = 1e-3


def inputs(force=0.0, emg=0.0, drive=0.0):
    none = jnp.zeros(1)
    one = [jnp.array([x], jnp.float32) for x in (drive, force, emg)]
    return Inputs(one[0], none, none, none, none, none, none, none, none, one[1], one[2], *4 * [none])


def track(given, seconds, muscle=lambda command: command**2, start=None):
    """A muscle whose force answers at once to the command, at 100 N m for a whole one."""
    state = FEEDBACK.rest(1) if start is None else start

    @jax.jit
    def once(state, _):
        command = FEEDBACK.command(state, given)
        force = 100.0 * muscle(command)
        return FEEDBACK.step(state, Shown(force, jnp.square(force)), given, DT), (command, FEEDBACK.share(state))

    state, (command, share) = jax.lax.scan(once, state, None, length=round(seconds / DT))
    return state, np.asarray(command)[:, 0], np.asarray(share)[:, 0]


def strongest():
    return track(inputs(drive=1.0), 3.0)[0]


def test_without_a_target_the_protocol_commands():
    _, command, share = track(inputs(drive=0.4), 1.0)
    assert np.allclose(command, 0.4)
    assert share[-1] == pytest.approx(1.0)


@pytest.mark.parametrize("target", [0.05, 0.2, 0.6])
@pytest.mark.parametrize("muscle", [lambda c: c**2, lambda c: 0.7 * c**3, lambda c: c])
def test_the_target_is_met_whatever_the_muscle_is_like(target, muscle):
    state = track(inputs(drive=1.0), 3.0, muscle)[0]
    _, command, share = track(inputs(force=target), 60.0, muscle, state)
    assert share[-1] == pytest.approx(target, rel=0.02)
    assert command.min() >= 0
    assert command.max() <= 1


def test_emg_is_matched_by_its_amplitude_and_not_by_its_power():
    _, command, _ = track(inputs(emg=0.3), 30.0, start=strongest())
    assert command[-1] ** 2 == pytest.approx(0.3, rel=0.05)


def test_what_no_one_can_hold_ends_at_the_whole_command():
    _, command, _ = track(inputs(force=0.8), 30.0, lambda c: 0.3 * c, strongest())
    assert command[-1] == pytest.approx(1.0)


def test_the_correction_is_forgotten_when_the_target_is_gone():
    state, *_ = track(inputs(force=0.5), 10.0, lambda c: 0.3 * c, strongest())
    after, command, _ = track(inputs(), 5.0, lambda c: c, state)
    assert command[-1] == 0.0
    assert abs(float(after.correction[0])) < 1e-3
