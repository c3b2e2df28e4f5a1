"""A cold arm: how much more slowly motor nerve conducts per degree."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._reflexes import distal_and_proximal
from myospasm.evidence.cohort import mean

PEOPLE = 4
COLD, WARM = 22.0, 33.0
"""degC, the range of the paper."""

PAPER = Paper(
    source="Wu1993",
    title="Motor conduction velocity of the ulnar nerve while the arm is cooled",
    people=PEOPLE,
    protocol="supramaximal shocks 10 cm and 32 cm from first dorsal interosseous, its nerve at 33 and at 22 degC; "
    "belly against tendon; velocity from the two latencies",
    rows=(Row("TE010", "fall of motor conduction velocity per degree", 1.4, 0.8, 2.0, "m/s per degC", "predict"),),
    errors=f"{PEOPLE} people instead of 24, of whom the range is; another muscle of the same nerve. The whole nerve "
    "has one temperature; muscle and junction stay warm. Table not read again here.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    speed = [distal_and_proximal("first_dorsal_interosseous", 60, PEOPLE, t)[1] for t in (COLD, WARM)]
    return {"TE010": mean((speed[1] - speed[0]) / (WARM - COLD))}
