"""Dialysis with a sodium that falls steadily through the session, and cramps."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import SESSION, TREATED, USUAL, rise, session, thresholds

RAMP = SESSION.replace("sodium {sodium:g}", "sodium ramped from 155 to 140").format(**USUAL)

PAPER = Paper(
    source="Levin1996",
    title="The benefits and side effects of ramped hypertonic sodium dialysis",
    people=TREATED.people,
    protocol="double-blind crossover: sessions with ramped hypertonic sodium against sessions without",
    rows=(
        Row("K022", "threshold frequency at the end, ramped less steady sodium", 0, None, None, "Hz", "predict", 1,
            note="cramps and light-headedness improved in 70 % of 16 patients"),
    ),
    errors="Patients told how they felt; the replay searches for the threshold of flexor hallucis brevis when the "
    "session ends. The ramp from 155 to 140 mmol/L is from memory, against 140 throughout.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    return {"K022": rise(thresholds(TREATED, (session(sodium=140),)), thresholds(TREATED, (RAMP,)))}
