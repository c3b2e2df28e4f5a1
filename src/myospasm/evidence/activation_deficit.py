"""Abductor hallucis: how much of it most people can call up at will."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bench_muscle import Superimposed, individuals, pulled, run_each
from myospasm.evidence.cohort import mean

PEOPLE = 13
TOP, REST = 3.5, 7.0
"""s, when the pair of shocks comes in the contraction and after it."""

PAPER = Paper(
    source="ActivationDeficit",
    title="A voluntary activation deficit in m. abductor hallucis exists in asymptomatic feet",
    people=PEOPLE,
    protocol="a maximal contraction of abductor hallucis for 4 s with a pair of shocks on top, and a pair at "
    "rest 2.5 s later",
    rows=(Row("MU037", "voluntary activation, interpolated twitch", 0.69, 0.36, 0.95, "1", "predict"),),
    errors="Published: mean of the 10 of 13 people who could not activate it fully, with the range of all 13 as "
    "bounds (the 3 "
    "others: 0.93). Pairs at 100 Hz are assumed.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    pairs = (TOP, TOP + 0.01, REST, REST + 0.01)
    protocol = Superimposed("Rest for 0.5 s. Contract at 100 % for 4 s. Rest for 3.7 s.", pairs)
    runs = run_each(individuals("adult", ("abductor_hallucis",), PEOPLE), [protocol] * PEOPLE)
    extra = [pulled(t, TOP, TOP + 0.4).max() - pulled(t, TOP - 0.1, TOP).mean() for t in runs]
    alone = [pulled(t, REST, REST + 0.6).max() - pulled(t, REST - 0.1, REST).mean() for t in runs]
    return {"MU037": mean([1 - float(e / a) for e, a in zip(extra, alone, strict=True)])}
