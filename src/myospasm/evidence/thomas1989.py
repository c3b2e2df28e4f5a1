"""Long maximal contractions: the muscle still answers its nerve electrically when its force is nearly gone."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._holding import answering, average, few

PEOPLE = 2
PROTOCOL = "Rest for 0.5 s. Contract at 100 % for 120 s."
HAND, SHIN = "first_dorsal_interosseous", "tibialis_anterior"

PAPER = Paper(
    source="Thomas1989",
    title="Impulse propagation and muscle activation in long maximal voluntary contractions",
    people=PEOPLE,
    protocol="a maximal contraction for the first 2 of 5 min",
    rows=(
        Row("TH89-hand", "fall of the M wave in 2 min, first dorsal interosseous", 19.4, 9.4, 29.4, "%", "predict",
            note="SE 1.6, n not in the abstract; bounds ours"),
        Row("TH89-shin", "fall of the M wave, tibialis anterior", 0, -10, 10, "%", "predict",
            note="no decline; bounds ours"),
    ),
    errors="M wave: how many of the fibers still answer, by size of their units; slowed conduction is left out.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    hand, shin = (few(((muscle, 60),), PROTOCOL, PEOPLE) for muscle in (HAND, SHIN))
    falls = [100 - average(traces, answering, 118.0, 120.0) for traces in (hand, shin)]
    return {"TH89-hand": falls[0], "TH89-shin": falls[1]}
