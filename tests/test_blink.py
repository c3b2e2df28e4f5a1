"""Blinks and lid spasms come of one circuit: neither a blink nor a burst of them is drawn."""

import dataclasses
import functools

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from myospasm.brain.blink import Blink, Felt
from myospasm.ground import stream
from myospasm.signals import hash_normal

TICK = 1e-3
LOST = {"basal_ganglia": 0.1}
DRY = {"tear": 2.0}


@jax.jit
@functools.partial(jax.vmap, in_axes=(None, None, 0))
def watch(blink, skin, seed):
    """The pool, and what one muscle that closes the lid and one that opens it get: (people, ticks)."""
    closing, opening, nothing = jnp.array([1.0, 0.0]), jnp.array([0.0, 1.0]), jnp.zeros(2)
    noise = hash_normal(jnp.arange(skin.shape[0], dtype=jnp.uint32), seed)

    def tick(state, given):
        shock, kick = given
        felt = Felt(closing, opening, nothing, shock * closing / TICK, nothing, kick * closing)
        state, excitation, inhibition = blink.step(state, felt, TICK)
        return state, (state.pool, excitation[0], excitation[1], inhibition[1])

    return jax.lax.scan(tick, blink.rest(2), (skin, noise))[1]


def watched(ticks, shocks=(), people=8, **changed):
    skin = np.zeros(ticks, np.float32)
    skin[list(shocks)] = 1.0
    seeds = jnp.arange(people, dtype=jnp.uint32) + jnp.uint32(stream(1, "brain"))
    blink = jax.tree.map(jnp.float32, dataclasses.replace(Blink(), **changed))
    return [np.asarray(x) for x in watch(blink, jnp.asarray(skin), seeds)]


def closings(pool):
    """How often a minute it fires, and how long (ms), of all people together."""
    on = np.pad(pool > 0.3, ((0, 0), (0, 1)))
    starts, ends = np.nonzero(~on[:, :-1] & on[:, 1:]), np.nonzero(on[:, :-1] & ~on[:, 1:])
    return 60e3 * len(starts[0]) / pool.size, ends[1][: len(starts[1])] - starts[1][: len(ends[1])]


@functools.cache
def at_rest(**changed):
    return closings(watched(60000, **changed)[0])


def recovery(apart, **changed):
    """The second of two responses over the first, %, of those whom no blink came between."""
    first = 8000
    pool = watched(first + 1500, (first, first + apart), people=40, **changed)[0]
    quiet = pool[:, first - 100 : first].max(1) < 0.1
    sizes = [pool[quiet, t + 5 : t + 130].sum(1).mean() for t in (first, first + apart)]
    return 100 * sizes[1] / sizes[0]


def index(**changed):
    return np.mean([recovery(apart, **changed) for apart in (200, 300, 500)])


def test_people_blink_by_themselves_as_often_as_people_do():
    rate, lasting = at_rest()
    assert 12 < rate < 24
    assert 25 < np.median(lasting) < 60


def test_a_blink_lets_the_levator_go():
    pool, closing, opening, held = watched(20000)
    blinking, open_ = pool > 0.8, pool < 0.01
    assert closing[blinking].min() > 50 * closing[open_].max()
    assert opening[open_].min() > 0.04 > opening[blinking].max() * 2
    assert held[blinking].min() > 50 * held[open_].max()


@pytest.mark.parametrize(("attention", "low", "high"), [(0.5, 2.5, 7), (1.4, 21, 31)])
def test_reading_and_talking_change_the_rate(attention, low, high):
    assert low < at_rest(attention=attention)[0] < high


def test_a_shock_brings_an_early_and_a_late_response():
    pool, closing, _, _ = watched(8300, (8000,), people=40)
    quiet = pool[:, 7900:8000].max(1) < 0.1
    assert closing[quiet, 8000].min() > 0.5  # R1 sets out at once
    assert closing[quiet, 8005:8008].max() < 0.2  # and is gone before R2
    late = pool[quiet, 8000:8100]
    assert np.mean(late.max(1) > 0.6) > 0.9  # not of those who blinked a moment ago
    assert 12 < np.mean((late > 0.3).argmax(1)) < 26


def test_the_late_response_is_small_for_half_a_second_and_wanes_by_repetition():
    assert recovery(200) < 30
    assert recovery(1000) > 85
    assert index() < 61  # upper limit of health, Schwingenschuh2011
    pool = watched(20000, range(8000, 20000, 1000), people=40)[0]
    sizes = [pool[:, t + 5 : t + 130].sum() for t in range(8000, 20000, 1000)]
    assert np.mean(sizes[6:]) < 0.93 * sizes[0]


def test_a_dry_eye_alone_blinks_more_with_normal_recovery():
    assert at_rest(**DRY)[0] > 1.4 * at_rest()[0]
    assert np.median(at_rest(**DRY)[1]) < 60
    assert index(**DRY) < 61


@pytest.mark.slow
def test_spasms_need_both_lost_inhibition_and_an_irritated_eye():
    """The two-factor model: neither alone holds the lid shut (Schicatano1997)."""
    ill = {"basal_ganglia": 0.1, "irritation": 0.4, **DRY}
    alone = [at_rest(**LOST), at_rest(**DRY), at_rest(irritation=0.4)]
    rate, lasting = at_rest(**ill)
    assert rate > 50
    assert np.percentile(lasting, 90) > 200
    assert all(lasting.max() > 2.5 * found[1].max() for found in alone)
    share = rate * lasting.mean()
    assert all(share > 2.5 * found[0] * found[1].mean() for found in alone)
    assert index(**ill) > 61


@pytest.mark.slow
def test_recovery_quickens_where_inhibition_is_lost():
    steps = [index(basal_ganglia=left) for left in (1.0, 0.5, 0.1)]
    assert steps[0] < steps[1] < steps[2]
