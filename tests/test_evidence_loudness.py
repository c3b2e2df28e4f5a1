"""How loud and how high-pitched EMG is: what is read from an M wave, and that the replays answer."""

import csv
import importlib
from pathlib import Path

import numpy as np
import pytest

from myospasm import evidence
from myospasm.evidence import diong2022 as paper

DATA = Path(__file__).parents[2] / "shared" / "data" / "calf_emg_torque" / "subjects_data.csv"


def test_first_phase_is_what_comes_before_the_sign_turns():
    lead, first, second = np.zeros(20), np.sin(np.linspace(0, np.pi, 40)), -0.5 * np.ones(30)
    for sign in (1, -1):
        phase = paper.first_phase(sign * np.concatenate([lead, first, second]))
        assert phase.size == pytest.approx(39, abs=2)
        assert (sign * phase > 0).all()


def test_first_phase_does_not_mind_noise_nor_an_offset():
    noise = 0.01 * np.random.default_rng(1).standard_normal(100)
    wave = np.concatenate([np.zeros(30), np.hanning(40), -np.hanning(30)])
    assert paper.first_phase(0.7 + wave + noise).size == pytest.approx(40, abs=5)


def test_a_wave_of_one_sign_is_all_first_phase():
    assert paper.first_phase(np.concatenate([[0.0], np.ones(10)])).size == 10


def test_published_ratio_of_soleus_is_near_that_of_the_open_data():
    if not DATA.exists():
        pytest.skip("the open data of the 25 people (calf_emg_torque/subjects_data.csv) are not here")
    with DATA.open(encoding="utf-8") as file:
        lines = [line for line in csv.DictReader(file) if line["trials"] == "100"]
    ratios = np.array([float(line["emg_norm_mvc"]) / float(line["emg_norm_mmax"]) for line in lines])
    row = next(row for row in paper.PAPER.rows if row.id == "D22-SO")
    assert ratios.size == 25
    assert row.low < ratios.mean() < row.high
    assert f"SD {ratios.std(ddof=1):.1f}" in paper.PAPER.errors.replace("\n", " ")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["diong2022", "krivickas1998"])
def test_every_row_is_answered(name, monkeypatch):
    monkeypatch.setattr(importlib.import_module(f"myospasm.evidence.{name}"), "PEOPLE", 2)
    model = evidence.replay(name)
    assert set(model) == {row.id for row in evidence.load(name).rows}
    assert all(np.isfinite(value) and value > 0 for value in model.values())
