"""The papers on patients and on a muscle's fuel are whole, and their replays answer and keep what they held."""

import math

import numpy as np
import pytest
from replayed import short

from myospasm import bibliography, causes, evidence
from myospasm.evidence import _bedside
from myospasm.evidence._bedside import NARROW, before, dialyzed, first, lowest, perfusion, recovery, rise, session, shut
from myospasm.evidence._hours import at, charted

CHEMISTRY = (
    "anderson2009", "broxterman2017", "cady1989", "correa2021", "dutkalamb2004", "fleckenstein1991", "gardner2008",
    "gardner2020", "gardner_ambulatory", "isbell2006", "jlnmch_dialysis", "lopez2015", "luck2017", "murthy2001",
    "nordsborg2003", "pedersen2001", "radegran1999", "rae2010", "rudnicki1993", "sadamoto1983", "sjogaard1986",
    "termeulen2019",
)  # fmt: skip
LOOKS = (
    "achilles_reflex1964", "akkabut2021", "cirrhosis_threshold", "courtin1999", "eltawil2015", "garrison2020",
    "khaleeli1983", "levin1996", "lynch2014", "maclean1973", "mcardle_contracture", "sang1997", "tapper2022",
)  # fmt: skip
FITTED = {
    "C009", "C009b", "H032", "V019", "V020", "V033b", "V061", "V071", "V074", "relaxation", "relaxation without acid",
}  # fmt: skip
HOLDING = {
    "C002", "C005", "K031", "K032", "K033b", "K035b", "K037", "K040b", "K043", "V018", "V021", "V024", "V025", "V026",
    "V029", "V059", "V062", "V093", "V094",
}  # fmt: skip


@pytest.mark.parametrize("name", [*CHEMISTRY, *LOOKS])
def test_paper_is_whole(name):
    paper = evidence.load(name)
    assert name in evidence.names()
    assert paper.source in bibliography.keys()  # noqa: SIM118
    assert paper.errors.endswith(".")
    for row in paper.rows:
        assert row.role == ("fit" if row.id in FITTED else "predict")
        if row.direction:
            assert row.low is None
            assert row.published * row.direction >= 0
        elif row.low is not None and row.high is not None:
            assert row.low <= row.published <= row.high


@pytest.mark.parametrize("name", CHEMISTRY)
def test_chemistry_answers_and_holds_what_it_held(name):
    rows = {row["id"]: row for row in evidence.judge(evidence.load(name), evidence.replay(name))}
    assert all(math.isfinite(row["model"]) for row in rows.values())
    assert not [i for i in HOLDING & set(rows) if not rows[i]["holds"]]


@pytest.mark.slow
@pytest.mark.parametrize("name", short(LOOKS))
def test_closer_look_answers(name):
    assert set(evidence.replay(name)) == {row.id for row in evidence.load(name).rows}


def test_a_session_begins_with_the_blood_it_is_told():
    chart = dialyzed(session(volume=1), potassium=6.2, bicarbonate=20.0, calcium=2.1)
    assert at(chart, "potassium", 0) == pytest.approx(6.2, abs=0.05)
    assert at(chart, "bicarbonate", 0) == pytest.approx(20.0, abs=0.2)
    assert at(chart, "calcium", 0) == pytest.approx(2.1, abs=0.02)
    assert at(chart, "removed") == pytest.approx(1.0, abs=0.01)
    shifts = {c.path: c.amount for c in causes.load("hemodialysis").changes}
    assert dict(before(potassium=5.0))["blood.panel.potassium"] == 5.0 - shifts["blood.panel.potassium"]


def test_a_narrow_artery_lets_less_blood_through():
    told = ("Contract at 30 % for 1 s on and 1 s off, for 1 min",)
    wide, narrow = (charted(_bedside.CALF._replace(causes=c), told)[0] for c in ((), NARROW))
    assert perfusion(narrow)[-1] < 0.7 * perfusion(wide)[-1]
    assert perfusion(wide, 0.5)[-1] == pytest.approx(0.5 * perfusion(wide)[-1])
    assert lowest(narrow, "muscle_oxygen")[0] < lowest(wide, "muscle_oxygen")[0]
    assert math.isnan(first(wide, "pain", 9.0))
    assert shut(0.0) == 0.0
    assert shut(1.0, 0.5) == 0.5
    assert float(_bedside.effects(narrow).slowing) >= 1.0


def test_recovery_is_read_from_a_known_return():
    chart = charted(_bedside.CALF, ("Rest for 5 min",))[0].copy(deep=True)
    time = chart["time"].values
    chart["phosphocreatine"].values[:, 0] = 33.0 - 20.0 * np.exp(-(time - 60.0) / 50.0)
    assert recovery(chart, 60.0) == pytest.approx(50.0, rel=1e-3)


def test_who_never_cramps_counts_above_the_highest_frequency():
    assert rise((30.0, math.nan), (28.0, math.nan)) == -1.0
    assert rise((30.0, 30.0), (30.25, 30.0), 0.25) == 0.0
    assert rise((30.0, 30.0), (30.25, 30.25), 0.25) == 0.25
    assert rise((40.0,), (math.nan,)) == pytest.approx(_bedside.HIGHEST + 1 - 40.0)


def test_a_jerk_is_read_after_the_hammer():
    time = np.arange(0.0, 1.5, 0.001)
    torque = 2.0 + 5.0 * np.clip(1 - np.abs(time - 1.2) / 0.1, 0, None)
    torque[1005:1030] += 30.0
    jerk = _bedside._read(torque)
    assert jerk.rising == pytest.approx(0.098, abs=0.004)
    assert jerk.falling == pytest.approx(0.05, abs=0.003)
    assert jerk.after_tap == pytest.approx(0.25, abs=0.005)
    assert jerk.relaxation == pytest.approx(10.0, rel=0.05)
