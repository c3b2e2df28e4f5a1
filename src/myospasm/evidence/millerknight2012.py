"""Whether the cramp threshold depends on where the search for it begins."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._trains import TOE, sweep, thresholds
from myospasm.evidence.cohort import cramped, mean, threshold

PEOPLE = 8
PERSON = "cramp_prone_adult"

PAPER = Paper(
    source="MillerKnight2012",
    title="Initial electrical stimulation frequency and cramp threshold frequency and force",
    people=PEOPLE,
    protocol="2 s bursts to the tibial nerve of cramp-prone people, upward in 2 Hz steps from 4 or from 14 Hz",
    rows=(
        Row("CR001", "cramp threshold frequency, from 4 Hz", 16.2, 12.4, 20.0, "Hz", "predict"),
        Row("CR002", "cramp threshold frequency, from 14 Hz", 17.1, 12.1, 22.1, "Hz", "predict"),
    ),
    errors="8 of 20 people, from 6 instead of 4 Hz; every burst finds a rested muscle, so that one search cannot "
    "tire the other's. CR001 is too high as CR006 of MillerKnight2009 is: the same people and bursts.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    rows = sweep(TOE, PERSON, PEOPLE)
    late = [[(f, cramped(a)) for f, a in zip(TOE.frequencies, row, strict=True) if f >= 14] for row in rows]
    return {
        "CR001": mean(thresholds(TOE, PERSON, PEOPLE)),
        "CR002": mean(threshold(*zip(*row, strict=True)) for row in late),
    }
