"""A story of hours from the scenario to the picture: what is told, seen, kept, and answered when asked wrongly."""

import dataclasses
import json

import numpy as np
import pytest
from typer.testing import CliRunner

from myospasm import cli, hours_session, remedies
from myospasm.files import zarr
from myospasm.ground import MyospasmError
from myospasm.hours_session import Seen, run_hours
from myospasm.scenario import Scenario, load_scenario
from myospasm.story import Trait, shift

STORY = """
title = "Breathing too fast"
main = "adductor_pollicis"
hours = ["Rest for 2 min", "Watch for 4 s", "Breathe at PCO2 14 mmHg for 8 min", "Watch for 4 s"]
left_alone = ["Breathe at PCO2 14 mmHg for 5 min"]
ending = ["Watch for 4 s"]
beside = ["rebreathing"]
show = ["pco2", "ph"]

[muscles]
adductor_pollicis = 20
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("hours")


@pytest.fixture(scope="module")
def session(folder):
    path = folder / "story.toml"
    path.write_text(STORY, encoding="utf-8")
    return run_hours(load_scenario(path))


@pytest.mark.slow
def test_a_story_is_told_twice_and_the_remedy_ends_what_began(session):
    """Nothing in the model looks for a spasm: alkaline blood lets nerve endings fire, and more carbon dioxide calms."""
    alone, helped = session.tellings
    assert [bool(look.spasms) for look in alone.looks] == [False, True, True]
    assert [bool(look.spasms) for look in helped.looks] == [False, True, False]
    assert alone.name == "left alone"
    assert float(alone.chart["pco2"][-1]) < 16 < 30 < float(helped.chart["pco2"][-1])
    ectopic = alone.looks[1].trace["fiber_spike_origin"].values
    assert (ectopic == 2).mean() > 0.9


@pytest.mark.slow
def test_the_summary_is_what_json_prints(session):
    summary = json.loads(json.dumps(session.summary))
    assert summary["duration"] == 900.0
    assert {s["at"] for s in summary["spasms"]} == {600.0, 900.0}
    assert summary["tellings"][0]["name"] == "left alone"
    assert summary["tellings"][1]["spasms"] != summary["tellings"][0]["spasms"]


@pytest.mark.slow
def test_the_command_leaves_picture_charts_and_the_longest_look(folder, monkeypatch):
    monkeypatch.chdir(folder)
    (folder / "story.toml").write_text(STORY, encoding="utf-8")
    result = CliRunner().invoke(cli.app, ["run", "story.toml", "--out", "out", "--json", "--quiet"])
    assert result.exit_code == 0, result.stderr
    names = {path.name for path in (folder / "out").iterdir()}
    assert {"picture.png", "chart.zarr", "chart-beside.zarr", "summary.json"} <= names
    assert any(name.startswith("look-") for name in names)
    chart = zarr.read_chart(folder / "out" / "chart.zarr")
    assert np.isfinite(chart["sodium"].values).all()
    assert json.loads(result.stdout)["files"]


def test_what_is_neither_seconds_nor_hours_is_refused():
    with pytest.raises(MyospasmError, match="give one of them"):
        Scenario(muscles={"soleus": 4}, protocol=["Rest for 1 s"], hours=["Rest for 1 min"])
    with pytest.raises(MyospasmError, match="takes time"):
        Scenario(muscles={"soleus": 4}, hours=["Watch for 4 s"])


def test_a_warm_up_comes_first():
    scenario = Scenario(muscles={"soleus": 4}, hours=["Sprint for 20 s"], remedies=["warm_up"])
    assert str(scenario.whole_hours).splitlines()[0] == "Warm up for 15 min"


def test_what_is_left_alone_is_only_told_without_a_remedy():
    scenario = Scenario(muscles={"soleus": 4}, hours=["Rest for 1 min"], left_alone=["Sleep for 1 h"])
    assert "Sleep" in str(scenario.whole_hours)
    assert "Sleep" not in str(dataclasses.replace(scenario, remedies=("rebreathing",)).whole_hours)


@pytest.fixture
def quick(monkeypatch):
    """A laboratory in which every look is a moment: what is told around it is what is tested."""
    seen = []

    def watch(person, moments, scenario):
        del person, scenario
        seen.extend(moments)
        return [f"trace at {moment.window.at}" for moment in moments]

    monkeypatch.setattr(hours_session, "maximal", lambda *_: {})
    monkeypatch.setattr(hours_session, "_watch", watch)
    monkeypatch.setattr(
        hours_session, "_read", lambda m, trace, _: Seen(float(m.window.at), m.window.kind, [], None, trace, None)
    )
    return seen


def short(**more):
    told = {"muscles": {"medial_gastrocnemius": 6}, "hours": ["Rest for 1 min", "Watch for 2 s", "Lie for 1 min"]}
    return Scenario(**(told | {"title": "Two minutes", "seed": 5} | more))


def test_a_session_looks_when_the_story_says_so(quick):
    session = run_hours(short(hours=["Watch for 2 s", "Rest for 2 min, watching for 2 s every 1 min"]))
    (telling,) = session.tellings
    assert session.finished
    assert [look.at for look in telling.looks] == [0.0, 60.0, 120.0]
    assert [look.trace for look in telling.looks] == ["trace at 0", "trace at 60", "trace at 120"]
    assert len(quick) == 3
    assert telling.name == "left alone"


def test_a_chart_says_of_whom_it_is(quick):
    """So that a folder by itself can be told anew."""
    del quick
    attrs = run_hours(short()).tellings[0].chart.attrs
    assert attrs["main"] == "medial_gastrocnemius"
    assert attrs["seed"] == 5
    assert attrs["finished"] == 1
    assert attrs["scenario"] == "Two minutes"
    assert attrs["assumptions"] > 10
    assert isinstance(json.loads(attrs["outside_checked_range"]), list)
    assert json.loads(attrs["scenario_as_run"])["hours"][0] == "Rest for 1 min"


def test_a_summary_tells_where_the_chart_began_and_ended(quick):
    del quick
    summary = run_hours(short(hours=["Run at 12 km/h for 5 min"])).summary
    assert summary["duration"] == 300.0
    (told,) = summary["tellings"]
    began, ended = told["chart"]["distance"]
    assert began == pytest.approx(10 * 12 / 3.6, rel=1e-3)
    assert ended == pytest.approx(1000.0, rel=1e-3)
    assert told["spasms"] == told["thresholds"] == summary["spasms"] == []


def test_a_patient_lives_the_story_with_their_own_blood(quick):
    del quick
    low = Trait(
        name="patient", title="A patient", chain="", source="assumed",
        changes=(shift("blood.panel.calcium", -0.5, "mmol/L"),),
    )  # fmt: skip
    ill, well = (run_hours(short(), patient=who).tellings[0].chart for who in (low, None))
    assert float(ill["calcium"][0]) == pytest.approx(float(well["calcium"][0]) - 0.5, abs=1e-3)
    assert float(ill["gate_shift"][0]) < float(well["gate_shift"][0]) - 1.0


def test_each_telling_says_where_it_left_what_was_checked(quick):
    """By the chart; a blood test that is outside of health is none by itself."""
    del quick
    high = Trait(
        name="patient", title="A patient", chain="", source="assumed",
        changes=(shift("blood.panel.phosphate", 0.9, "mmol/L"), shift("blood.panel.urea", 10.0, "mmol/L")),
    )  # fmt: skip
    summary = run_hours(short(), patient=high).summary
    told = summary["tellings"][0]["outside_checked_range"]
    assert any(said.startswith("inorganic phosphate in plasma left the range") for said in told)
    assert not any("blood.panel" in said for said in told)
    assert summary["outside_checked_range"] == told
    assert not any("phosphate" in said for said in run_hours(short()).summary["outside_checked_range"])


def test_remedies_beside_are_told_once_more_and_progress_runs_to_the_end(quick):
    del quick
    told = []
    story = short(hours=["Breathe at PCO2 20 mmHg for 4 min", "Rest for 1 min"], beside=["rebreathing"])
    session = run_hours(story, progress=lambda done, total: told.append(done / total))
    assert session.tellings[0].name == "left alone"
    assert session.tellings[1].name == remedies.load("rebreathing").title
    assert told == sorted(told)
    assert told[-1] <= 1.0
    assert max(told) > 0.5
    assert len(session.summary["tellings"]) == 2


def test_who_stops_a_story_keeps_its_chart_and_is_shown_no_looks(quick):
    """Ctrl-C in the first telling: nothing is looked at, nothing is told again, what was lived through is kept."""

    def press(done, _):
        if done > 0.1:
            raise KeyboardInterrupt

    story = short(hours=["Watch for 2 s", "Rest for 1 h", "Watch for 2 s"], beside=["rebreathing"])
    session = run_hours(story, progress=press)
    (telling,) = session.tellings
    assert not session.finished
    assert telling.looks == []
    assert quick == []
    assert telling.chart.attrs["finished"] == 0
    assert 600.0 <= float(telling.chart["time"][-1]) < 3600.0
    assert session.summary["duration"] == float(telling.chart["time"][-1])
