"""Papers on root, nerve ending and cord answer with a finite number for each of their rows."""

import math

import pytest

from myospasm import evidence

PAPERS = ("barnes1994", "bashford2020", "flewellen1983", "flexion_extension", "maddison2006", "thomasross1997")


@pytest.mark.slow
@pytest.mark.parametrize("name", PAPERS)
def test_replay_answers(name):
    model = evidence.replay(name)
    assert set(model) == {row.id for row in evidence.load(name).rows}
    assert all(math.isfinite(value) for value in model.values())
