"""How fast the units of arm and hand fire in a maximal contraction."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._voluntary import maximal, mean_rate

PEOPLE = 4

PAPER = Paper(
    source="Bellemare1983",
    title="Motor-unit discharge rates in maximal voluntary contractions of three human muscles",
    people=PEOPLE,
    protocol="a maximal contraction for 5 s; every unit's rate from the first second on",
    rows=(
        Row("MU058", "mean rate in a maximal contraction, biceps", 31.1, 21.0, 41.2, "Hz", "predict", note="SD 10.1"),
        Row("MU059", "mean rate in a maximal contraction, adductor pollicis", 29.9, 21.3, 38.5, "Hz", "predict"),
    ),
    errors="The motoneurons of the arm are the leg's with an after-hyperpolarization half as long (as of the forearm, "
    "Kudina & Alexeeva 1992, another paper). Within that paper's range biceps has 23 to 31 pps, the hand 28 to 41, a "
    "third of which the model's strong stretch reflex adds: without it all have 22.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    muscles = {"MU058": "biceps_brachii", "MU059": "adductor_pollicis"}
    return {row: mean_rate(maximal(muscle, 5.0, PEOPLE), 1.5, 5.5) for row, muscle in muscles.items()}
