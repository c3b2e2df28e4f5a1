"""Where a story leaves what was measured: told once, with its time and how far, and nowhere else."""

import numpy as np
import pytest
import xarray as xr

from myospasm.chart import NAMES
from myospasm.ground import ASSUMED
from myospasm.signs.checked import CHECKED, left, outside


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
    assert "3.6 to 6.3 mmol/L" in gone.sentence()
    assert outside(chart(potassium=[4.0, 7.0, 4.0]), "potassium").tolist() == [False, True, False]


def test_any_muscle_counts():
    (gone,) = left(chart(muscle_ph=np.array([[7.1, 7.1], [7.1, 6.0]])))
    assert gone.farthest == 6.0


@pytest.mark.parametrize("name", list(CHECKED))
def test_every_range_holds_health_and_is_an_entry_of_the_chart(name):
    known = CHECKED[name]
    assert name in NAMES
    assert known.low < known.value < known.high
    assert known.unit == NAMES[name][0]
    assert known.note


def test_few_ranges_are_assumed():
    assert [name for name, known in CHECKED.items() if known.source == ASSUMED] == ["core_temperature"]
