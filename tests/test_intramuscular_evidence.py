"""The published figures of needle EMG are the sample's own, and potentials are measured as they should be."""

import importlib
from pathlib import Path

import numpy as np
import pytest

from myospasm import evidence
from myospasm.evidence import _needle_figures as needle
from myospasm.evidence import needle_sample as sample

DATA = Path(__file__).parents[2] / "shared" / "data" / "needle_emg" / "emg_healthy.hea"
ROWS = {row.id: row for row in sample.PAPER.rows}


def test_rows_are_the_samples_own():
    if not DATA.exists():
        pytest.skip("PhysioNet's sample (needle_emg/emg_healthy.hea) is not here")
    from myospasm.files.formats import read_recording

    found = sample.figures(np.asarray(read_recording(DATA).samples)[0])
    for row, value in zip(ROWS.values(), found, strict=True):
        assert value == pytest.approx(row.published, rel=0.02)


def test_a_potential_is_measured():
    time = np.arange(0, 0.03, 1 / 24000)
    wave = 0.5 * np.where(abs(time - 0.015) < 0.004, -np.sin(2 * np.pi * (time - 0.015) / 0.004), 0)
    found = needle.measure(wave, 24000.0)
    assert found.amplitude == pytest.approx(1.0, rel=0.01)
    assert found.duration == pytest.approx(8, abs=0.2)
    assert found.phases == 4


def test_small_and_blunt_ones_are_left_out():
    time = np.arange(0, 0.03, 1 / 24000)
    assert needle.measure(0.02 * np.sin(2 * np.pi * time / 0.005), 24000.0) is None
    assert needle.measure(0.2 * np.sin(2 * np.pi * time / 0.03), 24000.0) is None


@pytest.mark.slow
@pytest.mark.parametrize("name", ["decarvalho2013", "needle_sample"])
def test_replays_answer_with_few_people_and_sites(name, monkeypatch):
    paper = importlib.import_module(f"myospasm.evidence.{name}")
    monkeypatch.setattr(paper, "PEOPLE", 1)
    monkeypatch.setattr(paper, "SITES", paper.SITES[:2])
    rows = evidence.validate([name])
    assert all(np.isfinite(row["model"]) for row in rows)
