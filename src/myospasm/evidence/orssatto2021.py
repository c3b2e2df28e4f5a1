"""Persistent inward current in the calf: delta F grows with the level of the contraction."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bench_muscle import CALF, triangles, unit_delta_f
from myospasm.evidence.cohort import mean

PEOPLE = 3
SHARES = {0.10: 5.0, 0.20: 10.0, 0.30: 15.0}
"""s of rise by share of the maximal torque: 2 % per s."""

PAPER = Paper(
    source="Orssatto2021",
    title="Estimates of persistent inward currents increase with the level of voluntary drive in low-threshold "
    "motor units",
    people=PEOPLE,
    protocol="triangular contractions of the calf to 10, 20 and 30 % of the maximal torque, 2 % per s; the units "
    "of all three",
    rows=(
        Row("PI002", "delta F at 30 % less at 10 %, soleus", 1.1, None, None, "pps", "predict", 1),
        Row("PI002b", "delta F at 20 % less at 10 %, soleus", 0.6, None, None, "pps", "predict", 1),
        Row("PI003", "delta F at 20 % less at 10 %, medial gastrocnemius", 1.2, None, None, "pps", "predict", 1),
    ),
    errors="3 people instead of 21; the command rises in a straight line to what holds the torque; controls are "
    "the first "
    "units to fire; polynomial rates.",
)


def gains(muscle: str) -> tuple[float, float]:
    """Mean change of delta F (pps) from 10 to 20 % and from 10 to 30 %, in units that all three contractions have."""
    twenty, thirty = [], []
    for person in range(PEOPLE):
        found = [unit_delta_f(triangles(CALF, PEOPLE, s, up)[person], muscle) for s, up in SHARES.items()]
        common = set(found[0]) & set(found[1]) & set(found[2])
        twenty += [found[1][u] - found[0][u] for u in common]
        thirty += [found[2][u] - found[0][u] for u in common]
    return mean(twenty), mean(thirty)


def replay() -> dict[str, float]:
    """What the model gives."""
    soleus, medial = gains("soleus"), gains("medial_gastrocnemius")
    return {"PI002": soleus[1], "PI002b": soleus[0], "PI003": medial[0]}
