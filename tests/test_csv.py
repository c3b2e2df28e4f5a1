"""Tables of numbers and their sidecars: what people have in them, what we write, and what is wrong with them."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from myospasm.files import csv
from myospasm.files.csv import rows as csv_rows
from myospasm.files.csv import times as csv_times
from myospasm.files.formats import read_recording, recognize
from myospasm.ground import MyospasmError
from myospasm.records import KINDS, Channel, Event, Recording

SHARED = Path(__file__).parents[2] / "shared" / "data"


def lay(folder, text, told=None, name="recording.csv"):
    """A table, with a sidecar where something is told."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    if told is not None:
        path.with_suffix(".json").write_text(told if isinstance(told, str) else json.dumps(told))
    return path


def table(times, *columns, head="time (s),EMG (mV)"):
    rows = zip(times, *columns, strict=True)
    return head + "\n" + "".join(",".join(str(v) for v in row) + "\n" for row in rows)


# -- what people have


def test_times_and_units_stand_in_the_header(tmp_path):
    times = 1 + np.arange(100) / 2000
    text = table(times, times, times, times, head="time (s),soleus EMG (mV),Force [N],knee angle (deg)")
    one = read_recording(lay(tmp_path, text))
    assert (one.rate, one.start, one.samples.shape) == (2000.0, 1.0, (3, 100))
    assert [(c.label, c.kind, c.unit) for c in one.channels] == [
        ("soleus EMG", "emg", "mV"),
        ("Force", "force", "N"),
        ("knee angle", "angle", "deg"),
    ]
    np.testing.assert_array_equal(np.asarray(one.samples), np.stack([times] * 3))
    assert "note" not in one.about


@pytest.mark.parametrize(
    ("name", "factor"), [("time", 1), ("t", 1), ("Time [s]", 1), ("time (ms)", 1000), ("Zeit (ms)", 1000)]
)
def test_times_have_many_names(tmp_path, name, factor):
    text = table(factor * np.arange(50) / 1000, np.arange(50), head=f"{name},EMG (mV)")
    assert read_recording(lay(tmp_path, text)).rate == pytest.approx(1000)


def test_a_rate_in_a_sidecar_does_as_well(tmp_path):
    told = {
        "rate": 2000,
        "start": 3.5,
        "started": "2026-11-22T10:11:12",
        "channels": {"signal": {"kind": "force", "unit": "N m", "muscle": "soleus", "position_mm": [0, 10]}},
        "events": [{"onset": 4, "duration": 1, "label": "push"}],
        "truth": {"MU1": [3.6, 3.7]},
    }
    one = read_recording(lay(tmp_path, "EMG (uV),signal\n" + "1000,2\n" * 9, told))
    assert (one.rate, one.start, one.about["started"]) == (2000, 3.5, "2026-11-22T10:11:12")
    assert one.channels[1] == Channel("signal", "force", "N m", "soleus", (0.0, 0.01))
    assert (one.channels[0].unit, one.samples[0][0]) == ("mV", 1.0)
    assert one.events == (Event(4, 1, "push"),)
    assert one.truth["MU1"].tolist() == [3.6, 3.7]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_decimal_commas_are_understood(tmp_path, separator):
    lines = ["Zeit (ms);EMG (mV);Kraft (N)", *(f"{i / 2};{i / 4};-1e-3".replace(".", ",") for i in range(40))]
    text = "﻿" + "\r\n".join(lines).replace(";", separator)
    one = read_recording(lay(tmp_path, text))
    assert (one.rate, one.channels[1].kind) == (2000, "force")
    assert one.samples[:, 3:4].ravel().tolist() == [0.75, -0.001]


def test_quoted_numbers_and_windows_letters_are_understood(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes('"time (s)","EMG (µV)"\n'.encode("cp1252") + b'"0,0","1,5"\n"0,5","2,5"\n"1,0","3,5"\n')
    one = read_recording(path)
    assert (one.rate, one.channels[0].unit) == (2.0, "mV")
    assert one.samples[0].tolist() == pytest.approx([0.0015, 0.0025, 0.0035])


def test_blank_cells_are_nan_and_counted(tmp_path):
    one = read_recording(lay(tmp_path, "time (s),EMG (mV),Force (N)\n0,1,2\n0.1,,3\n0.2,nan,4\n0.3,5,6\n"))
    assert np.isnan(one.samples[0, 1:3]).all()
    assert one.about["note"] == "2 cells of EMG are blank or no number, and NaN here"


def test_missing_units_are_told(tmp_path):
    one = read_recording(lay(tmp_path, "time,EMG,EMG (left)\n0,1,2\n0.1,2,3\n0.2,2,3\n"))
    assert [c.unit for c in one.channels] == ["", ""]
    assert one.channels[1].label == "EMG (left)"
    assert one.about["note"] == "EMG and EMG (left) have no unit. the times have no unit and were taken as seconds"


# -- times that are not regular


def test_rounded_times_are_one_clock(tmp_path):
    times = np.round(np.arange(5000) / 2048, 6)
    one = read_recording(lay(tmp_path, table(times, np.arange(5000))))
    assert one.rate == pytest.approx(2048, rel=1e-6)
    assert one.samples.shape == (1, 5000)
    assert "note" not in one.about


def test_times_rounded_so_far_that_some_are_equal_need_the_rate_told(tmp_path):
    text = table(np.round(np.arange(5000) / 2048, 3), np.arange(5000))
    with pytest.raises(MyospasmError, match="tell the rate in a sidecar"):
        read_recording(lay(tmp_path, text))
    one = read_recording(lay(tmp_path, text, {"rate": 2048}))
    assert (one.rate, one.samples.shape) == (2048, (1, 5000))


def test_gaps_are_nan_and_told(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_times, "STEP", 64)
    times = np.arange(1000) / 1000
    kept = (times < 0.3) | (times >= 0.5)
    one = read_recording(lay(tmp_path, table(times[kept], 100 * times[kept])))
    assert (one.rate, one.samples.shape) == (1000, (1, 1000))
    np.testing.assert_allclose(one.samples[0][kept], 100 * times[kept], atol=1e-9)
    assert np.isnan(one.samples[0][~kept]).all()
    np.testing.assert_array_equal(one.samples[0, 295:305], one.samples[0][295:305])
    assert one.about["note"] == "the table has 1 gap of 0.2 s together, where samples are NaN"


def test_irregular_times_are_interpolated_and_told(tmp_path):
    random = np.random.default_rng(0)
    times = np.cumsum(random.uniform(0.005, 0.013, 2000))
    one = read_recording(lay(tmp_path, table(times, np.sin(times))))
    assert one.rate == pytest.approx(1 / 0.009, rel=0.05)
    inside = np.isfinite(one.samples[0])
    np.testing.assert_allclose(one.samples[0][inside], np.sin(one.time[inside]), atol=1e-3)
    assert inside.mean() > 0.99
    assert one.about["note"].startswith("the times are irregular and were brought to")


def test_times_that_go_back_or_jump_are_refused(tmp_path):
    for times, words in (
        ([0, 1, 2, 1.5, 3], "line 5: 1.5 s after 2 s"),
        ([0, 0, 0, 0], "do not go forward in line 3"),
        ([0, 1, "", 3], "no time in line 4"),
        ([0, 1, 2, 3, 1e12], "jump"),
        ([0], "single row"),
    ):
        with pytest.raises(MyospasmError, match=words):
            read_recording(lay(tmp_path, table(times, range(len(times)))))


# -- what is no recording


def test_a_table_that_tells_no_times_says_what_is_missing(tmp_path):
    with pytest.raises(MyospasmError, match=r"no column of times.*recording\.json.*rate"):
        read_recording(lay(tmp_path, "EMG\n1\n2\n3\n"))


REFUSED = {
    "text": ("a letter\nto a friend\n", "not a number for each"),
    "words below": ("time,EMG\nsoon,1\n", "not a number for each"),
    "no header": ("0,1\n0.1,2\n0.2,3\n", "must name the columns"),
    "empty": ("", "no table of numbers in text"),
    "header only": ("time,EMG\n", "not a number for each"),
    "word later": ("time,EMG\n0,1\n0.1,2\n0.2,oops\n", "oops"),
    "long row": ("time,EMG\n0,1\n0.1,2,3\n0.2,1\n", "no table of numbers"),
    "twins": ("time,EMG,EMG\n0,1,2\n1,1,2\n2,1,2\n", "two columns named 'EMG'"),
    "times only": ("time\n0\n1\n2\n", "no numbers besides the times"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_table_that_is_no_recording_is_a_sentence(tmp_path, name):
    text, words = REFUSED[name]
    with pytest.raises(MyospasmError, match=words) as raised:
        csv.read_recording(lay(tmp_path, text))
    assert "recording.csv" in str(raised.value)


def test_only_tables_of_numbers_look_like_one(tmp_path):
    yes = {"a.csv": "time,EMG\n0,1\n", "b.txt": "time (s);EMG\n0,5;1\n", "c.tsv": "x\ty\n1\t\n"}
    no = {
        "d.csv": "name,age\nAnn,30\n",
        "e.txt": "x,y\n1,2\n",
        "f.tsv": "onset\tduration\n1.5\t2\n",
        "g.csv": "",
        "h.txt": "1999,2\n1,2\n",
        "i.csv": "time,EMG\n1\n",
        "k.md": "# Title\n\nwords, words\n",
    }
    for name, text in (yes | no).items():
        (tmp_path / name).write_text(text or " ")
        assert (recognize(tmp_path / name) == "csv") == (name in yes), name
    long = ",".join(f"channel {i}" for i in range(500))
    (tmp_path / "long.csv").write_text(f"time,{long}\n" + ",".join(["0"] * 501) + "\n")
    assert recognize(tmp_path / "long.csv") == "csv"


def test_shared_tables_that_are_no_recordings_are_not_taken_for_some():
    path = SHARED / "calf_emg_torque" / "subjects_data.csv"
    if not path.exists():
        pytest.skip("the table of subjects is not here")
    assert recognize(path) is None
    with pytest.raises(MyospasmError, match="must name the columns"):
        read_recording(SHARED / "spastic_elbow" / "ref_data_1.csv")


SIDECARS = {
    "cut": ('{"rate": 20', "not whole JSON"),
    "nan": ('{"rate": NaN}', "not a number of JSON"),
    "rate": ({"rate": -1}, "rate: input should be greater than 0"),
    "word": ({"rate": "fast"}, "rate: .*number"),
    "kind": ({"rate": 1, "channels": {"EMG": {"kind": "muscle"}}}, "channels.EMG.kind"),
    "field": ({"rate": 1, "ratte": 2}, "ratte"),
    "channel": ({"rate": 1, "channels": {"EMGG": {"kind": "emg"}}}, "did you mean 'EMG'"),
    "deep": ('{"rate": ' + "[" * 100_000, "not whole JSON"),
}


@pytest.mark.parametrize("name", SIDECARS)
def test_a_wrong_sidecar_is_a_sentence(tmp_path, name):
    told, words = SIDECARS[name]
    with pytest.raises(MyospasmError, match=words):
        csv.read_recording(lay(tmp_path, "time (s),EMG\n0,1\n1,2\n2,3\n", told))


def test_a_json_file_of_another_kind_is_no_sidecar_and_never_replaced(tmp_path):
    path = lay(tmp_path, "time (s),EMG\n0,1\n1,2\n2,3\n", {"SamplingFrequency": 5})
    assert read_recording(path).rate == 1
    with pytest.raises(MyospasmError, match="is no sidecar"):
        csv.write_recording(read_recording(path), path, force=True)
    assert json.loads((tmp_path / "recording.json").read_text()) == {"SamplingFrequency": 5}


# -- what we write


@st.composite
def recordings(draw):
    count, length = draw(st.integers(1, 4)), draw(st.integers(1, 30))
    kind = draw(st.sampled_from([np.float32, np.float64]))
    numbers = st.floats(width=32 if kind is np.float32 else 64, allow_infinity=False)
    label = st.text(st.characters(codec="utf-8"), max_size=8)
    place = st.none() | st.tuples(st.floats(-1, 1), st.floats(-1, 1))
    channels = [
        Channel(draw(label), draw(st.sampled_from(KINDS)), draw(st.sampled_from(["mV", "uV", "N m", "", "odd"])), *rest)
        for rest in (("soleus", draw(place), "", "grid") for _ in range(count))
    ]
    return Recording(
        np.array([[draw(numbers) for _ in range(length)] for _ in range(count)], kind),
        draw(st.sampled_from([1000.0, 2048.0, 0.1, 1e6 / 7])),
        channels,
        [Event(draw(st.floats(-5, 5)), 0.25, draw(label))],
        draw(st.floats(-100, 100)),
        {"MU 1": np.array([0.1, 1 / 3]), "MU 2": np.array([])},
        {"started": "2026-11-22T10:11:12", "note": "kept"},
    )


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=recordings())
def test_what_is_written_comes_back_to_the_last_digit(tmp_path, one):
    path = csv.write_recording(one, tmp_path / "made.csv", force=True)
    back = csv.read_recording(path)
    assert back.samples.dtype == one.samples.dtype
    np.testing.assert_array_equal(np.asarray(back.samples), one.samples)
    assert (back.rate, back.start, back.events) == (one.rate, one.start, tuple(one.events))
    for found, kept in zip(back.channels, one.channels, strict=True):
        assert (found.kind, found.unit) == (kept.kind, kept.unit)
        assert (found.position, found.muscle, found.group) == (kept.position, kept.muscle, kept.group)
        assert found.label == kept.label or not kept.label
    assert {k: list(v) for k, v in back.truth.items()} == {k: list(v) for k, v in one.truth.items()}
    assert back.about["started"] == one.about["started"]


def test_a_table_and_its_sidecar_appear_together_or_not_at_all(tmp_path):
    one = Recording(np.ones((1, 3)), 10.0, [Channel("EMG", "emg", "mV")])
    csv.write_recording(one, tmp_path / "a.csv")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.csv", "a.json"]
    with pytest.raises(MyospasmError, match="exists already"):
        csv.write_recording(one, tmp_path / "a.csv")
    csv.write_recording(one, tmp_path / "a.csv", force=True)
    (tmp_path / "b.json").write_text("{}")
    for path, bad, words in (
        (tmp_path / "b.csv", one, "exists already"),
        (tmp_path / "c.json", one, "sidecar of a table goes"),
        (tmp_path / "d.csv", Recording(np.ones((1, 0)), 10.0, one.channels), "no samples"),
    ):
        with pytest.raises(MyospasmError, match=words):
            csv.write_recording(bad, path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.csv", "a.json", "b.json"]


def test_a_long_table_takes_bounded_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_rows, "MEMORY", 1 << 20)
    monkeypatch.setattr(csv_rows, "CELLS", 1 << 16)
    values = np.arange(400_000) % 1000
    path = lay(tmp_path, "EMG (mV),Force (N)\n" + "".join(f"{v},{v + 1}\n" for v in values), {"rate": 2000})
    tracemalloc.start()
    one = read_recording(path)
    np.testing.assert_array_equal(one.samples[1, 350_000:350_010], values[350_000:350_010] + 1)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12 << 20
    np.testing.assert_array_equal(one.samples[0], values)


def test_remarks_stay_and_come_once(tmp_path):
    one = read_recording(lay(tmp_path, "time (s),EMG,Force (N)\n0,1,2\n0.1,,3\n0.2,5,6\n"))
    assert one.about["note"] == "1 cell of EMG is blank or no number, and NaN here. EMG has no unit"
    for name in ("a.csv", "b.csv"):
        one = read_recording(csv.write_recording(one, tmp_path / name))
        assert one.about["note"] == "1 cell of EMG is blank or no number, and NaN here. EMG has no unit"
    told = {"channels": {"EMG": {"unit": ""}}, "about": {"note": "of a pig"}}
    one = read_recording(lay(tmp_path, "time (s),EMG\n0,1\n0.1,\n0.2,5\n", told))
    assert one.about["note"] == "of a pig. 1 cell of EMG is blank or no number, and NaN here"
