"""Every paper on the shelf of evidence is whole, and its replay answers for all of its rows."""

import math

import numpy as np
import pytest

from myospasm import bibliography, evidence
from myospasm.evidence import _bench_muscle as bench
from myospasm.muscles import load
from myospasm.protocol import Protocol

CHEAP = ("macefield1996", "milnerbrown1973")
SLOW = ("buschbacher1999", "bellemare1983", "activation_deficit", "vancutsem1997")


@pytest.mark.parametrize("name", evidence.names())
def test_paper_is_whole(name):
    paper = evidence.load(name)
    assert paper.source in bibliography.keys()  # noqa: SIM118
    assert paper.people >= 1
    assert paper.protocol
    assert paper.title
    assert paper.rows
    ids = [row.id for row in paper.rows]
    assert len(set(ids)) == len(ids)
    for row in paper.rows:
        assert row.quantity
        assert row.unit
        assert row.direction in (-1, 0, 1)
        bounds = [bound for bound in (row.low, row.high) if bound is not None]
        assert len(bounds) in (0, 2)
        assert row.direction or (bounds and bounds[0] <= row.published <= bounds[1])


def test_no_row_stands_in_two_papers():
    ids = [row.id for name in evidence.names() for row in evidence.load(name).rows]
    assert len(set(ids)) == len(ids)


def answers(name):
    model = evidence.replay(name)
    assert set(model) == {row.id for row in evidence.load(name).rows}
    assert all(isinstance(value, float) for value in model.values())


@pytest.mark.parametrize("name", CHEAP)
def test_replay_answers(name):
    answers(name)


@pytest.mark.slow
@pytest.mark.parametrize("name", SLOW)
def test_longer_replay_answers(name):
    answers(name)


def test_an_effect_is_judged_by_its_direction_and_a_number_by_its_bounds():
    effect = evidence.Row("X1", "effect", 2.0, None, None, "Hz", "predict", -1)
    number = evidence.Row("X2", "number", 2.0, 1.0, 3.0, "Hz", "predict")
    assert evidence.holds(effect, -0.1)
    assert not evidence.holds(effect, 0.1)
    assert evidence.holds(number, 3.0)
    assert not evidence.holds(number, 3.1)
    assert not evidence.holds(number, math.nan)


class Table:
    name = ("soleus",)
    joint = ("ankle",)
    moment_arm = (load("soleus").moment_arm.value,)


def test_shocks_fall_on_top_of_a_contraction():
    plain = Protocol("Rest for 0.5 s. Contract at 40 % for 2 s.")
    shocked = bench.Superimposed(str(plain), (1.2, 1.21, 2.4))
    for ticks in (300, 2500):
        pieces = list(shocked.pieces(Table(), "soleus", ticks))
        nerve = np.concatenate([p.stimulus_nerve for p in pieces])[:, 0]
        drive = np.concatenate([p.drive for p in pieces])
        assert np.flatnonzero(nerve).tolist() == [1200, 1210, 2400]
        np.testing.assert_array_equal(drive, plain.schedule(Table(), "soleus").drive)


def test_a_unit_alone_peaks_near_its_contraction_time_and_sums_its_twitches():
    single = bench.train_force(0.08, [0.0], 0.6)
    train = bench.train_force(0.08, np.arange(0, 0.6, 0.02).tolist(), 0.6)
    assert 0.07 < np.argmax(single) / 1000 < 0.09
    assert single.max() < 0.5 * train.max()
    assert train.max() <= 1.0
