"""The H reflex of the foot: in how many healthy people it is found."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._reflexes import recruited
from myospasm.evidence.cohort import percent

PEOPLE = 6
LEAST = 0.1
"""mV, peak to peak, above what supramaximal shocks leave there."""

PAPER = Paper(
    source="Versino2007",
    title="The H reflex from the abductor brevis hallucis muscle in healthy subjects",
    people=PEOPLE,
    protocol="shocks to the tibial nerve at rising currents; abductor hallucis, belly against tendon; people with an "
    "answer after 40 ms that is larger than that to a supramaximal shock",
    rows=(Row("NV011", "people with an H reflex of abductor hallucis", 84.0, 69.0, 93.0, "%", "predict"),),
    errors=f"{PEOPLE} people instead of 43, of whom 11 were older than 60 (7 of these had none); the shocks are given "
    "at the ankle. The interval is the binomial one of 36 in 43.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    found = recruited("abductor_hallucis", PEOPLE, 43, (0.040, 0.075))
    return {"NV011": percent(np.any(found.h[:, :-1] > found.h[:, -1:] + LEAST, axis=1).tolist())}
