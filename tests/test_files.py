"""Files: whole or not at all, and what is written is what is read."""

import json
import signal
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_plots import fake_recording, fake_summary, fake_trace

from myospasm.files import atomic, edf, table, zarr
from myospasm.ground import MyospasmError
from myospasm.records import Channel, Event, Recording


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


def test_zarr_never_overwrites_unasked(tmp_path, recording):
    zarr.write_recording(recording, tmp_path / "r.zarr")
    with pytest.raises(MyospasmError, match="exists already"):
        zarr.write_recording(recording, tmp_path / "r.zarr")
    zarr.write_recording(recording, tmp_path / "r.zarr", force=True)
    assert entries(tmp_path) == ["r.zarr"]


# -- EDF+


def close(back, recording):
    steps = np.ptp(recording.samples.astype(float), axis=1, keepdims=True) / 65535
    assert back.samples.shape == recording.samples.shape
    assert np.all(np.abs(back.samples - recording.samples) <= 0.55 * steps + 1e-6 * np.abs(recording.samples) + 1e-12)


def test_a_recording_comes_back_from_edf_within_its_resolution(tmp_path, recording):
    edf.write_recording(recording, tmp_path / "r.edf")
    back = edf.read_recording(tmp_path / "r.edf")
    close(back, recording)
    assert tuple(back.channels) == tuple(recording.channels)
    assert tuple(back.events) == tuple(recording.events)
    assert (back.rate, back.start) == (recording.rate, recording.start)


def test_an_independent_reader_sees_the_same_edf(tmp_path, recording):
    pyedflib = pytest.importorskip("pyedflib")
    edf.write_recording(recording, tmp_path / "r.edf")
    with pyedflib.EdfReader(str(tmp_path / "r.edf")) as reader:
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
    ours = edf.read_recording(tmp_path / "r.edf")
    np.testing.assert_allclose(signals, ours.samples, rtol=1e-9, atol=1e-12)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.floats(-1e6, 1e6, width=32), min_size=1, max_size=60),
    st.sampled_from([1.0, 100.0, 999.5, 2048.0, 1000 / 3, 5120.0]),
    st.floats(-1e4, 1e6).map(lambda t: round(t, 4)),
)
def test_any_numbers_survive_edf(tmp_path_factory, values, rate, start):
    path = tmp_path_factory.mktemp("edf") / "r.edf"
    one = Recording(np.array([values]), rate, (Channel("x", "other", "N"),), (Event(start + 0.5, 0.0, "now"),), start)
    try:
        edf.write_recording(one, path)
    except MyospasmError as error:
        assert "does not fit EDF+" in str(error)  # noqa: PT017
        return
    back = edf.read_recording(path)
    assert back.samples.shape == one.samples.shape
    width = max(np.ptp(values), 1e-3 * abs(values[0]), 1e-3) + 2e-4
    assert np.max(np.abs(back.samples - one.samples)) <= width / 65535 + 2e-7 * np.max(np.abs(values)) + 1e-8
    assert back.start == start
    assert back.events[0].onset == pytest.approx(start + 0.5, abs=1e-6)


def test_a_signal_of_microvolts_keeps_its_digits(tmp_path):
    tiny = np.random.default_rng(0).normal(0, 2e-6, (1, 500)) + 1e-6
    one = Recording(tiny, 500.0, (Channel("EMG", "emg", "mV"),))
    edf.write_recording(one, tmp_path / "r.edf")
    close(edf.read_recording(tmp_path / "r.edf"), one)


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
    import edfio

    assert [s.label for s in edfio.read_edf(tmp_path / "r.edf").signals] == ["MG 1,1", "MG 8,4", "MG EMG", "MG 1"]


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


def test_a_truncated_edf_is_a_sentence_or_what_is_left(tmp_path, recording):
    edf.write_recording(recording, tmp_path / "r.edf")
    whole = (tmp_path / "r.edf").read_bytes()
    for keep in (100, 300, 2000, len(whole) // 2):
        (tmp_path / "cut.edf").write_bytes(whole[:keep])
        try:
            back = edf.read_recording(tmp_path / "cut.edf")
        except MyospasmError:
            continue
        assert "truncated" in back.about["damage"]
        assert back.samples.shape[1] < recording.samples.shape[1]


def test_mixed_rates_are_a_sentence(tmp_path):
    import edfio

    signals = [edfio.EdfSignal(np.arange(rate * 2.0), rate) for rate in (10, 20)]
    edfio.Edf(signals).write(tmp_path / "m.edf")
    with pytest.raises(MyospasmError, match="10, 20"):
        edf.read_recording(tmp_path / "m.edf")


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
