"""A story of hours from the scenario to the picture: what is told, seen, kept, and answered when asked wrongly."""

import dataclasses
import json

import numpy as np
import pytest
from typer.testing import CliRunner

from myospasm import cli
from myospasm.files import zarr
from myospasm.ground import MyospasmError
from myospasm.hours_session import run_hours
from myospasm.scenario import Scenario, load_scenario

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
