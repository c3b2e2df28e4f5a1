"""The command line: quick help, strict JSON, sentences instead of tracebacks, results whole or not at all."""

import dataclasses
import json
import os
import subprocess
import sys
import types

import pytest
from test_plots import fake_recording, fake_summary, fake_trace
from typer.testing import CliRunner

from myospasm import cli
from myospasm.cli import run as run_module
from myospasm.files import edf, formats, zarr
from myospasm.ground import MyospasmError

HEAVY = ("jax", "xarray", "scipy", "matplotlib", "zarr", "edfio", "pandas", "numpy")


@dataclasses.dataclass
class FakeScenario:
    title: str = "A calf cramp that a stretch ends"
    causes: dict = dataclasses.field(default_factory=lambda: {"shortened_contraction": 0.5})
    remedies: tuple = ()
    views: tuple = ()
    hours: tuple = ()
    beside: tuple = ()
    seed: int = 1


@dataclasses.dataclass
class FakeSession:
    trace: object
    recording: object
    summary: dict
    finished: bool = True
    needle: object = None


@pytest.fixture(scope="module")
def session():
    trace = fake_trace(seconds=45, units=10)
    summary = fake_summary() | {"duration": 45.0}
    return FakeSession(trace, fake_recording(trace), summary)


@pytest.fixture
def asked(monkeypatch, tmp_path, session):
    """A command line whose model is a fake that keeps what it was asked, in an empty folder; its picture is tiny."""
    from matplotlib.figure import Figure

    calls = {}
    if "leaves_every_file" not in os.environ["PYTEST_CURRENT_TEST"]:
        monkeypatch.setattr("myospasm.plots.story.plot_story", lambda *_, **__: Figure((0.1, 0.1)))

    def run_scenario(scenario, **options):
        options.pop("progress")(1.0, 45.0)
        calls.update(options, scenario=scenario)
        calls.update(causes=dict(scenario.causes), remedies=list(scenario.remedies), seed=scenario.seed)
        return calls.get("session", session)

    fake = types.ModuleType("myospasm.session")
    fake.run_scenario = run_scenario
    monkeypatch.setitem(sys.modules, "myospasm.session", fake)
    monkeypatch.setattr(run_module, "_scenario", lambda name: FakeScenario())
    monkeypatch.chdir(tmp_path)
    return calls


def say(*words):
    """The result of one command line."""
    return CliRunner().invoke(cli.app, list(words))


def error_of(result):
    """The sentence of a command that failed as it should."""
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    sentences = [line for line in result.stderr.splitlines() if line.startswith("myospasm: ")]
    assert len(sentences) == 1
    return sentences[0]


# -- quick and helpful


def modules_after(code):
    listing = f"import sys\ntry:\n    {code}\nexcept SystemExit:\n    pass\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("words", [["--help"], ["run", "--help"], ["--version"], ["measure", "--help"]])
def test_help_imports_nothing_heavy(words):
    loaded = modules_after(f"import myospasm.cli; myospasm.cli.app({words!r})")
    assert "myospasm.cli" in loaded
    assert not loaded & set(HEAVY)


def test_importing_the_package_imports_nothing_heavy():
    assert not modules_after("import myospasm") & set(HEAVY)


def test_listing_names_of_a_shelf_does_not_import_the_engine():
    assert "jax" not in modules_after("import myospasm.cli; myospasm.cli.app(['list', 'remedies'])")


def test_version_and_help_say_what_this_is():
    assert say("--version").stdout.startswith("myospasm ")
    text = " ".join(say("--help").stdout.split())
    assert "not for diagnosis" in text
    assert "myospasm run calf-cramp" in text.replace("calf- cramp", "calf-cramp")
    for command in ("run", "list", "show", "measure", "validate", "sources", "bench"):
        assert command in text


@pytest.mark.parametrize(
    "what", ["causes", "remedies", "drugs", "people", "muscles", "instruments", "evidence", "scenarios"]
)
def test_every_shelf_is_listed_in_words_and_as_json(what):
    listed = json.loads(say("list", what, "--json").stdout)[what]
    assert [row["name"] for row in listed] == [line.split()[0] for line in say("list", what).stdout.splitlines()]
    assert all(row["title"] for row in listed)


def test_every_shipped_scenario_is_shown_with_its_steps():
    for row in json.loads(say("list", "scenarios", "--json").stdout)["scenarios"]:
        shown = json.loads(say("show", row["name"], "--json").stdout)
        assert shown["title"] == row["title"]
        steps = shown.get("protocol") or shown["hours"]
        assert steps
        text = say("show", row["name"]).stdout
        assert all(step["sentence"] in text for step in steps)


# -- run


def test_a_run_leaves_every_file_and_says_what_happened(asked, tmp_path):
    result = say("run", "calf-cramp")
    assert result.exit_code == 0, result.stderr
    names = {p.name for p in (tmp_path / "calf-cramp").iterdir()}
    assert names == {"picture.png", "recording.zarr", "recording.edf", "trace.zarr", "summary.json", "spikes.tsv"}
    for words in ("at 10.3 s", "30.9 s", "34 %", "the stretch ended it", "not for diagnosis", "picture.png"):
        assert words in result.stdout
    assert (tmp_path / "calf-cramp" / "picture.png").read_bytes()[:4] == b"\x89PNG"
    assert zarr.read_trace(tmp_path / "calf-cramp" / "trace.zarr").attrs["seed"] == 3
    assert edf.read_recording(tmp_path / "calf-cramp" / "recording.edf").rate == 1000
    assert zarr.read_recording(tmp_path / "calf-cramp" / "recording.zarr").truth


def test_json_is_one_object_as_designed_and_nothing_else(asked, tmp_path):
    result = say("run", "calf-cramp", "--json")
    told = json.loads(result.stdout, parse_constant=pytest.fail)
    keys = {"scenario", "seed", "duration", "spasms", "files", "assumptions", "outside_checked_range"}
    assert keys <= set(told)
    spasm = {"muscle", "onset", "end", "duration", "emg_percent_of_max", "units", "rate_mean", "rate_cov"}
    assert spasm <= set(told["spasms"][0])
    assert all((tmp_path / name).exists() for name in told["files"])
    assert len(told["files"]) == 6
    assert json.loads((tmp_path / "calf-cramp" / "summary.json").read_text()) == told
    assert "simulating" in result.stderr


def test_quiet_says_nothing_beside_the_result(asked):
    assert say("run", "calf-cramp", "--json", "--quiet").stderr == ""


def test_causes_and_remedies_are_added_to_those_of_the_scenario(asked):
    say("run", "calf-cramp", "--cause", "shortened_contraction:0.25", "--remedy", "stretch@40", "--remedy", "rest")
    assert asked["causes"] == {"shortened_contraction": 0.25}
    assert asked["remedies"] == ["stretch@40", "rest"]
    assert asked["seed"] == 1


def test_without_causes_and_remedies_the_scenario_is_left_as_it_is(asked):
    say("run", "calf-cramp", "--seed", "7")
    assert (asked["causes"], asked["remedies"], asked["seed"]) == ({"shortened_contraction": 0.5}, [], 7)


@pytest.mark.parametrize("format", formats.written())
def test_only_the_asked_format_is_written(asked, tmp_path, format):
    assert say("run", "calf-cramp", "--format", format).exit_code == 0
    found = {p.name for p in (tmp_path / "calf-cramp").glob("recording*")}
    name = f"recording{formats.module(format).ENDING or '-' + format}"
    assert found == ({name, "recording.json"} if format == "csv" else {name})
    again = formats.read_recording(tmp_path / "calf-cramp" / name)
    assert [e.label for e in again.events if e.label.startswith("spasm of")]
    assert again.about["started"]


def test_a_missing_library_is_told_before_anything_runs(asked, tmp_path, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert "pip install 'myospasm[io]'" in error_of(say("run", "calf-cramp", "--format", "nwb"))
    assert asked == {}
    assert list(tmp_path.iterdir()) == []


def test_the_second_run_gets_the_next_folder(asked, tmp_path):
    say("run", "calf-cramp")
    assert "calf-cramp-2" in say("run", "calf-cramp").stdout
    assert sorted(p.name for p in tmp_path.iterdir()) == ["calf-cramp", "calf-cramp-2"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--cause", "shortened_contration"], "did you mean 'shortened_contraction'"),
        (["--cause", "shortened_contraction:2"], "from 0 (healthy) to 1"),
        (["--cause", "shortened_contraction:nan"], "from 0 (healthy) to 1"),
        (["--cause", "shortened_contraction:"], "from 0 (healthy) to 1"),
        (["--remedy", "strech"], "did you mean 'stretch'"),
        (["--remedy", "stretch@-3"], "seconds from the start"),
        (["--remedy", "stretch@soon"], "seconds from the start"),
        (["--format", "edff"], "did you mean 'edf'"),
    ],
)
def test_wrong_words_are_a_sentence_and_nothing_is_written(asked, tmp_path, words, expected):
    assert expected in error_of(say("run", "calf-cramp", *words))
    assert list(tmp_path.iterdir()) == []
    assert "scenario" not in asked


def test_a_full_folder_a_file_and_an_unwritable_place_are_refused_before_anything_runs(asked, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("precious")
    assert "not empty" in error_of(say("run", "calf-cramp", "--out", "full"))
    assert "is a file" in error_of(say("run", "calf-cramp", "--out", "full/mine.txt"))
    assert "cannot write" in error_of(say("run", "calf-cramp", "--out", "full/mine.txt/out"))
    assert "scenario" not in asked
    assert say("run", "calf-cramp", "--out", "full", "--force").exit_code == 0
    assert (tmp_path / "full" / "mine.txt").read_text() == "precious"
    assert (tmp_path / "full" / "picture.png").exists()
    assert say("run", "calf-cramp", "--out", "full", "--force").exit_code == 0


def test_an_empty_folder_may_be_filled(asked, tmp_path):
    (tmp_path / "empty").mkdir()
    assert say("run", "calf-cramp", "--out", "empty").exit_code == 0
    assert (tmp_path / "empty" / "summary.json").exists()


def test_what_was_finished_before_an_interruption_is_kept(asked, tmp_path, session):
    asked["session"] = dataclasses.replace(session, finished=False)
    result = say("run", "calf-cramp")
    assert result.exit_code == 130
    assert "interrupted" in result.stderr
    assert (tmp_path / "calf-cramp" / "summary.json").exists()


@pytest.mark.parametrize(("trouble", "code"), [(KeyboardInterrupt, 130), (MyospasmError("The body gave up."), 2)])
def test_a_failure_on_the_way_leaves_nothing(asked, tmp_path, monkeypatch, trouble, code):
    def fail(*_, **__):
        raise trouble

    monkeypatch.setattr("myospasm.files.table.write_spikes", fail)
    result = say("run", "calf-cramp")
    assert result.exit_code == code
    assert "Traceback" not in result.output
    assert list(tmp_path.iterdir()) == []


def test_unknown_and_broken_scenarios_are_sentences(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "did you mean 'calf-cramp'" in error_of(say("run", "calf-crmp"))
    assert "calf-cramp" in error_of(say("show", "calf-crmp"))
    for name, content in (("empty.toml", b""), ("corrupt.toml", b"title = ["), ("binary.toml", b"\xff\xfe\x00")):
        (tmp_path / name).write_bytes(content)
        assert name in error_of(say("run", name))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["binary.toml", "corrupt.toml", "empty.toml"]


# -- measure


def test_any_written_recording_is_measured(tmp_path, session):
    edf.write_recording(session.recording, tmp_path / "r.edf")
    zarr.write_recording(session.recording, tmp_path / "r.zarr")
    for name, form in (("r.edf", "edf"), ("r.zarr", "zarr")):
        result = say("measure", str(tmp_path / name), "--json")
        told = json.loads(result.stdout, parse_constant=pytest.fail)
        assert {"file", "format", "channels", "spasms", "units", "force_cov"} <= set(told)
        assert (told["format"], len(told["channels"])) == (form, len(session.recording.channels))
        assert result.stderr == ""
    assert "not for diagnosis" in say("measure", str(tmp_path / "r.edf")).stdout


def test_a_measured_recording_is_drawn_and_never_over_another_picture(tmp_path, session):
    edf.write_recording(session.recording, tmp_path / "r.edf")
    words = ["measure", str(tmp_path / "r.edf"), "--json", "--out", str(tmp_path / "r.png")]
    assert say(*words).exit_code == 0
    assert (tmp_path / "r.png").read_bytes()[:4] == b"\x89PNG"
    again = say(*words)
    assert again.exit_code == 2
    assert "exists already" in again.stderr
    assert say(*words, "--force").exit_code == 0


@pytest.mark.parametrize("content", [None, b"", b"hello", b"{", b"\x1f\x8b123", b"0       " + b" " * 300])
def test_what_is_no_recording_is_a_sentence(tmp_path, content):
    if content is not None:
        (tmp_path / "file").write_bytes(content)
    assert str(tmp_path / "file") in error_of(say("measure", str(tmp_path / "file"), "--json"))


def test_a_folder_that_is_no_recording_is_a_sentence(tmp_path):
    assert str(tmp_path) in error_of(say("measure", str(tmp_path), "--json"))


# -- validate, sources, list


ROW = {"paper": "MinettoEtAl2009", "id": "CR028", "quantity": "cramp threshold frequency", "role": "fit"}
ROW |= {"published": 13.0, "low": 10.0, "high": 16.0, "unit": "Hz", "model": 13.0, "distance_sd": 0.0, "holds": True}
OFF = ROW | {"role": "predict", "model": 40.0, "distance_sd": 9.0, "holds": False, "id": None}


@pytest.fixture
def shelf(monkeypatch):
    from myospasm import evidence

    monkeypatch.setattr(evidence, "names", lambda: ["minetto_2009"], raising=False)
    monkeypatch.setattr(evidence, "validate", lambda names, progress: [ROW, OFF], raising=False)


def test_validate_prints_failures_as_plainly_as_successes(shelf):
    told = json.loads(say("validate", "--json").stdout)["rows"]
    assert told == [ROW, OFF]
    result = say("validate")
    assert result.exit_code == 0
    for words in ("CR028", "13", "NO", "1 of 2 rows hold: 1 of 1 fitted, 0 of 1 predicted."):
        assert words in result.stdout


def test_an_unknown_paper_is_a_sentence(shelf):
    assert "did you mean 'minetto_2009'" in error_of(say("validate", "mineto_2009"))


def test_an_unknown_shelf_is_a_sentence():
    assert "did you mean 'causes'" in error_of(say("list", "casues"))


@pytest.mark.slow
def test_sources_lists_papers_and_says_every_assumed_number_aloud():
    told = json.loads(say("sources", "--json").stdout)
    text = say("sources").stdout
    assert told["assumed"]
    assert all(row["where"] in text for row in told["assumed"])
    assert all(key in text for key in told["sources"])
    fewer = json.loads(say("sources", "calf-cramp", "--json").stdout)
    assert 0 < fewer["numbers"] < told["numbers"]


# -- bench


def test_bench_prints_the_rows_of_its_works(monkeypatch):
    from myospasm import bench

    monkeypatch.setattr(bench, "WORKS", {"nothing": lambda: lambda: bench.Done(10, 2, 3.0)})
    monkeypatch.setattr(bench, "started", lambda name, cache: bench.row(name, bench.Done(0, 0, 0.0), 1.0, 1.0))
    told = json.loads(say("bench", "--json").stdout)
    keys = {"work", "units", "people", "simulated_s", "wall_s", "cpu_s", "real_time", "ns_per_unit_step"}
    assert all(keys <= set(row) for row in told["rows"])
    assert told["rows"][0]["simulated_s"] == 6.0
    assert told["machine"]["cores"]
    assert "nothing" in say("bench").stdout


def test_a_row_of_the_bench_counts_units_steps_and_people():
    from myospasm.bench import Done, row

    made = row("x", Done(units=100, people=2, simulated=10.0, step=1e-3), wall=2.0, cpu=3.0)
    assert made["real_time"] == 10.0
    assert made["ns_per_unit_step"] == pytest.approx(1e9 * 2.0 / (100 * 20.0 / 1e-3))


@pytest.mark.slow
def test_the_smallest_work_of_the_bench_runs(monkeypatch):
    from myospasm import bench

    monkeypatch.setattr(bench, "SECONDS", 6.0)
    made = bench.timed("loop", bench.loop(5)(), repeats=1)
    assert made["units"] == 5
    assert made["wall_s"] > 0
    assert made["ns_per_unit_step"] > 0


def test_evidence_as_markdown_shows_failures_in_bold_and_effects_by_their_side():
    from myospasm.cli.markdown import evidence

    effect = OFF | {"published": -4.0, "low": None, "high": None, "model": float("nan"), "direction": -1}
    text = evidence([ROW, OFF, effect])
    assert text.startswith("1 of 3 rows from 1 papers hold; of the predictions 0 of 2.")
    lines = text.splitlines()
    assert len({line.count("|") for line in lines[2:]}) == 1
    assert lines[4].endswith("| 13 (10 to 16) Hz | 13 Hz | yes |")
    assert lines[5].endswith("| 40 Hz | **NO** |")
    assert lines[6].endswith("| below 0 (-4 Hz) | none | **NO** |")


def test_memory_is_counted_anew_for_each_work():
    from myospasm import bench

    def greedy():
        _ = b"x" * 200_000_000
        return bench.Done(1, 1, 1.0)

    most = bench.timed("greedy", greedy, repeats=1)["memory_mb"]
    if sys.platform == "linux":
        assert bench.timed("modest", lambda: bench.Done(1, 1, 1.0))["memory_mb"] < most - 150
