"""MATLAB exports of Spike2 and OTBioLab: a real one, made ones of both versions of the file, and damaged ones."""

from __future__ import annotations

import json
import struct
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from scipy.io import savemat

from myospasm.files import matlab, otbiolab, spike2
from myospasm.files.formats import read_recording, recognize
from myospasm.ground import MyospasmError
from myospasm.records import Event

SAMPLE = Path(__file__).parents[2] / "shared" / "data" / "calf_emg_torque" / "max_push1.mat"


# -- files of version 7.3, as MATLAB lays them in HDF5


def save73(path, variables):
    h5py = pytest.importorskip("h5py")
    with h5py.File(path, "w", userblock_size=512) as file:
        file.create_group("#refs#")
        for name, value in variables.items():
            lay(file, name, value)
    data = bytearray(path.read_bytes())
    data[:128] = b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(124) + b"\0\2IM"
    path.write_bytes(data)
    return path


def lay(group, name, value):
    """One value as MATLAB writes it: transposed, texts as numbers, cells as references."""
    h5py = pytest.importorskip("h5py")
    if isinstance(value, dict):
        inside = group.create_group(name)
        inside.attrs["MATLAB_class"] = np.bytes_("struct")
        for field, content in value.items():
            lay(inside, field, content)
    elif isinstance(value, list):
        refs = group.file["#refs#"]
        for i, cell in enumerate(value):
            lay(refs, f"{len(refs)}x{i}", cell)
        names = list(refs)[-len(value) :] if value else []
        order = sorted(names, key=lambda n: int(n.split("x")[0]))
        data = np.array([[refs[n].ref for n in order]], dtype=h5py.ref_dtype)
        group.create_dataset(name, data=data, dtype=h5py.ref_dtype).attrs["MATLAB_class"] = np.bytes_("cell")
    elif isinstance(value, str):
        found = group.create_dataset(name, data=np.array([[ord(c)] for c in value] or [[0], [0]], np.uint16))
        found.attrs["MATLAB_class"] = np.bytes_("char")
        if not value:
            found.attrs["MATLAB_empty"] = np.uint8(1)
    else:
        data = np.atleast_2d(np.asarray(value))
        if not data.size:
            found = group.create_dataset(name, data=np.zeros(2, np.uint64))
            found.attrs["MATLAB_empty"] = np.uint8(1)
        else:
            found = group.create_dataset(name, data=data.T, compression="gzip", chunks=True)
        found.attrs["MATLAB_class"] = np.bytes_("double")


def save5(path, variables):
    cells = {k: np.array(v, object) if isinstance(v, list) else v for k, v in variables.items()}
    savemat(path, cells, do_compression=True, oned_as="column")
    return path


VERSIONS = pytest.mark.parametrize("save", [save5, save73])


# -- Spike2


def waveform(title, interval, values, **more):
    times = np.arange(len(values)) * interval + more.get("start", 0.0)
    fields = {"comment": "", "scale": 1.0, "offset": 0.0, "units": "", "start": 0.0, "length": float(len(values))}
    column = np.asarray(values)[:, None]
    return fields | {"title": title, "interval": interval, "values": column, "times": times[:, None]} | more


def points(title, times, **more):
    times = np.asarray(times, float)[:, None]
    return {"title": title, "comment": "", "resolution": 1e-5, "length": float(len(times)), "times": times} | more


def test_a_real_export_of_spike2_is_read():
    if not SAMPLE.exists():
        pytest.skip("the sample max_push1.mat is not here")
    assert recognize(SAMPLE) == "spike2"
    one = read_recording(SAMPLE)
    assert (one.rate, one.start, one.samples.shape) == (pytest.approx(2000), 0.0, (2, 20001))
    assert [(c.label, c.kind, c.unit) for c in one.channels] == [("EMG", "emg", ""), ("signal", "other", "")]
    emg, signal = np.asarray(one.samples)
    assert emg.max() == pytest.approx(6.7235, abs=1e-4)
    assert signal.max() == pytest.approx(2.0002, abs=1e-4)
    assert len(one.events) == 13
    assert one.events[0] == Event(pytest.approx(0.701), 0.0, "trig")
    note = one.about["note"]
    assert "signal was sampled at 100 Hz" in note
    assert "EMG and signal have no unit" in note
    assert "does not tell what signal measures" in note


def test_a_sidecar_tells_what_a_real_export_does_not(tmp_path):
    if not SAMPLE.exists():
        pytest.skip("the sample max_push1.mat is not here")
    path = tmp_path / "max_push1.mat"
    path.write_bytes(SAMPLE.read_bytes())
    told = {"channels": {"EMG": {"unit": "V", "muscle": "soleus"}, "signal": {"kind": "force", "unit": "N m"}}}
    path.with_suffix(".json").write_text(json.dumps(told))
    one = read_recording(path)
    assert [(c.kind, c.unit, c.muscle) for c in one.channels] == [("emg", "V", "soleus"), ("force", "N m", "")]
    assert "no unit" not in one.about["note"]
    path.with_suffix(".json").write_text('{"channels": {"signall": {"kind": "force"}}}')
    with pytest.raises(MyospasmError, match="did you mean 'signal'"):
        read_recording(path)


@VERSIONS
def test_waveforms_events_markers_and_sorted_spikes_are_read(tmp_path, save):
    emg = np.random.default_rng(0).standard_normal(30_000)
    path = save(
        tmp_path / "made.mat",
        {
            "V1_Ch1": waveform("Soleus EMG", 0.0005, emg, units="mV"),
            "V1_Ch2": waveform("Torque", 0.01, np.arange(1500.0), units="Nm"),
            "V1_Ch3": points("Stim", [1.0, 2.0]),
            "V1_Ch31": points("Keyboard", [1.5, 2.5], codes=np.array([[97, 0, 0, 0], [1, 0, 0, 0]], np.uint8)),
            "V1_Ch30": points("TextMark", [3.5], codes=np.zeros((1, 4), np.uint8), text="go", items=1.0),
            "V1_Ch4": points(
                "nw-1",
                [0.5, 0.6, 0.7],
                codes=np.array([[1, 0, 0, 0], [2, 0, 0, 0], [0, 0, 0, 0]], np.uint8),
                values=np.zeros((3, 8)),
                interval=5e-5,
            ),
            "file": {"name": "x.smrx", "start": np.array([[2026.0, 11, 22, 10, 11, 12]])},
        },
    )
    assert recognize(path) == "spike2"
    one = read_recording(path)
    assert (one.rate, one.samples.shape) == (pytest.approx(2000), (2, 30_000))
    np.testing.assert_allclose(one.samples[0], emg)
    np.testing.assert_allclose(one.samples[1, ::20], np.arange(1500))
    assert [(c.kind, c.unit) for c in one.channels] == [("emg", "mV"), ("force", "N m")]
    labels = {(round(e.onset, 6), e.label) for e in one.events}
    assert labels == {
        (0.7, "nw-1"),
        (1.0, "Stim"),
        (1.5, "Keyboard: a"),
        (2.0, "Stim"),
        (2.5, "Keyboard: 1"),
        (3.5, "TextMark: go"),
    }
    assert {k: v.tolist() for k, v in one.truth.items()} == {"nw-1 1": [0.5], "nw-1 2": [0.6]}
    assert one.about["started"] == "2026-11-22T10:11:12"


def test_whole_numbers_are_scaled_and_volts_become_millivolts(tmp_path):
    raw = waveform("EMG", 0.001, np.arange(100, dtype=np.int16), scale=0.5, offset=2.0, units="V")
    one = read_recording(save5(tmp_path / "a.mat", {"a": raw}))
    np.testing.assert_allclose(one.samples[0], 1000 * (0.5 * np.arange(100) + 2))
    assert one.channels[0].unit == "mV"


def test_gaps_of_a_waveform_are_nan_and_times_that_go_back_are_refused(tmp_path):
    wave = waveform("EMG", 0.001, np.arange(100.0), units="mV")
    wave["times"][50:] += 0.2
    one = read_recording(save5(tmp_path / "a.mat", {"a": wave}))
    assert one.samples.shape == (1, 300)
    assert np.isnan(one.samples[0][50:250]).all()
    np.testing.assert_array_equal(one.samples[0][250:], np.arange(50, 100))
    np.testing.assert_array_equal(one.samples[0, 240:260], one.samples[0][240:260])
    assert "EMG has 1 gap" in one.about["note"]
    for shift, words in ((-0.02, "do not go forward"), (1e9, "less than 1 %"), (np.nan, "do not go forward")):
        wave["times"] = np.arange(100)[:, None] * 0.001
        wave["times"][50:] += shift
        with pytest.raises(MyospasmError, match=words):
            read_recording(save5(tmp_path / "a.mat", {"a": wave}))


@pytest.mark.parametrize("wrong", [{"interval": 0.0}, {"interval": np.nan}, {"values": "text"}, {"start": 1.0}])
def test_a_waveform_without_samples_or_interval_is_a_sentence(tmp_path, wrong):
    wave = waveform("EMG", 0.001, np.arange(100.0)) | wrong
    if "start" in wrong:
        wave["values"] = wave["times"] = np.empty((0, 1))
    path = save5(tmp_path / "a.mat", {"a": wave})
    with pytest.raises(MyospasmError, match=r"a\.mat.*(no samples or interval|has no waveform)"):
        read_recording(path)


# -- OTBioLab


def export(count=64, samples=3000, grid="GR08MM1305", unit="uV", more=()):
    """What OTBioLab+ exports of a decomposed contraction."""
    random = np.random.default_rng(0)
    emg = random.standard_normal((samples, count)).round(3)
    where = f"TA - MULTIPLE IN 1 (Channel 1->{count}) - {grid}"
    fired = np.zeros((samples, 2))
    fired[[100, 900], 0] = 1
    fired[[500], 1] = 1
    words = [f"{where} ({i + 1})[{unit}]" for i in range(count)]
    words += ["acquired data[%]", "performed path[%]"]
    words += [f"Decomposition of {where} (MU{i + 1})[a.u]" for i in range(2)]
    words += [f"Source for decomposition of {where} (MU{i + 1})[a.u]" for i in range(2)]
    force = np.linspace(0, 20, samples)[:, None]
    data = np.hstack([emg, force, force, fired, fired, *(np.zeros((samples, 1)) for _ in more)])
    return emg, {
        "Data": data,
        "Time": np.arange(samples)[:, None] / 2048,
        "Description": [*words, *more],
        "SamplingFrequency": 2048.0,
        "OTBFile": "unknown",
    }


@VERSIONS
@pytest.mark.parametrize("cell", [False, True])
def test_a_decomposed_export_of_otbiolab_is_read(tmp_path, save, cell):
    emg, variables = export(more=["AUX IN 1 - trigger[V]"])
    if cell:
        variables["Data"] = [variables["Data"]]
        if save is save5:
            box = np.empty((1, 1), object)
            box[0, 0] = variables["Data"][0]
            variables["Data"] = box
    path = save(tmp_path / "made.mat", variables)
    assert recognize(path) == "otbiolab"
    one = read_recording(path)
    assert (one.rate, one.samples.shape) == (2048, (67, 3000))
    np.testing.assert_allclose(np.asarray(one.of_kind("emg")), emg.T / 1000)
    first = one.channels[0]
    assert (first.label, first.unit, first.muscle, first.group) == ("TA 1", "mV", "TA", "GR08MM1305, MULTIPLE IN 1")
    assert [(c.label, c.kind, c.unit) for c in one.channels[64:66]] == [
        ("acquired data", "force", "%"),
        ("performed path", "other", "%"),
    ]
    assert one.channels[66].kind == "stimulus"
    assert {k: (v * 2048).round().tolist() for k, v in one.truth.items()} == {"MU1": [100, 900], "MU2": [500]}
    assert one.about["electrode_spacing_m"] == "0.008"
    assert "2 sources of a decomposition are left out" in one.about["note"]


def test_electrodes_lie_where_the_wiring_is_published(tmp_path):
    _, variables = export()
    channels = read_recording(save5(tmp_path / "a.mat", variables)).channels
    places = [c.position for c in channels[:64]]
    assert len(set(places)) == 64
    # One column after the other, back and forth: 12 is the end of the first, 13 lies beside it.
    assert places[0] == (-0.040, -0.016)
    assert places[11] == (0.048, -0.016)
    assert places[12] == (0.048, -0.008)
    assert places[63] == (0.048, 0.016)
    _, variables = export(grid="GR10MM0808")
    places = [c.position for c in read_recording(save5(tmp_path / "a.mat", variables)).channels[:64]]
    assert len(set(places)) == 64
    assert (places[0], places[7], places[8]) == ((0.035, -0.035), (-0.035, -0.035), (0.035, -0.025))


def test_where_the_wiring_is_not_sure_no_place_is_told(tmp_path):
    _, variables = export(grid="HD08MM1305")
    one = read_recording(save5(tmp_path / "a.mat", variables))
    assert one.channels[0].position is None
    assert one.about["electrode_spacing_m"] == "0.008"
    assert "where the electrodes of HD08MM1305 lie is not known" in one.about["note"]


def test_two_grids_of_one_muscle_and_uncalibrated_force_are_told_apart(tmp_path):
    words = [f"TA - MULTIPLE IN {k} (Channel 1->2) - GR08MM1305 ({i})[mV]" for k in (1, 2) for i in (1, 2)]
    variables = {
        "Data": np.arange(50.0).reshape(10, 5),
        "Time": np.arange(10)[:, None] / 1000 + 2,
        "Description": [*words, "acquired data MVC=0.466 Offset=0.13[mV]"],
        "SamplingFrequency": 1000.0,
    }
    one = read_recording(save5(tmp_path / "a.mat", variables))
    assert one.channels[2].label == "TA GR08MM1305, MULTIPLE IN 2 1"
    assert (one.start, one.channels[4].kind) == (2.0, "force")
    assert "is not calibrated in a unit of force" in one.about["note"]
    np.testing.assert_array_equal(np.asarray(one.samples), np.arange(50.0).reshape(10, 5).T)
    variables["Data"] = variables["Data"].T
    np.testing.assert_array_equal(
        read_recording(save5(tmp_path / "b.mat", variables)).samples[3], 3 + 5.0 * np.arange(10)
    )


def test_parts_that_disagree_are_a_sentence(tmp_path):
    _, good = export(samples=1000)
    only = [w for w in good["Description"] if "ecomposition of" in w]
    for wrong, words in (
        ({"Description": good["Description"][:-1]}, "70 columns of data and 69 descriptions"),
        ({"SamplingFrequency": 0.0}, "above zero"),
        ({"SamplingFrequency": "fast"}, "above zero"),
        ({"Data": "text"}, "0 columns of data"),
        ({"Description": only, "Data": np.zeros((1000, 4))}, "no channel but motor units"),
        ({"Description": ["AUX 1"] * 70}, "two channels have the description 'AUX 1'"),
    ):
        path = save5(tmp_path / "a.mat", good | wrong)
        with pytest.raises(MyospasmError, match=words):
            otbiolab.read_recording(path)
        with pytest.raises(MyospasmError, match=words):
            read_recording(path)


# -- files that are damaged, or mean harm


def spike_file(path, save=save5):
    return save(path, {"a": waveform("EMG", 0.001, np.random.default_rng(0).standard_normal(20_000), units="mV")})


@VERSIONS
def test_cut_files_are_a_sentence(tmp_path, save):
    whole = spike_file(tmp_path / "whole.mat", save).read_bytes()
    for keep in (0, 5, 127, 140, 300, 600, 2000, len(whole) // 2, len(whole) - 30):
        path = tmp_path / "cut.mat"
        path.write_bytes(whole[:keep])
        with pytest.raises(MyospasmError, match=r"cut\.mat"):
            read_recording(path)
        with pytest.raises(MyospasmError, match=r"cut\.mat"):
            spike2.read_recording(path)


def test_other_matlab_files_are_not_taken_for_recordings(tmp_path):
    path = save5(tmp_path / "a.mat", {"Data": np.zeros((3, 3)), "x": {"title": "a"}})
    assert recognize(path) is None
    with pytest.raises(MyospasmError, match="has no waveform"):
        spike2.read_recording(path)
    with pytest.raises(MyospasmError, match="lacks Description and SamplingFrequency"):
        otbiolab.read_recording(path)


def element(kind, data):
    return struct.pack("<II", kind, len(data)) + data + bytes(-len(data) % 8)


def matrix(kind, shape, *content, name=b"a"):
    sizes = struct.pack(f"<{len(shape)}i", *shape)
    head = element(6, struct.pack("<II", kind, 0)) + element(5, sizes) + element(1, name)
    return element(14, head + b"".join(content))


HEADER = b"MATLAB 5.0 MAT-file".ljust(124) + b"\0\1IM"


def compressed(data):
    packed = zlib.compress(data, 9)
    return struct.pack("<II", 15, len(packed)) + packed


def nested(deep):
    inside = matrix(6, (1, 1), element(9, bytes(8)))
    for _ in range(deep):
        inside = matrix(1, (1, 1), inside, name=b"")
    return inside


HARM = {
    "a million million cells": (matrix(1, (10**6, 10**6)), "declares 1000000000000 cells"),
    "cells of nothing": (matrix(1, (2**31 - 1, 0, 2**31 - 1, 1)), "can be read"),
    "structs without fields": (
        matrix(2, (2**31 - 1, 2**31 - 1), element(5, struct.pack("<i", 32)), element(1, b"")),
        "cells where",
    ),
    "numbers that are not there": (matrix(6, (10**6, 10**6), element(9, bytes(80))), "numbers where 10 are"),
    "negative sizes": (matrix(6, (-5, 5), element(9, bytes(8))), "impossible size"),
    "deep cells": (nested(500), "cells within cells"),
    "a bomb": (compressed(element(14, bytes(400 << 20))), "unpacks to more than 50 times"),
    "a cut bomb": (compressed(bytes(1000))[:-9] + b"\0", "damaged|cut"),
    "a length beyond the file": (struct.pack("<II", 14, 2**32 - 1), "is cut"),
    "no variables": (b"", "has no waveform"),
}


@pytest.mark.parametrize("name", HARM)
def test_what_a_file_declares_must_be_there(tmp_path, name):
    data, words = HARM[name]
    path = tmp_path / "harm.mat"
    path.write_bytes(HEADER + data)
    with pytest.raises(MyospasmError, match=words):
        spike2.read_recording(path)
    assert matlab.fields(path, path.read_bytes()[:1024]) is not None


def test_function_handles_and_objects_are_never_read(tmp_path, monkeypatch):
    good = spike_file(tmp_path / "good.mat").read_bytes()
    handle = matrix(16, (1, 1), matrix(2, (1, 1), element(5, struct.pack("<i", 8)), element(1, b"")), name=b"f")
    opaque = element(14, element(6, struct.pack("<II", 17, 0)) + element(1, b"t") + element(1, b"MCOS"))
    hidden = matrix(1, (1, 1), handle, name=b"cell")
    (tmp_path / "a.mat").write_bytes(good + handle + opaque + hidden)
    assert set(matlab.load(tmp_path / "a.mat", "a file")) == {"a"}
    assert read_recording(tmp_path / "a.mat").samples.shape == (1, 20_000)


def test_long_numbers_of_version_73_stay_in_their_file(tmp_path):
    _, variables = export()
    found = matlab.load(save73(tmp_path / "a.mat", variables), "a file")
    assert isinstance(found["Data"], matlab.Remote)
    assert found["Data"].shape == (3000, 70)


def test_links_values_elsewhere_and_absurd_sizes_of_version_73_are_refused(tmp_path):
    h5py = pytest.importorskip("h5py")
    wave = waveform("EMG", 0.001, np.arange(100.0))
    path = save73(tmp_path / "a.mat", {"a": wave})
    with h5py.File(path, "r+") as file:
        file["linked"] = h5py.ExternalLink("/etc/passwd", "/")
        file["soft"] = h5py.SoftLink("/a")
    assert set(matlab.load(path, "a file")) == {"a"}
    with h5py.File(path, "r+") as file:
        file.create_dataset("big", shape=(10**6, 10**6), dtype="f8", chunks=(1000, 1000))
    with pytest.raises(MyospasmError, match="which are not there"):
        read_recording(path)
    with h5py.File(path, "r+") as file:
        del file["big"]
        (tmp_path / "secret").write_bytes(bytes(800))
        file.create_dataset("out", shape=(100,), dtype="f8", external=[(str(tmp_path / "secret"), 0, 800)])
    with pytest.raises(MyospasmError, match="in other files"):
        read_recording(path)


def test_a_library_that_is_not_installed_is_named(tmp_path, monkeypatch):
    path = spike_file(tmp_path / "a.mat", save73)
    monkeypatch.setitem(sys.modules, "h5py", None)
    with pytest.raises(MyospasmError, match=r"a\.mat.*pip install 'myospasm\[io\]'"):
        read_recording(path)
