"""Soleus answers its spindles more than gastrocnemius does."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._reflexes import largest, recruited
from myospasm.evidence.cohort import mean

PEOPLE = 2

PAPER = Paper(
    source="TuckerTurker2004",
    title="Muscle spindle feedback differs between the soleus and gastrocnemius in humans",
    people=PEOPLE,
    protocol="shocks to the nerve from 30 to 69 % of the current for a maximal M wave in steps of 3 %, and one of 130 "
    "%, 2 s apart; belly against tendon, at rest",
    rows=(
        Row("TT-rest", "Hmax over Mmax at rest, soleus less gastrocnemius", 0, None, None, "%", "predict", 1),
    ),
    errors=f"{PEOPLE} people instead of 8, with 40 units of each muscle; both heads of gastrocnemius and their mean; "
    "at rest only. The model gives all muscles the same synapses from their spindles, so that only their motoneurons' "
    "and nerve fibers' sizes and the form of their EMG make a difference.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    heads = mean([*_ratio("medial_gastrocnemius"), *_ratio("lateral_gastrocnemius")])
    return {"TT-rest": 100 * (mean(_ratio("soleus")) - heads)}


def _ratio(muscle: str) -> np.ndarray:
    h, m = largest(recruited(muscle, PEOPLE))
    return h / m
