"""Abductor hallucis: how slowly it answers a pair of shocks."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence.cohort import cohort, mean
from myospasm.signs.force import twitch

PEOPLE = 9
PROTOCOL = "Rest for 0.5 s. Stimulate the nerve at 100 Hz for 2 pulses at 130 %. Rest for 1.2 s."

PAPER = Paper(
    source="SharmaAH",
    title="Neuromechanical characterization of the abductor hallucis and its potential role in upright postural "
    "control",
    people=PEOPLE,
    protocol="two shocks 10 ms apart to the nerve of abductor hallucis at rest; torque of the big toe",
    rows=(
        Row("MU035", "contraction time after two shocks", 169.8, 137.5, 202.1, "ms", "fit"),
        Row("MU036", "half-relaxation time after two shocks", 124.1, 94.9, 153.3, "ms", "predict"),
    ),
    errors="The interval of the pair is not in the abstract: 10 ms. Flexion torque instead of abduction force.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    runs = cohort("adult", ("abductor_hallucis",), (PROTOCOL,), PEOPLE)
    found = [twitch(t[0]["torque"].values[:, 0], 1000.0, 0.5) for t in runs]
    return {
        "MU035": 1000 * mean([f.contraction_time for f in found]),
        "MU036": 1000 * mean([f.half_relaxation_time for f in found]),
    }
