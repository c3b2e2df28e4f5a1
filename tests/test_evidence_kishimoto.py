"""The calf's EMG against torque: the numbers cited are those of the data; EMG is read where the torque is held."""

import csv
from pathlib import Path

import numpy as np
import pytest

from myospasm import evidence
from myospasm.evidence import kishimoto2021 as paper

DATA = Path(__file__).parents[2] / "shared" / "data" / "calf_emg_torque" / "subjects_data.csv"
ROWS = {row.id: row for row in paper.PAPER.rows}


@pytest.fixture(scope="module")
def trials():
    """Torque and EMG (%) of the 25 people by the trial's name: {trial: {column: values}}."""
    if not DATA.exists():
        pytest.skip("the open data of Kishimoto 2021 (calf_emg_torque/subjects_data.csv) are not here")
    with DATA.open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    full = {line["subject"]: line for line in lines if line["trials"] == "100"}
    found: dict[int, dict[str, np.ndarray]] = {}
    for trial in paper.ACHIEVED:
        mine = [line for line in lines if int(line["trials"]) == trial]
        found[trial] = {"torque": np.array([float(line["torques"]) for line in mine])}
        for short in paper.SHORT:
            ratios = [float(line[f"emg{short}"]) / float(full[line["subject"]][f"emg{short}"]) for line in mine]
            found[trial][short] = 100 * np.array(ratios)
    return found


@pytest.mark.parametrize("trial", paper.ACHIEVED)
def test_published_numbers_are_those_of_the_25_people(trials, trial):
    assert trials[trial]["torque"].mean() == pytest.approx(paper.ACHIEVED[trial], abs=0.051)
    for short in paper.SHORT:
        emg, row = trials[trial][short], ROWS[f"K{trial}-{short}"]
        assert emg.size == 25
        spread = emg.std(ddof=1)
        told = (emg.mean(), emg.mean() - spread, emg.mean() + spread)
        assert (row.published, row.low, row.high) == pytest.approx(told, abs=0.051)


def test_the_published_bend_is_that_of_the_25_people(trials):
    half = trials[50]
    bend = half["torque"] - np.mean([half[short] for short in paper.SHORT], axis=0)
    row = ROWS["K50-bend"]
    assert row.published == pytest.approx(bend.mean(), abs=0.051)
    assert row.direction == np.sign(bend.mean())
    assert f"SD {bend.std(ddof=1):.1f}" in row.note
    assert f"{(bend > 0).sum()} of 25" in row.note


def test_emg_is_read_where_a_torque_is_held():
    torque = np.array([[10.0, 40.0, 40.0, 100.0], [20.0, 60.0, 50.0, 100.0]])
    emg = np.array([[5.0, 30.0, 32.0, 100.0], [10.0, 50.0, 45.0, 100.0]])
    found = paper.Curves(torque, {"soleus": emg})
    assert found.at("soleus", 25.0) == pytest.approx([17.5, 15.0])
    assert found.at("soleus", 70.0) == pytest.approx([66.0, 58.75])


@pytest.mark.slow
def test_every_row_is_answered_and_emg_grows_with_torque(monkeypatch):
    monkeypatch.setattr(paper, "PEOPLE", 2)
    model = evidence.replay("kishimoto2021")
    assert set(model) == set(ROWS)
    assert all(isinstance(value, float) for value in model.values())
    for muscle in paper.SHORT.values():
        emg = paper.curves(2).emg[muscle].mean(axis=0)
        assert (np.diff(emg) > 0).all()
    for short in paper.SHORT:
        assert model[f"K25-{short}"] < model[f"K50-{short}"] < model[f"K75-{short}"] < 100
