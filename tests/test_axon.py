"""Impulses on the motor axon: delays, collisions, and the bookkeeping of both directions."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm.nerve.axon import LENGTH, Axon, Line, Path, State, Stimuli, bit
from myospasm.wiring import make_pool

AXON = Axon()
POSITIONS = st.integers(1, LENGTH - 2)
NEAR = 8  # ms from ending to nerve site in `line`
POINT = 2


def line(soma, nerve=NEAR, point=POINT):
    """One axon whose cell body is `soma` ms from the ending, and its sites of stimulation."""
    at = [bit(jnp.array([p])) for p in (soma, nerve, point, max(soma - 1, 1))]
    second = [jnp.array([p / 1000]) for p in (soma, nerve, point, max(soma - 1, 1))]
    return Path(*at, *second, jnp.array([1.0]), jnp.array([50.0]))


def occupied(impulses: Line):
    word = int(impulses.low[0]) | int(impulses.high[0]) << 32
    return {k for k in range(64) if word >> k & 1}


@jax.jit
def follow(state, path, fired):
    """Step through `fired` (ticks, 4: soma, nerve, point, terminal): arrivals at the ending and at the cell body."""

    def tick(state, now):
        home = AXON.home(state, path)
        state = AXON.launch(state, now[0], Stimuli(now[1], now[2], jnp.zeros_like(now[2])), path)
        state, arrived = AXON.step(state, path)
        return AXON.backfire(state, now[3]), (arrived[0], home[0])

    state, out = jax.lax.scan(tick, state, fired[:, :, None])
    return state, out


def play(soma, events, ticks=160):
    """Arrival times (ms) at the ending and at the cell body for events {(tick, kind)}."""
    fired = np.zeros((ticks, 4), np.float32)
    for tick, kind in events:
        fired[tick, ["soma", "nerve", "point", "terminal"].index(kind)] = 1
    state, (end, home) = follow(AXON.rest(1), line(soma), jnp.asarray(fired))
    left = occupied(state.down) | occupied(state.up)
    return list(np.flatnonzero(end)), list(np.flatnonzero(home)), left


@given(POSITIONS)
@settings(deadline=None, max_examples=62)
def test_a_spike_arrives_after_its_delay_and_once(soma):
    assert play(soma, [(3, "soma")]) == ([3 + soma], [], set())


@given(st.integers(NEAR + 1, LENGTH - 2))
@settings(deadline=None, max_examples=30)
def test_a_shock_goes_both_ways_and_does_not_come_back(soma):
    end, home, left = play(soma, [(0, "nerve")])
    assert end == [NEAR]
    assert home == [soma - NEAR]
    assert not left


@given(st.integers(NEAR + 1, LENGTH - 2), st.integers(0, 70))
@settings(deadline=None, max_examples=60)
def test_opposite_impulses_collide_if_they_meet(soma, later):
    """A spike, and `later` ms after it a shock at the nerve: the spike has passed the site, or both meet between."""
    end, home, left = play(soma, [(0, "soma"), (later, "nerve")])
    passed = later >= soma - NEAR
    assert not left
    if passed:
        assert end == sorted({soma, later + NEAR})
        assert home == [later + soma - NEAR]
    else:
        assert end == [later + NEAR]
        assert home == []


@given(st.integers(NEAR + 1, LENGTH - 2), st.integers(1, 60))
@settings(deadline=None, max_examples=60)
def test_a_spike_after_a_shock_collides_until_the_shock_is_home(soma, later):
    end, home, left = play(soma, [(0, "nerve"), (later, "soma")])
    assert not left
    if later < soma - NEAR:
        assert (end, home) == ([NEAR], [])
    elif later > soma - NEAR:
        assert (end, home) == ([NEAR, later + soma], [soma - NEAR])


@given(st.lists(st.tuples(st.integers(0, 90), st.sampled_from(["soma", "nerve", "point", "terminal"])), max_size=12))
@settings(deadline=None, max_examples=80)
def test_no_impulse_is_made_from_nothing(events):
    """What arrives or comes home was launched; nothing is left on the line."""
    soma = 30
    end, home, left = play(soma, events)
    events = set(events)
    down = sum(kind != "terminal" for _, kind in events)
    up = sum(kind != "soma" for _, kind in events)
    assert not left
    assert len(end) <= down
    assert len(home) <= up


@given(st.sets(st.tuples(st.integers(0, 90), st.sampled_from(["soma", "terminal"])), max_size=16))
@settings(deadline=None, max_examples=80)
def test_a_collision_takes_one_impulse_of_each_direction(events):
    end, home, _ = play(30, events)
    down, up = (sum(kind == this for _, kind in events) for this in ("soma", "terminal"))
    assert down - len(end) == up - len(home) >= 0


def test_an_ending_that_fires_by_itself_sends_one_impulse_home():
    soma = 20
    end, home, left = play(soma, [(5, "terminal")])
    assert end == []
    assert home == [5 + 1 + soma]
    assert not left


def test_spikes_follow_each_other_undisturbed():
    soma = 25
    times = [0, 3, 9, 14, 40]
    assert play(soma, [(t, "soma") for t in times])[0] == [t + soma for t in times]


def test_delay_is_length_over_velocity():
    pool = make_pool((5, 7))
    lengths, sites = jnp.array([0.9, 0.7]), jnp.array([0.3, 0.1])
    path = AXON.paths(lengths, sites, pool, jnp.uint32(1))
    ranks, velocity = np.asarray(pool.rank), np.asarray(path.velocity)
    assert np.allclose(velocity, AXON.velocity_small + (AXON.velocity_large - AXON.velocity_small) * ranks)
    assert np.allclose(path.delay, np.asarray(lengths)[pool.muscle] / velocity + AXON.terminal_delay, rtol=1e-5)
    assert np.allclose(path.nerve_delay, np.asarray(sites)[pool.muscle] / velocity + AXON.terminal_delay, rtol=1e-5)
    assert np.all(np.diff(np.asarray(path.delay)[:5]) < 0)
    low, high = np.asarray(path.soma.low), np.asarray(path.soma.high)
    position = [int(a | b << 32).bit_length() - 1 for a, b in zip(low.tolist(), high.tolist(), strict=True)]
    assert position == np.floor(np.asarray(path.delay) * 1000).astype(int).tolist()


@pytest.mark.parametrize("position", [0, 1, 31, 32, 33, 63])
def test_a_position_is_one_bit(position):
    assert occupied(bit(jnp.array([position]))) == {position}


def test_at_rest_nothing_is_under_way():
    assert isinstance(AXON.rest(2), State)
    assert play(30, []) == ([], [], set())
