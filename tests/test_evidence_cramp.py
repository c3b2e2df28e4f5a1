"""The papers on cramp are whole, ask what was published, and their replays answer."""

import math

import numpy as np
import pytest
import xarray as xr

from myospasm import evidence
from myospasm.evidence import _trains
from myospasm.evidence.cohort import after, binomial, cramped, impulses, mean, percent, remnant, threshold

PAPERS = (
    "behringer2014", "behringer2016", "bertolasi1993", "craighead2017", "khanburne2007", "miller2010", "miller2017",
    "millerknight2009", "millerknight2012", "minetto2009", "minetto2011", "minettobotter2009", "panza2017",
    "rossthomas1995", "rossthomas1995_vibration", "serrao2007", "stone2010", "voluntary_inducement",
)  # fmt: skip
FITTED = {"CR006", "CR007", "CR019", "CR028", "CR029", "CR030", "CR115"}
QUICK = ("behringer2014", "khanburne2007", "rossthomas1995_vibration")


@pytest.mark.parametrize("name", PAPERS)
def test_paper_is_whole(name):
    assert name in evidence.names()
    paper = evidence.load(name)
    assert paper.people >= 1
    assert paper.errors.endswith(".")
    for row in paper.rows:
        assert row.role == ("fit" if row.id in FITTED else "predict")
        if row.direction:
            assert row.low is None
            assert row.published * row.direction >= 0
        else:
            assert row.low <= row.published <= row.high


def test_tools_are_not_papers():
    assert not {"cohort", "_trains", "_calf", "_emg"} & set(evidence.names())


def trace(soma, fiber):
    """Ten units; unit, time and (at the fibers) origin of every spike."""
    soma, fiber = (np.array(x, float).reshape(-1, k) for x, k in ((soma, 2), (fiber, 3)))
    columns = {
        "soma_spike_unit": ("s", soma[:, 0].astype(int)),
        "soma_spike_time": ("s", soma[:, 1]),
        "fiber_spike_unit": ("f", fiber[:, 0].astype(int)),
        "fiber_spike_time": ("f", fiber[:, 1]),
        "fiber_spike_origin": ("f", fiber[:, 2].astype(int)),
        "muscle_of_unit": ("unit", np.zeros(10, int)),
    }
    return xr.Dataset(columns, {"muscle": ["abductor_hallucis"]})


def test_endings_bridge_the_time_until_the_motoneurons_start():
    endings = [(u, t, 2) for u in range(10) for t in np.arange(1.2, 4.0, 0.2)]
    central = [(0, t) for t in np.arange(6.0, 12.0, 0.1)]
    found = after(trace(central, endings + [(u, t, 0) for u, t in central]), 1.0)
    assert found.units == 1
    assert found.of == 10
    assert found.duration == pytest.approx(10.9, abs=0.11)
    assert found.rates[0].rate_mean == pytest.approx(10.0)
    assert cramped(found)


def test_three_seconds_of_silence_end_a_cramp():
    central = [(0, t) for t in np.concatenate([np.arange(2.0, 5.0, 0.1), np.arange(9.0, 12.0, 0.1)])]
    found = after(trace(central, [(u, t, 0) for u, t in central]), 1.0)
    assert found.duration == pytest.approx(3.9, abs=0.11)
    assert not cramped(found)


def test_what_comes_after_the_watched_time_does_not_count():
    central = [(0, t) for t in np.arange(2.0, 20.0, 0.1)]
    whole = trace(central, [(u, t, 0) for u, t in central])
    assert after(whole, 1.0, until=5.0).duration < 4.0
    assert impulses(whole, 1.0, 2.95) == 10


def test_the_remnant_is_the_endings_own():
    assert remnant(trace([], [(0, 1.1, 2), (0, 1.4, 2), (0, 3.0, 2), (0, 1.6, 0)]), 1.0) == pytest.approx(1.4)


def test_silence_has_no_duration():
    found = after(trace([], []), 1.0)
    assert (found.units, found.duration) == (0, 0.0)


def test_counts():
    assert threshold([10, 12, 14], [False, True, True]) == 12
    assert math.isnan(threshold([10], [False]))
    assert percent([True, False]) == 50
    assert mean([1.0, math.nan, 3.0]) == 2
    assert binomial(0, 10) == pytest.approx((0.0, 30.85), abs=0.01)
    assert binomial(7, 10) == pytest.approx((34.75, 93.33), abs=0.01)


@pytest.mark.parametrize("test", [_trains.FOOT, _trains.TOE, _trains.CALF])
def test_the_last_pulse_is_where_the_protocol_puts_it(test):
    from myospasm.muscles import load, stack
    from myospasm.protocol import Protocol

    table = stack([load("flexor_hallucis_brevis" if test is _trains.TOE else _first(test.muscles))])
    for rate in test.frequencies[:3]:
        plan = Protocol(test.protocol(rate)).schedule(table, table.name[0])
        pulses = np.flatnonzero((plan.stimulus_nerve + plan.stimulus_point)[:, 0])
        assert pulses[-1] / 1000 == pytest.approx(test.end(rate), abs=0.002)


def _first(muscles):
    return muscles[0] if isinstance(muscles[0], str) else muscles[0][0]


def test_progress_says_which_paper(monkeypatch):
    told = []
    monkeypatch.setattr(evidence, "replay", lambda name: {row.id: 1.0 for row in evidence.load(name).rows})
    evidence.validate(["miller2010"], lambda *now: told.append(now))
    assert told == [(0, 1, "replaying miller2010"), (1, 1, "all papers replayed")]


@pytest.mark.slow
@pytest.mark.parametrize("name", QUICK)
def test_replay_answers(name):
    rows = evidence.validate([name])
    assert [row["id"] for row in rows] == [row.id for row in evidence.load(name).rows]
    assert all(isinstance(row["model"], float) for row in rows)
