"""The tendon organ: logarithm of force, and its published adaptation."""

import jax.numpy as jnp
import numpy as np
from scipy import signal

from myospasm.senses.tendon_organ import TendonOrgan


def respond(force, dt=1e-3):
    organ = TendonOrgan()
    state, out = organ.rest(1), []
    for f in force:
        state, ib = organ.step(state, jnp.array([f]), dt)
        out.append(float(ib[0]))
    return np.array(out)


def test_silent_without_force_and_logarithmic_with_it():
    organ = TendonOrgan()
    assert respond(np.zeros(3)).max() == 0
    assert float(organ.static(jnp.array(organ.half))) == np.float32(organ.gain * np.log(2))
    assert 80 < float(organ.static(1.0)) < 180


def test_adaptation_is_the_published_transfer_function():
    dt, force = 0.02, np.where(np.arange(300) > 20, 0.3, 0.0)
    r = np.asarray(TendonOrgan().static(force))
    t = np.arange(300) * dt
    _, expected, _ = signal.lsim(([1.7, 2.58, 0.4], [1, 2.2, 0.4]), r, t, interp=False)
    ours = respond(force, dt)
    np.testing.assert_allclose(ours[22:-1], expected[23:], rtol=0.01)


def test_a_sudden_pull_overshoots_and_settles():
    ib = respond(np.full(1500, 0.3), 0.02)
    assert ib[0] > 1.5 * ib[-1]
    np.testing.assert_allclose(ib[-1], float(TendonOrgan().static(0.3)), rtol=0.01)


def test_a_release_is_silent_not_negative():
    ib = respond(np.r_[np.full(100, 0.8), np.full(20, 0.0)], 0.02)
    assert ib.min() >= 0
    assert ib[101] == 0
