"""A unit that has just fired is recruited more easily a second or two later."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._bench_muscle import triangles
from myospasm.evidence.cohort import mean, spikes
from myospasm.signs.units import smooth_rate

PEOPLE = 4
UP = 2.0
TURN = 1.0 + 2 * UP
"""s, when the command is back at zero between the two contractions."""
PAUSE = (0.6, 2.5)
"""s, from a test unit's last discharge to its next first one."""

PAPER = Paper(
    source="Gorassini2002b",
    title="Intrinsic activation of human motoneurons: reduction of motor unit recruitment thresholds by repeated "
    "contractions",
    people=PEOPLE,
    protocol="two triangular contractions of soleus to 20 % of the maximal torque, one right after the other, 2 "
    "s up and down",
    rows=(
        Row("PI007", "control unit's rate at first less at second recruitment", 3.9, None, None, "Hz", "predict", 1),
    ),
    errors="Pauses of 0.6 to 2.5 s count instead of 1 to 2 s, for enough units. The control unit is the first to "
    "fire; its rate "
    "is a polynomial through each contraction. Warm-up is switched off in the healthy model "
    "(`motoneuron.warmup_gain` 0): a"
    " control unit that tires or inactivates slows as well, and holds this row for another reason than the paper's.",
)


def reductions(trains: list[np.ndarray]) -> list[float]:
    """By how much (Hz) the control unit fires more slowly when each test unit is recruited again."""
    able = [t for t in trains if (t < TURN).sum() >= 6 and (t > TURN).sum() >= 6]
    if len(able) < 2:
        return []
    control, *tests = sorted(able, key=lambda t: t[0])
    found = []
    for test in tests:
        first, second = test[test < TURN], test[test > TURN]
        if PAUSE[0] <= second[0] - first[-1] <= PAUSE[1]:
            before = smooth_rate(control[control < TURN], first[:1])[0]
            after = smooth_rate(control[control > TURN], second[:1])[0]
            found.append(float(before - after))
    return found


def replay() -> dict[str, float]:
    """What the model gives."""
    runs = triangles(("soleus",), PEOPLE, 0.20, UP, 2)
    return {"PI007": mean([value for t in runs for value in reductions(spikes(t))])}
