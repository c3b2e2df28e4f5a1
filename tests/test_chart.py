"""The chart of hours: units and words on everything, and a folder of Zarr that gives it back or says what is wrong."""

import json
import shutil

import fake_chart
import numpy as np
import pytest
import xarray as xr
from fake_stories import MUSCLES

from myospasm import __version__
from myospasm.chart import NAMES, OF_BLOOD, OF_BODY, OF_MUSCLE, assemble
from myospasm.files import zarr
from myospasm.ground import UNITS, MyospasmError
from myospasm.records import Event

EVENTS = [Event(0.0, 600.0, "Rest for 10 min"), Event(600.0, 0.0, 'Watch for 30 s, "awake"')]


@pytest.fixture
def chart():
    """Numbers with all their digits, and attributes as a session adds them."""
    made = fake_chart.build(
        1200.0, EVENTS, sodium=lambda t: 140.0 + np.sin(t) / 3.0, gate_shift=lambda t: -t / 700.0, atp=8.2
    )
    made.attrs.update(scenario="a story", seed=3, finished=1, scenario_as_run=json.dumps({"main": "soleus"}))
    return made


@pytest.fixture
def kept(chart, tmp_path):
    return zarr.write_chart(chart, tmp_path / "chart.zarr")


def test_every_variable_has_a_unit_of_the_house_and_words():
    for name, (unit, words) in NAMES.items():
        assert unit in UNITS, name
        assert len(words) > 5, name
        assert words[0] == words[0].lower() or words.split()[0] in ("ATP", "ADP", "PTH"), name
    assert len(NAMES) == len(OF_BLOOD) + len(OF_BODY) + len(OF_MUSCLE)
    assert len({words for _, words in NAMES.values()}) == len(NAMES)


def test_a_chart_says_what_it_is(chart):
    assert set(map(str, chart)) == set(NAMES)
    for name in NAMES:
        assert chart[name].dims == (("time", "muscle") if name in OF_MUSCLE else ("time",)), name
        assert (chart[name].attrs["units"], chart[name].attrs["long_name"]) == NAMES[name], name
        assert chart[name].dtype == np.float64, name
    assert chart["time"].attrs["units"] == "s"
    assert chart["muscle"].values.tolist() == list(MUSCLES)
    assert chart.attrs["version"] == __version__
    assert [Event(*event) for event in json.loads(chart.attrs["events"])] == EVENTS
    assert float(chart["sodium"].sel(time=600.0)) == pytest.approx(140.0 + np.sin(600.0) / 3.0)
    assert float(chart["atp"].sel(time=600.0, muscle=MUSCLES[1])) == 8.2


def test_an_entry_that_is_missing_is_not_made_up():
    entries = {name: np.zeros((2, 1) if name in OF_MUSCLE else 2) for name in NAMES}
    assemble(np.array([10.0, 20.0]), entries, ["soleus"], [])
    del entries["sodium"]
    with pytest.raises(KeyError, match="sodium"):
        assemble(np.array([10.0, 20.0]), entries, ["soleus"], [])
    with pytest.raises(ValueError, match="conflicting sizes"):
        assemble(np.array([10.0]), entries | {"sodium": np.zeros(2)}, ["soleus"], [])


def test_zarr_gives_a_chart_back_without_loss(chart, kept):
    back = zarr.read_chart(kept)
    xr.testing.assert_identical(back, chart)
    assert back.attrs == chart.attrs
    assert all(back[name].dtype == chart[name].dtype for name in back.variables)


def test_what_cannot_be_measured_stays_unmeasured(chart, tmp_path):
    chart["pain"][3:5] = np.nan
    chart["distance"][-1] = np.inf
    xr.testing.assert_identical(zarr.read_chart(zarr.write_chart(chart, tmp_path / "a.zarr")), chart)


def test_a_chart_of_one_entry_and_of_one_muscle(tmp_path):
    entries = {name: np.full((1, 1) if name in OF_MUSCLE else 1, 0.1) for name in NAMES}
    short = assemble(np.array([7.0]), entries, ["abductor_hallucis"], [])
    xr.testing.assert_identical(zarr.read_chart(zarr.write_chart(short, tmp_path / "a.zarr")), short)


def test_anyone_can_read_it_with_xarray(chart, kept):
    with xr.open_zarr(kept, consolidated=False) as store:
        assert store.attrs["kind"] == "chart"
        assert store["sodium"].attrs == {"units": "mmol/L", "long_name": "sodium in plasma"}
        np.testing.assert_array_equal(store["sodium"].values, chart["sodium"].values)
        assert [str(m) for m in store["muscle"].values] == list(MUSCLES)


def test_writing_does_not_touch_the_chart(chart, tmp_path):
    before = chart.copy(deep=True)
    zarr.write_chart(chart, tmp_path / "a.zarr")
    xr.testing.assert_identical(chart, before)
    assert "kind" not in chart.attrs


def test_a_place_that_is_taken_is_kept_unless_told(chart, kept):
    with pytest.raises(MyospasmError):
        zarr.write_chart(chart, kept)
    chart["sodium"][:] = 120.0
    zarr.write_chart(chart, kept, force=True)
    assert float(zarr.read_chart(kept)["sodium"].max()) == 120.0


def said(path, read=zarr.read_chart):
    with pytest.raises(MyospasmError) as caught:
        read(path)
    return str(caught.value)


def test_a_missing_piece_is_a_clear_sentence(kept):
    parts = [path for path in (kept / "glycogen").rglob("*") if path.is_file() and path.name != "zarr.json"]
    parts[0].unlink()
    sentence = said(kept)
    assert "a part of glycogen is missing" in sentence
    assert "chart" in sentence
    assert "name a folder that myospasm wrote" in sentence


def test_a_damaged_piece_is_a_clear_sentence(kept):
    (part,) = [path for path in (kept / "ph" / "c").rglob("*") if path.is_file()]
    content = bytearray(part.read_bytes())
    content[len(content) // 2] ^= 0xFF
    part.write_bytes(bytes(content))
    assert "damaged" in said(kept)


def test_a_chart_is_no_trace_nor_the_other_way(kept):
    assert "holds chart, not a trace" in said(kept, zarr.read_trace)
    shutil.rmtree(kept)
    assert "there is no chart at" in said(kept)
    kept.mkdir()
    assert "not a Zarr chart" in said(kept)
