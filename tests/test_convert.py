"""From one format into another, folders of recordings, and parts of them, as a user asks for it."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import fuzz_readers
import numpy as np
import pytest
from typer.testing import CliRunner

from myospasm import cli
from myospasm.files import edf, formats, zarr
from myospasm.ground import MyospasmError


def say(*words: object):
    return CliRunner().invoke(cli.app, [str(w) for w in words])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", formats.written())
def test_every_format_becomes_every_other_by_way_of_zarr(here: Path, name: str) -> None:
    zarr.write_recording(fuzz_readers.made(), here / "one.zarr")
    there = say("convert", "one.zarr", "--to", name, "--out", "there")
    assert there.exit_code == 0, there.output
    assert formats.recognize(here / "there") == name
    back = say("convert", "there", "--to", "zarr", "--out", "back.zarr")
    assert back.exit_code == 0, back.output
    once, again = zarr.read_recording(here / "one.zarr"), zarr.read_recording(here / "back.zarr")
    assert again.of_kind("emg").shape == once.of_kind("emg").shape
    scale = {"mV": 1.0, "uV": 1e-3, "V": 1e3}[again.channels[0].unit]
    assert np.asarray(again.of_kind("emg")) * scale == pytest.approx(np.asarray(once.of_kind("emg")), abs=3e-4)


def test_a_converted_file_is_named_after_its_source_and_never_over_another(here: Path) -> None:
    edf.write_recording(fuzz_readers.made(), here / "my calf é.edf")
    assert say("convert", "my calf é.edf", "--to", "zarr").exit_code == 0
    assert (here / "my calf é.zarr").is_dir()
    again = say("convert", "my calf é.edf", "--to", "zarr")
    assert again.exit_code == 2
    assert "exists already" in again.stderr
    assert say("convert", "my calf é.edf", "--to", "zarr", "--force").exit_code == 0


def test_what_a_format_cannot_hold_is_said(here: Path) -> None:
    zarr.write_recording(fuzz_readers.made(), here / "one.zarr")
    told = say("convert", "one.zarr", "--to", "edf")
    assert told.exit_code == 0
    assert "cannot hold" in told.stderr
    assert "spike" in told.stderr


def test_an_unknown_format_names_the_nearest(here: Path) -> None:
    told = say("convert", "one.zarr", "--to", "nbw")
    assert told.exit_code == 2
    assert "did you mean 'nwb'" in told.stderr


def several(folder: Path) -> None:
    edf.write_recording(fuzz_readers.made(), folder / "first.edf")
    zarr.write_recording(fuzz_readers.made(3.0), folder / "deeper" / "second.zarr")
    (folder / "notes.txt").write_text("These are my recordings.")
    (folder / "broken.edf").write_bytes((folder / "first.edf").read_bytes()[:300])
    (folder / ".hidden.edf").write_bytes(b"0       ")


def test_a_folder_is_converted_into_a_folder(here: Path) -> None:
    several(here / "in")
    told = say("convert", "in", "--to", "zarr", "--out", "out")
    assert told.exit_code == 0, told.output
    assert sorted(p.name for p in (here / "out").iterdir()) == ["first.zarr", "second.zarr"]
    assert "broken.edf" in told.stderr


def test_a_folder_is_measured_and_the_rest_of_it_when_one_is_broken(here: Path) -> None:
    several(here / "in")
    told = say("measure", "in", "--json", "--plot")
    assert told.exit_code == 0, told.output
    found = json.loads(told.stdout)
    assert [Path(r["file"]).name for r in found["recordings"]] == ["second.zarr", "first.edf"]
    assert {"file", "format", "channels", "spasms", "units", "force_cov"} <= set(found)
    assert len(found["channels"]) == 8
    assert {Path(u["recording"]).name for u in found["units"]} == {"second.zarr"}
    assert any("broken.edf" in p for p in found["problems"])
    assert "broken.edf" in told.stderr
    assert sorted(p.name for p in here.glob("*.png")) == ["in-measured-first.png", "in-measured-second.png"]
    words = say("measure", "in")
    assert "2 of 3 recordings measured" in words.stdout


def test_nothing_readable_in_a_folder_is_exit_code_2(here: Path) -> None:
    (here / "in").mkdir()
    (here / "in" / "broken.edf").write_bytes(b"0       ")
    told = say("measure", "in", "--json")
    assert (told.exit_code, told.stdout) == (2, "")
    assert "broken.edf" in told.stderr


def test_a_part_is_measured(here: Path) -> None:
    recording = fuzz_readers.made(10.0)
    samples = np.asarray(recording.samples).copy()
    samples[:, 5000:] *= 20
    zarr.write_recording(dataclasses.replace(recording, samples=samples), here / "r.zarr")
    whole = json.loads(say("measure", "r.zarr", "--json").stdout)
    part = json.loads(say("measure", "r.zarr", "--json", "--from", "1", "--to", "4.5").stdout)
    assert whole["spasms"][0]["onset"] == pytest.approx(5.0, abs=0.05)
    assert part["spasms"] == []
    told = say("measure", "r.zarr", "--from", "11")
    assert told.exit_code == 2
    assert "0 to 10 s" in told.stderr


def test_a_record_in_several_files_is_measured_once(here: Path) -> None:
    sample = Path(__file__).parents[2] / "shared" / "data" / "needle_emg"
    if not sample.exists():
        pytest.skip("the sample folder needle_emg is not here")
    found = json.loads(say("measure", sample, "--json").stdout)
    assert [Path(r["file"]).name for r in found["recordings"]] == [
        f"emg_{who}.hea" for who in ("healthy", "myopathy", "neuropathy")
    ]


def test_what_is_no_recording_is_told_with_what_would_be(here: Path) -> None:
    (here / "letter.txt").write_text("Dear colleague, the muscle cramped again.")
    with pytest.raises(MyospasmError, match=r"letter\.txt.*no known format.*NWB|letter\.txt.*no known format"):
        formats.read_recording(here / "letter.txt")


def test_a_locked_file_and_a_pipe_are_sentences(here: Path) -> None:
    import os

    os.mkfifo(here / "pipe")
    told = say("measure", "pipe")
    assert told.exit_code == 2
    assert "pipe" in told.stderr
    (here / "locked.edf").write_bytes(b"0       ")
    (here / "locked.edf").chmod(0)
    if os.access(here / "locked.edf", os.R_OK):
        pytest.skip("this user may read everything")
    assert "permission" in say("measure", "locked.edf").stderr


def test_a_folder_that_contains_itself_is_left(here: Path) -> None:
    several(here / "in")
    (here / "in" / "again").symlink_to(here / "in", target_is_directory=True)
    assert say("measure", "in").exit_code == 0


@pytest.mark.slow
@pytest.mark.parametrize("name", formats.written())
@pytest.mark.parametrize("sample", ["hdemg_voluntary/otb_testfile.json", "needle_emg/emg_healthy.hea"])
def test_a_real_recording_tells_the_same_in_every_format(here: Path, sample: str, name: str) -> None:
    path = Path(__file__).parents[2] / "shared" / "data" / sample
    if not path.exists():
        pytest.skip(f"the sample {sample} is not here")
    assert say("convert", path, "--to", name, "--out", "there").exit_code == 0
    once, again = (json.loads(say("measure", p, "--json").stdout) for p in (path, "there"))
    assert [s["onset"] for s in again["spasms"]] == pytest.approx([s["onset"] for s in once["spasms"]], abs=2e-3)
    assert [s["end"] for s in again["spasms"]] == pytest.approx([s["end"] for s in once["spasms"]], abs=2e-3)
    assert (again["force_cov"] or 0.0) == pytest.approx(once["force_cov"] or 0.0, rel=1e-3)
    assert (again["rate"], again["duration"]) == (once["rate"], once["duration"])
    if name not in ("edf", "bdf"):
        assert [u["rate_mean"] for u in again["units"]] == pytest.approx([u["rate_mean"] for u in once["units"]])
