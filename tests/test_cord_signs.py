"""What a laboratory measures of the cord is found again in made-up recordings, and nowhere else."""

import numpy as np
import pytest

from myospasm.records import Channel, Recording
from myospasm.signs import hoffmann
from myospasm.signs.examination import examine

RATE = 2000.0


def wave(at, size, length, emg):
    """Two opposite half waves of 10 ms, together `size` from peak to peak, from `at` s on."""
    first, many = round(at * RATE), round(length * RATE)
    emg[first : first + many] += 0.5 * size * np.sin(2 * np.pi * np.arange(many) / many)


def laboratory(shocks, muscle="soleus", other="tibialis_anterior", late=0.032):
    """Shocks (s, current, M, H, s since the other nerve's or None) as a recorder shows them."""
    count = round((shocks[-1][0] + 2) * RATE)
    emg, test, first = np.zeros(count), np.zeros(count), np.zeros(count)
    for onset, current, m, h, before in shocks:
        test[round(onset * RATE)] = current
        wave(onset + 0.004, m, 0.008, emg)
        wave(onset + late, h, 0.010, emg)
        if before is not None:
            first[round((onset - before) * RATE)] = 0.6
    emg += 0.002 * np.random.default_rng(1).standard_normal(count)
    channels = (
        Channel(muscle, "emg", "mV", muscle),
        Channel(other, "emg", "mV", other),
        Channel("test", "stimulus", "1", muscle),
        Channel("first", "stimulus", "1", other),
    )
    return Recording(np.stack([emg, 0.002 * np.ones(count) * np.sin(np.arange(count)), test, first]), RATE, channels)


def test_a_pair_and_a_train_tell_how_far_the_h_reflex_tires():
    pair = [(1.0, 0.5, 0.2, 4.0, None), (2.0, 0.5, 0.2, 1.6, None)]
    train = [(12.0 + 0.5 * k, 0.5, 0.2, 4.0 if k == 0 else 1.0, None) for k in range(6)]
    found = hoffmann.read(laboratory(pair + train))
    assert found["h_after_1s_percent"] == pytest.approx(40, abs=3)
    assert found["h_after_500ms_percent"] == pytest.approx(25, abs=3)
    assert found["h_at_2hz_percent"] == pytest.approx(25, abs=3)
    assert "h_at_10hz_percent" not in found


@pytest.mark.parametrize(("muscle", "other", "late"), [
    ("soleus", "tibialis_anterior", 0.032), ("flexor_carpi_radialis", "extensor_carpi_radialis", 0.018),
])  # fmt: skip
def test_a_shock_to_the_antagonist_inhibits_in_three_phases(muscle, other, late):
    sizes = ((None, 4.0), (0.002, 2.4), (0.02, 2.8), (0.1, 3.2))
    shocks = [(1.0 + 5 * k, 0.5, 0.2, size, before) for k, (before, size) in enumerate(sizes)]
    found = examine(laboratory(shocks, muscle, other, late))
    assert found["reciprocal_first_percent"] == pytest.approx(-40, abs=3)
    assert found["reciprocal_second_percent"] == pytest.approx(-30, abs=3)
    assert found["reciprocal_third_percent"] == pytest.approx(-20, abs=3)


def test_the_largest_waves_are_compared_only_where_the_current_went_up():
    curve = [(1.0 + 5 * k, 0.3 + 0.1 * k, 0.5 * k, h, None) for k, h in enumerate((0.5, 3.0, 5.0, 2.0))]
    whole = hoffmann.read(laboratory([*curve, (21.0, 1.3, 10.0, 0.0, None)]))
    assert whole["hmax_over_mmax_percent"] == pytest.approx(50, abs=4)
    assert "hmax_over_mmax_percent" not in hoffmann.read(laboratory(curve))


def test_a_muscle_that_was_never_shocked_has_no_h_reflex():
    silent = laboratory([(1.0, 0.0, 0.0, 0.0, None)])
    assert not {key for key in examine(silent) if key in hoffmann.EXAMINER.signs}
