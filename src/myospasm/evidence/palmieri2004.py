"""The recruitment curve of H reflex and M wave in the calf: who answers first, how much, and when it is over."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._reflexes import largest, recruited
from myospasm.evidence.cohort import mean
from myospasm.sweep import Recruitment

PEOPLE = 6

PAPER = Paper(
    source="Palmieri2004",
    title="The Hoffmann reflex: methodologic considerations and applications",
    people=PEOPLE,
    protocol="shocks to the nerve from 30 to 69 % of the current for a maximal M wave in steps of 3 %, and one of "
    "130 %, 2 s apart; belly against tendon of soleus",
    rows=(
        Row("HM-ratio", "Hmax over Mmax, soleus", 0.4, 0.25, 0.6, "1", "fit", note="many papers; not read again here"),
        Row("HM-first", "M's threshold less H's, soleus", 0, None, None, "% of the current for Mmax", "predict", 1),
        Row("HM-peak", "M wave at Hmax less none, soleus", 0, None, None, "% of Mmax", "predict", 1),
        Row("HM-gone", "H at a supramaximal shock less Hmax", 0, None, None, "% of Mmax", "predict", -1),
    ),
    errors=f"{PEOPLE} people with 40 units each. A review: directions, and a ratio over which papers scatter (table "
    "not read again here). An F wave of one simulated unit stands for more than 20 real ones and is counted "
    "in HM-gone. The gain of the spindles' synapse was set on the share of motoneurons that fire; their "
    "waves, spread in time by the axons' velocities, partly cancel in the EMG.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    found = recruited("soleus", PEOPLE)
    best, most = largest(found)
    place = found.h[:, :-1].argmax(axis=1)
    return {
        "HM-ratio": mean(best / most),
        "HM-first": 100 * mean(_first(found, found.m) - _first(found, found.h)),
        "HM-peak": 100 * mean(found.m[np.arange(PEOPLE), place] / most),
        "HM-gone": 100 * mean((found.h[:, -1] - best) / most),
    }


def _first(found: Recruitment, size: np.ndarray) -> np.ndarray:
    """The first current at which an answer exceeds 1 % of the largest M wave."""
    return found.currents[np.argmax(size > 0.01 * found.m[:, -1:], axis=1)]
