"""The eyelid of a whole person, read as a laboratory reads it."""

import numpy as np
import pytest

from myospasm.comparison import compare
from myospasm.scenario import load_scenario
from myospasm.signs.blink import recovery_index


def test_recovery_is_the_mean_over_the_intervals_of_relaxed_pairs():
    rate, onsets = 2000.0, []
    emg = 0.002 * np.sin(np.arange(80000))
    for k, interval in enumerate((0.2, 0.3, 0.5)):
        first = 5.0 + 10 * k
        onsets += [first, first + interval]
        for t, size in ((first, 1.0), (first + interval, 0.2 * (k + 1))):
            burst = slice(round((t + 0.03) * rate), round((t + 0.06) * rate))
            emg[burst] += size * np.sign(np.sin(np.arange(60)))
    index, each = recovery_index(emg, rate, np.array(onsets))
    assert list(each) == [0.2, 0.3, 0.5]
    assert index == pytest.approx(40, abs=3)


@pytest.mark.slow
def test_health_and_blepharospasm_part_by_their_signs():
    healthy, ill, treated = (telling.signs for telling in compare(load_scenario("blepharospasm")).tellings)
    assert 9 < healthy["r1_latency_ms"] < 11
    assert 24 < healthy["r2_latency_ms"] < 33
    assert healthy["r2_recovery_percent"] < 61 < ill["r2_recovery_percent"]
    assert ill["lid_closed_percent"] > 5 * healthy["lid_closed_percent"]
    assert ill["longest_burst_s"] > 1 > healthy["longest_burst_s"]
    assert treated["lid_closed_percent"] < 0.85 * ill["lid_closed_percent"]
