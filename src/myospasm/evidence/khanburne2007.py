"""Cramps of one head of gastrocnemius, and the tendon's inhibition in those who cramp and those who do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from myospasm.evidence import Paper, Row
from myospasm.evidence._calf import CALF, NEUTRAL, OTHER, PRONE, SHORT, effort, volunteers
from myospasm.evidence.bertolasi1993 import HALF
from myospasm.evidence.cohort import after, binomial, cohort, cramped, mean, percent, spikes

if TYPE_CHECKING:
    from myospasm.records import Trace

HEADS = (("medial_gastrocnemius", 40), ("lateral_gastrocnemius", 40))
PEOPLE = 4
SILENT = 0.1
"""A head is silent when fewer than this share of its units fire 10 times in 10 s."""

PAPER = Paper(
    source="KhanBurne2007",
    title="Reflex inhibition of normal cramp following electrical stimulation of the muscle tendon",
    people=2 * HALF,
    protocol="maximal contraction of the shortened triceps surae, EMG of both heads of gastrocnemius; inhibition by "
    "tendon afferents",
    rows=(
        Row("CR041", "share with a cramp after a maximal contraction with shortening", 62, *binomial(8, 13), "%",
            "predict", note="8 of 13, exact 95 % interval"),
        Row("CR114", "share of cramps in which one head is silent", 100, *binomial(8, 8), "%", "predict",
            note="8 of 8"),
        Row("CR115", "tendon organ inhibition, crampers less others", 0, None, None, "% of discharge", "fit", -1),
    ),
    errors="The 13 are taken as half cramp_prone_adult, half adult; 4 cramp-prone people for the two heads. Both "
    "heads get the same command and have the same nervous system, and nothing in the model is local to one head, "
    "so that both cramp (CR114). CR115 was built into the person (reflexes.ib_gain); measured by what tendon "
    "organs take off the discharge of a contraction at 30 %, in whole percent (not by the answer to a shock to "
    "the tendon), it does not show, for the command gates that inhibition away.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    cramps = [cramped(after(t, 6.0)) for (t, *_) in volunteers(HALF, HALF, effort(SHORT))]
    both = [t for (t,) in cohort(PRONE, HEADS, (effort(SHORT),), PEOPLE) if cramped(after(t, 6.0))]
    return {
        "CR041": percent(cramps),
        "CR114": percent(min(_active(t, head) for head, _ in HEADS) < SILENT for t in both),
        "CR115": inhibition(PRONE) - inhibition(OTHER),
    }


def _active(trace: Trace, head: str) -> float:
    counts = [((t > 8.0) & (t < 18.0)).sum() for t in spikes(trace, head)]
    return sum(n >= 10 for n in counts) / len(counts)


def inhibition(person: str) -> float:
    """How much tendon organs take off a contraction's discharge, whole % of what it is without them."""
    text = f"{NEUTRAL}Contract at 30 % for 3 s."
    with_them = cohort(person, CALF, (text,), PEOPLE)
    without = cohort(person, CALF, (text,), PEOPLE, 1, (("reflexes.ib_gain", 0.0),))
    counts = [[sum(t.size for t in spikes(row[0])) for row in rows] for rows in (with_them, without)]
    return float(round(mean(100 * (1 - a / b) for a, b in zip(*counts, strict=True))))
