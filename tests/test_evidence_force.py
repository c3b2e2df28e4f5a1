"""Force, fatigue and motor units go the way they go in man: directions, in few people with few units."""

import numpy as np
import pytest
from replayed import short

from myospasm import evidence
from myospasm.evidence import _holding as bench
from myospasm.evidence._m_waves import grown
from myospasm.signs.rate_coding import onion_skin

PAPERS = ("stephenstaylor1972", "burnley2009", "biglandritchie1978", "thomas1989", "biglandritchie1992", "kirk2016",
          "kooistra2007", "delucahostage2010", "deluca1982", "winges2008", "delucaerim1994", "farmer1993",
          "freylaw2010", "hamilton2004", "tracy2007", "cupido1996", "biglandritchie1979", "hicks1989",
          "biglandritchie1982", "fuglevand1993")  # fmt: skip
HAND = (("first_dorsal_interosseous", 20),)


@pytest.mark.slow
@pytest.mark.parametrize("name", short(PAPERS))
def test_replay_answers(name):
    model = evidence.replay(name)
    assert set(model) == {row.id for row in evidence.load(name).rows}
    assert all(isinstance(value, float) for value in model.values())


def test_no_number_was_set_by_what_is_predicted():
    assert all(row.role == "predict" for name in PAPERS for row in evidence.load(name).rows)


def test_late_parts_of_targets_lie_within_them():
    first, second = (bench.late(index, 10.0) for index in (0, 1))
    assert first == (12.5, 18.5)
    assert second[0] - first[0] == 10.0 + bench.PAUSE


def test_m_waves_grow_against_the_first():
    waves = [np.linspace(1.0, 2.0, 121), np.ones(121)]
    assert grown(waves, 0.0, 60.0) == pytest.approx(25.0, abs=1.0)
    assert grown(waves, 55.0, 60.0) == pytest.approx(48.0, abs=1.0)


def test_torque_is_read_above_what_rests_before_the_contraction():
    (trace,) = bench.few((("quadriceps", 5),), f"{bench.BENT}Contract at 100 % for 0.5 s.", 1)
    force = bench.torque(trace, bench.AFTER_BENT)
    assert abs(bench.between(force, 0.6, 1.0)) < 1.0
    assert force[-1] > 20.0


@pytest.mark.slow
def test_force_falls_while_it_is_maximal_and_the_fibers_still_answer():
    (trace,) = bench.few(HAND, "Rest for 0.5 s. Contract at 100 % for 60 s.", 1)
    force = bench.torque(trace)
    assert bench.between(force, 58.0, 60.0) < bench.between(force, 1.5, 3.5)
    assert bench.answering(trace, 58.0, 60.0) > 80.0


@pytest.mark.slow
def test_later_units_fire_more_slowly():
    (trace,) = bench.few(HAND, bench.ramp(50.0, 5.0, 5.0), 1)
    thresholds, trains = bench.joined(trace, bench.AFTER_BEST)
    assert onion_skin(thresholds, bench.rates(trains, 15.0, 18.5)).slope < 0


@pytest.mark.slow
def test_cold_muscle_lets_go_more_slowly():
    text, speed = "Rest for 0.5 s. Contract at 100 % for 2 s. Rest for 1 s.", {}
    for degrees in (35.0, 28.0):
        traces = bench.few(HAND, text, 1, (("twitch.temperature", degrees),))
        speed[degrees] = bench.average(traces, bench.steepest_fall, 2.5)
    assert speed[28.0] < speed[35.0]


@pytest.mark.slow
def test_shocks_add_more_to_a_weak_contraction_than_to_a_strong_one():
    one = f"Contract at {{}} % for 3 s while {bench.PAIR} after 2 s. Rest for 2 s. "
    text = f"Rest for 0.5 s. {one.format(40)}{one.format(100)}{bench.SHOCKS}"
    (trace,) = bench.few(HAND, text, 1)
    weak, strong = (bench.activation(trace, shock, 10.5) for shock in (2.5, 7.5))
    assert weak < strong <= 100.0
    assert np.isfinite(weak)
