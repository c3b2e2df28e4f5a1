"""What is heard of the muscle next door is no activity of one's own."""

import numpy as np

from myospasm.signs.neighbors import without_neighbors

RATE = 1000.0


def muscles(share, own=0.0, noise=0.003):
    """Squared EMG of a muscle that works from 5 to 8 s, and of one that hears a share of it and works at 12 s."""
    random = np.random.default_rng(3)
    time = np.arange(0, 20, 1 / RATE)
    work = np.where((time > 5) & (time < 8), 1.0, 0.0) * random.standard_normal(time.size)
    later = np.where((time > 12) & (time < 14), own, 0.0) * random.standard_normal(time.size)
    first = work + noise * random.standard_normal(time.size)
    second = share * work + later + noise * random.standard_normal(time.size)
    return time, [first**2, second**2]


def test_what_is_quieter_than_a_sixth_of_a_neighbor_is_given_up():
    time, powers = muscles(0.08, own=0.2)
    first, second = without_neighbors(powers, RATE)
    busy = (time > 5.2) & (time < 7.8)
    assert np.isnan(second[busy]).all()
    assert np.array_equal(first[time < 11], powers[0][time < 11])
    assert np.isfinite(second[(time < 4.8) | (time > 8.2)]).all()


def test_a_muscle_that_works_beside_its_neighbor_is_kept():
    _, powers = muscles(0.4)
    assert all(np.array_equal(a, b) for a, b in zip(without_neighbors(powers, RATE), powers, strict=True))


def test_a_noisy_channel_at_rest_hides_nobody():
    random = np.random.default_rng(5)
    powers = [np.square(size * random.standard_normal(20_000)) for size in (1.0, 0.05)]
    assert all(np.isfinite(power).all() for power in without_neighbors(powers, RATE))


def test_one_muscle_alone_and_one_without_channels():
    _, powers = muscles(0.1)
    alone, empty = without_neighbors([powers[0], np.zeros(0)], RATE)
    assert np.array_equal(alone, powers[0])
    assert empty.size == 0
