"""The limb on its joint: held where it is wanted, free to swing, stopped by ligaments, caught again."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from myospasm.body.motion import Limb, Motion
from myospasm.signals import Inputs

MOTION = Motion()
LIMB = Limb(*(jnp.array([x], jnp.float32) for x in (-0.35, 0.87, 0.02, 0.0, 100.0)))
DT = 1e-3


def inputs(angle=0.0, free=1.0, torque=0.0, inertia=0.0):
    none = jnp.zeros(1)
    one = [jnp.array([x], jnp.float32) for x in (angle, free, torque, inertia)]
    return Inputs(none, one[0], none, none, none, one[1], one[2], one[3], *7 * [none])


def swing(limb, given, seconds, torque=0.0, start=None):
    state = MOTION.rest(jnp.zeros(1)) if start is None else start

    @jax.jit
    def once(state, _):
        return MOTION.step(state, given, jnp.array([torque], jnp.float32), limb, DT), MOTION.angle(state, given)

    state, angle = jax.lax.scan(once, state, None, length=round(seconds / DT))
    return state, np.asarray(angle)[:, 0]


def test_a_free_limb_falls_as_its_inertia_has_it():
    _, angle = swing(LIMB, inputs(torque=0.1), 0.4)
    assert angle[-1] == pytest.approx(0.5 * 0.1 / 0.02 * 0.4**2, rel=0.01)
    _, loaded = swing(LIMB, inputs(torque=0.1, inertia=0.02), 0.4)
    assert loaded[-1] == pytest.approx(angle[-1] / 2, rel=0.01)


def test_damping_ends_in_a_steady_speed():
    limb = LIMB._replace(damping=jnp.array([0.5]), high=jnp.array([50.0]))
    state, _ = swing(limb, inputs(torque=1.0), 1.0)
    assert float(state.velocity[0]) == pytest.approx(2.0, rel=0.01)


def test_muscles_push_and_ligaments_stop_the_limb():
    limb = LIMB._replace(damping=jnp.array([0.5]))
    _, angle = swing(limb, inputs(), 3.0, torque=5.0)
    assert angle[-1] == pytest.approx(0.87 + 5.0 / 100.0, abs=0.002)


def test_the_stop_gives_energy_back_and_none_more():
    state = MOTION.rest(jnp.zeros(1))._replace(velocity=jnp.array([-2.0]))
    _, angle = swing(LIMB, inputs(), 2.0, start=state)
    speed = np.diff(angle) / DT
    assert np.abs(speed).max() < 2.05
    assert np.abs(speed[np.abs(angle[1:] - 0.25) < 0.1]).min() > 1.9


def test_a_held_limb_is_where_it_is_wanted_whatever_pulls():
    state, angle = swing(LIMB, inputs(angle=0.3, free=0.0), 0.2, torque=50.0)
    assert np.allclose(angle, 0.3)
    assert float(state.velocity[0]) == 0.0


def test_who_takes_hold_again_brings_it_back_without_a_jump():
    loose, angle = swing(LIMB, inputs(torque=0.5), 0.2)
    _, back = swing(LIMB, inputs(free=0.0), 2.0, start=loose)
    assert back[0] == pytest.approx(float(loose.angle[0]), abs=1e-5)
    assert np.abs(np.diff(back)).max() < 0.01
    assert abs(back[-1]) < 1e-3
    assert angle[-1] > 0.3
