"""Jerks from the cord spread slowly from the trunk, and in health there are none."""

import dataclasses

import jax.numpy as jnp
import numpy as np
import pytest

from myospasm import evidence
from myospasm.cord.propriospinal import Propriospinal
from myospasm.signals import hash_normal

TICK = 1e-3
AWAY = jnp.array([0.0, 0.2])


def watch(chain, seconds=4.0, shock_at=None):
    state, found = chain.rest(), []
    for k in range(int(seconds / TICK)):
        skin = jnp.array([1000.0 * (k == shock_at), 0.0])
        noise = hash_normal(jnp.arange(2, dtype=jnp.uint32) + 2 * k, jnp.uint32(7))
        state, sent = chain.step(state, AWAY, skin, noise, TICK)
        found.append(np.asarray(sent))
    return np.array(found)


@pytest.mark.slow
def test_a_touch_makes_no_jerk_in_health_and_a_slow_one_without_inhibition():
    healthy = watch(Propriospinal(), 1.0, shock_at=200)
    assert healthy.max() < 0.05
    chain = Propriospinal()
    ill = dataclasses.replace(chain, crowd=dataclasses.replace(chain.crowd, inhibition=0.15))
    sent = watch(ill, 1.0, shock_at=200)
    first = [int(np.argmax(row > 0.1)) for row in sent.T]
    assert 200 < first[0] < 300
    # 0.2 m at 5 m/s
    assert first[1] - first[0] == pytest.approx(40, abs=1)


@pytest.mark.slow
def test_bursts_are_long_and_the_trunk_is_first():
    rows = {row["id"]: row for row in evidence.validate(["propriospinal_bursts2003"])}
    assert rows["N148"]["holds"]
    assert rows["N148b"]["holds"]
