"""Nerve roots: free in health, slow and leaky without myelin, starving under pressure, firing when newly pressed."""

import jax.numpy as jnp
import numpy as np
import pytest

from myospasm.anatomy import healthy_adult
from myospasm.evidence import howe1977
from myospasm.nerve.compression import Compression
from myospasm.run import run
from myospasm.story import Cause, apply, shift
from myospasm.wiring import make_pool, root_shares, wire

PRESS = Compression()


def ill(person, **numbers):
    changes = tuple(
        shift(f"roots.{name}[S1]", value, "mmHg" if name == "pressure" else "1") for name, value in numbers.items()
    )
    return apply(person, Cause(name="x", title="x", chain="-", source="assumed", changes=changes))


def wired(**numbers):
    person = ill(healthy_adult({"soleus": 200, "biceps_brachii": 20}), **numbers)
    return person, wire(person, jnp.uint32(1), jnp.zeros(3, jnp.uint32))


def settled(pressure, rate=0.0, seconds=7200.0):
    one = jnp.array([pressure])
    state = PRESS.rest(0 * one)
    return PRESS.step(state, one, rate + 0 * one, 0 * one, seconds, jnp.asarray(93.0)).supply[0]


def test_hours_at_50_mmhg_leave_conduction_and_100_and_200_take_it():
    assert settled(50.0) > PRESS.first
    assert PRESS.share(settled(100.0)) < 0.6
    assert PRESS.share(settled(200.0)) == 0


def test_a_root_that_works_starves_at_a_pressure_that_rest_bears():
    assert PRESS.share(settled(50.0, rate=8.0)) < 0.9 < 1.0 == PRESS.share(settled(50.0))


def test_a_new_pressure_is_felt_for_seconds_and_in_an_injured_root_for_minutes():
    found = howe1977.replay()
    assert 1.0 < found["N204"] < 10.0  # s
    assert 1.0 < found["N206"] < 10.0  # min


def test_lost_fibers_are_dead_and_survivors_take_over():
    person, wiring = wired(lost=0.5, reinnervated=1.0)
    own = np.asarray(wiring.pool.muscle) == 0
    alive, share = np.asarray(wiring.site.alive)[own], np.asarray(wiring.fibers.share)[own]
    at_root = np.asarray(wiring.site.root)[own] == person.names["root"].index("S1")
    assert 0.3 < 1 - alive[at_root].mean() < 0.7
    assert alive[~at_root].all()
    assert share[alive > 0].sum() == pytest.approx(np.asarray(wired()[1].fibers.share)[own].sum(), rel=0.15)
    assert not np.isfinite(np.asarray(wiring.path.threshold)[own][alive == 0]).any()
    assert np.asarray(wiring.site.alive)[~own].all()


def test_every_muscle_leaves_by_roots_that_add_up():
    person = healthy_adult({"soleus": 4, "biceps_brachii": 4, "orbicularis_oculi": 4})
    assert np.allclose(np.asarray(root_shares(person)).sum(1), 1.0)
    assert make_pool(person.units).rank.shape == (12,)


def quiet_and_pressed(**numbers):
    person = ill(healthy_adult({"soleus": 20, "tibialis_anterior": 6}), **numbers)
    return run(person, "Rest for 1 s. Contract at 100 % for 2 s. Rest for 1 s")


@pytest.mark.slow
def test_a_strongly_pressed_root_weakens_its_muscle_and_stays_silent():
    healthy, pressed = quiet_and_pressed(), quiet_and_pressed(pressure=200.0)
    top = [float(t["torque"].values[1000:3000].max()) for t in (healthy, pressed)]
    assert top[1] < 0.8 * top[0]
    assert not (pressed["fiber_spike_time"].values < 1.0).any()
