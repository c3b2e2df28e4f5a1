"""A maximal contraction of the thigh for a minute: more than half of the force is lost, the electric answer is not."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._holding import AFTER_BENT, BENT, answering, average, between, few, torque
from myospasm.evidence.cohort import mean

PEOPLE = 3
PROTOCOL = BENT + "Contract at 100 % for 60 s."

PAPER = Paper(
    source="BiglandRitchie1978",
    title="Central and peripheral fatigue in sustained maximum voluntary contractions of human quadriceps muscle",
    people=PEOPLE,
    protocol="a maximal knee extension for 60 s",
    rows=(
        Row("BR78-force", "force after 60 s over that at first", 40, 30, 50, "%", "predict",
            note="declined by about 60 %; bounds ours"),
        Row("BR78-junction", "fibers that still answer their nerve after 60 s", 100, 90, 100, "%", "predict",
            note="no evidence of failing junctions; bounds ours"),
    ),
    errors="A maximal contraction stops the blood, which does not act on force in the model.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    traces = few((("quadriceps", 60),), PROTOCOL, PEOPLE)
    forces = [torque(t, AFTER_BENT) for t in traces]
    left = mean([100 * between(f, 60.0, 62.0) / between(f, 4.0, 6.0) for f in forces])
    return {"BR78-force": left, "BR78-junction": average(traces, answering, 60.0, 62.0)}
