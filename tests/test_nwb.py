"""NWB: what is written is what is read, the archive's inspector finds no fault, and damage is a sentence."""

import datetime
import sys
import warnings

import numpy as np
import pytest
from test_files import same

from myospasm.files import formats, nwb
from myospasm.ground import MyospasmError
from myospasm.records import Channel, Event, Recording, Stored

pynwb = pytest.importorskip("pynwb")
h5py = pytest.importorskip("h5py")

NOON = datetime.datetime(2024, 5, 6, 12, 0, tzinfo=datetime.UTC)


def channels(grid=16):
    places = [(0.008 * (i // 4) - 0.0123, 0.001 / 3 * (i % 4)) for i in range(grid)]
    array = [
        Channel(f"soleus {i // 4 + 1},{i % 4 + 1}", "emg", "mV", "soleus", p, "10-500 Hz", "soleus array")
        for i, p in enumerate(places)
    ]
    return (
        Channel("ankle angle", "angle", "rad", filters="low-pass 10 Hz"),
        *array,
        Channel("soleus EMG", "emg", "mV", "soleus", (0.0, 0.0), "10-500 Hz"),
        Channel("tibialis_anterior EMG", "emg", "uV", "tibialis_anterior"),
        Channel("soleus force", "force", "N", "soleus", filters="low-pass 50 Hz"),
        Channel("ankle torque", "force", "N m"),
        Channel("soleus stimulus", "stimulus", "1", "soleus"),
        Channel("odd/label: é", "other", "mmHg", "", (0.1, 1 / 3)),
    )


@pytest.fixture(scope="module")
def recording():
    """Everything that a recording can hold, simulated."""
    rows = channels()
    samples = (0.1 * np.random.default_rng(1).normal(size=(len(rows), 5000))).astype(np.float32)
    events = (Event(0.0, 0.5, "Rest"), Event(0.5, 0.0, "mark é"), Event(0.5, 1 / 3, "Hold 50 %"), Event(1.2, 0.0, "x"))
    truth = {
        "soleus/000": np.array([0.1, 1 / 3, 1.9]),
        "soleus/001": np.empty(0),
        "tibialis_anterior/000": np.array([0.5123]),
    }
    about = {"simulated": "yes", "seed": "3", "scenario": "foot-cramp", "causes": '{"a": 1}', "protocol": "rest\nhold"}
    return Recording(samples, 2048.0, rows, events, 0.0, truth, about)


@pytest.fixture(scope="module")
def written(recording, tmp_path_factory):
    return nwb.write_recording(recording, tmp_path_factory.mktemp("nwb") / "r.nwb")


@pytest.fixture(scope="module")
def bare():
    """Nothing but samples, of a real person of whom nothing is known."""
    return Recording(np.random.default_rng(2).normal(size=(2, 3000)), 1000 / 3, channels(2)[1:3], start=30.25)


# -- writing


def test_a_recording_comes_back_unchanged_and_stays_in_its_file(recording, written):
    assert formats.recognize(written) == "nwb"
    back = formats.read_recording(written)
    assert isinstance(back.samples, Stored)
    same(back, recording)
    np.testing.assert_array_equal(back.samples[[3, 20], 77:4000:3], recording.samples[[3, 20], 77:4000:3])


@pytest.mark.parametrize("start", [0.0, 7.3, -2.5])
def test_double_precision_and_any_start_come_back(tmp_path, bare, start):
    one = Recording(bare.samples, bare.rate, bare.channels, start=start)
    same(nwb.read_recording(nwb.write_recording(one, tmp_path / "r.nwb")), one)


def test_a_long_recording_is_streamed_in_pieces(tmp_path):
    asked = []

    def piece(row, first, last):
        asked.append(last - first)
        return np.sin(np.arange(first, last) + row).astype(np.float32)

    rows = tuple(Channel(f"EMG {i}", "emg", "mV") for i in range(32))
    one = Recording(Stored(piece, (32, 400_000), dtype=np.dtype(np.float32)), 2048.0, rows)
    path = nwb.write_recording(one, tmp_path / "r.nwb")
    assert max(asked) < 200_000
    np.testing.assert_array_equal(nwb.read_recording(path).samples[17], one.samples[17])


def test_what_is_there_is_kept_unless_forced(written, recording):
    with pytest.raises(MyospasmError, match="exists already"):
        nwb.write_recording(recording, written)
    assert nwb.write_recording(recording, written, force=True) == written
    assert [p.name for p in written.parent.iterdir()] == ["r.nwb"]


def test_a_recording_without_samples_is_refused(tmp_path):
    with pytest.raises(MyospasmError, match="no samples"):
        nwb.write_recording(Recording(np.empty((1, 0)), 1.0, (Channel("x", "emg", "mV"),)), tmp_path / "r.nwb")
    assert not list(tmp_path.iterdir())


def test_pynwb_reads_volts_newtons_electrodes_units_and_trials(recording, written):
    with pynwb.NWBHDF5IO(str(written), "r") as io:
        file = io.read()
        array = file.acquisition["EMG soleus array"]
        np.testing.assert_allclose(array.get_data_in_units(), 1e-3 * recording.samples[1:17].T, rtol=1e-6)
        assert (array.unit, array.rate, array.filtering) == ("volts", 2048.0, "10-500 Hz")
        table = array.electrodes.to_dataframe()
        assert set(table.location) == {"soleus"}
        np.testing.assert_allclose(table.rel_x, [1e6 * c.position[0] for c in recording.channels[1:17]])
        assert file.acquisition["soleus force"].unit == "newtons"
        assert file.acquisition["ankle torque"].unit == "newton meters"
        assert file.acquisition["ankle angle"].unit == "radians"
        assert "soleus stimulus" in file.stimulus
        assert list(file.units["label"][:]) == list(recording.truth)
        np.testing.assert_array_equal(file.units["spike_times"][0], recording.truth["soleus/000"])
        assert list(file.trials["label"][:]) == ["Rest", "Hold 50 %"]
        assert list(file.events["marks"]["annotation"][:]) == ["mark é", "x"]
        assert (file.subject.species, file.subject.sex, file.subject.age) == ("Homo sapiens", "U", "P18Y/")
        assert "Simulated" in file.notes


def test_who_and_when_are_told(tmp_path, bare):
    told = {"started": "2024-05-06T12:00:00+00:00", "sex": "female", "age": "34", "subject": "S 07/b", "lab": "Ours"}
    one = Recording(bare.samples, bare.rate, bare.channels, start=60.0, about=told)
    path = nwb.write_recording(one, tmp_path / "r.nwb")
    assert nwb.read_recording(path).about == told
    with pynwb.NWBHDF5IO(str(path), "r") as io:
        file = io.read()
        assert file.session_start_time == NOON - datetime.timedelta(seconds=60)
        assert (file.subject.sex, file.subject.age, file.subject.subject_id) == ("F", "P34Y", "S-07-b")
        assert (file.lab, file.notes) == ("Ours", None)


@pytest.mark.parametrize("which", ["recording", "bare", "silent"])
def test_the_inspector_of_the_archive_finds_no_fault(tmp_path, request, recording, which):
    inspector = pytest.importorskip("nwbinspector")
    one = recording if which == "silent" else request.getfixturevalue(which)
    if which == "silent":  # units of which none fired, one step and one mark, all before zero
        events = (Event(-4.0, 1.0, "a"), Event(-3.5, 0.0, "b"))
        one = Recording(one.samples, one.rate, one.channels, events, -5.0, {"soleus/000": np.empty(0)}, one.about)
    path = nwb.write_recording(one, tmp_path / "r.nwb")
    same(nwb.read_recording(path), one)
    found = list(inspector.inspect_nwbfile(nwbfile_path=str(path), config=inspector.load_config("dandi")))
    # Who recorded it and where is not known; a table of one row is as short as what happened.
    allowed = {"check_experimenter_exists", "check_institution"} | (
        {"check_single_row"} if which == "silent" else set()
    )
    assert {m.check_function_name for m in found} <= allowed, [(m.importance.name, m.message) for m in found]


# -- reading what others wrote


def others(path, fill):
    """A file as pynwb's own examples make it; `fill(file)` adds to it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        file = pynwb.NWBFile(session_description="a test", identifier="x", session_start_time=NOON)
        device = file.create_device(name="amplifier")
        group = file.create_electrode_group(name="grid 1", description="-", location="biceps", device=device)
        for i in range(3):
            file.add_electrode(group=group, location="biceps brachii", rel_x=8000.0 * i, rel_y=0.0)
        fill(file, file.create_electrode_table_region([0, 1, 2], "all"))
        with pynwb.NWBHDF5IO(str(path), "w") as io:
            io.write(file)
    return path


RAW = np.random.default_rng(5).integers(-2000, 2000, (6000, 3)).astype(np.int16)


def electrical(region, **more):
    from pynwb.ecephys import ElectricalSeries

    given = {"name": "ElectricalSeries", "data": RAW, "electrodes": region, "conversion": 2e-7, "offset": 1e-5}
    return ElectricalSeries(**(given | more))


def test_integers_with_conversions_come_in_millivolts_and_slow_channels_onto_their_clock(tmp_path):
    def fill(file, region):
        file.add_acquisition(electrical(region, rate=2000.0, starting_time=1.0, channel_conversion=[1.0, 2.0, 4.0]))
        spot = pynwb.behavior.SpatialSeries(
            name="elbow_angle", data=np.linspace(0, 90, 300), unit="degrees", rate=100.0, starting_time=1.0
        )
        behavior = file.create_processing_module(name="behavior", description="-")
        behavior.add(pynwb.behavior.Position(spatial_series=spot))
        torque = pynwb.TimeSeries(
            name="torque", data=np.ones(3000), unit="newton-meters", rate=1000.0, starting_time=1.0
        )
        behavior.add(pynwb.behavior.BehavioralTimeSeries(time_series=torque))
        file.add_unit(spike_times=[1.5, 2.0])
        file.add_trial(start_time=1.0, stop_time=2.5)

    back = formats.read_recording(others(tmp_path / "o.nwb", fill))
    assert (back.rate, back.start, back.samples.shape) == (2000.0, 1.0, (5, 6000))
    emg = back.of_kind("emg")
    np.testing.assert_allclose(emg[:, :], 1e3 * (RAW.T * 2e-7 * np.array([[1.0], [2.0], [4.0]]) + 1e-5), atol=1e-12)
    first = back.channels[0]
    assert (first.unit, first.muscle, first.position, first.group) == ("mV", "biceps brachii", (0.0, 0.0), "grid 1")
    assert back.channels[1].position == pytest.approx((0.008, 0.0))
    assert {(c.label, c.kind, c.unit) for c in back.channels[3:]} == {
        ("elbow_angle", "angle", "rad"),
        ("torque", "force", "N m"),
    }
    np.testing.assert_allclose(back.of_kind("angle")[0][:5900], np.radians(90 * np.arange(5900) / 20 / 299), atol=1e-9)
    assert "100 Hz" in back.about["note"]
    assert back.events == (Event(1.0, 1.5, "trial 1"),)
    assert {k: list(v) for k, v in back.truth.items()} == {"unit 0": [1.5, 2.0]}
    assert back.about["started"] == "2024-05-06T12:00:01+00:00"


def test_a_container_of_field_potentials_and_regular_timestamps_are_read(tmp_path):
    times = 3.0 + np.arange(6000) / 2000 + 1e-5 * np.random.default_rng(1).normal(size=6000)

    def fill(file, region):
        module = file.create_processing_module(name="ecephys", description="-")
        series = electrical(region, timestamps=np.sort(times))
        module.add(pynwb.ecephys.LFP(electrical_series=series))
        file.add_acquisition(
            pynwb.TimeSeries(name="load cell", data=np.arange(6000.0), unit="newtons", timestamps=series)
        )

    back = formats.read_recording(others(tmp_path / "o.nwb", fill))
    assert [c.kind for c in back.channels] == ["force", "emg", "emg", "emg"]
    assert back.rate == 2000.0
    assert "note" not in back.about
    np.testing.assert_array_equal(back.samples[0], np.arange(6000.0))


def test_uneven_times_are_interpolated_and_said_so(tmp_path):
    times = np.arange(6000) / 2000
    times[3000:] += 1.0
    times[100] += 0.0002

    def fill(file, region):
        file.add_acquisition(electrical(region, data=np.sin(4 * times)[:, None].repeat(3, 1), timestamps=times))

    back = formats.read_recording(others(tmp_path / "o.nwb", fill))
    assert "uneven times" in back.about["note"]
    found = back.samples[2]
    assert found.shape == (8000,)
    assert np.isnan(found[3000:4999]).all()
    whole = np.r_[0:3000, 5000:8000]
    np.testing.assert_allclose(found[whole], 1e3 * (2e-7 * np.sin(4 * back.time[whole]) + 1e-5), rtol=1e-4)


def test_samples_that_are_not_numbers_stay_so(tmp_path):
    def fill(file, region):
        file.add_acquisition(electrical(region, data=np.where(RAW > 0, RAW, np.nan), rate=2000.0))

    back = formats.read_recording(others(tmp_path / "o.nwb", fill))
    np.testing.assert_array_equal(np.isnan(back.samples[1]), RAW[:, 1] <= 0)


# -- damage


def refused(path):
    with pytest.raises(MyospasmError) as caught:
        formats.read_recording(path)
    said = str(caught.value)
    assert path.name in said
    assert "Traceback" not in said
    assert said.endswith((".", "\n"))
    return said


@pytest.fixture
def broken(tmp_path, written):
    """A copy of a sound file, open for damage."""
    path = tmp_path / "broken.nwb"
    path.write_bytes(written.read_bytes())
    return path


SERIES = "acquisition/EMG soleus array"


def test_files_that_are_not_whole_are_sentences(tmp_path, broken):
    whole = broken.read_bytes()
    for length in (0, 8, 100, len(whole) // 2, len(whole) - 1):
        broken.write_bytes(whole[:length])
        refused(broken)
    with pytest.raises(MyospasmError, match="there is no file"):
        nwb.read_recording(tmp_path / "none.nwb")


def test_other_hdf5_is_not_taken_for_nwb(tmp_path):
    for name in ("other.h5", "other.nwb"):
        with h5py.File(tmp_path / name, "w") as file:
            file["x"] = [1.0]
        refused(tmp_path / name)
    assert formats.recognize(tmp_path / "other.h5") is None


def test_an_nwb_file_without_series_is_a_sentence(tmp_path):
    assert "no series" in refused(others(tmp_path / "o.nwb", lambda file, region: None))


@pytest.mark.parametrize("fault", ["data", "starting_time", "rate", "shape", "kind", "times"])
def test_a_damaged_series_is_left_out_and_told(broken, recording, fault):
    with h5py.File(broken, "r+") as file:
        group = file[SERIES]
        if fault in ("data", "starting_time"):
            del group[fault]
        elif fault == "rate":
            group["starting_time"].attrs["rate"] = 0.0
        elif fault == "times":
            del group["starting_time"]
            group["timestamps"] = np.zeros(5000)
        else:
            del group["data"]
            group["data"] = np.zeros((0, 16)) if fault == "shape" else np.full((5000, 16), b"x")
    back = formats.read_recording(broken)
    assert len(back.channels) == len(recording.channels) - 16
    assert "broken.nwb" in back.about["damage"]


def test_links_into_other_files_are_not_followed(tmp_path, broken, written):
    with h5py.File(broken, "r+") as file:
        del file[f"{SERIES}/data"]
        file[f"{SERIES}/data"] = h5py.ExternalLink(str(written), f"/{SERIES}/data")
        file["acquisition/away"] = h5py.ExternalLink("/etc/passwd", "/")
        file["acquisition/round"] = h5py.SoftLink("/acquisition/round")
        (tmp_path / "raw").write_bytes(bytes(80000))
        series = file.create_group("acquisition/raw")
        series.attrs["neurodata_type"] = "TimeSeries"
        series.create_dataset("data", (10000,), "f8", external=[(str(tmp_path / "raw"), 0, 80000)])
    damage = formats.read_recording(broken).about["damage"]
    assert damage.count("link into another file") == 2
    assert "circles" in damage
    assert "in other files" in damage


def test_absurd_sizes_are_not_believed(broken):
    with h5py.File(broken, "r+") as file:
        for name in list(file["acquisition"]):
            shape = file[f"acquisition/{name}/data"].shape
            del file[f"acquisition/{name}/data"]
            huge = (10**12, *shape[1:])
            file[f"acquisition/{name}"].create_dataset(
                "data", huge, "f4", chunks=(1000, *shape[1:]), compression="gzip"
            )
            file[f"acquisition/{name}/data"][:1000] = 1.0
        del file["stimulus/presentation/soleus stimulus"]
    assert "too few to be true" in refused(broken)


def test_a_damaged_store_of_texts_does_not_hang(broken):
    content = bytearray(broken.read_bytes())
    place = content.find(b"GCOL")
    content[place + 16 : place + 80] = bytes(64)
    broken.write_bytes(content)
    assert "texts" in refused(broken)


def test_damaged_samples_are_a_sentence_when_they_are_read(broken):
    with h5py.File(broken, "r+") as file:
        data = file[f"{SERIES}/data"]
        place = data.id.get_chunk_info(0).byte_offset
    content = bytearray(broken.read_bytes())
    content[place : place + 2000] = bytes(2000)
    broken.write_bytes(content)
    back = formats.read_recording(broken)
    with pytest.raises(MyospasmError, match="damaged"):
        back.samples[1]


def test_without_the_library_the_extra_is_named(monkeypatch, written, recording, tmp_path):
    for name in ("pynwb", "h5py"):
        monkeypatch.setitem(sys.modules, name, None)
    for act in (lambda: nwb.read_recording(written), lambda: nwb.write_recording(recording, tmp_path / "w.nwb")):
        with pytest.raises(MyospasmError, match=r"myospasm\[io\]"):
            act()
