"""WFDB records: real ones measured against published figures, made ones in many shapes, and damaged ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from myospasm.files import wfdb
from myospasm.files.formats import read_recording, recognize
from myospasm.files.wfdb import samples as wfdb_samples
from myospasm.ground import MyospasmError

SHARED = Path(__file__).parents[2] / "shared" / "data" / "needle_emg"
REFERENCE = {"healthy": (0.082, 1.63), "myopathy": (0.097, 1.45), "neuropathy": (0.388, 6.55)}

library = pytest.importorskip("wfdb")


@pytest.mark.parametrize("name", REFERENCE)
@pytest.mark.parametrize("ending", [".hea", ".dat", ""])
def test_real_needle_emg_has_the_published_size(name, ending):
    path = SHARED / f"emg_{name}{ending}"
    if not SHARED.exists():
        pytest.skip("the needle EMG of PhysioNet is not here")
    if ending:
        assert recognize(path) == "wfdb"
    one = wfdb.read_recording(path)
    rms, span = REFERENCE[name]
    samples = np.asarray(one.samples)[0]
    assert np.sqrt(np.mean(samples**2)) == pytest.approx(rms, abs=5e-4)
    assert np.ptp(samples) == pytest.approx(span, abs=6e-3)
    assert (one.rate, one.channels[0].unit, one.channels[0].kind) == (4000.0, "mV", "emg")


def test_what_a_header_says_of_the_patient_is_told():
    if not SHARED.exists():
        pytest.skip("the needle EMG of PhysioNet is not here")
    about = wfdb.read_recording(SHARED / "emg_neuropathy.hea").about
    assert (about["age"], about["sex"]) == ("62", "M")
    assert about["diagnoses"] == "chronic low back pain and neuropathy due to a right L5 radiculopathy"
    assert about["comments"].startswith("EMG from 25mm concentric needle electrode")
    assert "note" not in about


def made(folder, name="rec", channels=3, length=1000, **options):
    """A record of noise in steps of a microvolt; the samples that are in it."""
    values = np.round(np.random.default_rng(0).standard_normal((length, channels)), 3)
    settings = {"units": ["mV"] * channels, "fmt": ["16"] * channels, "adc_gain": [1000.0] * channels} | options
    library.wrsamp(
        name,
        fs=1000,
        sig_name=[f"EMG {i}" for i in range(channels)],
        p_signal=values,
        baseline=[0] * channels,
        write_dir=str(folder),
        **settings,
    )
    return values.T


@pytest.mark.parametrize("form", ["16", "24", "32", "212", "80", "516"])
def test_every_usual_format_comes_back(tmp_path, form):
    values = np.round(np.random.default_rng(1).uniform(-0.1, 0.1, (500, 2)), 3)
    library.wrsamp(
        "rec",
        fs=500,
        units=["mV", "N"],
        sig_name=["EMG", "force"],
        p_signal=values,
        fmt=[form] * 2,
        adc_gain=[1000.0] * 2,
        baseline=[0] * 2,
        write_dir=str(tmp_path),
    )
    one = read_recording(tmp_path / "rec.hea")
    np.testing.assert_allclose(np.asarray(one.samples), values.T, atol=1e-9)
    assert [c.kind for c in one.channels] == ["emg", "force"]


def test_a_long_record_is_unpacked_once_and_only_where_it_is_asked_for(tmp_path, monkeypatch):
    values = made(tmp_path, channels=8, length=200_000)
    asked = []
    real = library.rdrecord

    def counted(*words, **options):
        asked.append((options["sampfrom"], options["sampto"]))
        return real(*words, **options)

    monkeypatch.setattr(library, "rdrecord", counted)
    monkeypatch.setattr(wfdb_samples, "MEMORY", 1000)
    one = wfdb.read_recording(tmp_path / "rec.hea")
    assert asked == []
    np.testing.assert_allclose(one.samples[3, 100_000:100_050], values[3, 100_000:100_050], atol=1e-9)
    assert len(asked) == 1
    assert asked[0][1] - asked[0][0] <= wfdb_samples.BLOCK // 8
    for row in range(8):
        np.testing.assert_allclose(one.samples[row], values[row], atol=1e-9)
    assert len(asked) == len(set(asked)) == -(-200_000 * 8 // wfdb_samples.BLOCK)


def test_annotations_the_date_and_units_in_other_cases_are_read(tmp_path):
    made(tmp_path)
    header = tmp_path / "rec.hea"
    text = header.read_text().replace("/mV", "/mv", 1).replace("1000 1000", "1000 1000 10:11:12 22/11/2026", 1)
    header.write_text(text)
    library.wrann("rec", "atr", np.array([100, 500]), ["N", "+"], aux_note=["", "(twitch"], write_dir=str(tmp_path))
    one = wfdb.read_recording(header)
    assert [tuple(e) for e in one.events] == [(0.1, 0.0, "N"), (0.5, 0.0, "(twitch")]
    assert one.about["started"] == "2026-11-22T10:11:12"
    assert {c.unit for c in one.channels} == {"mV"}
    (tmp_path / "rec.atr").write_bytes(b"\x01")
    assert "annotations" in wfdb.read_recording(header).about.get("damage", "annotations")


def test_microvolts_become_millivolts_and_a_missing_gain_is_told(tmp_path):
    values = made(tmp_path, units=["uV", "mV", "mV"])
    one = wfdb.read_recording(tmp_path / "rec.hea")
    np.testing.assert_allclose(one.samples[0], values[0] / 1000, atol=1e-12)
    header = tmp_path / "rec.hea"
    lines = header.read_text().splitlines()
    lines[2] = lines[2].replace("1000.0(0)/mV", "0")
    header.write_text("\n".join(lines) + "\n")
    assert "EMG 1 without a gain" in wfdb.read_recording(header).about["note"]


def test_a_record_in_segments_is_read_through_and_its_gaps_are_nan(tmp_path):
    first, second = made(tmp_path, "one", 2, 300), made(tmp_path, "two", 2, 200)
    (tmp_path / "all.hea").write_text("all/3 2 1000 600\none 300\n~ 100\ntwo 200\n")
    one = wfdb.read_recording(tmp_path / "all.hea")
    samples = np.asarray(one.samples)
    np.testing.assert_allclose(samples[:, :300], first, atol=1e-9)
    assert np.isnan(samples[:, 300:400]).all()
    np.testing.assert_allclose(samples[:, 400:], second, atol=1e-9)
    (tmp_path / "all.hea").write_text("all/2 2 1000 999999999999\none 300\n~ 999999999699\n")
    with pytest.raises(MyospasmError, match="its segments have 300"):
        wfdb.read_recording(tmp_path / "all.hea")


def test_channels_of_several_samples_a_frame_come_onto_one_clock(tmp_path):
    fast, slow = np.arange(2000) % 50, np.arange(500) % 50
    frames = np.column_stack([fast.reshape(500, 4), slow])
    frames.astype("<i2").tofile(tmp_path / "mix.dat")
    (tmp_path / "mix.hea").write_text(
        "mix 2 500 500\nmix.dat 16x4 10/mV 16 0 0 0 0 EMG\nmix.dat 16 10/N 16 0 0 0 0 force\n"
    )
    one = wfdb.read_recording(tmp_path / "mix.hea")
    assert (one.rate, one.samples.shape) == (2000.0, (2, 2000))
    np.testing.assert_allclose(one.samples[0], fast / 10)
    np.testing.assert_allclose(one.samples[1, ::4], slow / 10)
    assert "force was sampled at 500 Hz" in one.about["note"]


def test_cut_signals_are_told_and_the_rest_read(tmp_path):
    values = made(tmp_path)
    data = (tmp_path / "rec.dat").read_bytes()
    (tmp_path / "rec.dat").write_bytes(data[: len(data) // 2 + 1])
    one = wfdb.read_recording(tmp_path / "rec.hea")
    assert one.about["damage"] == "the signals are cut: 1000 samples are told, 500 are there"
    np.testing.assert_allclose(np.asarray(one.samples), values[:, :500], atol=1e-9)


WRONG = {
    "other folder": ("rec 1 1000 10\n../secret.dat 16 100/mV 16 0 0 0 0 EMG\n", "not in its folder"),
    "absolute": ("rec 1 1000 10\n/etc/passwd 16 100/mV 16 0 0 0 0 EMG\n", "not in its folder"),
    "fetched": ("rec 1 1000 10\nhttp://x.org/rec.dat 16 100/mV 16 0 0 0 0 EMG\n", "not in its folder"),
    "segment elsewhere": ("rec/1 1 1000 10\n../other 10\n", "not in its folder"),
    "missing": ("rec 1 1000 10\nnot_here.dat 16 100/mV 16 0 0 0 0 EMG\n", "lacks the file 'not_here.dat'"),
    "no signals": ("rec 0 1000 10\n", "no signals"),
    "empty": ("rec 1 1000 10\nnone.dat 16 100/mV 16 0 0 0 0 EMG\n", "empty"),
    "lines": ("rec 9 1000 10\nrec.dat 16 100/mV 16 0 0 0 0 EMG\n", "damaged"),
    "words": ("rec 1 1000 10\nrec.dat some words\n", "damaged"),
    "itself": ("rec/1 1 1000 10\nrec 10\n", "damaged"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_read_or_must_not_be_followed_is_a_sentence(tmp_path, name):
    text, words = WRONG[name]
    folder = tmp_path / "here"
    folder.mkdir()
    (tmp_path / "secret.dat").write_bytes(bytes(100))
    (folder / "rec.dat").write_bytes(bytes(100))
    (folder / "none.dat").write_bytes(b"")
    (folder / "rec.hea").write_text(text)
    with pytest.raises(MyospasmError, match=words):
        read_recording(folder / "rec.hea")


def test_an_absurd_length_is_cut_to_what_is_there(tmp_path):
    (tmp_path / "rec.dat").write_bytes(bytes(100))
    (tmp_path / "rec.hea").write_text("rec 1 1000 1000000000000\nrec.dat 16 100/mV 16 0 0 0 0 EMG\n")
    one = wfdb.read_recording(tmp_path / "rec.hea")
    assert one.samples.shape == (1, 50)
    assert "cut" in one.about["damage"]


def test_only_headers_and_the_signals_that_they_name_look_like_a_record(tmp_path):
    made(tmp_path)
    assert recognize(tmp_path / "rec.hea") == recognize(tmp_path / "rec.dat") == "wfdb"
    shutil.copy(tmp_path / "rec.dat", tmp_path / "alone.dat")
    (tmp_path / "letter.hea").write_text("Dear 2 of you\n")
    (tmp_path / "rec.txt").write_text("rec 3 1000 1000\n")
    for name in ("alone.dat", "letter.hea", "rec.txt"):
        assert recognize(tmp_path / name) is None
    with pytest.raises(MyospasmError, match="no header"):
        wfdb.read_recording(tmp_path / "alone.dat")


def test_segments_that_lack_a_channel_are_nan_there(tmp_path):
    both, single = made(tmp_path, "one", 2, 300), made(tmp_path, "two", 1, 200)
    layout = "".join(f"~ 0 1000(0)/mV 16 0 0 0 0 EMG {i}\n" for i in range(2))
    (tmp_path / "layout.hea").write_text("layout 2 1000 0\n" + layout)
    (tmp_path / "all.hea").write_text("all/3 2 1000 500\nlayout 0\none 300\ntwo 200\n")
    one = wfdb.read_recording(tmp_path / "all.hea")
    assert [c.label for c in one.channels] == ["EMG 0", "EMG 1"]
    np.testing.assert_allclose(one.samples[0], np.concatenate([both[0], single[0]]), atol=1e-9)
    assert np.isnan(one.samples[1, 300:]).all()
