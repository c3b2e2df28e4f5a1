"""Every joint on the shelf: units, ranges and words."""

import pytest

from myospasm import joints, muscles

RANGES = {
    "low": (-1.5, -0.03),
    "high": (0.2, 3),
    "inertia": (1e-7, 10),
    "damping": (1e-5, 20),
    "stop": (0.01, 500),
    "strongest": (0.01, 400),
    "stiffness": (0, 5),
    "weight": (0, 200),
}


@pytest.mark.parametrize("name", joints.names())
def test_numbers_are_in_range_and_have_a_note(name):
    for field, number in joints.cited(joints.load(name)).items():
        assert RANGES[field][0] <= number.value <= RANGES[field][1], field
        assert number.note


@pytest.mark.parametrize("name", joints.names())
def test_words_tell_the_directions_apart(name):
    joint = joints.load(name)
    assert not set(joint.positive) & set(joint.negative)


@pytest.mark.parametrize("name", joints.names())
def test_a_muscle_moves_it(name):
    assert any(muscles.load(m).joint == name for m in muscles.names())
