"""Cases: a story and who it is of, read from a file or a form; wrong ones are answered in a sentence."""

import dataclasses
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm import causes
from myospasm.clinic.case import Case, case_of, load_case, to_toml
from myospasm.ground import MyospasmError
from myospasm.scenario import load_scenario, names

EXAMPLES = sorted((Path(__file__).parent.parent / "examples" / "cases").glob("*.toml"))


def write(folder, text):
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", names())
def test_a_story_alone_is_a_case(tmp_path, name):
    case = load_case(write(tmp_path, f'story = "{name}"\n'))
    assert case.scenario() == load_scenario(name)
    assert (case.language, case.paper, case.name) == ("en", "A4", "")


@pytest.mark.parametrize("name", causes.names())
def test_every_cause_alone_is_a_case(name):
    """It is either told by the scenario, or done in it."""
    scenario = case_of({"causes": {name: 0.7}}).scenario()
    told = scenario.causes.get(name) == 0.7
    done = scenario.name in ("calf-cramp", "marathon", "hyperventilation", "vomiting")
    assert told or done
    assert bool(scenario.hours) != bool(scenario.protocol)


def test_what_a_case_gives_stands_before_the_story():
    case = case_of(
        {
            "story": "marathon",
            "causes": {"statin": 0.5},
            "person": "cramp_prone_adult",
            "muscle": "soleus",
            "remedies": ["water@3600"],
            "seed": 7,
        }
    )
    scenario = case.scenario()
    assert (scenario.causes, scenario.person, scenario.main) == ({"statin": 0.5}, "cramp_prone_adult", "soleus")
    assert (scenario.beside, scenario.seed) == (("water@3600",), 7)


def test_a_remedy_of_a_single_telling_is_given_in_it():
    assert case_of({"story": "calf-cramp", "remedies": ["stretch@50"]}).scenario().remedies == ("stretch@50",)


@pytest.mark.parametrize("remedy", ["stretch", "rest"])
def test_a_remedy_at_the_end_takes_the_place_of_the_storys_own(remedy):
    """Nobody is stretched twice, which the ankle would not allow."""
    case = case_of({"causes": {"nocturnal_cramp_proneness": 1.0}, "remedies": [remedy]})
    assert str(case.scenario().whole_protocol).lower().count("stretch") == (remedy == "stretch")


def test_a_blood_test_is_looked_for_beside_the_case(tmp_path):
    (tmp_path / "labs.csv").write_text("name,value,unit\nsodium,128,mmol/L\n", encoding="utf-8")
    case = load_case(write(tmp_path, 'story = "calf-cramp"\npatient = "labs.csv"\n'))
    trait = case.trait()
    assert trait is not None
    assert any("sodium" in change.path for change in trait.changes)


def test_a_blood_test_of_which_nothing_can_be_used_is_refused(tmp_path):
    (tmp_path / "labs.csv").write_text("name,value,unit\nhope,1,mmol/L\n", encoding="utf-8")
    case = load_case(write(tmp_path, 'story = "calf-cramp"\npatient = "labs.csv"\n'))
    with pytest.raises(MyospasmError, match=r"nothing in labs\.csv could be used"):
        case.trait()


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({}, "it tells no story"),
        ({"story": "marathn"}, "did you mean 'marathon'"),
        ({"story": "/etc/passwd"}, "there is no story named"),
        ({"story": "marathon", "nme": "x"}, "did you mean 'name'"),
        ({"story": 1}, "story must be a text in quotes, not 1"),
        ({"story": "marathon", "seed": "x"}, "seed must be a whole number"),
        ({"story": "marathon", "seed": -1}, "a seed is a whole number from 0 up"),
        ({"story": "marathon", "causes": {"statin": 2}}, "it goes from 0 to 1"),
        ({"story": "marathon", "causes": {"statin": float("nan")}}, "it goes from 0 to 1"),
        ({"story": "marathon", "causes": {"stattin": 1}}, "did you mean 'statin'"),
        ({"story": "marathon", "causes": ["statin"]}, "causes must be a table"),
        ({"story": "marathon", "muscle": "biceps_brachii"}, "there is no muscle in this scenario"),
        ({"story": "marathon", "person": "me"}, "there is no person named 'me'"),
        ({"story": "marathon", "paper": "A5"}, "paper must be 'A4' or 'Letter', not 'A5'"),
        ({"story": "marathon", "language": "fr"}, "language must be 'en' or 'es', not 'fr'"),
        ({"story": "calf-cramp", "remedies": "stretch"}, "remedies must be a list"),
        ({"story": "calf-cramp", "remedies": ["strech"]}, "did you mean 'stretch'"),
        ({"story": "calf-cramp", "remedies": ["stretch@900"]}, "after the scenario has ended"),
        ({"story": "marathon", "name": "a\x00b"}, "name is printed in one line"),
        ({"story": "marathon", "name": "x" * 61}, "at most 60 letters"),
        ({"story": "marathon", "answers": {"fever": "yes"}}, "answers.fever must be true or false"),
        ({"story": "marathon", "patient": "/etc/passwd"}, "names no file"),
        ("marathon", "is a table of keys and values"),
    ],
)
def test_wrong_cases_are_answered_in_a_sentence(table, expected):
    with pytest.raises(MyospasmError, match=expected.replace("(", r"\(")) as refused:
        case_of(table)
    assert "\n" not in str(refused.value)
    assert "pydantic" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "is empty"),
        ("story = ", "is not valid TOML"),
        ("story = 'marathon'\nanswers = 3", "answers must be a table"),
    ],
)
def test_wrong_files_are_answered_in_a_sentence(tmp_path, text, expected):
    with pytest.raises(MyospasmError, match=expected):
        load_case(write(tmp_path, text))


def test_files_that_are_none(tmp_path):
    with pytest.raises(MyospasmError, match="is a folder"):
        load_case(tmp_path)
    with pytest.raises(MyospasmError, match="there is no case file"):
        load_case(tmp_path / "gone.toml")
    with pytest.raises(MyospasmError, match="did you mean 'calf-cramp'"):
        load_case("calf-crmp")
    (tmp_path / "bytes.toml").write_bytes(b"story = '\xff'")
    with pytest.raises(MyospasmError, match="not a text file in UTF-8"):
        load_case(tmp_path / "bytes.toml")
    (tmp_path / "huge.toml").write_bytes(b"#" * (1 << 21))
    with pytest.raises(MyospasmError, match="too large for a case"):
        load_case(tmp_path / "huge.toml")


@settings(deadline=None, max_examples=25)
@given(
    name=st.text(st.characters(exclude_categories=("C", "Z")), max_size=20),
    severity=st.floats(0.0, 1.0),
    seed=st.none() | st.integers(0, 2**31),
    paper=st.sampled_from(["A4", "Letter"]),
)
def test_a_case_is_read_back_as_it_was_written(name, severity, seed, paper):
    case = Case("calf-cramp", {"statin": severity}, remedies=("stretch@50",), name=name, seed=seed, paper=paper)
    assert case_of(tomllib.loads(to_toml(case))) == case


def test_writing_leaves_out_what_is_as_usual():
    assert to_toml(Case("marathon")) == 'story = "marathon"\n'
    assert "answers" not in to_toml(Case("marathon", name="Ana"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_sound(path):
    case = load_case(path)
    assert case == dataclasses.replace(case)
    assert case.scenario()


def test_there_are_examples():
    assert len(EXAMPLES) >= 3
