"""What a chart of hours is told to have done."""

import json
import subprocess
import sys

import pytest
from fake_chart import along, build, health, narrowed_artery, overbreathing, run_in_heat

from myospasm.ground import MyospasmError
from myospasm.records import Event
from myospasm.signs.chart_findings import NOTE, chart_findings


def told(chart):
    return " ".join(chart_findings(chart)["sentences"])


def test_health_changes_nothing():
    found = chart_findings(health())
    assert found["changes"] == []
    assert found["walks"] == []
    assert found["sentences"] == ["Nothing that was measured would have changed by more than can be told."]
    assert found["note"] == NOTE


@pytest.mark.parametrize("chart", [health(), run_in_heat(), narrowed_artery(), overbreathing()])
def test_it_is_json_and_sentences_are_sentences(chart):
    found = chart_findings(chart)
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    for sentence in found["sentences"]:
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert "nan" not in sentence.lower()


def test_a_run_in_the_heat():
    found = chart_findings(run_in_heat())
    assert found["duration"] == 10800
    assert found["sentences"][0] == "You would have lost 2.1 kg of water, 3.0 % of the body's mass."
    assert "shrunk by 12 %" in told(run_in_heat())
    assert "from 140 to 147 mmol/L, above the healthy 135 to 145" in told(run_in_heat())
    rows = {row["name"]: row for row in found["changes"]}
    assert rows["sodium"]["outside"] == "above"
    assert rows["sodium"]["reference"] == [135, 145]
    assert rows["sodium"]["source"] == "OxfordLabValues"
    assert rows["body_mass"]["percent"] == pytest.approx(-3.0, abs=0.03)
    assert "magnesium" not in rows
    assert "potassium" not in rows


def test_a_narrowed_artery():
    words = told(narrowed_artery())
    assert "27 m before the leg began to hurt, and 213 m before you had to stop" in words
    assert "Pain would have reached 8 of 10, after 9 min." in words
    assert "come back to 93 mmHg" in words


def test_overbreathing():
    words = told(overbreathing())
    assert "from 7.41 to 7.66, above the healthy 7.35 to 7.45" in words
    assert "below the healthy 1.00 to 1.25 mmol/L" in words.replace("1.25.", "1.25 mmol/L.")


def test_what_was_outside_all_along_is_told():
    found = chart_findings(build(600, sodium=128.0))
    assert found["changes"][0]["outside"] == "below"
    assert "would have stayed at 128 mmol/L, below the healthy 135 to 145" in found["sentences"][0]


def test_a_change_within_the_imprecision_is_not_told():
    assert not chart_findings(build(600, sodium=along((10, 140), (600, 142))))["changes"]
    assert chart_findings(build(600, sodium=along((10, 138), (600, 144))))["changes"]


def test_water_gained():
    assert "gained 2.0 kg" in told(build(600, body_mass=along((10, 70), (600, 72))))


def test_lost_and_drunk_again():
    words = told(build(600, body_mass=along((10, 70), (300, 69), (600, 70))))
    assert "as much water in the end as at first" in words


def test_walks_without_pain():
    walk = [Event(0, 600, "Walk at 5 km/h for 10 min")]
    assert "833 m without pain" in told(build(600, walk, distance=along((10, 0), (600, 833))))
    hurt = build(600, walk, distance=along((10, 0), (600, 833)), pain=along((300, 0), (600, 3)))
    assert "833 m in all without having to stop for pain" in told(hurt)


def test_of_another_muscle():
    assert chart_findings(health(), "soleus")["muscle"] == "soleus"
    with pytest.raises(MyospasmError, match="did you mean 'soleus'"):
        chart_findings(health(), "solus")


def test_an_empty_chart_is_refused():
    with pytest.raises(MyospasmError, match="no entry"):
        chart_findings(health().isel(time=slice(0)))


def test_importing_loads_no_engine():
    code = "import sys, myospasm.signs.chart_findings, myospasm.instruments.hours; print('jax' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert out.stdout.strip() == "False"
