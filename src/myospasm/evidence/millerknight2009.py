"""Cramp threshold of flexor hallucis brevis in people with and without a history of cramps."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._trains import TOE, thresholds
from myospasm.evidence.cohort import mean

PEOPLE = 8

PAPER = Paper(
    source="MillerKnight2009",
    title="Electrical stimulation cramp threshold frequency correlates well with the occurrence of skeletal muscle "
    "cramps",
    people=2 * PEOPLE,
    protocol="2 s bursts to the tibial nerve, upward in 2 Hz steps until flexor hallucis brevis cramps",
    rows=(
        Row("CR006", "cramp threshold frequency, with cramp history", 14.9, 9.2, 20.6, "Hz", "fit",
            note="SE 1.3, n 19"),
        Row("CR007", "cramp threshold frequency, without cramp history", 25.5, 20.0, 31.0, "Hz", "fit",
            note="SE 1.6, n 12"),
    ),
    errors="The spread is taken for a standard error, as its size suggests. 8 people each of 19 and 12, 20 of 40 "
    "motor units, bursts from 6 to 36 Hz on a rested muscle; the paper went up in one session. The toe's position "
    "is not known and taken as flexed. A cramp is judged by units, not by half the EMG of a maximal contraction. "
    "Thresholds come out 5 Hz high: potassium needs its clearance time of 1.6 s to build up, and the cord memory "
    "several seconds, so that 2 s at a frequency do less than the 150 pulses on which abductor hallucis was "
    "fitted.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    return {
        "CR006": mean(thresholds(TOE, "cramp_prone_adult", PEOPLE)),
        "CR007": mean(thresholds(TOE, "adult", PEOPLE)),
    }
