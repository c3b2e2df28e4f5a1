"""`myospasm explain`: a protocol as a table, as JSON, and as a picture."""

import json

import pytest
from typer.testing import CliRunner

from myospasm.cli import app

TEXT = "Contract at 100 % for 3 s. Match 30 % of the maximal force until failure, at most 60 s. Block the nerve"


def said(*words, code=0):
    result = CliRunner().invoke(app, ["explain", *words])
    assert result.exit_code == code, result.output
    return result.output


def test_every_step_is_told_in_python_and_in_words():
    text = said(TEXT, "Tap the tendon of soleus")
    assert "MatchUntilFailure(level=0.3, longest=60.0)" in text
    assert "Match 30 % of the maximal force until failure, at most 60 s" in text
    assert "sets tendon of soleus" in text
    assert "after 3.0 s at the earliest" in text
    assert "7.0 to 64.0 s in all" in text


def test_as_json():
    told = json.loads(said(TEXT, "--muscles", "soleus,tibialis anterior", "--json"))
    assert told["muscles"] == ["soleus", "tibialis_anterior"]
    assert told["adaptive"]
    assert (told["duration"], told["shortest"]) == (63.0, 6.0)
    assert [step["onset"] for step in told["steps"]] == [0.0, 3.0, 63.0]
    assert told["steps"][1]["acts_on"] == {"force target": ["soleus"]}


def test_a_scenario_is_explained_with_its_own_muscles():
    told = json.loads(said("calf-cramp", "--json"))
    assert told["main"] == "medial_gastrocnemius"
    assert not told["adaptive"]


def test_a_muscle_that_a_sentence_names_is_there():
    assert "abductor hallucis" in said("Hold the hallux at 10 deg flexion. Contract abductor hallucis at 5 % for 1 s")


def test_a_picture_is_drawn_and_not_overwritten(tmp_path):
    place = tmp_path / "timeline.png"
    everything = (
        "Stimulate the nerve once. Stimulate the motor point at 5 Hz for 1 s. Tap the tendon. Release the ankle"
    )
    said(TEXT, everything, "Push the ankle with 5 Nm dorsiflexion for 1 s", "--out", str(place))
    assert place.read_bytes().startswith(b"\x89PNG")
    assert "exists already" in said(TEXT, "--out", str(place), code=2)


@pytest.mark.parametrize("wrong", ["calf-crmp", "Contrct at 3 % for 2 s", "Contract flexor hallucis at 3 % for 1 s"])
def test_what_is_not_understood_is_said(wrong):
    assert "did you mean" in said(wrong, code=2)
