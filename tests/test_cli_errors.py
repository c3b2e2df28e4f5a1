"""Wrong input at every door of the command line: one sentence, exit code 2, no traceback, nothing half-written."""

import os
import signal
import subprocess
import sys
import time

import pytest
from typer.testing import CliRunner

from myospasm import cli
from myospasm.files import atomic

TINY = 'muscles = { abductor_hallucis = 4 }\nprotocol = ["Rest for 2 s"]\n'
REST = 'protocol = ["Rest for 2 s"]\n'


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Everything happens in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(*words):
    """The sentence by which a command line is refused."""
    result = CliRunner().invoke(cli.app, list(words))
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.stderr
    assert result.stderr.count("myospasm: ") == 1
    return result.stderr.partition("myospasm: ")[2]


def sentence(text, muscles='["soleus"]'):
    return f"muscles = {muscles}\nprotocol = ['{text}']\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["run", "calf-crmp"], "did you mean 'calf-cramp'"),
        (["run", ""], "is a folder"),
        (["run", "."], "is a folder"),
        (["run", "calf-cramp.toml"], "did you mean the shipped scenario 'calf-cramp'"),
        (["run", "nowhere/mine.toml"], "there is no scenario file nowhere/mine.toml"),
        (["run", "calf-cramp", "--cause", "shortend_contraction"], "did you mean 'shortened_contraction'"),
        (["run", "calf-cramp", "--cause", "shortened_contraction:-1"], "from 0 (healthy) to 1"),
        (["run", "calf-cramp", "--remedy", "strech"], "did you mean 'stretch'"),
        (["run", "calf-cramp", "--remedy", "stretch@-4"], "seconds from the start"),
        (["run", "calf-cramp", "--remedy", "stretch@900"], "after the scenario has ended"),
        (["run", "calf-cramp", "--format", "zar"], "did you mean 'zarr'"),
        (["run", "calf-cramp", "--format", "xlsx"], "Known: "),
        (["run", "calf-cramp", "--seed", "-1"], "a seed is a whole number from 0 up, not -1"),
        (["show", "calf-crmp"], "did you mean 'calf-cramp'"),
        (["sources", "calf-crmp"], "did you mean 'calf-cramp'"),
        (["list"], "causes, remedies"),
        (["list", "muscels"], "did you mean 'muscles'"),
        (["validate", "minetto2010"], "did you mean 'minetto20"),
        (["measure", "nowhere.edf"], "there is no file 'nowhere.edf'"),
        (["measure", "."], "there is no recording in the folder"),
        (["measure", "x.edf", "--out", "x.xyz"], "let it end in .png, .pdf, .svg"),
    ],
)
def test_a_wrong_word_is_one_sentence_and_leaves_nothing(folder, words, expected):
    assert expected in refused(*words)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "is empty"),
        ("title = [", "not valid TOML"),
        ("\x00\x01", "not valid TOML"),
        (REST, "muscles is missing"),
        ('muscles = ["soleus"]', "at least one step"),
        ('muscls = ["soleus"]\n' + REST, "did you mean 'muscles'"),
        ('muscles = "soleus"\n' + REST, "muscles must be a list of names"),
        ("muscles = []\n" + REST, "at least one muscle"),
        ('muscles = ["soleuss"]\n' + REST, "did you mean 'soleus'"),
        ("muscles = { soleus = 0 }\n" + REST, "at least one motor unit"),
        ('person = "adullt"\n' + TINY, "did you mean 'adult'"),
        ('remedies = ["rst"]\n' + TINY, "did you mean 'rest'"),
        (TINY + "[causes]\nshortened_contractio = 1\n", "did you mean 'shortened_contraction'"),
        (TINY + "[causes]\nshortened_contraction = 3\n", "it goes from 0 to 1"),
        (TINY + "[instruments]\narray = { rows = 0 }\n", "cannot be laid"),
        ("seed = -1\n" + TINY, "a seed is a whole number from 0 up"),
        ('seed = "one"\n' + TINY, "seed must be a whole number"),
        ('main = "soleus"\n' + TINY, "there is no muscle in this scenario named 'soleus'"),
        (sentence("Rest for -2 s"), "a time cannot be negative"),
        (sentence("Rest for 30 h"), "longer than a protocol may be"),
        (sentence("Contract at 300 % for 2 s"), "300 % is not"),
        (sentence("Contract at 30 Hz for 2 s"), "expected the unit of a percentage"),
        (sentence("Hold the ankle at 30 Hz"), "expected the unit of an angle"),
        (sentence("Contarct at 30 % for 2 s"), 'did you mean "contract"'),
        (sentence("Stimulate the nerve at 900 Hz for 2 s"), "at most 200 Hz"),
        (sentence("Hold the ankle at 170 deg plantar flexion"), "out of reach"),
        (sentence("Hold the hallux at 10 deg flexion. Rest for 1 s"), "no muscle here moves the hallux"),
    ],
)
def test_a_wrong_scenario_is_answered_with_its_name_or_its_sentence(folder, text, expected):
    (folder / "mine.toml").write_text(text, encoding="utf-8")
    said = refused("run", "mine.toml", "--quiet")
    assert expected in said
    assert "mine.toml" in said or "Hold the hallux" in said
    assert [p.name for p in folder.iterdir()] == ["mine.toml"]


def test_an_unreadable_text_is_named(folder):
    (folder / "mine.toml").write_bytes(b"\xff\xfe\x00")
    assert "not a text file in UTF-8" in refused("run", "mine.toml")


@pytest.mark.parametrize("content", [b"", b"hello", b'{"a": 1}', b"[1,", b"\x1f\x8b123", b"0       " + b" " * 248])
def test_garbage_is_not_measured(folder, content):
    (folder / "file").write_bytes(content)
    assert "file" in refused("measure", "file", "--out", "file.png")
    assert [p.name for p in folder.iterdir()] == ["file"]


def test_a_recording_that_was_cut_short_is_measured_and_said_to_be(folder):
    import numpy as np

    from myospasm.files import edf
    from myospasm.records import Channel, Recording

    noise = np.random.default_rng(1).normal(0, 0.01, (1, 4000)).astype(np.float32)
    edf.write_recording(Recording(noise, 1000.0, (Channel("EMG", "emg", "mV", "soleus"),)), folder / "whole.edf")
    (folder / "cut.edf").write_bytes((folder / "whole.edf").read_bytes()[:-2000])
    result = CliRunner().invoke(cli.app, ["measure", "cut.edf"])
    assert result.exit_code == 0, result.output
    assert "damaged" in result.stderr
    assert "damaged" not in CliRunner().invoke(cli.app, ["measure", "whole.edf"]).stderr


def test_a_place_that_is_taken_is_refused_before_anything_runs(folder):
    (folder / "full").mkdir()
    (folder / "full" / "mine.txt").write_text("precious")
    assert "is not empty" in refused("run", "calf-cramp", "--out", "full")
    assert "is a file" in refused("run", "calf-cramp", "--out", "full/mine.txt")
    assert "cannot write" in refused("run", "calf-cramp", "--out", "full/mine.txt/deeper")
    assert (folder / "full" / "mine.txt").read_text() == "precious"
    assert [p.name for p in folder.rglob("*")] == ["full", "mine.txt"]


def test_a_folder_without_permission_is_refused_before_anything_runs(folder, monkeypatch):
    def denied(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(atomic.Path, "mkdir", denied)  # the administrator, who may run this, is denied nothing
    assert "cannot write 'calf-cramp': permission denied" in refused("run", "calf-cramp")
    assert list(folder.iterdir()) == []


def hears_interrupts():
    """A process started in the background, as by a script, would ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("seconds", [0.2, 3.0])
@pytest.mark.slow
def test_control_c_at_any_time_is_a_sentence_and_nothing_half_written(folder, seconds):
    code = "from myospasm.cli import main; main()"
    words = [sys.executable, "-c", code, "run", "calf-cramp", "--out", "out"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = subprocess.Popen(words, cwd=folder, text=True, preexec_fn=hears_interrupts, **pipes)
    assert process.stderr.readline().startswith("simulating")
    time.sleep(seconds)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert "myospasm: interrupted" in said
    left = {p.name for p in folder.iterdir()}
    assert left <= {"out"}
    if left:  # what was finished is kept, whole
        assert "picture.png" in os.listdir(folder / "out")
