"""In how many sessions of hemodialysis a cramp comes."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import TREATED, session
from myospasm.evidence._hours import MARK, lives, looked, moments
from myospasm.evidence.cohort import after, binomial, cramped, percent

TRY = "Hold the hallux at 35 deg flexion. Rest for 1 s. Contract at 100 % for 2 s. Rest for 12 s."

PAPER = Paper(
    source="Akkabut2021",
    title="A paper on cramps during hemodialysis, whose title was not read",
    people=TREATED.people,
    protocol="458 sessions of 44 patients in a month",
    rows=(Row("K001", "sessions with a cramp", 9.8, *binomial(45, 458), "%", "predict", note="45 of 458"),),
    errors="Each virtual patient has one session; what sets off a cramp in it is assumed: one hard contraction of 2 s "
    "of a short muscle of the sole when the session ends. With 8 people the answer comes in steps of 12.5 %; "
    "none of them cramps so.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    ends = moments(lives(TREATED, (session(), MARK)), 0)
    traces = looked(TREATED, ends, [TRY])
    return {"K001": percent(cramped(after(trace, 3.0)) for (trace,) in traces)}
