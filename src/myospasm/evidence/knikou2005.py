"""A shock to the nerve of the shin's muscle weakens the H reflex of the calf some milliseconds later."""

from __future__ import annotations

import math

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._reflexes import PEOPLE, TEST, answering_units, change
from myospasm.evidence.cohort import cohort, mean

INTERVALS = (0, 1, 2, 3, 4, 6)
LONG = (80, 100, 120)
"""ms from the one shock to the other."""
WEAK = 48
"""% of the current for a maximal M wave of tibialis anterior: somewhat above the thickest motor fiber's."""
TIMES = 3
START, PAUSE = "Hold the ankle at neutral. Rest for 0.5 s. ", "rest for 3 s"
MUSCLES = (("soleus", 30), ("tibialis_anterior", 10))

PAPER = Paper(
    source="Knikou2005",
    title="Effects of hip joint angle changes on intersegmental spinal coupling in human spinal cord injury",
    people=PEOPLE,
    protocol=f"a shock to the nerve of tibialis anterior ({WEAK} %), 0 to 6 and 80 to 120 ms later one to that of "
    f"soleus ({TEST} %), {TIMES} times, 4 s apart; the same with the first shock too weak for any fiber",
    rows=(
        Row("N075", "H reflex 2 to 4 ms after a shock to the antagonist's nerve", 0, None, None, "%", "predict", -1),
        Row("N075b", "interval at which the H reflex is weakest", 3, 2, 4, "ms", "predict"),
        Row("N075c", "H reflex 80 to 120 ms after it", 0, None, None, "%", "predict", -1,
            note="beyond 30 ms; presynaptic"),
    ),
    errors=f"{PEOPLE} people; what the paper says of healthy people, its own had injured cords. The H reflex is the "
    "number of units that answer. The two filters of the antagonist's discharge, a short one for the inhibition by Ia "
    "interneurons and a long one for that of Ia terminals, were added to the model because these rows failed; no "
    "number was chosen by them. The inhibition is too weak: in people a tenth and more of the reflex goes. The "
    "inhibition by tendon organs of medial gastrocnemius after 6 ms is left out: muscles that pull together have no "
    "pathways between them.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    alone = _answers(1, (*LONG, 3))
    soon = [change(alone[:, -1], after) for after in _answers(WEAK, INTERVALS).T]
    later = [change(*both) for both in zip(alone.T, _answers(WEAK, LONG).T, strict=False)]
    return {
        "N075": mean(lost for lost, interval in zip(soon, INTERVALS, strict=True) if 2 <= interval <= 4),
        "N075b": float(INTERVALS[int(np.argmin(soon))]) if min(soon) < 0 else math.nan,
        "N075c": float(round(mean(later))),
    }


def _answers(current: float, intervals: tuple[float, ...]) -> np.ndarray:
    """How many units answer the second shock, (people, intervals)."""
    rows = cohort("adult", MUSCLES, tuple(_pair(current, interval) for interval in intervals), PEOPLE)
    return np.array([[float(answering_units(trace, "soleus").mean()) for trace in row] for row in rows])


def _pair(current: float, interval: float) -> str:
    """A shock to the antagonist's nerve, and the test shock after it."""
    first = f"stimulate the nerve of tibialis anterior once at {current:g} %"
    second = f"stimulating the nerve of soleus once at {TEST} % after {200 + interval:g} ms"
    return f"{START}{TIMES} times: {first} after 200 ms while {second}, then {PAUSE}."
