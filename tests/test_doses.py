"""Doses of a remedy: how they are written, what is refused, and many of them in one call."""

import numpy as np
import pytest

from myospasm import remedies
from myospasm.doses import dose_response
from myospasm.ground import MyospasmError
from myospasm.scenario import Scenario
from myospasm.session import doses_outside
from myospasm.treatment import strength

REST = {
    "muscles": {"soleus": 6, "tibialis_anterior": 4},
    "protocol": ["Rest for 1 s", "Stimulate the nerve once at 40 %"],
}


def test_more_of_a_medicine_does_more():
    assert strength(remedies.prescribed("baclofen=5")) < strength(remedies.prescribed("baclofen"))
    assert strength(remedies.prescribed("baclofen")) < strength(remedies.prescribed("baclofen=25 mg@40"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("stretch=20", "no medicine"),
        ("baclofen=much", "no dose"),
        ("baclofen=0", "no dose"),
        ("baclofene=5", "baclofen"),
    ],
)
def test_a_dose_that_makes_no_sense_is_refused_in_a_sentence(text, said):
    with pytest.raises(MyospasmError, match=said):
        remedies.prescribed(text)


def test_a_dose_that_nobody_studied_is_told():
    assert doses_outside(Scenario(remedies=["baclofen"], **REST)) == []
    (said,) = doses_outside(Scenario(remedies=["baclofen=200"], **REST))
    assert "200 mg" in said
    assert "extrapolated" in said


@pytest.mark.slow
def test_doses_by_people_come_from_one_call_and_none_is_none():
    found = dose_response(Scenario(**REST), "baclofen", [0, 10, 25], people=2)
    assert found.effects[0] == 0
    assert np.all(np.diff(found.effects) > 0)
    assert all(values.shape == (3, 2) for values in found.signs.values())


def test_a_dose_response_of_nothing_is_refused():
    with pytest.raises(MyospasmError, match="at least one dose"):
        dose_response(Scenario(**REST), "baclofen", [])
