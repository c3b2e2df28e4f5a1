"""Where a story leaves what was measured: told once, with its time and how far, and nowhere else."""

import numpy as np
import pytest
import xarray as xr

from myospasm import evidence
from myospasm.anatomy import healthy_adult
from myospasm.blood.laboratory import TESTS
from myospasm.chart import NAMES
from myospasm.ground import ASSUMED
from myospasm.session import outside_checked_range
from myospasm.signs.checked import CHECKED, OF_FIRST, left, outside, spelled
from myospasm.story import Trait, apply, shift


def chart(**courses):
    """Entries every ten seconds."""
    count = len(next(iter(courses.values())))
    kept = {name: (("time", "muscle") if np.ndim(c) == 2 else "time", np.asarray(c)) for name, c in courses.items()}
    return xr.Dataset(kept, coords={"time": 10.0 * np.arange(1, count + 1)})


def test_within_nothing_is_said():
    assert left(chart(potassium=[4.2, 5.5, 6.2], ph=[7.4, 7.6, 7.7])) == []
    assert left(chart(distance=[0.0, 1e6])) == []


def test_when_how_long_and_how_far():
    (gone,) = left(chart(potassium=[4.0, 7.0, 6.9, 4.0, 2.0, 4.0]))
    assert (gone.name, gone.first, gone.seconds, gone.farthest) == ("potassium", 20.0, 30.0, 2.0)
    said = gone.sentence()
    assert said.startswith("potassium in plasma left the range in which the model was checked (3.5 to 6.24 mmol/L)")
    assert "after 20 s, for 30 s, down to 2; " in said
    assert outside(chart(potassium=[4.0, 7.0, 4.0]), "potassium").tolist() == [False, True, False]


def test_what_begins_outside_is_so_from_the_start():
    (gone,) = left(chart(phosphate=[1.9, 1.9, 1.2]))
    assert gone.seconds == 20.0
    assert "from the start, for 20 s, up to 1.9" in gone.sentence()


def test_moments_are_spelled_as_on_a_clock():
    assert [spelled(s) for s in (10, 119, 120, 4200, 7200, 3599)] == [
        "10 s",
        "119 s",
        "2 min",
        "1 h 10 min",
        "2 h",
        "1 h",
    ]


def test_what_no_laboratory_would_report_does_not_count():
    assert left(chart(glucose=[4.8, 5.02])) == []
    assert [gone.name for gone in left(chart(glucose=[4.8, 5.2]))] == ["glucose"]


def test_a_moment_without_a_value_is_no_leaving_and_hides_none():
    (gone,) = left(chart(ph=[7.4, np.nan, 7.9]))
    assert (gone.first, gone.farthest) == (30.0, 7.9)


def test_plasma_counts_by_its_share_so_that_small_bodies_are_not_outside():
    assert left(chart(plasma_volume=[2.0, 1.8])) == []
    (gone,) = left(chart(plasma_volume=[2.0, 1.6]))
    assert gone.farthest == pytest.approx(0.8)
    assert "plasma volume left" in gone.sentence()
    assert "times the first" in gone.sentence()


def test_any_muscle_counts_unless_one_is_asked_for():
    two = chart(muscle_ph=np.array([[7.05, 7.05], [7.05, 6.0]])).assign_coords(muscle=["calf", "soleus"])
    (gone,) = left(two)
    assert gone.farthest == 6.0
    assert outside(two, "muscle_ph", "soleus").tolist() == [False, True]
    assert not outside(two, "muscle_ph", "calf").any()


# Of every edge that a paper of the shelf sets: file, row, its end, and what it is added to.
ROWS = {
    ("sodium", "low"): ("horswill2009", "F055", "low", 0.0),
    ("bicarbonate", "high"): ("termeulen2019", "K041", "high", 0.0),
    ("ph", "high"): ("steurer1997", "E077", "high", 0.0),
    ("phosphate", "low"): ("termeulen2019", "K042", "low", 0.0),
    ("muscle_ph", "low"): ("broxterman2017", "V045", "low", 0.0),
    ("phosphocreatine", "low"): ("broxterman2017", "V046", "low", 0.0),
    ("interstitial_potassium", "high"): ("pedersen2001", "V005", "high", 0.0),
    ("pressure", "high"): ("luck2017", "V033", "high", 93.0),
    ("plasma_volume", "high"): ("jarvela2003", "JA-later", "high", 3.0),
    ("plasma_volume", "low"): ("maughan1985", "F037", "low", 100.0),
}


@pytest.mark.parametrize(("name", "end"), ROWS)
def test_an_edge_is_what_its_paper_published(name, end):
    """So that no range is wider than what was measured."""
    paper, row, side, base = ROWS[name, end]
    published = next(getattr(r, side) for r in evidence.load(paper).rows if r.id == row) + base
    share = base if name in OF_FIRST else 1.0
    assert getattr(CHECKED[name], end) == pytest.approx(published / share, abs=5e-4)


@pytest.mark.parametrize("name", [name for name in CHECKED if name in TESTS])
def test_health_is_within_and_beyond_it_only_what_was_measured(name):
    known, usual = CHECKED[name], TESTS[name].usual
    assert known.unit == usual.unit
    assert known.low <= usual.low
    assert known.high >= usual.high
    if known.source == usual.source:
        assert (known.low, known.high) == (usual.low, usual.high) or name == "lactate"


def test_a_blood_test_is_held_against_what_was_checked_and_other_numbers_against_what_was_published():
    def told(*changes):
        ill = Trait(name="ill", title="Ill", chain="", source="assumed", changes=changes)
        return outside_checked_range(apply(healthy_adult({"soleus": 5}), ill))

    assert told(shift("blood.panel.potassium", 1.2, "mmol/L"), shift("blood.panel.urea", 20.0, "mmol/L")) == []
    (said,) = told(shift("blood.panel.potassium", 3.0, "mmol/L"))
    assert said == "blood.panel.potassium is 7.19 mmol/L; checked 3.5 to 6.24 (JLNMCHDialysis)"
    (said,) = told(shift("blood.circulation.pressure", 40.0, "mmHg"))
    assert "published 70 to 105" in said


@pytest.mark.parametrize("name", list(CHECKED))
def test_every_range_holds_health_and_is_an_entry_of_the_chart(name):
    known = CHECKED[name]
    assert name in NAMES
    assert known.low < known.value < known.high
    assert known.unit == ("1" if name in OF_FIRST else NAMES[name][0])
    assert known.note


def test_few_ranges_are_assumed():
    assert [name for name, known in CHECKED.items() if known.source == ASSUMED] == ["core_temperature"]
