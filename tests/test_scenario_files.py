"""Scenario files: the shipped ones are sound, and a wrong one is answered in a sentence."""

import subprocess
import sys

import numpy as np
import pytest

from myospasm import causes, people, remedies
from myospasm.chart import NAMES
from myospasm.ground import MyospasmError
from myospasm.protocol import Protocol
from myospasm.scenario import FOLDER, ElectrodeArray, Instruments, Scenario, load_scenario, names
from myospasm.story import Trait
from myospasm.treatment import strength

GOOD = """
title = "A test"
person = "adult"
muscles = { soleus = 20, tibialis_anterior = 10 }
protocol = ["Rest for 1 s"]
seed = 3

[causes]
shortened_contraction = 0.5

[instruments]
array = { rows = 4, columns = 2 }
interference = true
"""


@pytest.fixture(autouse=True)
def _someone(monkeypatch):
    """Files are tested here, not the people in them."""
    someone = Trait(name="adult", title="An adult", chain="none", source="assumed")
    monkeypatch.setattr(people, "names", lambda: ["adult", "cramp_prone_adult", "sometimes_cramping_adult"])
    monkeypatch.setattr(people, "load", lambda name: someone)


def write(folder, text):
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", names())
def test_shipped_scenarios_are_sound(name):
    scenario = load_scenario(name)
    assert scenario.name == name
    assert scenario.title
    assert scenario.main in scenario.muscles
    if scenario.hours:
        assert set(scenario.show) <= set(NAMES)
        assert scenario.whole_hours.duration > 0
        assert scenario.beside
    else:
        assert scenario.whole_protocol == Protocol(scenario.protocol)
    assert (FOLDER / f"{name}.toml").read_text().startswith("# ")


def test_the_main_job_is_shipped():
    assert {"calf-cramp", "calf-cramp-unstretched", "foot-cramp-train", "foot-cramp-blocked", "healthy-ramp"} <= set(
        names()
    )
    assert load_scenario("calf-cramp").main == "medial_gastrocnemius"


def test_a_file_of_ones_own(tmp_path):
    scenario = load_scenario(write(tmp_path, GOOD))
    assert scenario == Scenario(
        name="mine",
        title="A test",
        muscles={"soleus": 20, "tibialis_anterior": 10},
        main="soleus",
        protocol=("Rest for 1 s",),
        causes={"shortened_contraction": 0.5},
        instruments=Instruments(array=ElectrodeArray(rows=4, columns=2), interference=True),
        seed=3,
    )
    assert str(scenario.whole_protocol).splitlines()[-1] == "Rest for 1 s"
    before = Protocol(causes.load("shortened_contraction").sentences).duration
    assert scenario.whole_protocol.duration == before + 1.0
    assert [severity for _, severity in scenario.stories] == [1.0, 0.5]


WRONG = {
    "": "is empty",
    "# only a comment": "is empty",
    "title = \n": "line 1",
    'title = "x"\nmuscles = [\n': "not valid TOML",
    'muscles = ["soleus"]': "at least one step",
    GOOD.replace("title", "titel"): "did you mean 'title'",
    GOOD.replace("rows", "row"): "did you mean 'rows'",
    GOOD.replace("interference", "interferences"): "did you mean 'interference'",
    "name = 'x'\n" + GOOD: "no key named 'name'",
    GOOD.replace("seed = 3", 'seed = "3"'): "seed must be a whole number, not '3'",
    GOOD.replace("seed = 3", "seed = -3"): "from 0 up",
    GOOD.replace("= true", '= "yes"'): "instruments.interference must be true or false or a number, not 'yes'",
    GOOD.replace('["Rest for 1 s"]', '"Rest for 1 s"'): "protocol must be a list",
    GOOD.replace('["Rest for 1 s"]', '["Rest for 1 Hz"]'): "unit of a rate",
    GOOD.replace('["Rest for 1 s"]', "[]").replace("shortened_contraction = 0.5", ""): "at least one step",
    GOOD.replace("adult", "adlt"): "did you mean 'adult'",
    GOOD.replace("soleus", "soleu"): "did you mean 'soleus'",
    GOOD.replace("= 20", "= 0"): "at least one motor unit",
    GOOD.replace("= 20", '= "many"'): "muscles.soleus must be a whole number",
    GOOD.replace("{ soleus = 20, tibialis_anterior = 10 }", "[]"): "at least one muscle",
    GOOD.replace("{ soleus = 20, tibialis_anterior = 10 }", '["soleus", 3]'): "muscles",
    GOOD.replace("seed = 3", 'main = "abductor_hallucis"'): "muscle in this scenario",
    GOOD.replace("seed = 3", 'remedies = ["strech"]'): "did you mean 'stretch'",
    GOOD.replace("shortened_contraction", "shortened_contractions"): "did you mean 'shortened_contraction'",
    GOOD.replace("= 0.5", "= 1.5"): "severity 1.5",
    GOOD.replace("rows = 4", "rows = 0"): "cannot be laid",
    GOOD.replace("rows = 4", 'derivation = "double"'): "derivation must be 'monopolar' or 'differential'",
}


@pytest.mark.parametrize(("text", "said"), WRONG.items(), ids=WRONG.values())
def test_a_wrong_file_is_answered_in_a_sentence(tmp_path, text, said):
    with pytest.raises(MyospasmError) as caught:
        load_scenario(write(tmp_path, text))
    assert said in str(caught.value)
    assert "mine.toml" in str(caught.value)
    assert "pydantic" not in str(caught.value)


def test_a_missing_file_or_name_is_answered_with_the_nearest(tmp_path):
    with pytest.raises(MyospasmError, match="did you mean 'calf-cramp'"):
        load_scenario("calf-crmp")
    with pytest.raises(MyospasmError, match="did you mean the shipped scenario 'calf-cramp'"):
        load_scenario(tmp_path / "calf_cramp.toml")
    with pytest.raises(MyospasmError, match="is a folder"):
        load_scenario(tmp_path)
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(MyospasmError, match="not a text file"):
        load_scenario(tmp_path / "binary.toml")


def test_reading_a_scenario_module_loads_no_simulator_and_no_validator():
    code = "import sys, myospasm.scenario; assert not {'jax', 'pydantic'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


SHORT = """
person = "cramp_prone_adult"
muscles = { abductor_hallucis = 12 }
protocol = ["Rest for 0.5 s", "Contract at 60 % for 2 s", "Rest for 1 s"]
causes = { shortened_contraction = 0.5 }
remedies = ["rest", "stretch@1.5"]
seed = 3
"""


@pytest.mark.slow
def test_a_kept_trace_holds_all_that_is_needed_to_repeat_it(tmp_path):
    from myospasm.files.zarr import read_trace, write_trace
    from myospasm.session import run_scenario

    (tmp_path / "mine.toml").write_text(SHORT.replace("abductor_hallucis", "soleus"))
    once = run_scenario(str(tmp_path / "mine.toml"), seed=7)
    write_trace(once.trace, tmp_path / "trace.zarr")
    again = run_scenario(str(tmp_path / "trace.zarr"))
    assert again.trace.attrs["seed"] == 7
    kept = read_trace(tmp_path / "trace.zarr")
    assert kept.sizes["soma_spike"] > 20
    for name in ("soma_spike_time", "soma_spike_unit", "force", "angle", "potassium"):
        assert np.array_equal(kept[name].values, again.trace[name].values), name
    assert np.array_equal(once.recording.samples, again.recording.samples)


def test_a_folder_that_is_no_trace_is_a_sentence(tmp_path):
    (tmp_path / "r.zarr").mkdir()
    with pytest.raises(MyospasmError, match=r"r\.zarr.*no Trace of a scenario"):
        load_scenario(tmp_path / "r.zarr")


def test_a_remedy_comes_at_its_time(tmp_path):
    (tmp_path / "mine.toml").write_text(SHORT.replace("abductor_hallucis", "soleus"))
    scenario = load_scenario(tmp_path / "mine.toml")
    assert "Stretch" in str(scenario.whole_protocol)
    (tmp_path / "late.toml").write_text(SHORT.replace("stretch@1.5", "stretch@1500"))
    with pytest.raises(MyospasmError, match="would come after"):
        load_scenario(tmp_path / "late.toml")
    (tmp_path / "odd.toml").write_text(SHORT.replace("stretch@1.5", "stretch@soon"))
    with pytest.raises(MyospasmError, match="no time of a remedy"):
        load_scenario(tmp_path / "odd.toml")


def test_a_medicine_acts_as_far_as_its_dose_does():
    assert 0.2 < strength(remedies.load("quinine")) < 0.8
    assert strength(remedies.load("stretch")) == 1.0
