"""Stories change a person's numbers, graded by severity, in any order; the folder is the registry."""

import dataclasses
import itertools
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myospasm import causes, drugs, people, remedies
from myospasm.ground import MyospasmError, param, static
from myospasm.protocol import Protocol
from myospasm.protocol.hours import Hours
from myospasm.story import EVIDENCE, Cause, Dose, Remedy, Shelf, Story, apply, apply_all, paths, scale, shift


@dataclasses.dataclass(frozen=True)
class Ending:
    half_potassium: float = param(8.0, "mmol/L", "assumed", "toy")
    steepness: float = param(6.0, "1", "assumed", "toy")


@dataclasses.dataclass(frozen=True)
class Toy:
    chemoreceptor: Ending = dataclasses.field(default_factory=Ending)
    force: np.ndarray = dataclasses.field(default_factory=lambda: np.array([3.0, 5.0], np.float32))
    gain: float = param(0.3, "Hz", "assumed", "toy")
    name: str = static("toy")


def story(*changes, name="toy", **more):
    return Story(name=name, title="A toy", chain="nothing", source="assumed", changes=changes, **more)


def test_scale_and_shift_are_graded_by_severity():
    changed = story(scale("chemoreceptor.half_potassium", 0.5), shift("gain", 0.2, "Hz"), scale("force", 2))
    half = apply(Toy(), changed, 0.5)
    assert half.chemoreceptor.half_potassium == 8.0 * 0.75
    assert half.gain == pytest.approx(0.4)
    np.testing.assert_array_equal(half.force, np.float32([4.5, 7.5]))
    assert half.force.dtype == np.float32
    assert half.chemoreceptor.steepness == 6.0


def test_severity_zero_is_exactly_the_same_person():
    toy = Toy(gain=0.1 + 0.2)
    same = apply(toy, story(scale("gain", 1 / 3), shift("gain", 1e-9, "Hz"), scale("force", 7)), 0.0)
    assert same is toy


changes = st.one_of(
    st.builds(scale, st.sampled_from(["gain", "chemoreceptor.steepness"]), st.floats(0, 10)),
    st.builds(shift, st.just("gain"), st.floats(-10, 10), st.just("Hz")),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(changes, st.floats(0, 1)), min_size=1, max_size=4))
def test_order_never_matters_not_in_the_last_digit(given_changes):
    stories = [(story(change), severity) for change, severity in given_changes]
    results = {
        (toy.gain, toy.chemoreceptor.steepness)
        for order in itertools.permutations(stories)
        for toy in [apply_all(Toy(), order)]
    }
    assert len(results) == 1


def test_scales_multiply_and_shifts_add_to_the_base():
    both = apply_all(
        Toy(gain=2.0), [(story(shift("gain", 1, "Hz")), 1.0), (story(scale("gain", 3), scale("gain", 2)), 1.0)]
    )
    assert both.gain == 2.0 * 6 + 1


@pytest.mark.parametrize(
    ("change", "near"),
    [
        (scale("chemoreceptor.half_potasium", 2), "did you mean 'chemoreceptor.half_potassium'"),
        (scale("chemoreceptor", 2), "chemoreceptor."),
        (scale("name", 2), "no number of this person"),
        (shift("gain", 2, "mV"), "its unit is Hz"),
    ],
)
@pytest.mark.parametrize("severity", [0.0, 1.0])
def test_a_wrong_path_or_unit_is_said_at_any_severity(change, near, severity):
    with pytest.raises(MyospasmError, match=near):
        apply(Toy(), story(change), severity)


@pytest.mark.parametrize("severity", [-0.1, 1.1, float("nan")])
def test_severity_lies_between_zero_and_one(severity):
    with pytest.raises(MyospasmError, match="0 \\(healthy\\) to 1"):
        apply(Toy(), story(), severity)


@pytest.mark.parametrize(
    "make",
    [
        lambda: scale("a", -1),
        lambda: scale("a", float("inf")),
        lambda: shift("a", 1, "pound"),
        lambda: shift("a", float("nan"), "Hz"),
    ],
)
def test_impossible_changes_are_refused(make):
    with pytest.raises(MyospasmError):
        make()


def test_the_numbers_of_a_person_are_found_without_names_and_texts():
    assert list(paths(Toy())) == ["chemoreceptor.half_potassium", "chemoreceptor.steepness", "force", "gain"]


def test_a_person_made_of_jax_arrays_can_be_changed():
    jnp = pytest.importorskip("jax.numpy")
    changed = apply(Toy(force=jnp.array([1.0, 2.0])), story(scale("force", 3)))
    assert changed.force.dtype == jnp.float32
    np.testing.assert_allclose(changed.force, [3.0, 6.0])


def test_every_number_of_a_story_has_a_source():
    (own, inherited) = story(scale("gain", 2, "Someone2001", "why"), shift("gain", 1, "Hz")).sources()
    assert (own.value, own.unit, own.source) == (2.0, "1", "Someone2001")
    assert (inherited.value, inherited.unit, inherited.source) == (1.0, "Hz", "assumed")


SHELVES = {"causes": causes, "remedies": remedies, "people": people}
ALL = [(folder, name) for folder, shelf in SHELVES.items() for name in shelf.names()]


@pytest.mark.parametrize(("folder", "name"), ALL)
def test_everything_on_a_shelf_is_complete(folder, name):
    this = SHELVES[folder].load(name)
    assert this.name == name
    for text in (this.title, this.chain, this.source, this.errors):
        assert text
    assert not this.sentences or Protocol(this.sentences).steps
    assert all(change.source or this.source for change in this.changes)
    assert folder != "causes" or this.signs
    assert folder != "remedies" or this.harms


SYSTEMS = {
    "ICD-10-CM": r"[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?",
    "SNOMED CT": r"\d{6,18}",
    "HPO": r"HP:\d{7}",
}


@pytest.mark.parametrize(("folder", "name"), ALL)
def test_codes_are_of_known_systems_and_look_like_codes(folder, name):
    codes = SHELVES[folder].load(name).codes
    assert folder != "causes" or codes
    for system, several in codes.items():
        assert system in SYSTEMS
        assert several.split()
        assert not [code for code in several.split() if not re.fullmatch(SYSTEMS[system], code)]


@pytest.mark.parametrize("name", remedies.names())
def test_every_remedy_says_how_strong_its_evidence_is_and_what_it_harms(name):
    remedy = remedies.load(name)
    word, _, sentence = remedy.evidence.partition(": ")
    assert word in EVIDENCE
    assert sentence.endswith(".")
    assert remedy.harms.endswith(".")
    assert remedy.dose is None or drugs.load(remedy.dose.drug)


@pytest.mark.parametrize(("folder", "name"), [(f, n) for f, n in ALL if f != "people"])
def test_its_sentences_of_hours_are_understood(folder, name):
    this = SHELVES[folder].load(name)
    if this.hours or this.meanwhile:
        assert Hours([*this.hours, "Rest for 24 h"], this.meanwhile).tasks


@pytest.mark.parametrize("evidence", ["", "good", "strong", "strong:", "Strong: yes.", "weak evidence: none."])
def test_a_remedy_without_legal_evidence_is_refused(evidence):
    with pytest.raises(MyospasmError, match="strong, moderate, weak, contested, null"):
        Remedy(name="toy", title="A toy", chain="c", source="assumed", harms="None.", evidence=evidence)


def test_a_dose_reads_aloud_and_refuses_what_nobody_can_take():
    assert str(Dose("quinine", 300, every=86400)) == "quinine 300 mg by mouth, every 24 h"
    assert str(Dose("calcium_gluconate", 2000, "vein", lasting=600)) == (
        "calcium gluconate 2000 mg into a vein over 10 min, once"
    )
    with pytest.raises(MyospasmError, match="did you mean 'mouth'"):
        Dose("quinine", 300, route="mouht")
    with pytest.raises(MyospasmError, match="from 0 up"):
        Dose("quinine", -1)


@pytest.mark.parametrize("shelf", SHELVES.values())
def test_an_unknown_name_is_answered_with_the_nearest(shelf):
    with pytest.raises(MyospasmError, match="there is no"):
        shelf.load("strech")
    if shelf is remedies:
        with pytest.raises(MyospasmError, match="did you mean 'stretch'"):
            shelf.load("strech")


def test_a_new_file_in_the_folder_is_on_the_shelf(tmp_path, monkeypatch):
    folder = tmp_path / "toy_shelf"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "cold.py").write_text(
        "from myospasm.story import Cause\nCAUSE = Cause(name='cold', title='Cold', chain='c', source='assumed')\n"
    )
    (folder / "empty.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    shelf: Shelf[Cause] = Shelf("toy_shelf", "CAUSE", "cause")
    assert shelf.names() == ["cold", "empty"]
    assert shelf.load("cold").title == "Cold"
    with pytest.raises(MyospasmError, match=r"empty\.py .* defines no CAUSE"):
        shelf.load("empty")
