"""A maximal contraction of the index finger's muscle: half of the force is left after a minute."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._holding import between, few, torque
from myospasm.evidence.cohort import mean

PEOPLE = 2
PROTOCOL = "Rest for 0.5 s. Contract at 100 % for 62 s."

PAPER = Paper(
    source="StephensTaylor1972",
    title="Fatigue of maintained voluntary muscle contraction in man",
    people=PEOPLE,
    protocol="a maximal contraction of the first dorsal interosseous for a minute",
    rows=(
        Row("ST72-minute", "force after a minute over that at first", 50, 40, 60, "%", "predict",
            note="falls to about 50 %; bounds ours"),
    ),
    errors="Blood flow does not act on force in the model; stopping it did not change the first minute in the paper "
    "either.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    forces = [torque(t) for t in few((("first_dorsal_interosseous", 60),), PROTOCOL, PEOPLE)]
    return {"ST72-minute": mean([100 * between(f, 58.0, 62.0) / between(f, 1.5, 3.5) for f in forces])}
