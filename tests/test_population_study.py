"""A virtual cohort: everyone lives through the same hours, each with a blood of their own."""

import json

import numpy as np
import pytest
from typer.testing import CliRunner

from myospasm import causes, cli
from myospasm.chart import NAMES
from myospasm.files.parquet import read_table, write_table
from myospasm.ground import MyospasmError
from myospasm.people.population import sample
from myospasm.population_study import study
from myospasm.protocol.hours import Hours

HOURS = Hours(["Rest for 10 min", "Run at 9 km/h for 20 min"])


@pytest.fixture(scope="module")
def table():
    return study(HOURS, 6, seed=3, every=600.0)


def test_everyone_has_a_row_for_every_time(table):
    assert len(table) == 6 * 3
    assert set(NAMES) <= set(table.columns)
    assert not table.isna().any().any()
    assert sorted(table["time"].unique()) == [600.0, 1200.0, 1800.0]


def test_people_start_with_their_own_blood_and_run_dry(table):
    people = sample(6, 3)
    start = table[table["time"] == 600.0]
    np.testing.assert_allclose(start["sodium"], people["sodium"], atol=0.5)
    np.testing.assert_allclose(start["ionized_calcium"], 1.2, atol=0.25)
    end = table[table["time"] == 1800.0]
    assert (end["body_mass"].to_numpy() < start["body_mass"].to_numpy()).all()
    assert (end["core_temperature"].to_numpy() > 37.0).all()


def test_a_cause_moves_everyone_by_the_same(table):
    names = [n for n in ("hypocalcemia", "hypokalemia") if n in causes.names()]
    if not names:
        pytest.skip("neither cause is on the shelf")
    ill = study(HOURS, 6, seed=3, every=600.0, stories=[(causes.load(names[0]), 1.0)])
    field = "calcium" if names[0] == "hypocalcemia" else "potassium"
    moved = ill[ill["time"] == 600.0][field].to_numpy() - table[table["time"] == 600.0][field].to_numpy()
    assert (moved < -0.2).all()
    assert np.ptp(moved) < 0.1


def test_parquet_gives_back_what_was_written(table, tmp_path):
    pytest.importorskip("duckdb")
    path = write_table(table, tmp_path / "it's a cohort.parquet")
    back = read_table(path)
    assert list(back.columns) == list(table.columns)
    np.testing.assert_array_equal(back["sodium"], table["sodium"])
    with pytest.raises(MyospasmError, match="exists already"):
        write_table(table, path)


def test_wrong_cohorts_are_answered_in_a_sentence(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(MyospasmError, match="at least one"):
        study(HOURS, 0)
    with pytest.raises(MyospasmError, match="more than there is"):
        study(HOURS, 1, every=1.0)
    result = CliRunner().invoke(cli.app, ["cohort", "calf-cramp", "--quiet"])
    assert (result.exit_code, "protocol of seconds" in result.stderr) == (2, True)


@pytest.mark.slow
def test_the_command_writes_a_table(tmp_path, monkeypatch):
    pytest.importorskip("duckdb")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "short.toml").write_text('muscles = ["soleus"]\nhours = ["Rest for 20 min"]\n', encoding="utf-8")
    result = CliRunner().invoke(cli.app, ["cohort", "short.toml", "--people", "3", "--json", "--quiet"])
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["rows"] == 3
