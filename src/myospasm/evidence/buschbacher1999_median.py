"""The median nerve shocked at the wrist and at the elbow: when and how large abductor pollicis brevis answers."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._reflexes import distal_and_proximal
from myospasm.evidence.cohort import mean

PEOPLE = 6

PAPER = Paper(
    source="Buschbacher1999Median",
    title="Median nerve motor conduction to the abductor pollicis brevis",
    people=PEOPLE,
    protocol="one supramaximal shock to the nerve 8 cm from abductor pollicis brevis and one 22 cm higher; belly "
    "against tendon; velocity from the two latencies",
    rows=(
        Row("NM-latency", "distal latency", 3.7, 3.2, 4.2, "ms", "predict"),
        Row("NM-amplitude", "amplitude of the M wave", 10.2, 6.6, 13.8, "mV", "predict"),
        Row("NM-velocity", "motor conduction velocity of the forearm", 57.0, 52.0, 62.0, "m/s", "predict"),
    ),
    errors=f"{PEOPLE} people instead of 249; the amplitude is peak to peak, the paper's may be from the baseline. All "
    "motor axons of the model are as fast as those of the leg, 44 to 53 m/s.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    near, velocity = distal_and_proximal("abductor_pollicis_brevis", 60, PEOPLE)
    return {
        "NM-latency": 1000 * mean(near[:, 0]),
        "NM-amplitude": mean(near[:, 1]),
        "NM-velocity": mean(velocity),
    }
