"""EMG-BIDS: what is written passes the official validator and mne-bids, what is read loses nothing, faults are told."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import subprocess
import sys
import time
import warnings
from pathlib import Path

import numpy as np
import pytest

from myospasm.files import bids, formats
from myospasm.ground import MyospasmError
from myospasm.records import Channel, Event, Recording, Stored

SAMPLES = Path(__file__).parents[2] / "shared" / "data" / "bids_emg"
UNAVOIDABLE = {
    "TOO_FEW_AUTHORS": "a simulation has no authors but its software, and of a person's data only they know them",
    "JSON_KEY_RECOMMENDED": "only HEDVersion, which the standard wants if HED tags are used; none are",
}
"""What the validator warns of in all that is written, and why it stays."""
FILTERS = "Butterworth 10-500 Hz, 2nd order at each edge"


def sample(name: str) -> Path:
    if not SAMPLES.exists():
        pytest.skip("the sample data sets are not here")
    return SAMPLES / name


def recording(seconds: float = 2.5, **changes) -> Recording:
    """A grid, a bipolar channel, torque, angle, stimulator and a strange one, with events and ground truth."""
    rng, rate = np.random.default_rng(1), 2048.0
    grid = [
        Channel(f"flexor_hallucis_brevis {row + 1},{column + 1}", "emg", "mV", "flexor_hallucis_brevis",
                ((row - 1.5) * 0.008 + 0.001, (column - 1.5) * 0.008), FILTERS, "flexor_hallucis_brevis array")
        for row in range(4) for column in range(4)
    ]  # fmt: skip
    others = [
        Channel("soleus EMG", "emg", "mV", "soleus", (0.0123, 0.0), "HP:20Hz LP:400Hz"),
        Channel("ankle torque", "force", "N m", filters="low-pass 15 Hz"),
        Channel("ankle angle", "angle", "rad"),
        Channel("soleus stimulus", "stimulus", "1", "soleus"),
        Channel("température", "other", "°C"),
        Channel("twin", "other", "1"),
        Channel("twin", "other", "1"),
    ]
    scale = np.array([0.1] * 17 + [40.0, 0.01, 0.2, 1.0, 3.0, 5.0])
    made = Recording(
        samples=(rng.standard_normal((23, round(seconds * rate))) * scale[:, None]).astype(np.float32),
        rate=rate,
        channels=(*grid, *others),
        events=(Event(2.5, 1.0, "stretch by 0.1 rad"), Event(3.25, 0.5, "cramp"), Event(3.5, 0.0, "régime")),
        start=1.5,
        truth={"soleus 001": np.sort(rng.uniform(1.5, 4, 40)), "soleus 002": np.empty(0)},
        about={"simulated": "yes", "scenario": "calf-cramp", "person": "usual", "protocol": "rest 5 s\nramp"},
    )
    return dataclasses.replace(made, **changes)


def written(tmp_path: Path, **changes) -> tuple[Recording, Path]:
    made = recording(**changes)
    return made, bids.write_recording(made, tmp_path / "a data set")


def issues(folder: Path) -> list[dict]:
    """What the official validator says of a data set and of those within."""
    tool = Path(sys.executable).with_name("bids-validator-deno")
    if not tool.exists():
        pytest.skip("bids-validator-deno is not installed")
    command = [tool, folder, "--format", "json", "--recursive", "--max-rows", "-1"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    report = json.loads(done.stdout)
    nested = report.get("derivativesSummary", {}).values()
    return [issue for part in (report, *nested) for issue in part["issues"]["issues"]]


def test_the_official_validator_has_no_error_and_no_avoidable_warning(tmp_path):
    _, folder = written(tmp_path)
    found = issues(folder)
    assert not [i for i in found if i["severity"] == "error"]
    assert {i["code"] for i in found} <= set(UNAVOIDABLE), found
    assert {i["subCode"] for i in found if i["code"] == "JSON_KEY_RECOMMENDED"} <= {"HEDVersion"}


def test_a_recording_of_a_known_person_passes_the_validator_too(tmp_path):
    about = {
        "subject": "Jürgen 2", "task": "heel raise", "age": "61", "sex": "male", "started": "2026-11-22T10:00:00.25",
        "authors": "A. Ito; B. Ek", "license": "CC0", "manufacturer": "OTBioelettronica", "power_line_frequency": "50",
        "interelectrode_distance": "8", "format": "bdf",
    }  # fmt: skip
    _, folder = written(tmp_path, about=about, truth={})
    data = folder / "sub-Jurgen2" / "emg" / "sub-Jurgen2_task-heelraise_emg.bdf"
    assert data.exists()
    assert not (folder / "derivatives").exists()
    assert {i["code"] for i in issues(folder)} <= {"JSON_KEY_RECOMMENDED"}
    assert (folder / "participants.tsv").read_text().splitlines()[1] == "sub-Jurgen2\thomo sapiens\t61\tM"
    assert "2026-11-22T10:00:00.25" in (folder / "sub-Jurgen2" / "sub-Jurgen2_scans.tsv").read_text()
    assert about.items() - bids.read_recording(folder).about.items() == {("format", "bdf")}


def test_all_comes_back(tmp_path):
    made, folder = written(tmp_path)
    back = bids.read_recording(folder)
    assert isinstance(back.samples, Stored)
    span = np.ptp(made.samples, axis=1)
    assert (np.abs(np.asarray(back.samples) - made.samples).max(1) < 0.51 * span / 65535 + 1e-4 * span / 1000).all()
    assert back.samples.shape == made.samples.shape
    assert (back.rate, back.start, back.events) == (made.rate, made.start, made.events)
    for mine, yours in zip(made.channels, back.channels, strict=True):
        assert dataclasses.replace(yours, position=None) == dataclasses.replace(mine, position=None)
        assert yours.position == (mine.position and pytest.approx(mine.position, abs=1e-15))
    assert list(back.truth) == list(made.truth)
    assert back.truth["soleus 001"] == pytest.approx(made.truth["soleus 001"], abs=2e-9)
    assert back.truth["soleus 002"].size == 0
    assert made.about.items() <= back.about.items()
    assert "note" not in back.about


def test_24_bits_stay_24_bits(tmp_path):
    made, folder = written(tmp_path, about={"format": "bdf"})
    back = bids.read_recording(folder)
    assert back.about["encoding"] == "bdf"
    span = np.ptp(made.samples, axis=1)
    assert (np.abs(np.asarray(back.samples) - made.samples).max(1) < span / 1e7).all()
    again = bids.read_recording(bids.write_recording(back, tmp_path / "again"))
    assert again.about["encoding"] == "bdf"


def test_it_is_written_without_the_word_todo_and_knows_its_own_folder(tmp_path):
    _, folder = written(tmp_path)
    texts = [p.read_text("utf-8") for p in folder.rglob("*") if p.suffix in (".json", ".tsv", ".md")]
    assert len(texts) > 12
    assert not [t for t in texts if "TODO" in t]
    assert formats.recognize(folder) == "bids"
    assert formats.recognize(next(folder.rglob("*_emg.edf"))) == "bids"
    assert json.loads((folder / "dataset_description.json").read_text())["BIDSVersion"].startswith("1.11")


def test_mne_bids_reads_what_is_written(tmp_path):
    mne_bids = pytest.importorskip("mne_bids")
    made, folder = written(tmp_path, about={"subject": "07", "task": "hold"})
    path = mne_bids.BIDSPath(subject="07", task="hold", datatype="emg", root=folder)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        raw = mne_bids.read_raw_bids(path, verbose="ERROR")
    assert raw.info["sfreq"] == made.rate
    assert raw.get_channel_types() == ["emg"] * 17 + ["misc"] * 2 + ["stim"] + ["misc"] * 3
    emg = raw.get_data(picks="emg")[:, : made.samples.shape[1]]
    assert emg == pytest.approx(made.samples[:17] * 1e-3, abs=2e-8)
    torque = raw.get_data()[17, : made.samples.shape[1]]
    assert torque == pytest.approx(made.samples[17], abs=0.01)
    found = {(float(a["onset"]), float(a["duration"]), str(a["description"])) for a in raw.annotations}
    assert {(e.onset - made.start, e.duration, e.label) for e in made.events} <= found


def test_a_minute_of_64_channels_is_written_in_a_moment(tmp_path):
    channels = [Channel(f"biceps {i}", "emg", "mV", "biceps", (0.008 * i, 0.0)) for i in range(64)]
    samples = np.random.default_rng(2).standard_normal((64, 60 * 2048), np.float32)
    began = time.perf_counter()
    bids.write_recording(Recording(samples, 2048.0, channels), tmp_path / "fast")
    assert time.perf_counter() - began < 5


def test_what_mne_bids_writes_is_read(tmp_path):
    mne, mne_bids = pytest.importorskip("mne"), pytest.importorskip("mne_bids")
    made = recording()
    info = mne.create_info([f"E{i}" for i in range(17)] + ["torque"], made.rate, ["emg"] * 17 + ["misc"])
    info["line_freq"] = 50
    raw = mne.io.RawArray(made.samples[:18] * np.array([1e-3] * 17 + [1])[:, None], info, verbose="ERROR")
    path = mne_bids.BIDSPath(subject="01", task="x", root=tmp_path, datatype="emg")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        mne_bids.write_raw_bids(raw, path, format="BDF", allow_preload=True, emg_placement="Other", verbose="ERROR")
    found = bids.read_recording(tmp_path)
    assert [c.kind for c in found.channels] == ["emg"] * 17 + ["force"]
    assert np.asarray(found.samples)[:17, : made.samples.shape[1]] == pytest.approx(made.samples[:17], abs=1e-5)
    assert "TODO" not in str(found.about)


def test_what_is_there_is_not_replaced_unless_it_is_ours(tmp_path):
    made, folder = written(tmp_path)
    with pytest.raises(MyospasmError, match="--force"):
        bids.write_recording(made, folder)
    bids.write_recording(made, folder, force=True)
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "thesis.txt").write_text("x")
    with pytest.raises(MyospasmError, match="all in it would go"):
        bids.write_recording(made, precious, force=True)
    assert (precious / "thesis.txt").exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"samples": np.full((23, 100), np.nan)}, "not numbers"),
        ({"samples": np.empty((0, 9)), "channels": ()}, "no channels"),
        ({"samples": np.empty((23, 0))}, "no samples"),
    ],
)
def test_what_cannot_be_written_leaves_nothing_behind(tmp_path, changes, sentence):
    with pytest.raises(MyospasmError, match=sentence):
        bids.write_recording(recording(**changes), tmp_path / "none")
    assert not list(tmp_path.iterdir())


NAMES = ("ConcurrentIndependentUnits", "CustomBipolar", "CustomBipolarFace", "IndependentMod", "MultiBodyParts")
NAMES += ("Multimodal", "TwoHDsEMG", "TwoWristbands")


@pytest.mark.parametrize("name", NAMES)
def test_every_sample_is_read_or_refused_in_a_sentence(name):
    found = list(formats.read_all(sample(f"emg_{name}")))
    assert len(found) == (2 if name == "ConcurrentIndependentUnits" else 1)
    for one in found:
        assert one.format == "bids"
        assert one.recording is not None or one.path.name in one.problem
        if one.recording is not None:
            assert np.isfinite(one.recording.samples[0]).all()
            assert one.recording.about["subject"] == "01"
            assert all(c.kind == "emg" and c.unit == "mV" and c.muscle for c in one.recording.channels)


def test_two_grids_have_maps_of_their_own():
    found = bids.read_recording(sample("emg_TwoHDsEMG"))
    first, second = found.channels[:64], found.channels[64:]
    assert {c.group for c in first} == {"Grid1"}
    assert {c.group for c in second} == {"Grid2"}
    assert first[8].position == second[8].position == pytest.approx((0.056, 0.008))
    assert {c.muscle for c in found.channels} == {"forearm flexors", "forearm extensors"}
    assert found.about["placement"].startswith("Grids placed")
    assert (found.about["age"], found.about["authors"]) == ("31", "BEP042 Team")


def test_units_of_two_devices_have_their_own_tables_and_events():
    bipolar, dense = (f.recording for f in formats.read_all(sample("emg_ConcurrentIndependentUnits")))
    assert (len(bipolar.channels), len(dense.channels)) == (1, 128)
    assert bipolar.channels[0].muscle == "Rectus Femoris"
    assert dense.channels[127].position is not None
    assert len(bipolar.events) == len(dense.events) == 15
    assert bipolar.events[1] == Event(0.8, 0.2, "jump_peak")


def test_places_in_percent_of_a_limb_are_none():
    assert all(c.position is None for c in bids.read_recording(sample("emg_TwoWristbands")).channels)


def test_events_above_the_recording_apply_and_damage_is_told():
    (found,) = bids.read_all(sample("emg_Multimodal"))
    if isinstance(found[1], MyospasmError):
        assert "header" in str(found[1])
        return
    assert len(found[1].events) == 150
    assert found[1].events[0].label == "stimulus: pull_right"
    assert "header" in found[1].about["damage"]
    assert "'EMG1' is 'L_neck_emg'" in found[1].about["note"]
    assert found[1].about["started"] == "2025-09-23T12:00:00"


def parts(tmp_path: Path) -> tuple[Path, Path, str]:
    """A written data set as folder, folder of samples and beginning of the names, with nothing of our own in it."""
    _, folder = written(tmp_path, truth={})
    sidecar = next(folder.rglob("*_emg.json"))
    content = json.loads(sidecar.read_text("utf-8"))
    del content["MyospasmRecording"]
    sidecar.write_text(json.dumps(content))
    return folder, sidecar.parent, sidecar.name.removesuffix("emg.json")


def test_a_nearer_sidecar_goes_before_a_higher_one(tmp_path):
    folder, near, stem = parts(tmp_path)
    (near / f"{stem}events.tsv").rename(folder / "sub-01" / f"{stem}events.tsv")
    (folder / "task-calfcramp_emg.json").write_text('{"Manufacturer": "high", "EMGGround": "left ankle"}')
    (folder / "task-other_emg.json").write_text('{"EMGGround": "wrong"}')
    sidecar = near / f"{stem}emg.json"
    sidecar.write_text('{"Manufacturer": "near"}')
    found = bids.read_recording(folder)
    assert (found.about["manufacturer"], found.about["ground"]) == ("near", "left ankle")
    assert [e.label for e in found.events] == ["stretch by 0.1 rad", "cramp", "régime"]
    (folder / "events.tsv").write_text("onset\tduration\ttrial_type\n0\t0\tfar\n")
    assert len(bids.read_recording(folder).events) == 3


def test_sessions_runs_and_devices_are_told_apart(tmp_path):
    folder, near, stem = parts(tmp_path)
    place = folder / "sub-02" / "ses-b" / "emg"
    place.mkdir(parents=True)
    name = "sub-02_ses-b_task-grip_run-2_recording-grid_emg"
    shutil.copy(near / f"{stem}emg.edf", place / f"{name}.edf")
    (place / "sub-02_ses-b_task-grip_emg.vhdr").write_text("Brain Vision")
    found = list(formats.read_all(folder))
    assert len(found) == 3
    assert "EDF or BDF" in next(f.problem for f in found if f.recording is None)
    about = next(f.recording.about for f in found if f.path.name == f"{name}.edf")
    assert [about[k] for k in ("subject", "session", "task", "run", "device")] == ["02", "b", "grip", "2", "grid"]
    assert "no table of channels" in about["note"]
    with pytest.raises(MyospasmError, match="holds 3 recordings"):
        bids.read_recording(folder)


def rewrite(path: Path, change) -> None:
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(change(lines)) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "note"),
    [
        (lambda lines: [lines[0], *lines[:0:-1]], "another order"),
        (lambda lines: lines[:-3], "20 channels and the file 23"),
        (lambda lines: [line.replace("ANGLE19", "knee") for line in lines], None),
        (lambda lines: [line.replace("ankle angle\tMISC", "knee\tMISC") for line in lines], "'ankle angle' is 'knee'"),
        (lambda lines: [line.replace("\tN m\t", "\tkN\t") for line in lines], "is in N m in the file and in kN"),
        (lambda lines: ["nonsense", *lines[1:]], "not a table with a column 'name'"),
        (lambda lines: [*lines[:3], lines[3] + "\tx\ty"], "row 3 of"),
    ],
)
def test_a_table_that_disagrees_with_the_file_is_told_of(tmp_path, change, note):
    folder, near, stem = parts(tmp_path)
    rewrite(near / f"{stem}channels.tsv", change)
    found = bids.read_recording(folder)
    assert found.samples.shape[0] == 23
    assert (note is None and "note" not in found.about) or note in found.about["note"]
    if note == "another order":
        assert [c.label for c in found.channels] == [c.label for c in recording().channels]


@pytest.mark.parametrize("name", ["channels.tsv", "events.tsv", "emg.json"])
@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe" * 99, b"[" * 100_000, b"a\tb\n1\t2\n", "onset\tï\n".encode()])
def test_garbled_sidecars_are_notes(tmp_path, name, content):
    folder, near, stem = parts(tmp_path)
    (near / f"{stem}{name}").write_bytes(content)
    found = bids.read_recording(folder)
    assert found.samples.shape[0] == 23
    assert name in found.about.get("note", "") or content[:5] == b"onset"


def test_sidecars_that_are_missing_links_or_pipes_do_no_harm(tmp_path):
    folder, near, stem = parts(tmp_path)
    for name in (f"{stem}events.tsv", "sub-01_electrodes.tsv", f"{stem}emg.json"):
        (near / name).unlink()
    os.mkfifo(near / f"{stem}events.tsv")
    (folder / "sub-loop").symlink_to(folder)
    (near / "emg").symlink_to(near)
    found = bids.read_recording(folder)
    assert "not a file" in found.about["note"]
    data = near / f"{stem}emg.edf"
    data.unlink()
    data.symlink_to(folder / "not-fetched")
    with pytest.raises(MyospasmError, match="not fetched"):
        bids.read_recording(folder)


def test_events_without_a_time_are_left_out_and_said(tmp_path):
    folder, near, stem = parts(tmp_path)
    (near / f"{stem}events.tsv").write_text("onset\tduration\ttrial_type\nn/a\t1\ta\n1e999\t1\tb\n2\tn/a\tc\n3\n")
    found = bids.read_recording(folder)
    assert found.events == (Event(3.5, 0.0, "c"), Event(4.5, 0.0, ""))
    assert "2 events of" in found.about["note"]


def test_a_unit_that_only_the_table_tells_scales_what_is_stored(tmp_path):
    from myospasm.files import edf

    folder, near, stem = parts(tmp_path)
    bare = Recording(np.array([[0.0, 1.0, 3.0, 2.0], [0.0, 4.0, 1.0, 2.0]]), 4.0, [Channel("a", "emg", ""), Channel("b", "other", "")])  # fmt: skip  # noqa: E501
    edf.write_recording(bare, near / f"{stem}emg.edf", force=True)
    (near / f"{stem}channels.tsv").write_text("name\ttype\tunits\tstatus\na\tEMG\tmicroV\tbad\nb\tMISC\tNm\tgood\n")
    found = bids.read_recording(folder)
    assert [(c.kind, c.unit) for c in found.channels] == [("emg", "mV"), ("force", "Nm")]
    assert found.samples[0] == pytest.approx([0, 0.001, 0.003, 0.002], abs=1e-7)
    assert found.samples[[1], 1:3] == pytest.approx(np.array([[4, 1]]), abs=1e-3)
    assert "marked as bad: a" in found.about["note"]


def test_a_pair_of_electrodes_lies_in_their_middle(tmp_path):
    folder, near, stem = parts(tmp_path)
    rows = ["name\ttype\tunits\tsignal_electrode\treference"]
    rows += [f"{line.split(chr(9))[0]}\tEMG\tmV\tE1\tE{i + 2}" for i, line in
             enumerate((near / f"{stem}channels.tsv").read_text("utf-8").splitlines()[1:])]  # fmt: skip
    (near / f"{stem}channels.tsv").write_text("\n".join(rows))
    (near / "sub-01_electrodes.tsv").write_text("name\tx\ty\nE1\t1\t2\nE2\t3\t6\n")
    for path in near.glob("*coordsystem.json"):
        path.unlink()
    (near / "sub-01_coordsystem.json").write_text('{"EMGCoordinateUnits": "cm"}')
    found = bids.read_recording(folder)
    assert found.channels[0].position == pytest.approx((0.04, 0.02))
    assert found.channels[1].position == pytest.approx((0.02, 0.01))
