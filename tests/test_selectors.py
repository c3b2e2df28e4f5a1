"""A story may change the number of one muscle or one root, and says so if there is none of that name."""

import numpy as np
import pytest

from myospasm.anatomy import healthy_adult
from myospasm.ground import MyospasmError
from myospasm.scenario import Scenario
from myospasm.story import Cause, apply, apply_all, scale, shift

CALF = {"soleus": 4, "tibialis_anterior": 3}


def cause(*changes, **more):
    return Cause(name="test", title="A test", chain="-", source="assumed", changes=changes, **more)


def test_one_muscle_is_changed_and_the_others_are_not():
    ill = apply(healthy_adult(CALF), cause(scale("brain.descending.strength[tibialis_anterior]", 0.2)))
    assert np.allclose(ill.brain.descending.strength, [1.0, 0.2])


def test_one_root_is_changed_by_its_severity():
    ill = apply(healthy_adult(CALF), cause(shift("roots.lost[S1]", 0.4, "1")), 0.5)
    found = dict(zip(ill.names["root"], np.asarray(ill.roots.lost), strict=True))
    assert found["S1"] == pytest.approx(0.2)
    assert not any(value for name, value in found.items() if name != "S1")


def test_all_and_one_go_together_in_any_order():
    whole = cause(scale("brain.descending.strength", 0.5)), 1.0
    one = (
        cause(
            scale("brain.descending.strength[soleus|tibialis_anterior]", 0.5), shift("muscle.fat[soleus]", 0.01, "m")
        ),
        1.0,
    )
    first, second = apply_all(healthy_adult(CALF), [whole, one]), apply_all(healthy_adult(CALF), [one, whole])
    assert np.array_equal(first.brain.descending.strength, second.brain.descending.strength)
    assert np.allclose(first.brain.descending.strength, 0.25)
    assert np.allclose(np.asarray(first.muscle.fat) - np.asarray(healthy_adult(CALF).muscle.fat), [0.01, 0.0])


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("brain.descending.strength[biceps_brachii]", "this person has: soleus, tibialis_anterior"),
        ("roots.lost[S9]", "this person has: C3"),
        ("command.conductance[soleus]", "one for all"),
        ("roots.losst[S1]", "did you mean"),
    ],
)
def test_a_name_that_nobody_has_is_refused_in_a_sentence(path, said):
    with pytest.raises(MyospasmError, match=said):
        apply(healthy_adult(CALF), cause(scale(path, 0.5)))


def test_a_cause_that_shows_in_none_of_the_muscles_and_two_that_contradict_are_refused(monkeypatch):
    shelf = {"a": cause(needs=("soleus",), excludes=("b",)), "b": cause()}
    named = {name: Cause(**{**vars(thing), "name": name}) for name, thing in shelf.items()}
    monkeypatch.setattr("myospasm.causes.load", named.__getitem__)
    ask = {"protocol": ["Rest for 1 s"]}
    with pytest.raises(MyospasmError, match=r"shows in none of the muscles here \(tibialis_anterior\)"):
        Scenario(muscles={"tibialis_anterior": 2}, causes={"a": 1.0}, **ask)
    with pytest.raises(MyospasmError, match="cannot be true of the same person"):
        Scenario(muscles={"soleus": 2}, causes={"a": 1.0, "b": 1.0}, **ask)
    assert Scenario(muscles={"soleus": 2}, causes={"a": 1.0, "b": 0.0}, **ask).main == "soleus"
