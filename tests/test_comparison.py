"""Healthy, ill and helped side by side: three people, one protocol, one picture, signs of each."""

import json

import numpy as np
import pytest
from typer.testing import CliRunner

from myospasm import cli
from myospasm.records import Channel, Event, Recording
from myospasm.signs import activity
from myospasm.signs.examination import EXAMINERS, examine, signs

RATE = 2000.0


def recording(*muscles, events=()):
    """EMG of noise, with louder stretches (start, end in s) for each muscle."""
    rng = np.random.default_rng(1)
    rows = []
    for spans in muscles:
        row = 0.01 * rng.standard_normal(round(10 * RATE))
        for start, end in spans:
            row[round(start * RATE) : round(end * RATE)] += 0.5 * rng.standard_normal(round((end - start) * RATE))
        rows.append(row)
    channels = [Channel(f"m{i} EMG", "emg", "mV", f"m{i}") for i in range(len(rows))]
    return Recording(np.array(rows), RATE, channels, events)


def test_bursts_are_counted_and_measured():
    jerks = [(t, t + 0.04) for t in np.arange(0.5, 9.6, 0.25)]
    found = activity.read(recording(jerks, jerks))
    assert found["bursts_per_minute"] == pytest.approx(6 * len(jerks), rel=0.05)
    assert 30 <= found["burst_ms"] <= 60
    assert found["rhythm_hz"] == pytest.approx(4.0, abs=0.5)
    assert found["muscles_together"] > 0.8


def test_muscles_that_take_turns_are_told_from_those_that_go_together():
    left = [(t, t + 0.2) for t in np.arange(0.5, 9, 0.5)]
    right = [(a + 0.25, b + 0.25) for a, b in left]
    assert activity.read(recording(left, right))["muscles_together"] < -0.5


def test_silence_and_what_was_asked_for_have_no_bursts():
    quiet = activity.read(recording([], []))
    assert quiet["bursts_per_minute"] == 0
    assert quiet["muscles_active"] == 0
    asked = recording([(2.0, 4.0)], events=[Event(2.0, 2.0, "Contract at 50 % for 2 s")])
    assert activity.read(asked)["bursts_per_minute"] == 0


def test_every_sign_has_words_and_no_two_examiners_claim_one():
    assert len(signs()) == sum(len(examiner.signs) for examiner in EXAMINERS)
    assert all(sign.words for sign in signs().values())
    assert set(examine(recording([(2.0, 3.0)]))) <= set(signs())


TOML = """
title = "A test"
main = "soleus"
protocol = ["Rest for 1 s", "Stimulate the nerve once at 30 %", "Contract at 30 % for 1 s", "Rest for 1 s"]
beside = ["baclofen"]
signs = ["active_percent", "bursts_per_minute"]
close = [{title = "H reflex", start = 0.99, end = 1.1}]
causes = { hypocalcemia = 1.0 }
[muscles]
soleus = 8
tibialis_anterior = 4
"""


@pytest.mark.slow
def test_a_comparison_leaves_a_picture_recordings_and_the_signs_of_all(tmp_path):
    (tmp_path / "mine.toml").write_text(TOML)
    words = ["run", str(tmp_path / "mine.toml"), "--out", str(tmp_path / "out"), "--json", "--quiet"]
    result = CliRunner().invoke(cli.app, words)
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found["tellings"][0]["name"] == "healthy"
    assert len(found["tellings"]) == 3
    assert found["tellings"][0]["signs"]["active_percent"] < found["tellings"][1]["signs"]["active_percent"]
    left = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"picture.png", "summary.json", "trace-ill.zarr", "recording-helped.zarr"} <= left
