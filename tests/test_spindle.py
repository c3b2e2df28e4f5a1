"""The spindle against its paper's behavior, and its step against a hundred times finer ones."""

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from myospasm.senses.spindle import Spindle

RAMP = 0.66  # optimal lengths per s, from 0.95 to 1.08: the paper's middle speed


def ramp(dt, speed=RAMP, low=0.95, high=1.08):
    """Hold 0.5 s, stretch, hold to 1.5 s, release, hold to 2.2 s."""
    t = np.arange(1, round(2.2 / dt) + 1) * dt
    duration = (high - low) / speed
    return low + (high - low) * (np.clip((t - 0.5) / duration, 0, 1) - np.clip((t - 1.5) / duration, 0, 1))


@partial(jax.jit, static_argnums=3)
def scan(length, static, dynamic, dt):
    spindle, one = Spindle(lead=0.0), jnp.ones_like(length[:1])

    def body(state, here):
        state, ia, ii = spindle.step(state, here[None], static * one, dynamic * one, dt)
        return state, (ia[0], ii[0])

    return jax.lax.scan(body, spindle.rest(length[:1], static, dynamic), length)[1]


def respond(length, static=0.0, dynamic=0.0, dt=1e-3):
    return tuple(np.asarray(x) for x in scan(jnp.asarray(length), static, dynamic, dt))


def indices(ia):
    """Rest, peak, and rate half a second after the end of the stretch."""
    return ia[400], ia[:1400].max(), ia[1200]


@pytest.mark.parametrize(("static", "dynamic"), [(0.0, 0.0), (70.0, 0.0), (0.0, 70.0)])
@pytest.mark.parametrize("speed", [0.11, 0.66, 1.55])
def test_one_millisecond_agrees_with_ten_microseconds(speed, static, dynamic):
    coarse = respond(ramp(1e-3, speed), static, dynamic)
    with jax.enable_x64(True):
        fine = respond(ramp(1e-5, speed), static, dynamic, 1e-5)
    for c, f in zip(coarse, fine, strict=True):
        error = np.abs(c - f[99::100])
        assert error.mean() < 0.001 * f.max()
        assert error.max() < 0.05 * f.max()


def test_halving_the_step_shrinks_the_error():
    with jax.enable_x64(True):
        fine = respond(ramp(1e-5), dt=1e-5)[0]
        errors = [
            np.abs(respond(ramp(dt), dt=dt)[0] - fine[round(dt / 1e-5) - 1 :: round(dt / 1e-5)]).mean()
            for dt in (2e-3, 1e-3)
        ]
    assert errors[1] < 0.6 * errors[0]


def test_primary_feels_speed_and_secondary_mostly_length():
    ia, ii = respond(ramp(1e-3))
    (_, ia_peak, ia_hold), (_, ii_peak, ii_hold) = indices(ia), indices(ii)
    assert ia_peak / ia_hold > 2
    assert ii_peak / ii_hold < ia_peak / ia_hold
    assert 80 < ia_peak < 180  # figure 4, no fusimotor drive: some hundred per second


def test_faster_stretch_peaks_higher_less_than_in_proportion():
    peaks = [respond(ramp(1e-3, v))[0].max() for v in (0.11, 0.66, 1.55)]
    assert peaks[0] < peaks[1] < peaks[2] < peaks[0] * 14 * 0.3


def test_dynamic_fusimotor_drive_raises_the_dynamic_response():
    _, plain_peak, plain_hold = indices(respond(ramp(1e-3))[0])
    _, peak, hold = indices(respond(ramp(1e-3), dynamic=70.0)[0])
    assert peak - hold > 1.5 * (plain_peak - plain_hold)


def test_static_fusimotor_drive_raises_the_bias_not_the_dynamic_response():
    plain_rest, plain_peak, plain_hold = indices(respond(ramp(1e-3))[0])
    rest, peak, hold = indices(respond(ramp(1e-3), static=70.0)[0])
    assert rest > plain_rest + 40
    assert peak - hold < plain_peak - plain_hold
    assert respond(ramp(1e-3), static=70.0)[1][400] > respond(ramp(1e-3))[1][400] + 20


def test_a_spindle_is_silent_while_the_muscle_shortens_and_when_it_is_slack():
    ia, _ = respond(ramp(1e-3))
    assert ia[1580:1690].max() == 0
    slack, secondary = respond(np.full(500, 0.6))
    assert slack.max() == 0
    assert secondary.max() == 0


def test_finite_and_bounded_from_very_short_to_very_long():
    t = np.arange(8000) * 1e-3
    for static, dynamic in ((0.0, 0.0), (80.0, 20.0)):
        ia, ii = respond(1.0 + 0.6 * np.sin(2 * np.pi * 0.2 * t), static, dynamic)  # up to 0.75 lengths per s
        for rate in (ia, ii):
            assert np.isfinite(rate).all()
            assert rate.min() >= 0
            assert rate.max() < 400


def test_stable_when_length_jumps():
    ia, ii = respond(np.where(np.arange(1000) % 200 < 100, 0.4, 1.6).astype(float), 80.0, 80.0)
    assert np.isfinite(ia).all()
    assert np.isfinite(ii).all()


def test_chain_follows_at_once_and_bags_later():
    spindle = Spindle(lead=0.0)
    state = spindle.rest(jnp.ones(1))
    state, _, _ = spindle.step(state, jnp.ones(1), jnp.full(1, 90.0), jnp.full(1, 60.0), 0.149)
    np.testing.assert_allclose(
        state.activation[:, 0], [0.5 * (1 - np.exp(-1)), 0.692 * (1 - np.exp(-0.149 / 0.205)), 0.5], rtol=1e-3
    )


def test_vibration_drives_a_primary_ending_about_once_a_cycle_and_a_secondary_hardly():
    """0.1 mm at 100 Hz of a muscle with fibers of 5 cm, relaxed (Roll 1989: up to 80 to 100 per s)."""
    time = np.arange(0, 1, 1e-3)
    length = 0.95 + 0.5 * 0.0001 / 0.05 * np.sin(2 * np.pi * 100 * time)
    spindle, state = Spindle(), Spindle().rest(jnp.array([0.95]), 20.0, 20.0)
    gamma = jnp.array([20.0])

    @jax.jit
    def step(state, now):
        state, ia, ii = spindle.step(state, now[None], gamma, gamma, 1e-3)
        return state, (ia[0], ii[0])

    _, (ia, ii) = jax.lax.scan(step, state, jnp.asarray(length, jnp.float32))
    quiet = float(spindle.discharge(jnp.array([0.95]), Spindle().rest(jnp.array([0.95]), 20.0, 20.0).polar)[0][0])
    assert 30 < float(ia[300:].mean()) - quiet < 150
    assert abs(float(ii[300:].mean()) - float(ii[0])) < 10
    assert float(ia.max()) <= spindle.fastest
