"""Files: whole or not at all, and what is written is what is read."""

import dataclasses
import itertools
import json
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_plots import fake_recording, fake_summary, fake_trace

from myospasm.files import atomic, bdf, edf, table, zarr
from myospasm.files.formats import recognize
from myospasm.ground import MyospasmError
from myospasm.records import KINDS, Channel, Event, Recording, Stored


@pytest.fixture(scope="module")
def trace():
    return fake_trace(seconds=6, units=5, stretch=False)


@pytest.fixture(scope="module")
def recording(trace):
    return fake_recording(trace, 2048.0)


def entries(folder):
    return sorted(p.name for p in folder.iterdir())


# -- whole or not at all


def test_a_file_appears_only_when_it_is_finished(tmp_path):
    with atomic.whole(tmp_path / "deep" / "a.txt") as partial:
        partial.write_text("whole")
        assert not (tmp_path / "deep" / "a.txt").exists()
    assert (tmp_path / "deep" / "a.txt").read_text() == "whole"
    assert entries(tmp_path / "deep") == ["a.txt"]


@pytest.mark.parametrize("trouble", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_nothing_is_left_of_a_file_that_was_not_finished(tmp_path, trouble):
    def half():
        with atomic.whole(tmp_path / "a.txt") as partial:
            partial.write_text("hal")
            raise trouble

    with pytest.raises(trouble):
        half()
    assert entries(tmp_path) == []


def test_an_old_file_survives_when_the_new_one_fails(tmp_path):
    (tmp_path / "a.txt").write_text("old")

    def half():
        with atomic.whole(tmp_path / "a.txt", force=True) as partial:
            partial.write_text("ne")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert (tmp_path / "a.txt").read_text() == "old"
    assert entries(tmp_path) == ["a.txt"]


def test_a_place_that_is_taken_is_refused_unless_forced(tmp_path):
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(MyospasmError, match="exists already"), atomic.whole(tmp_path / "a.txt"):
        pass
    with atomic.whole(tmp_path / "a.txt", force=True) as partial:
        partial.write_text("new")
    assert (tmp_path / "a.txt").read_text() == "new"


@pytest.mark.parametrize("old_is_folder", [True, False])
@pytest.mark.parametrize("new_is_folder", [True, False])
def test_force_replaces_a_file_or_a_folder_by_either(tmp_path, old_is_folder, new_is_folder):
    place, new = tmp_path / "it", tmp_path / "new"
    for path, folder in ((place, old_is_folder), (new, new_is_folder)):
        path.mkdir() if folder else path.write_text("x")
    atomic.place(new, place)
    assert entries(tmp_path) == ["it"]
    assert place.is_dir() == new_is_folder


def test_a_folder_appears_only_when_it_is_finished(tmp_path):
    with atomic.whole_folder(tmp_path / "out") as partial:
        (partial / "a.txt").write_text("a")
        assert entries(tmp_path) == [partial.name]
    assert entries(tmp_path) == ["out"]
    assert entries(tmp_path / "out") == ["a.txt"]


@pytest.mark.parametrize("there", [True, False])
def test_nothing_is_left_of_a_folder_that_was_not_finished(tmp_path, there):
    if there:
        (tmp_path / "out").mkdir()

    def half():
        with atomic.whole_folder(tmp_path / "out") as partial:
            (partial / "a.txt").write_text("a")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert entries(tmp_path) == (["out"] if there else [])
    if there:
        assert entries(tmp_path / "out") == []


def test_a_folder_with_something_in_it_is_refused_and_force_leaves_what_is_not_ours(tmp_path):
    (tmp_path / "mine.txt").write_text("precious")
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(MyospasmError, match="not empty"), atomic.whole_folder(tmp_path):
        pass
    with atomic.whole_folder(tmp_path, force=True) as partial:
        (partial / "a.txt").write_text("new")
    assert entries(tmp_path) == ["a.txt", "mine.txt"]
    assert (tmp_path / "a.txt").read_text() == "new"


def test_a_file_in_the_way_and_a_place_that_cannot_be_written_are_sentences(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(MyospasmError, match="is a file, not a folder"), atomic.whole_folder(tmp_path / "file"):
        pass
    with pytest.raises(MyospasmError, match="cannot write"), atomic.whole_folder(tmp_path / "file" / "out"):
        pass
    with pytest.raises(MyospasmError, match="cannot write"), atomic.whole(tmp_path / "file" / "a.txt"):
        pass


def test_the_next_free_folder_is_numbered(tmp_path):
    assert atomic.free_folder("calf-cramp", tmp_path).name == "calf-cramp"
    (tmp_path / "calf-cramp").mkdir()
    assert atomic.free_folder("calf-cramp", tmp_path).name == "calf-cramp-2"


WRITER = """
import signal, sys, time
from myospasm.files import atomic
signal.signal(signal.SIGTERM, signal.default_int_handler)
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where a script started the tests
try:
    with atomic.whole_folder(sys.argv[1]) as partial:
        (partial / "a.txt").write_text("half")
        print("writing", flush=True)
        time.sleep(60)
except KeyboardInterrupt:
    pass
"""


@pytest.mark.parametrize("killer", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_killed_writer_never_leaves_half_a_result_under_its_name(tmp_path, killer):
    with subprocess.Popen([sys.executable, "-c", WRITER, tmp_path / "out"], stdout=subprocess.PIPE) as process:
        assert process.stdout.readline()
        process.send_signal(killer)
        process.wait(20)
    assert not (tmp_path / "out").exists()
    left = entries(tmp_path)
    assert left == [] if killer != signal.SIGKILL else all(name.startswith(atomic.PARTIAL) for name in left)


# -- Zarr


def test_a_trace_comes_back_from_zarr_unchanged(tmp_path, trace):
    zarr.write_trace(trace, tmp_path / "t.zarr")
    back = zarr.read_trace(tmp_path / "t.zarr")
    back_attrs = {k: v for k, v in back.attrs.items() if k != "kind"}
    assert back_attrs == trace.attrs
    assert set(back.variables) == set(trace.variables)
    for name, variable in trace.variables.items():
        found = back[name]
        assert found.dims == variable.dims
        np.testing.assert_array_equal(found.values, variable.values)
        assert found.attrs == variable.attrs
        if variable.dtype.kind in "fi":
            assert found.dtype == variable.dtype


def test_a_trace_without_spikes_and_with_numbers_that_are_not_comes_back(tmp_path, trace):
    empty = trace.isel(fiber_spike=slice(0, 0), soma_spike=slice(0, 0)).copy(deep=True)
    empty["force"][0, 0] = np.nan
    zarr.write_trace(empty, tmp_path / "t.zarr")
    back = zarr.read_trace(tmp_path / "t.zarr")
    assert back.sizes["fiber_spike"] == 0
    np.testing.assert_array_equal(back.force.values, empty.force.values)


def test_no_warning_is_given_while_a_trace_is_written(tmp_path, trace, recwarn):
    zarr.write_trace(trace, tmp_path / "t.zarr")
    assert [str(w.message) for w in recwarn] == []


def test_any_xarray_opens_a_trace(tmp_path, trace):
    import xarray as xr

    zarr.write_trace(trace, tmp_path / "t.zarr")
    with xr.open_zarr(tmp_path / "t.zarr", consolidated=False) as plain:
        assert plain.sizes["unit"] == trace.sizes["unit"]


def same(one, other):
    np.testing.assert_array_equal(one.samples, other.samples)
    assert one.samples.dtype == other.samples.dtype
    assert tuple(one.channels) == tuple(other.channels)
    assert tuple(one.events) == tuple(other.events)
    assert (one.rate, one.start, one.about) == (other.rate, other.start, other.about)
    assert list(one.truth) == list(other.truth)
    for unit, times in one.truth.items():
        np.testing.assert_array_equal(times, other.truth[unit])


def test_a_recording_comes_back_from_zarr_unchanged(tmp_path, recording):
    zarr.write_recording(recording, tmp_path / "r.zarr")
    same(recording, zarr.read_recording(tmp_path / "r.zarr"))


def test_a_recording_with_nothing_beside_it_comes_back(tmp_path):
    bare = Recording(np.zeros((1, 7)), 1 / 3, (Channel("é 1", "other", "°"),), (), -1.5, {"silent": np.empty(0)}, {})
    zarr.write_recording(bare, tmp_path / "r.zarr")
    same(bare, zarr.read_recording(tmp_path / "r.zarr"))


def test_zarr_refuses_what_it_cannot_read_with_a_sentence(tmp_path, trace, recording):
    with pytest.raises(MyospasmError, match="there is no trace"):
        zarr.read_trace(tmp_path / "nothing.zarr")
    (tmp_path / "empty.zarr").mkdir()
    with pytest.raises(MyospasmError, match="not a Zarr trace"):
        zarr.read_trace(tmp_path / "empty.zarr")
    zarr.write_recording(recording, tmp_path / "r.zarr")
    with pytest.raises(MyospasmError, match="holds recording, not a trace"):
        zarr.read_trace(tmp_path / "r.zarr")
    zarr.write_trace(trace, tmp_path / "t.zarr")
    (tmp_path / "t.zarr" / "zarr.json").write_text("{ broken")
    with pytest.raises(MyospasmError, match="damaged"):
        zarr.read_trace(tmp_path / "t.zarr")


def test_stored_samples_go_to_zarr_a_part_at_a_time_and_stay_there(tmp_path, recording, monkeypatch):
    monkeypatch.setattr(zarr, "CHUNK", 1000)
    monkeypatch.setattr(zarr, "FEWEST", 2000)
    asked = []

    def piece(row, first, last):
        asked.append(last - first)
        return recording.samples[row, first:last]

    stored = Stored(piece, recording.samples.shape, dtype=recording.samples.dtype)
    zarr.write_recording(dataclasses.replace(recording, samples=stored), tmp_path / "r.zarr")
    assert max(asked) == 1000
    back = zarr.read_recording(tmp_path / "r.zarr")
    assert isinstance(back.samples, Stored)
    same(recording, back)
    np.testing.assert_array_equal(back.samples[[3, 1], 990:2011], recording.samples[[3, 1], 990:2011])
    zarr.write_recording(back, tmp_path / "r.zarr", force=True)  # over the folder that it is read from
    same(recording, zarr.read_recording(tmp_path / "r.zarr"))


def test_any_xarray_opens_a_recording(tmp_path, recording):
    import xarray as xr

    zarr.write_recording(recording, tmp_path / "r.zarr")
    with xr.open_zarr(tmp_path / "r.zarr", consolidated=False) as plain:
        np.testing.assert_array_equal(plain.samples, recording.samples)
        np.testing.assert_array_equal(plain.time, recording.time)
        assert plain.samples.dims == ("channel", "time")


def test_a_part_of_a_recording_that_is_missing_is_nan_and_told(tmp_path, recording, monkeypatch):
    monkeypatch.setattr(zarr, "CHUNK", 1000)
    monkeypatch.setattr(zarr, "FEWEST", 2000)
    for kind in (np.float32, np.int16):
        whole = dataclasses.replace(recording, samples=(100 * recording.samples).astype(kind))
        zarr.write_recording(whole, tmp_path / "r.zarr", force=True)
        (tmp_path / "r.zarr" / "samples" / "c" / "1" / "2").unlink()
        back = zarr.read_recording(tmp_path / "r.zarr")
        expected = np.array(whole.samples, float)
        expected[2:4, 2000:3000] = np.nan
        np.testing.assert_array_equal(back.samples, expected)
        np.testing.assert_array_equal(back.samples[2, 1990:2010], expected[2, 1990:2010])
        assert back.about["damage"].startswith("1 of ")


def files_of(folder, name):
    return sorted(p for p in (folder / name / "c").rglob("*") if p.is_file())


def test_other_parts_that_are_missing_or_damaged_are_a_sentence(tmp_path, trace, recording):
    zarr.write_trace(trace, tmp_path / "t.zarr")
    files_of(tmp_path / "t.zarr", "force")[0].unlink()
    with pytest.raises(MyospasmError, match="a part of force is missing"):
        zarr.read_trace(tmp_path / "t.zarr")
    zarr.write_recording(recording, tmp_path / "r.zarr")
    for name, fault in (("samples", "checksum"), ("truth_time", "checksum"), ("truth_unit", "part of truth_unit")):
        file = files_of(tmp_path / "r.zarr", name)[0]
        data = file.read_bytes()
        if "part" in fault:
            file.unlink()
        else:
            file.write_bytes(bytes([data[0] ^ 1]) + data[1:])
        with pytest.raises(MyospasmError, match=fault):
            np.asarray(zarr.read_recording(tmp_path / "r.zarr").samples)
        file.write_bytes(data)
    same(recording, zarr.read_recording(tmp_path / "r.zarr"))


def test_silence_is_kept_and_not_taken_for_a_missing_part(tmp_path, trace):
    quiet = Recording(np.zeros((3, 50)), 10.0, [Channel(f"x{i}", "emg", "mV", group="B") for i in range(3)])
    zarr.write_recording(quiet, tmp_path / "r.zarr")
    back = zarr.read_recording(tmp_path / "r.zarr")
    same(dataclasses.replace(quiet, channels=tuple(quiet.channels)), back)
    still = trace.copy(deep=True)
    still["force"][:] = 0
    zarr.write_trace(still, tmp_path / "t.zarr")
    assert not zarr.read_trace(tmp_path / "t.zarr").force.values.any()


def test_zarr_never_overwrites_unasked(tmp_path, recording):
    zarr.write_recording(recording, tmp_path / "r.zarr")
    with pytest.raises(MyospasmError, match="exists already"):
        zarr.write_recording(recording, tmp_path / "r.zarr")
    zarr.write_recording(recording, tmp_path / "r.zarr", force=True)
    assert entries(tmp_path) == ["r.zarr"]


# -- EDF+ and BDF+


BOTH = pytest.mark.parametrize("form", [edf, bdf], ids=["edf", "bdf"])
STEPS = {edf: 65535, bdf: 16777215}
BIDS = Path(__file__).parents[2] / "shared" / "data" / "bids_emg"


def close(back, recording, form=edf):
    steps = np.ptp(recording.samples.astype(float), axis=1, keepdims=True) / STEPS[form]
    assert back.samples.shape == recording.samples.shape
    found = np.abs(np.asarray(back.samples) - recording.samples)
    # Eight characters of a physical minimum can widen a range by a millionth of its size.
    assert np.all(found <= 0.55 * steps + 1e-6 * np.abs(recording.samples) + 1e-12)


@BOTH
def test_a_recording_comes_back_from_edf_within_its_resolution(tmp_path, recording, form):
    form.write_recording(recording, tmp_path / "r")
    assert recognize(tmp_path / "r") == form.__name__.split(".")[-1]
    back = form.read_recording(tmp_path / "r")
    close(back, recording, form)
    assert tuple(back.channels) == tuple(recording.channels)
    assert tuple(back.events) == tuple(recording.events)
    assert (back.rate, back.start) == (recording.rate, recording.start)
    assert not {"note", "damage"} & set(back.about)


@BOTH
def test_an_independent_reader_sees_the_same_edf(tmp_path, recording, form):
    pyedflib = pytest.importorskip("pyedflib")
    path = tmp_path / f"r{form.ENDING}"
    form.write_recording(recording, path)
    with pyedflib.EdfReader(str(path)) as reader:
        assert reader.getSignalLabels() == [c.label for c in recording.channels]
        assert reader.getPhysicalDimension(0) == "mV"
        assert reader.getPrefilter(0) == recording.channels[0].filters
        assert reader.getSampleFrequency(0) == recording.rate
        onsets, durations, labels = reader.readAnnotations()
        found = [e for e in zip(onsets, durations, labels, strict=True) if e[2] != edf.ENDS]
        assert [e[2] for e in found] == [e.label for e in recording.events]
        np.testing.assert_allclose([e[0] for e in found], [e.onset for e in recording.events])
        count = recording.samples.shape[1]
        signals = np.stack([reader.readSignal(i)[:count] for i in range(reader.signals_in_file)])
    np.testing.assert_allclose(signals, form.read_recording(path).samples, rtol=1e-9, atol=1e-12)


@BOTH
def test_a_second_independent_reader_sees_the_same_edf(tmp_path, recording, form):
    io = pytest.importorskip("mne").io
    path = tmp_path / f"r{form.ENDING}"
    started = recording.about | {"started": "2026-11-22T10:11:12"}
    form.write_recording(dataclasses.replace(recording, about=started), path)
    raw = (io.read_raw_edf if form is edf else io.read_raw_bdf)(path, preload=True, verbose="error")
    assert raw.ch_names == [c.label for c in recording.channels]
    assert raw.info["sfreq"] == recording.rate
    assert raw.info["meas_date"].isoformat() == "2026-11-22T10:11:12+00:00"
    found = [e for e in raw.annotations if e["description"] != edf.ENDS]
    assert [e["description"] for e in found] == [e.label for e in recording.events]
    np.testing.assert_allclose([e["onset"] for e in found], [e.onset for e in recording.events])
    ours = form.read_recording(path)
    volts = np.array([[1e-3 if c.unit == "mV" else 1.0] for c in ours.channels])
    count = recording.samples.shape[1]
    np.testing.assert_allclose(raw.get_data()[:, :count], volts * ours.samples, rtol=1e-9, atol=1e-12)


@BOTH
def test_the_reader_that_others_use_sees_the_same_edf(tmp_path, recording, form):
    edfio = pytest.importorskip("edfio")
    form.write_recording(recording, tmp_path / "r")
    theirs = (edfio.read_edf if form is edf else edfio.read_bdf)(tmp_path / "r")
    count = recording.samples.shape[1]
    signals = np.stack([s.data[:count] for s in theirs.signals])
    np.testing.assert_allclose(signals, form.read_recording(tmp_path / "r").samples, rtol=1e-9, atol=1e-12)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.floats(-1e6, 1e6, width=32), min_size=1, max_size=60),
    st.sampled_from([1.0, 100.0, 999.5, 2048.0, 1000 / 3, 5120.0]),
    st.floats(-1e4, 1e6).map(lambda t: round(t, 4)),
    st.sampled_from([edf, bdf]),
)
def test_any_numbers_survive_edf(tmp_path_factory, values, rate, start, form):
    path = tmp_path_factory.mktemp("edf") / "r"
    one = Recording(np.array([values]), rate, (Channel("x", "other", "N"),), (Event(start + 0.5, 0.0, "now"),), start)
    try:
        form.write_recording(one, path)
    except MyospasmError as error:
        assert f"does not fit {form.TITLE.split()[-1]}" in str(error)  # noqa: PT017
        return
    back = form.read_recording(path)
    assert back.samples.shape == one.samples.shape
    width = max(np.ptp(values), 1e-3 * abs(values[0]), 1e-3) + 2e-4
    allowed = width / STEPS[form] + 2e-7 * np.max(np.abs(values)) + 1e-8
    assert np.max(np.abs(np.asarray(back.samples) - one.samples)) <= allowed
    assert back.start == start
    assert back.events[0].onset == pytest.approx(start + 0.5, abs=1e-6)


@BOTH
def test_a_signal_of_microvolts_keeps_its_digits(tmp_path, form):
    tiny = np.random.default_rng(0).normal(0, 2e-6, (1, 500)) + 1e-6
    one = Recording(tiny, 500.0, (Channel("EMG", "emg", "mV"),))
    form.write_recording(one, tmp_path / "r")
    close(form.read_recording(tmp_path / "r"), one, form)


def test_a_long_unusual_label_is_cut_and_made_plain(tmp_path):
    one = Recording(np.zeros((1, 10)), 10.0, (Channel("Längster Name aller Kanäle", "other", "µV"),))
    edf.write_recording(one, tmp_path / "r.edf")
    back = edf.read_recording(tmp_path / "r.edf")
    assert back.channels[0].label == "L?ngster Name al"
    np.testing.assert_array_equal(back.samples, 0.0)


def test_labels_that_name_their_muscle_come_back_and_are_told_apart_in_any_viewer(tmp_path):
    muscle = "medial_gastrocnemius"
    labels = [f"{muscle} 1,1", f"{muscle} 8,4", f"{muscle} EMG", "MG 1"]
    channels = tuple(Channel(label, "emg", "mV", muscle, (0.0125, -0.004)) for label in labels)
    one = Recording(np.random.default_rng(0).normal(0, 1, (4, 50)), 50.0, channels)
    edf.write_recording(one, tmp_path / "r.edf")
    assert tuple(edf.read_recording(tmp_path / "r.edf").channels) == channels
    edfio = pytest.importorskip("edfio")
    assert [s.label for s in edfio.read_edf(tmp_path / "r.edf").signals] == ["MG 1,1", "MG 8,4", "MG EMG", "MG 1"]


@BOTH
def test_kind_muscle_place_and_group_come_back(tmp_path, form):
    channels = [
        Channel(f"c{i}", kind, "mV" if kind == "emg" else "N", muscle, place, "HP:20Hz", group)
        for i, (kind, muscle, place, group) in enumerate(
            itertools.product(
                KINDS, ("", "soleus", "Biceps brachii"), (None, (0.0125, -0.004)), ("", "grid of 64", "B")
            )
        )
    ]
    one = Recording(np.random.default_rng(0).normal(0, 1, (len(channels), 20)), 20.0, channels)
    form.write_recording(one, tmp_path / "r")
    assert list(form.read_recording(tmp_path / "r").channels) == channels
    long = Channel("c", "emg", "mV", "medial_gastrocnemius", (0.0125, -0.004), "", "g" * 90)
    form.write_recording(Recording(np.zeros((1, 20)), 20.0, [long]), tmp_path / "r", force=True)
    back = form.read_recording(tmp_path / "r").channels[0]
    assert (back.muscle, back.position) == (long.muscle, long.position)
    assert back.group == "g" * len(back.group)
    assert 20 < len(back.group) < 90


@BOTH
@pytest.mark.parametrize(
    "started",
    ["2026-11-22T10:11:12", "2026-11-22T10:11:12+01:00", "2026-11-22T10:11:12.250000", "1979-01-02T23:59:59", ""],
)
def test_when_it_was_recorded_and_of_whom_comes_back(tmp_path, form, started):
    about = {"started": started, "subject": "P 7"} if started else {}
    one = Recording(np.zeros((1, 30)), 10.0, [Channel("x", "emg", "mV")], [Event(1.5, 0.5, "now")], about=about)
    form.write_recording(one, tmp_path / "r")
    back = form.read_recording(tmp_path / "r")
    assert back.about.get("started", "") == started
    assert back.about.get("subject", "") == ("P_7" if started else "")
    assert back.events == tuple(one.events)


def test_events_before_the_start_many_at_once_and_odd_ones_come_back(tmp_path):
    events = [Event(4.25, 0.0, "before"), Event(5.5, 0.125, "é\nµ")]
    events += [Event(6.0 + i / 1024, 0.0, f"pulse {i}") for i in range(500)] + [Event(99.0, 1.0, "after")]
    one = Recording(np.zeros((1, 50)), 10.0, [Channel("x", "emg", "mV")], events, 5.0)
    edf.write_recording(one, tmp_path / "r.edf")
    back = edf.read_recording(tmp_path / "r.edf")
    assert [e.label for e in back.events] == [e.label for e in events]
    np.testing.assert_allclose([e[:2] for e in back.events], [e[:2] for e in events], atol=1e-6)
    pyedflib = pytest.importorskip("pyedflib")
    with pyedflib.EdfReader(str(tmp_path / "r.edf")) as reader:
        assert len(reader.readAnnotations()[0]) == len(events)


@BOTH
def test_stored_samples_are_written_and_read_in_pieces(tmp_path, recording, form):
    asked = []

    def piece(row, first, last):
        asked.append(last - first)
        return recording.samples[row, first:last]

    stored = dataclasses.replace(recording, samples=Stored(piece, recording.samples.shape))
    form.write_recording(stored, tmp_path / "r")
    assert len(asked) == len(recording.channels)
    back = form.read_recording(tmp_path / "r")
    assert isinstance(back.samples, Stored)
    whole = np.asarray(back.samples)
    for first, last in ((0, 1), (2047, 2049), (5000, 9000), (whole.shape[1] - 3, whole.shape[1])):
        np.testing.assert_array_equal(back.samples[:, first:last], whole[:, first:last])
    form.write_recording(back, tmp_path / "r", force=True)  # over the file that it is read from
    np.testing.assert_allclose(form.read_recording(tmp_path / "r").samples, whole, atol=1e-6 * np.abs(whole).max())


def test_edf_refuses_what_it_cannot_hold_or_read_with_a_sentence(tmp_path):
    def one(value, rate=10.0):
        return Recording(np.full((1, 10), value), rate, (Channel("x", "other", "N"),))

    for bad, words in ((one(np.nan), "not numbers"), (one(1e9), "too many digits"), (one(1.0, np.pi), "rate")):
        with pytest.raises(MyospasmError, match=words):
            edf.write_recording(bad, tmp_path / "r.edf")
    with pytest.raises(MyospasmError, match="no samples"):
        edf.write_recording(Recording(np.zeros((1, 0)), 10.0, (Channel("x", "other", "N"),)), tmp_path / "r.edf")
    assert entries(tmp_path) == []
    with pytest.raises(MyospasmError, match="there is no file"):
        edf.read_recording(tmp_path / "r.edf")
    for name, content in (("empty", b""), ("text", b"hello"), ("half", b"0       " + b" " * 300)):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(MyospasmError, match="not an EDF file"):
            edf.read_recording(tmp_path / name)


FIELDS = {  # where a field stands in the header of a file of two signals (one of them the notes), and what is said
    "signals": (252, b"two ", "'two' as the number of signals"),
    "seconds": (244, b"ten     ", "'ten' as the duration of a data record"),
    "no seconds": (244, b"0       ", "data records last 0 s"),
    "count": (256 + 2 * 216, b"-4      ", "-4 as the number of samples in a data record"),
    "low": (256 + 2 * 104, b"low     ", "'low' as the physical minimum of signal 'x'"),
}


@BOTH
@pytest.mark.parametrize("name", FIELDS)
def test_a_damaged_field_of_the_header_is_named(tmp_path, form, name):
    place, wrong, words = FIELDS[name]
    form.write_recording(Recording(np.zeros((1, 40)), 10.0, [Channel("x", "emg", "mV")]), tmp_path / "r")
    data = bytearray((tmp_path / "r").read_bytes())
    data[place : place + len(wrong)] = wrong
    (tmp_path / "r").write_bytes(data)
    with pytest.raises(MyospasmError, match=words):
        form.read_recording(tmp_path / "r")


@BOTH
def test_harmless_faults_of_a_header_are_told_and_the_samples_read(tmp_path, form):
    one = Recording(np.arange(40.0)[None], 10.0, [Channel("x", "emg", "mV")])
    form.write_recording(one, tmp_path / "r")
    whole = (tmp_path / "r").read_bytes()
    for place, wrong, words in (
        (168, b"99.99.99", "date '99.99.99'"),
        (184, b"77      ", "header says that it has 77 bytes"),
        (87, b"", "patient field is 1 character too short"),
        (236, b"9       ", "truncated: its header tells 9 data records, 4 whole ones"),
    ):
        (tmp_path / "bad").write_bytes(whole[:place] + wrong + whole[place + (len(wrong) or 1) :])
        back = form.read_recording(tmp_path / "bad")
        assert words in back.about["damage"]
        close(back, one, form)


def test_a_shared_file_whose_header_lacks_a_byte_is_read_and_the_fault_named():
    path = BIDS / "emg_Multimodal" / "sub-01" / "emg" / "sub-01_task-pullstand_emg.edf"
    if not path.exists():
        pytest.skip("the examples of BIDS are not here")
    back = edf.read_recording(path)
    assert back.samples.shape == (10, 256)
    assert [c.label for c in back.channels] == [f"EMG{i}" for i in range(1, 11)]
    assert back.about["damage"].startswith("the header's patient field is 1 character too short")
    assert back.about["started"] == "2025-09-23T12:00:00"
    assert np.abs(np.asarray(back.samples)).max() <= 0.5


@BOTH
def test_a_truncated_edf_is_a_sentence_or_what_is_left(tmp_path, recording, form):
    form.write_recording(recording, tmp_path / "r")
    whole = (tmp_path / "r").read_bytes()
    for keep in (8, 100, 300, 2000, len(whole) // 2, len(whole) - 1):
        (tmp_path / "cut").write_bytes(whole[:keep])
        try:
            back = form.read_recording(tmp_path / "cut")
        except MyospasmError:
            assert keep < 3000
            continue
        assert "truncated" in back.about["damage"]
        assert back.samples.shape[1] < recording.samples.shape[1]


def test_signals_of_other_rates_come_onto_one_clock_and_it_is_told(tmp_path):
    edfio = pytest.importorskip("edfio")
    fast, slow = np.sin(np.arange(200) / 20), np.linspace(0, 50, 20)
    signals = [
        edfio.EdfSignal(fast, 100, label="EMG", physical_dimension="mV"),
        edfio.EdfSignal(slow, 10, label="Force"),
    ]
    edfio.Edf(signals).write(tmp_path / "m.edf")
    back = edf.read_recording(tmp_path / "m.edf")
    assert (back.rate, back.samples.shape) == (100.0, (2, 200))
    np.testing.assert_allclose(back.samples[0], fast, atol=1e-4)
    np.testing.assert_allclose(back.samples[1, ::10], slow, atol=1e-3)
    assert back.about["note"] == "Force was sampled at 10 Hz and is interpolated to 100 Hz. Force has no unit"


@BOTH
def test_the_gaps_of_a_discontinuous_recording_stay_gaps_and_are_told(tmp_path, form):
    one = Recording(np.arange(60.0)[None], 10.0, [Channel("x", "force", "N")], [Event(2.5, 0.0, "now")], 0.0)
    form.write_recording(one, tmp_path / "r")
    whole = (tmp_path / "r").read_bytes()
    name = form.__name__[-3:].upper().encode()
    late = whole.replace(name + b"+C", name + b"+D")
    for old, new in ((3, 7), (4, 8), (5, 9)):
        late = late.replace(b"+%d\x14\x14" % old, b"+%d\x14\x14" % new)
    (tmp_path / "r").write_bytes(late)
    back = form.read_recording(tmp_path / "r")
    assert back.about["note"] == "the recording has a gap from 3 to 7 s, where the samples are NaN"
    np.testing.assert_allclose(back.samples[0, :30], np.arange(30), atol=1e-2)
    assert np.isnan(back.samples[0, 30:70]).all()
    np.testing.assert_allclose(back.samples[0, 70:], np.arange(30, 60), atol=1e-2)
    assert back.events == (Event(2.5, 0.0, "now"),)
    (tmp_path / "r").write_bytes(late.replace(b"+7\x14\x14", b"+1\x14\x14"))
    odd = form.read_recording(tmp_path / "r")
    assert odd.samples.shape == (1, 60)
    assert "not in order" in odd.about["damage"]


# -- tables


def test_the_spikes_table_has_a_line_for_each_spike_in_order(tmp_path, trace):
    table.write_spikes(trace, tmp_path / "s.tsv")
    rows = [line.split("\t") for line in (tmp_path / "s.tsv").read_text().splitlines()]
    assert rows[0] == ["onset", "unit", "muscle", "rank", "origin"]
    assert len(rows) == trace.sizes["fiber_spike"] + 1
    times = [float(row[0]) for row in rows[1:]]
    assert times == sorted(times)
    assert {row[2] for row in rows[1:]} <= set(trace.muscle.values)
    back = table.read_truth(tmp_path / "s.tsv")
    assert sum(map(len, back.values())) == trace.sizes["fiber_spike"]


def test_true_spikes_come_back_and_a_table_of_something_else_is_a_sentence(tmp_path):
    truth = {"b": np.array([0.25, 1.5]), "a": np.array([0.5])}
    table.write_truth(truth, tmp_path / "t.tsv")
    back = table.read_truth(tmp_path / "t.tsv")
    assert {k: list(v) for k, v in back.items()} == {"a": [0.5], "b": [0.25, 1.5]}
    for content in ("", "x\ty\n1\t2\n", "onset\tunit\nsoon\ta\n"):
        (tmp_path / "bad.tsv").write_text(content)
        with pytest.raises(MyospasmError, match="not a table of spikes"):
            table.read_truth(tmp_path / "bad.tsv")


def test_the_summary_is_strict_json_and_what_is_not_a_number_is_null(tmp_path):
    summary = fake_summary() | {
        "odd": [np.float32(1.5), np.int64(2), float("nan"), np.array([1.0, np.inf]), Event(1, 2, "x")]
    }
    table.write_summary(summary, tmp_path / "s.json")
    back = json.loads((tmp_path / "s.json").read_text(), parse_constant=pytest.fail)
    assert back["odd"] == [1.5, 2, None, [1.0, None], [1, 2, "x"]]
    assert back["spasms"] == summary["spasms"]
