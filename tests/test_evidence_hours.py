"""The papers on blood are whole, their replays answer with few people, and closer looks see what they should."""

import math

import numpy as np
import pytest
import xarray as xr
from replayed import short

from myospasm import bibliography, evidence
from myospasm.evidence import _hours, das2005, macefield1991, steurer1997
from myospasm.evidence._hours import MARK, Kind, Spontaneous, at, gained, lives, spontaneous, when
from myospasm.muscles import load

PAPERS = (
    "baker2016", "bolan2001", "chung1998", "das2005", "horswill2009", "ionized_calcium_and_ph", "jeukendrup2009",
    "jung2005", "krishnan2005", "kuwabara2007", "lau2019", "lau2021", "macefield1991", "maughan1985",
    "miller2010_hypohydration", "mogyoros1996", "steurer1997", "street2005", "szymanski1978", "whiting1984",
)  # fmt: skip
FITTED = {"F048"}
CHEMISTRY = ("baker2016", "bolan2001", "chung1998", "ionized_calcium_and_ph", "maughan1985", "szymanski1978")
HOLDING = {
    "E027", "E079", "E079b", "E088", "E088b", "E089", "F037", "F038b", "F038c", "F038d", "F046", "F047", "F048",
}  # fmt: skip
LONGER = ("jung2005", "krishnan2005", "kuwabara2007", "lau2019", "lau2021", "miller2010_hypohydration", "street2005")


@pytest.mark.parametrize("name", PAPERS)
def test_paper_is_whole(name):
    paper = evidence.load(name)
    assert name in evidence.names()
    assert paper.source in bibliography.keys()  # noqa: SIM118
    assert paper.errors.endswith(".")
    for row in paper.rows:
        assert row.id[:1] in "CEFV"
        assert row.role == ("fit" if row.id in FITTED else "predict")
        if row.direction:
            assert row.low is None
            assert row.published * row.direction >= 0
        else:
            assert row.low <= row.published <= row.high


@pytest.mark.parametrize("name", CHEMISTRY)
def test_chemistry_answers_and_holds_what_it_held(name):
    rows = {row["id"]: row for row in evidence.judge(evidence.load(name), evidence.replay(name))}
    assert all(isinstance(row["model"], float) for row in rows.values())
    assert not [i for i in HOLDING & set(rows) if not rows[i]["holds"]]


def test_more_sugar_leaves_the_stomach_later():
    model = evidence.replay("jeukendrup2009")
    assert 1 > model["F013"] > model["F014"] > model["F015"] > 0


def test_salty_sweat_and_water_take_sodium_away():
    assert evidence.replay("horswill2009")["F055b"] < 0


def test_overbreathing_makes_hands_fire(monkeypatch):
    monkeypatch.setattr(macefield1991, "PEOPLE", 2)
    monkeypatch.setattr(macefield1991, "FALLS", (8, 26))
    monkeypatch.setattr(steurer1997, "PEOPLE", 2)
    first, deep = macefield1991.replay(), steurer1997.replay()
    assert first == {"E070": -26, "E070b": first["E070b"]}
    assert first["E070b"] < 0
    assert deep["E077"] > 7.65
    assert deep["E078"] in (0, 50, 100)


def test_citrate_is_looked_at_with_few_people(monkeypatch):
    monkeypatch.setattr(das2005, "PEOPLE", 2)
    model = das2005.replay()
    assert model["E090"] < 0
    assert model["E090b"] in (0, 50, 100)


@pytest.mark.slow
@pytest.mark.parametrize("name", short(LONGER))
def test_longer_replay_answers(name, monkeypatch):
    import importlib

    module = importlib.import_module(f"myospasm.evidence.{name}")
    if hasattr(module, "PEOPLE"):
        monkeypatch.setattr(module, "PEOPLE", 2)
    assert set(module.replay()) == {row.id for row in module.PAPER.rows}


def test_a_mark_keeps_the_body_of_its_moment():
    (lived,) = lives(Kind(), (MARK, "Breathe at PCO2 20 mmHg for 5 min", MARK))
    before, after = (float(moment.begun.around.ph) for moment in lived.moments)
    assert before == pytest.approx(7.4, abs=0.01)
    assert after > 7.55
    assert at(lived.chart, "ph") == pytest.approx(after, abs=0.005)
    assert gained(lived.chart, "pco2") < -15
    assert math.isnan(when(lived.chart, "body_mass", 0.5))
    assert 60 < when(lived.chart, "pco2", 0.4) < 300


def test_everyone_of_a_kind_has_their_own_nerves_and_one_blood():
    one, other = Kind(people=2, changes=(("blood.panel.sodium", 137.0),)).each()
    assert float(one.chemoreceptor.half_rise) != float(other.chemoreceptor.half_rise)
    assert float(one.blood.panel.sodium) == float(other.blood.panel.sodium) == 137.0
    assert _hours.FOOT_MUSCLE[0][0] == load("flexor_hallucis_brevis").name


def test_what_nobody_asks_for_is_counted():
    spikes = [(0, t) for t in np.arange(2.0, 10.0, 0.1)] + [(1, 5.0), (1, 5.01), (2, 0.5)]
    units, times = np.array([u for u, _ in spikes]), np.array([t for _, t in spikes])
    trace = xr.Dataset(
        {
            "fiber_spike_unit": ("f", units), "fiber_spike_time": ("f", times), "muscle_of_unit": ("unit", [0] * 4),
        },
        {"muscle": ["soleus"], "time": np.arange(0.0, 10.0, 0.001)},
    )  # fmt: skip
    found = spontaneous(trace, 1.0)
    assert found.units == 0.5
    assert found.rate == pytest.approx(41 / 9, rel=0.01)
    assert found.multiplets == pytest.approx(1 / 80)
    assert spontaneous(trace, 10.0) == Spontaneous(0.0, 0.0, 0.0)
