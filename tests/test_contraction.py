"""Muscle, tendon and joint in balance: steady states, force and velocity, energy, and the step."""

import dataclasses

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from myospasm import muscles
from myospasm.body.joint import muscle_tendon_length
from myospasm.muscle.contraction import Contraction

MOTOR = Contraction()
NAMES = ["medial_gastrocnemius", "soleus", "tibialis_anterior", "abductor_hallucis"]
TABLE = jax.tree.map(jnp.asarray, muscles.stack([muscles.load(n) for n in NAMES]))
FOUR = jnp.ones(4)


@jax.jit
def contract(activation, angle, start=None):
    """States every step for activation (steps,) and joint angle (steps,), from rest; 2 s, whatever the step."""
    dt = 2.0 / activation.shape[0]
    state = MOTOR.rest(TABLE, muscle_tendon_length(TABLE, angle[0] * TABLE.moment_arm)) if start is None else start

    def tick(state, now):
        state = MOTOR.step(state, now[0] * FOUR, muscle_tendon_length(TABLE, now[1] * TABLE.moment_arm), TABLE, dt)
        return state, state

    return jax.lax.scan(tick, state, (activation, angle))[1]


def hold(level, degrees, steps=2000):
    return contract(jnp.full(steps, level), jnp.full(steps, np.radians(degrees)))


@pytest.mark.parametrize("level", [0.0, 0.1, 0.5, 1.0])
@pytest.mark.parametrize("degrees", [-15.0, 0.0, 20.0])
def test_isometric_force_is_active_plus_passive(level, degrees):
    """At rest the tendon carries (a fl + passive) cos(pennation)."""
    end = jax.tree.map(lambda x: x[-1], hold(level, degrees))
    share = level * MOTOR.active(end.length) + MOTOR.passive(end.length)
    expected = share * MOTOR.cosine(end.length, TABLE)
    assert np.allclose(end.force / TABLE.maximal_force, expected, atol=4e-3)
    assert np.all(np.abs(end.velocity) < 0.02)


def test_isometric_force_never_exceeds_the_maximum():
    for degrees in (-20, 0, 20, 40):
        state = hold(1.0, degrees)
        passive = MOTOR.passive(state.length)
        assert np.all(state.force <= TABLE.maximal_force * (1.0 + passive) * 1.001)
        assert np.all(np.isfinite(state.force))


def test_length_and_force_stay_possible_whatever_happens():
    rng = np.random.default_rng(1)
    activation = jnp.asarray(np.repeat(rng.random(40), 50), jnp.float32)
    angle = jnp.asarray(np.cumsum(np.repeat(rng.normal(0, 0.01, 40), 50)).clip(-0.5, 0.8), jnp.float32)
    state = contract(activation, angle)
    assert np.all((state.length >= 0.3) & (state.length <= 1.8))
    assert np.all((state.force >= 0) & np.isfinite(state.force))
    assert np.all(np.abs(state.velocity) <= max(MOTOR.slow_velocity, MOTOR.fast_velocity))


@pytest.mark.parametrize("level", [0.1, 0.5, 1.0])
def test_velocity_inverts_hills_hyperbola(level):
    """For a given velocity the law gives the pull; `velocity` gives the velocity back, on both sides of zero."""
    v = np.linspace(-0.95, 0.6, 60)
    k, c, top = MOTOR.hill_curvature, MOTOR.lengthening_slope, MOTOR.lengthening_force
    factor = np.where(v < 0, (1 + v) / (1 - v / k), (c + top * v) / (c + v))
    pull = level * factor + MOTOR.damping * v + 0.2
    found = MOTOR.velocity(jnp.full(60, level), jnp.asarray(pull), jnp.full(60, 0.2))
    ok = pull - 0.2 > 0  # below, damping alone pushes
    assert ok.sum() > 30
    assert np.allclose(np.asarray(found)[ok], v[ok], atol=2e-3)


def test_force_falls_with_shortening_and_rises_with_lengthening():
    pull = jnp.linspace(0.0, 1.35, 100)
    v = np.asarray(MOTOR.velocity(jnp.ones(100), pull, jnp.zeros(100)))
    assert np.all(np.diff(v) > 0)
    assert float(MOTOR.velocity(FOUR[:1], FOUR[:1], 0 * FOUR[:1])[0]) == pytest.approx(0.0, abs=1e-5)
    assert v.min() >= -1.0
    slow = np.asarray(MOTOR.velocity(jnp.full(1, 0.3), jnp.array([0.2]), jnp.zeros(1)))
    assert slow[0] < 0


def test_the_length_tension_relation_is_that_of_human_sarcomeres():
    length = jnp.linspace(0.3, 1.8, 301)
    force = np.asarray(MOTOR.active(length))
    assert force.max() == 1.0
    assert MOTOR.plateau_start <= float(length[force.argmax()]) <= MOTOR.plateau_end
    for edge in (MOTOR.shortest, MOTOR.longest):
        assert float(MOTOR.active(jnp.array(edge))) == pytest.approx(0.0, abs=1e-5)
    assert float(MOTOR.active(jnp.array(MOTOR.knee))) == pytest.approx(MOTOR.knee_force, rel=1e-4)
    assert np.abs(np.diff(force)).max() < 0.06


def test_tendon_and_passive_curves_meet_their_definitions():
    assert float(MOTOR.tendon(jnp.array(MOTOR.tendon_strain))) == pytest.approx(1.0, rel=1e-5)
    assert float(MOTOR.tendon(jnp.array(-0.01))) == 0.0
    far = jnp.array(MOTOR.passive_start + MOTOR.passive_strain)
    assert float(MOTOR.passive(far)) == pytest.approx(1.0, rel=1e-5)
    assert float(MOTOR.passive(jnp.array(MOTOR.passive_start))) == 0.0


def test_what_the_fibers_do_is_what_the_tendon_stores():
    """Isometric contraction: work of the shortening fibers along the tendon is the energy of the stretched tendon."""
    state = hold(0.8, 0.0, steps=20_000)
    length = np.asarray(state.length, float)
    along = length * np.asarray(TABLE.optimal_length) * np.asarray(MOTOR.cosine(state.length, TABLE))
    force = np.asarray(state.force, float)
    work = -((force[1:] + force[:-1]) / 2 * np.diff(along, axis=0)).sum(0)
    whole = np.asarray(muscle_tendon_length(TABLE, 0 * FOUR))
    slack = np.asarray(TABLE.tendon_slack_length)
    stored = []
    for i in range(4):
        strain = np.linspace((whole[i] - along[0, i]) / slack[i] - 1, (whole[i] - along[-1, i]) / slack[i] - 1, 4000)
        pull = np.asarray(MOTOR.tendon(jnp.asarray(strain))) * TABLE.maximal_force[i]
        stored.append(np.trapezoid(pull, strain * slack[i]))
    assert np.allclose(work, stored, rtol=0.02)
    assert np.all(np.array(stored) > 0)


def test_the_step_is_small_enough_and_the_error_falls_with_it():
    def force(steps):
        level = np.where(np.arange(steps) / steps < 0.5, 0.8, 0.2)
        angle = np.radians(np.clip(np.linspace(-20, 30, steps), 0, 20))
        found = contract(jnp.asarray(level, jnp.float32), jnp.asarray(angle, jnp.float32)).force
        return np.asarray(found[steps // 100 - 1 :: steps // 100] / TABLE.maximal_force)

    exact = force(64_000)
    error = [np.abs(force(steps) - exact).mean() for steps in (2000, 4000, 8000)]
    assert error[0] < 0.005
    assert np.all(np.array(error[1:]) < 0.7 * np.array(error[:-1]))


def test_rest_is_a_balance_that_stays():
    for degrees in (-15.0, 0.0, 30.0):
        state = hold(0.0, degrees)
        assert np.abs(np.asarray(state.length[-1] - state.length[0])).max() < 0.01
        assert np.all(state.force[-1] < 0.2 * TABLE.maximal_force)


def test_a_calf_is_shorter_and_weaker_pointed_and_tighter_pulled_up():
    calf = [0, 1]
    pointed, neutral, up = (hold(1.0, d) for d in (40.0, 0.0, -15.0))
    assert np.all(pointed.length[-1][jnp.array(calf)] < neutral.length[-1][jnp.array(calf)])
    assert np.all(pointed.force[-1][jnp.array(calf)] < neutral.force[-1][jnp.array(calf)])
    assert np.all(neutral.length[-1][jnp.array(calf)] < up.length[-1][jnp.array(calf)])
    resting = hold(0.0, -20.0).force[-1], hold(0.0, 20.0).force[-1]
    assert np.all(resting[0][jnp.array(calf)] > resting[1][jnp.array(calf)])


def test_the_shin_pulls_the_other_way():
    assert float(TABLE.moment_arm[2]) < 0 < float(TABLE.moment_arm[0])
    pointed, neutral = hold(0.0, 30.0), hold(0.0, 0.0)
    assert float(pointed.length[-1][2]) > float(neutral.length[-1][2])
    stiff = dataclasses.replace(MOTOR, tendon_strain=0.033)
    assert float(stiff.tendon(jnp.array(0.02))) > float(MOTOR.tendon(jnp.array(0.02)))


@pytest.mark.parametrize("stretch", [0.6, 0.9, 1.0, 1.2, 1.4])
def test_every_muscle_of_the_shelf_is_in_balance_when_laid_to_rest(stretch):
    """A strongly lengthened muscle, as the quadriceps at a bent knee, must not begin torn."""
    shelf = jax.tree.map(jnp.asarray, muscles.stack([muscles.load(n) for n in muscles.names()]))
    whole = shelf.tendon_slack_length + stretch * shelf.optimal_length
    state = MOTOR.rest(shelf, whole)
    passive = MOTOR.passive(state.length) * MOTOR.cosine(state.length, shelf)
    assert np.allclose(state.force / shelf.maximal_force, passive, atol=2e-3)
    later = state
    for _ in range(50):
        later = MOTOR.step(later, jnp.zeros_like(whole), whole, shelf, 1e-3)
    assert np.allclose(later.length, state.length, atol=2e-3)
