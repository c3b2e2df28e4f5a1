"""Persistent inward current in soleus: delta F of pairs of units, seated."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bench_muscle import CALF, triangles, unit_delta_f
from myospasm.evidence.cohort import mean

PEOPLE = 3

PAPER = Paper(
    source="FoleyKalmar2019",
    title="Estimates of persistent inward current in human motor neurons during postural sway",
    people=PEOPLE,
    protocol="a triangular contraction of the calf to 20 % of the maximal torque, 10 s up and 10 s down; pairs "
    "of soleus units",
    rows=(
        Row("PI001", "delta F, soleus, seated", 3.15, 1.70, 4.60, "pps", "fit"),
    ),
    errors="The ramp is that of Orssatto2021: the abstract does not give this one's. Pairs by the paper's own "
    "criteria (r 0.7, "
    "0.5 pps, 1 s); mean over test units.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    runs = triangles(CALF, PEOPLE, 0.20, 10.0)
    return {"PI001": mean([value for t in runs for value in unit_delta_f(t, "soleus").values()])}
