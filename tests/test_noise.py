"""The noise that organs share: near-normal, independent, and the same however a run is cut."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from myospasm.ground import stream
from myospasm.signals import hash_bits, hash_normal

TICKS, UNITS = 20_000, 43


def draw(seed, ticks=TICKS, units=UNITS, start=0):
    counter = (jnp.arange(ticks, dtype=jnp.uint32) + start)[:, None] * units + jnp.arange(units, dtype=jnp.uint32)
    return np.asarray(hash_normal(counter, jnp.uint32(seed)), float)


@pytest.fixture(scope="module")
def noise():
    return draw(stream(1, "cord"))


def test_mean_spread_and_shape(noise):
    n = noise.size
    assert abs(noise.mean()) < 5 / np.sqrt(n)
    assert noise.std() == pytest.approx(1.0, abs=0.005)
    z = (noise - noise.mean()) / noise.std()
    assert (z**3).mean() == pytest.approx(0.0, abs=0.02)
    assert (z**4).mean() - 3 == pytest.approx(-0.3, abs=0.03)
    assert np.abs(noise).max() <= 3.46


def test_every_unit_and_every_tick_has_it(noise):
    assert np.abs(noise.mean(0)).max() < 5 / np.sqrt(TICKS)
    assert np.abs(noise.std(0) - 1).max() < 5 / np.sqrt(2 * TICKS)
    assert np.abs(noise.mean(1)).max() < 5.5 / np.sqrt(UNITS)


def test_units_are_independent(noise):
    r = np.corrcoef(noise.T) - np.eye(UNITS)
    assert np.abs(r).max() < 5 / np.sqrt(TICKS)


@pytest.mark.parametrize("lag", [1, 2, 3, 7, 64, 1000])
def test_ticks_are_independent(noise, lag):
    r = (noise[lag:] * noise[:-lag]).mean(0)
    assert np.abs(r).max() < 5 / np.sqrt(TICKS)
    assert abs((noise[lag:, 1:] * noise[:-lag, :-1]).mean()) < 5 / np.sqrt(noise.size)


def test_it_is_white(noise):
    power = np.abs(np.fft.rfft(noise, axis=0))[1:] ** 2 / TICKS
    assert power.mean(1).std() == pytest.approx(1 / np.sqrt(UNITS), rel=0.1)
    assert power.mean(1).max() < 1 + 8 / np.sqrt(UNITS)


def test_same_seed_same_bits_and_another_seed_another_stream(noise):
    assert np.array_equal(noise[:100], draw(stream(1, "cord"), ticks=100))
    other = draw(stream(2, "cord"))
    assert abs((noise * other).mean()) < 5 / np.sqrt(noise.size)
    assert (noise == other).mean() < 0.02


def test_organs_have_streams_of_their_own(noise):
    ending = draw(stream(1, "terminal"))
    assert abs((noise * ending).mean()) < 5 / np.sqrt(noise.size)
    names = [stream(s, n) for s in range(50) for n in ("cord", "terminal", "individual")]
    assert len(set(names)) == len(names)
    assert stream(7, "cord") == stream(7, "cord")


def test_nearby_seeds_are_independent():
    one, next_one = draw(1000), draw(1001)
    assert abs((one * next_one).mean()) < 5 / np.sqrt(one.size)
    assert np.abs((one * next_one).mean(0)).max() < 5 / np.sqrt(TICKS)


def test_the_same_however_it_is_cut():
    whole = draw(5, ticks=300)
    assert np.array_equal(whole[200:], draw(5, ticks=100, start=200))
    one = jax.jit(lambda t: hash_normal(t * jnp.uint32(UNITS) + jnp.arange(UNITS, dtype=jnp.uint32), jnp.uint32(5)))
    assert np.array_equal(whole[17], np.asarray(one(jnp.uint32(17)), float))


def test_every_bit_is_set_half_the_time():
    bits = np.asarray(hash_bits(jnp.arange(200_000, dtype=jnp.uint32), jnp.uint32(3)))
    share = ((bits[:, None] >> np.arange(32, dtype=np.uint32)) & 1).mean(0)
    assert np.abs(share - 0.5).max() < 5 * 0.5 / np.sqrt(bits.size)


def test_one_flipped_bit_of_the_counter_changes_half_the_bits():
    counter = jnp.arange(20_000, dtype=jnp.uint32)
    for bit in (0, 5, 13, 20):
        changed = np.asarray(hash_bits(counter, jnp.uint32(9)) ^ hash_bits(counter ^ (1 << bit), jnp.uint32(9)))
        assert ((changed[:, None] >> np.arange(32, dtype=np.uint32)) & 1).mean() == pytest.approx(0.5, abs=0.01)
