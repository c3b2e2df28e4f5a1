"""From impulses to force: area, time to peak, half rate, bounds."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from myospasm import muscles
from myospasm.muscle.twitch import Twitch
from myospasm.wiring import make_pool

FORCE = Twitch()
NAMES = ["abductor_hallucis", "soleus", "medial_gastrocnemius"]
TABLE = muscles.stack([muscles.load(n) for n in NAMES])
POOL = make_pool((9, 9, 9))
FIBERS = FORCE.fibers(TABLE, POOL)
UNITS = 27
OPTIMAL = jnp.ones(3)


@jax.jit
def respond(impulses, length=OPTIMAL):
    """Calcium on troponin and activation for impulses (ticks, units) at 1 ms."""

    def tick(state, now):
        state = FORCE.step(state, now, FIBERS, 1e-3)
        return state, (state.bound, FORCE.activation(state, length, POOL))

    return jax.lax.scan(tick, FORCE.rest(UNITS), impulses)[1]


def train(rate, seconds=4.0):
    """Impulses at each unit's own rate (Hz), to the nearest ms on average."""
    phase = np.floor(np.arange(round(seconds * 1000))[:, None] * 1e-3 * np.asarray(rate))
    return jnp.asarray(np.diff(phase, axis=0, prepend=-1.0), jnp.float32)


def single():
    return jnp.zeros((3000, UNITS)).at[0].set(1.0)


def test_a_twitch_has_the_area_of_its_half_rate():
    """The integral of one impulse through the cascade is 1/f, whatever its time course."""
    bound = np.asarray(respond(single())[0])
    assert np.allclose(bound.sum(0) * 1e-3, 1 / np.asarray(FIBERS.half_rate), rtol=0.02)


def test_a_twitch_peaks_at_the_contraction_time():
    """Within a tick and a half, and the peak of a critically damped cascade is 1/(e f T)."""
    bound, active = (np.asarray(x) for x in respond(single()))
    assert np.all(np.abs(active.argmax(0) * 1e-3 - np.asarray(FIBERS.time)) <= 1.5e-3)
    expected = np.exp(-1) / np.asarray(FIBERS.half_rate * FIBERS.time)
    assert np.allclose(bound.max(0), expected, rtol=0.02)


def test_half_of_the_force_comes_at_the_half_rate():
    active = np.asarray(respond(train(np.asarray(FIBERS.half_rate), 6.0))[1])[4000:]
    assert np.allclose(active.mean(0), 0.5, atol=0.03)


def test_force_rises_with_rate_and_never_exceeds_the_maximum():
    means = []
    for times in (0.5, 1.0, 2.0, 4.0, 8.0):
        active = np.asarray(respond(train(times * np.asarray(FIBERS.half_rate)))[1])
        assert active.max() <= 1.0
        means.append(active[2000:].mean(0))
    assert np.all(np.diff(means, axis=0) > 0)
    assert np.all(means[-1] > 0.95)


def test_summed_units_never_exceed_the_muscle():
    """Shares of one muscle's units add to one, so that full activation is exactly its maximal force."""
    share = np.asarray(FIBERS.share)
    for muscle in range(3):
        assert share[np.asarray(POOL.muscle) == muscle].sum() == pytest.approx(1.0, rel=1e-5)
    everything = respond(jnp.ones((300, UNITS)))[1][-1]
    assert np.all((np.asarray(POOL.membership) > 0) * share @ np.asarray(everything) <= 1.0)


def test_units_span_the_published_ranges_by_size():
    for muscle in range(3):
        mine = np.asarray(POOL.muscle) == muscle
        time, share = np.asarray(FIBERS.time)[mine], np.asarray(FIBERS.share)[mine]
        assert np.all(np.diff(time) < 0)
        assert TABLE.fast_contraction_time[muscle] <= time.min() < time.max() <= TABLE.slow_contraction_time[muscle]
        assert np.all(np.diff(share) > 0)
        assert share.max() / share.min() <= TABLE.unit_force_range[muscle]


def test_a_short_muscle_needs_higher_rates():
    rate = train(np.asarray(FIBERS.half_rate))
    short, normal, long = (np.asarray(respond(rate, x * OPTIMAL)[1])[2000:].mean(0) for x in (0.7, 1.0, 1.2))
    assert np.all(short < normal)
    assert np.all(normal < long)


def test_potentiation_grows_within_bounds_and_fades():
    state = FORCE.rest(UNITS)
    for _ in range(600):
        state = FORCE.drift(state, jnp.full(UNITS, 5.0), jnp.ones(UNITS), FIBERS, 0.1)
        assert np.all((state.potentiation >= 0) & (state.potentiation <= 1))
        assert np.all((state.capacity >= 0) & (state.capacity <= 1))
    assert np.all(state.potentiation > 0.9)
    rested = state
    rested = FORCE.drift(rested, jnp.zeros(UNITS), jnp.zeros(UNITS), FIBERS, FORCE.potentiation_time)
    assert np.allclose(rested.potentiation / state.potentiation, np.exp(-1), rtol=1e-3)
    twitch = FORCE.step(FORCE.rest(UNITS), jnp.ones(UNITS), FIBERS, 1e-3).calcium
    more = FORCE.step(FORCE.rest(UNITS)._replace(potentiation=jnp.ones(UNITS)), jnp.ones(UNITS), FIBERS, 1e-3).calcium
    force = (more / twitch) ** FORCE.cooperativity  # of small twitches, which grow with that power of calcium
    assert np.allclose(force, 1 + np.asarray(FIBERS.potentiation), rtol=1e-3)


def test_fatigue_tires_large_units_first_and_they_recover():
    state = FORCE.rest(UNITS)
    for _ in range(300):
        state = FORCE.drift(state, jnp.full(UNITS, 3.0), jnp.ones(UNITS), FIBERS, 0.1)
    for muscle in range(3):
        left = np.asarray(state.capacity)[np.asarray(POOL.muscle) == muscle]
        assert np.all(np.diff(left) < 0)
        assert left[0] > 0.95
        assert left[-1] < 0.7
    bound = state._replace(bound=jnp.full(UNITS, 100.0))
    assert np.all(FORCE.activation(bound, OPTIMAL, POOL) <= state.capacity)
    rested = state
    for _ in range(300):
        rested = FORCE.drift(rested, jnp.zeros(UNITS), jnp.zeros(UNITS), FIBERS, 1.0)
    assert np.all(rested.capacity > state.capacity)
    assert np.allclose(1 - rested.capacity, (1 - state.capacity) * np.exp(-300 / FORCE.fatigue_recovery), rtol=0.02)
