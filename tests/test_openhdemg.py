"""A real high-density recording, decomposed by other software, read and measured; and files that are damaged."""

from __future__ import annotations

import dataclasses
import gzip
import json
import zlib
from pathlib import Path

import numpy as np
import pytest

from myospasm.files import openhdemg
from myospasm.files.formats import read_recording, recognize
from myospasm.files.openhdemg import columns as openhdemg_columns
from myospasm.files.openhdemg import text as openhdemg_text
from myospasm.ground import MyospasmError
from myospasm.records import Channel, Event, Recording, Stored
from myospasm.signs import conduction_velocity, describe, measure

SAMPLE = Path(__file__).parents[2] / "shared" / "data" / "hdemg_voluntary" / "otb_testfile.json"
SPIKES = [137, 154, 197, 293, 292]
RATES = [7.608, 6.815, 7.949, 10.693, 10.543]
STEADY = [7.925, 6.915, 8.171, 11.158, 10.754]


@pytest.fixture(scope="module")
def recording() -> Recording:
    if not SAMPLE.exists():
        pytest.skip("the sample recording otb_testfile.json is not here")
    return read_recording(SAMPLE)


def test_the_sample_is_read_whole(recording: Recording) -> None:
    assert recording.of_kind("emg").shape == (64, 66560)
    assert recording.of_kind("force").shape == (1, 66560)
    assert recording.rate == 2048
    assert [len(t) for t in recording.truth.values()] == SPIKES
    assert recording.about["format"] == "openhdemg"
    places = [c.position for c in recording.channels if c.kind == "emg"]
    assert len(set(places)) == 64


def test_rates_and_steadiness_are_those_of_other_software(recording: Recording) -> None:
    findings = measure(recording, steady=(18000 / 2048, 48000 / 2048))
    assert [u["spikes"] for u in findings.units] == SPIKES
    assert [u["rate_mean"] for u in findings.units] == pytest.approx(RATES, abs=6e-4)
    assert [u["steady_rate_mean"] for u in findings.units] == pytest.approx(STEADY, abs=6e-4)
    assert findings.force_cov is not None
    assert round(findings.force_cov, 2) == 1.43


def test_the_contraction_and_its_plateau_are_found(recording: Recording) -> None:
    findings = measure(recording)
    # Read off a plot: force leaves rest at 0.85 s and is back at 31.5 s; EMG lasts from 0.8 to 31.2 s.
    assert findings.contraction is not None
    assert findings.contraction["onset"] == pytest.approx(0.85, abs=0.1)
    assert findings.contraction["end"] == pytest.approx(31.5, abs=0.3)
    assert len(findings.spasms) == 1
    assert findings.spasms[0]["onset"] == pytest.approx(0.8, abs=0.1)
    assert findings.spasms[0]["end"] == pytest.approx(31.2, abs=0.2)
    assert findings.steady is not None
    assert 6.5 < findings.steady["start"] < 9.5
    assert 22.5 < findings.steady["end"] < 26.0
    assert [u["steady_rate_mean"] for u in findings.units] == pytest.approx(STEADY, rel=0.015)
    assert "MU5" in describe(findings)


def test_fibers_of_tibialis_anterior_conduct_at_a_human_speed(recording: Recording) -> None:
    emg = recording.of_kind("emg")[:, 18000:48000]
    places = [c.position for c in recording.channels if c.kind == "emg"]
    column = sorted((i for i, p in enumerate(places) if p and abs(p[1]) < 1e-9), key=lambda i: places[i][0])  # type: ignore[index]
    differential = np.diff(emg[column], axis=0)[3:6]
    found = conduction_velocity(differential, recording.rate, 0.008)
    assert found.likeness > 0.85
    assert 2.6 < abs(found.value) < 5.3  # Andreassen & Arendt-Nielsen 1987


def made() -> Recording:
    random = np.random.default_rng(0)
    return Recording(
        samples=np.concatenate([random.standard_normal((3, 400)), np.ones((1, 400))]),
        rate=1000.0,
        channels=[Channel(f"e{i}", "emg", "mV") for i in range(3)] + [Channel("f", "force", "N")],
        truth={"a": np.array([0.010, 0.150]), "b": np.array([0.2])},
        about={"electrode_spacing_m": "0.01"},
    )


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = openhdemg.write_recording(made(), tmp_path / "made.json")
    again = read_recording(path)
    # EMG is rounded to a hundred-millionth of the largest and kept in single precision; the force is exact.
    np.testing.assert_allclose(again.of_kind("emg"), 1000 * made().of_kind("emg"), rtol=1e-6, atol=1e-5)
    np.testing.assert_array_equal(again.of_kind("force"), made().of_kind("force"))
    assert [t.tolist() for t in again.truth.values()] == [[0.01, 0.15], [0.2]]
    assert again.about["electrode_spacing_m"] == "0.01"
    with pytest.raises(MyospasmError, match="exists already"):
        openhdemg.write_recording(made(), path)
    openhdemg.write_recording(made(), tmp_path / "again" / "made.json")
    assert (tmp_path / "again" / "made.json").read_bytes() == path.read_bytes()


def test_what_openhdemg_has_no_place_for_comes_back_from_its_extras(tmp_path: Path) -> None:
    full = dataclasses.replace(
        made(),
        channels=[Channel(f"é {i}", "emg", "uV", "soleus", (0.01, i / 100), "HP 20", "grid") for i in range(3)]
        + [Channel("Ankle", "angle", "rad", "soleus")],
        start=5.0,
        events=[Event(5.25, 0.5, 'a "quoted" word, \\ and µ')],
        truth={"unit 7": np.array([5.010, 5.150]), "none": np.empty(0)},
        about={"started": "2026-11-22T10:11:12", "subject": "P7", "accuracy": "0.91 0.5"},
    )
    again = read_recording(openhdemg.write_recording(full, tmp_path / "made.json"))
    assert again.channels == full.channels
    assert (again.start, again.events) == (5.0, tuple(full.events))
    assert {u: t.tolist() for u, t in again.truth.items()} == {"unit 7": [5.01, 5.15], "none": []}
    assert {k: again.about[k] for k in full.about} == full.about


def test_damaged_extras_cost_only_what_they_hold(tmp_path: Path) -> None:
    content = content_of(openhdemg.write_recording(made(), tmp_path / "made.json"))
    extras = json.loads(content["EXTRAS"])
    for wrong in ("[1]", '{"a": 1}', "x", "[[1, 2]]", "7"):
        for row in range(len(extras["index"])):
            data = [[wrong] if i == row else cell for i, cell in enumerate(extras["data"])]
            bad = {**content, "EXTRAS": json.dumps({**extras, "data": data})}
            (tmp_path / "bad.json").write_bytes(gzip.compress(json.dumps(bad).encode()))
            again = read_recording(tmp_path / "bad.json")
            assert again.samples.shape == (4, 400)
            assert len(again.truth) == 2


def test_stored_samples_that_are_not_numbers_and_no_units_are_written(tmp_path: Path) -> None:
    one = made()
    samples = np.array(one.samples)
    samples[1, 5] = np.nan
    samples[3, 7:9] = np.nan
    stored = Stored(lambda row, first, last: samples[row, first:last], samples.shape)
    bare = dataclasses.replace(one, samples=stored, truth={})
    again = read_recording(openhdemg.write_recording(bare, tmp_path / "bare.json"))
    np.testing.assert_allclose(again.of_kind("emg"), 1000 * samples[:3], rtol=1e-6, atol=1e-5)
    np.testing.assert_array_equal(again.of_kind("force"), samples[3:])
    assert again.truth == {}
    assert isinstance(again.samples, Stored)


def test_only_emg_in_volts_or_a_force_can_be_written(tmp_path: Path) -> None:
    for channel in (Channel("e", "emg", "N"), Channel("a", "angle", "rad")):
        with pytest.raises(MyospasmError, match="openhdemg needs"):
            openhdemg.write_recording(Recording(np.zeros((1, 10)), 1000.0, [channel]), tmp_path / "odd.json")
    force = Recording(np.arange(10.0)[None], 1000.0, [Channel("f", "force", "N")])
    again = read_recording(openhdemg.write_recording(force, tmp_path / "force.json"))
    assert again.channels == force.channels
    np.testing.assert_array_equal(again.samples, force.samples)


def content_of(path: Path) -> dict[str, str]:
    return json.loads(gzip.decompress(path.read_bytes()))


def test_a_file_is_read_however_its_json_is_written(tmp_path: Path) -> None:
    content = content_of(openhdemg.write_recording(made(), tmp_path / "made.json"))
    expected = np.asarray(read_recording(tmp_path / "made.json").samples)
    nested = {key: json.loads(value) for key, value in content.items()}
    spaced = {key: json.dumps(value, indent=1) for key, value in nested.items()}
    turned = dict(reversed(content.items()))
    rows = {**nested, "RAW_SIGNAL": nested["RAW_SIGNAL"]["data"]}
    backward = {**nested, "RAW_SIGNAL": dict(reversed(nested["RAW_SIGNAL"].items()))}
    for name, data in {
        "plain": json.dumps(content),
        "nested": json.dumps(nested),
        "pretty": json.dumps(nested, indent=2),
        "spaced": json.dumps(spaced),
        "turned": json.dumps(turned),
        "rows": json.dumps(rows),
        "backward": json.dumps(backward),
        "escaped": "".join(f"\\u{ord(c):04x}" if c in "[]{" else c for c in json.dumps(content)).replace(
            "\\u007b", "{", 1
        ),
    }.items():
        (tmp_path / name).write_text(data)
        again = openhdemg.read_recording(tmp_path / name)
        np.testing.assert_array_equal(again.samples, expected, err_msg=name)
        assert len(again.truth) == 2, name


@pytest.mark.parametrize("piece", [1, 7, 64, 1000])
def test_where_the_pieces_of_the_text_end_changes_nothing(tmp_path: Path, monkeypatch, piece: int) -> None:
    path = openhdemg.write_recording(made(), tmp_path / "made.json")
    expected = np.asarray(read_recording(path).samples)
    monkeypatch.setattr(openhdemg_text, "PIECE", piece)
    monkeypatch.setattr(openhdemg_columns, "PIECE", piece)
    again = read_recording(path)
    np.testing.assert_array_equal(again.samples, expected)
    np.testing.assert_array_equal(again.samples[2, 100:111], expected[2, 100:111])
    assert again.events == made().events


def test_what_is_missing_is_done_without(tmp_path: Path) -> None:
    content = content_of(openhdemg.write_recording(made(), tmp_path / "made.json"))
    bare = {key: content[key] for key in ("SOURCE", "RAW_SIGNAL", "FSAMP")}
    (tmp_path / "bare.json").write_bytes(gzip.compress(json.dumps(bare).encode()))
    again = read_recording(tmp_path / "bare.json")
    assert [c.label for c in again.channels] == ["EMG1", "EMG2", "EMG3"]
    assert again.truth == {}
    assert "no decomposition" in again.about["note"]
    odd = {**content, "IED": "NaN", "REF_SIGNAL": '{"columns":[0],"index":[],"data":[]}', "EXTRAS": "null"}
    (tmp_path / "odd.json").write_bytes(gzip.compress(json.dumps(odd).encode()))
    again = read_recording(tmp_path / "odd.json")
    assert again.samples.shape == (3, 400)
    assert len(again.truth) == 2


def test_signals_that_others_keep_as_extras_are_channels(tmp_path: Path) -> None:
    content = content_of(openhdemg.write_recording(made(), tmp_path / "made.json"))
    extra = {"columns": ["gyro", "x"], "index": list(range(400)), "data": [[i, None] for i in range(400)]}
    (tmp_path / "x.json").write_bytes(gzip.compress(json.dumps({**content, "EXTRAS": json.dumps(extra)}).encode()))
    again = read_recording(tmp_path / "x.json")
    assert [(c.label, c.kind) for c in again.channels[4:]] == [("gyro", "other"), ("x", "other")]
    np.testing.assert_array_equal(again.samples[4], np.arange(400))
    assert np.isnan(again.samples[5]).all()


def test_a_small_file_that_unpacks_to_a_gigabyte_is_refused(tmp_path: Path) -> None:
    squeeze = zlib.compressobj(9, wbits=31)
    with (tmp_path / "bomb.json").open("wb") as file:
        file.write(squeeze.compress(b'{"SOURCE": "1", "IPTS": "{\\"data\\":['))
        for _ in range(300):
            file.write(squeeze.compress(b"[0,0,0,0]," * (1 << 16)))
        file.write(squeeze.flush())
    with pytest.raises(MyospasmError, match="unpacks to more than"):
        read_recording(tmp_path / "bomb.json")


def test_other_gzip_and_json_files_are_not_taken_for_one(tmp_path: Path) -> None:
    for number, data in enumerate((b"hello " * 500, b'{"a": 1}', b'[{"RAW_SIGNAL": 1}]', b"")):
        for name, packed in ((f"{number}.gz", gzip.compress(data)), (f"{number}.json", data or b" ")):
            (tmp_path / name).write_bytes(packed)
            assert recognize(tmp_path / name) != "openhdemg"


def test_every_damage_is_said_in_a_sentence(tmp_path: Path) -> None:
    good = openhdemg.write_recording(made(), tmp_path / "good.json").read_bytes()
    content = json.loads(gzip.decompress(good))
    damaged = {
        "cut.json": good[: len(good) // 2],
        "empty.json": b"",
        "words.json": b"hello, this is a letter",
        "list.json": gzip.compress(b"[1, 2]"),
        "lacks.json": gzip.compress(json.dumps({"FSAMP": "2048"}).encode()),
        "rate.json": gzip.compress(json.dumps({**content, "FSAMP": "0"}).encode()),
        "no_emg.json": gzip.compress(json.dumps({**content, "RAW_SIGNAL": '{"data": []}'}).encode()),
        "texts.json": gzip.compress(json.dumps({**content, "RAW_SIGNAL": '{"data": [["a"]]}'}).encode()),
        "pulses.json": gzip.compress(json.dumps({**content, "MUPULSES": '[["x"]]'}).encode()),
        "short.json": gzip.compress(json.dumps({**content, "REF_SIGNAL": '{"data": [[1], [2]]}'}).encode()),
        "ragged.json": gzip.compress(json.dumps({**content, "RAW_SIGNAL": '{"data": [[1,2],[3]]}'}).encode()),
        "glued.json": gzip.compress(json.dumps({**content, "RAW_SIGNAL": '{"data": [[1,2][3,4]]}'}).encode()),
        "spaces.json": gzip.compress(json.dumps({**content, "RAW_SIGNAL": '{"data": [[1 2],[3 4]]}'}).encode()),
        "open.json": gzip.compress(json.dumps({**content, "RAW_SIGNAL": '{"data": [[1,2],[3,4]'}).encode()),
        "minus.json": gzip.compress(json.dumps({**content, "RAW_SIGNAL": '{"data": [[1-2,3]]}'}).encode()),
        "tail.json": gzip.compress(json.dumps(content).encode()[:-2]),
        "noise.bin": bytes(range(1, 200)),
    }
    for name, data in damaged.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(MyospasmError, match=name):
            read_recording(tmp_path / name)
    with pytest.raises(MyospasmError, match="no file"):
        read_recording(tmp_path / "missing.json")
    (tmp_path / "empty").mkdir()
    with pytest.raises(MyospasmError, match="no recording in the folder"):
        read_recording(tmp_path / "empty")


def test_formats_are_told_by_content(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"0       " + b" " * 248)
    assert recognize(tmp_path / "a.json") == "edf"
    (tmp_path / "z").mkdir()
    (tmp_path / "z" / "zarr.json").write_text("{}")
    assert recognize(tmp_path / "z") == "zarr"
