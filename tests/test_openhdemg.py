"""A real high-density recording, decomposed by other software, read and measured; and files that are damaged."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from myospasm.files import openhdemg
from myospasm.files.formats import read_recording, recognize
from myospasm.ground import MyospasmError
from myospasm.records import Channel, Recording
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
    assert again.of_kind("emg") == pytest.approx(1000 * made().of_kind("emg"))
    assert again.of_kind("force") == pytest.approx(made().of_kind("force"))
    assert [t.tolist() for t in again.truth.values()] == [[0.01, 0.15], [0.2]]
    assert again.about["electrode_spacing_m"] == "0.01"
    with pytest.raises(MyospasmError, match="exists already"):
        openhdemg.write_recording(made(), path)


def test_only_emg_in_volts_can_be_written(tmp_path: Path) -> None:
    odd = Recording(np.zeros((1, 10)), 1000.0, [Channel("f", "force", "N")])
    with pytest.raises(MyospasmError):
        openhdemg.write_recording(odd, tmp_path / "odd.json")


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
