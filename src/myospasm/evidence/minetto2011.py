"""Cramps of abductor hallucis with the nerve intact and blocked."""

from __future__ import annotations

import dataclasses

from myospasm.evidence import Paper, Row
from myospasm.evidence._trains import FOOT, cramps, sweep, thresholds
from myospasm.evidence.cohort import mean, threshold

PEOPLE = 8
PERSON = "cramp_prone_adult"

PAPER = Paper(
    source="Minetto2011",
    title="Mechanisms of cramp contractions: peripheral or central generation?",
    people=PEOPLE,
    protocol="150 pulses at the motor point of abductor hallucis, upward in 2 pps steps, nerve intact or blocked above",
    rows=(
        Row("CR028", "cramp threshold frequency, intact nerve", 13, 10, 16, "Hz", "fit"),
        Row("CR029", "cramp threshold frequency, blocked nerve", 18, 15, 21, "Hz", "fit"),
        Row("CR030", "cramp duration, intact nerve", 55.6, 36.4, 74.8, "s", "fit"),
        Row("CR034", "active time of a unit in the cramp", 29.5, 7.7, 51.3, "s", "predict"),
        Row("CR036", "discharge rate in the cramp", 20.0, 14.1, 25.9, "Hz", "predict"),
    ),
    errors="A cramp is called so when a tenth of the units go on for 4 s after the train (intact), or the endings of "
    "half of them for 2 s (blocked); every frequency from 8 pps on is tried on a rested muscle.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    blocked = sweep(dataclasses.replace(FOOT, blocked=True), PERSON, PEOPLE)
    remnants = [[a.share >= 0.5 and a.duration >= 2.0 for a in row] for row in blocked]
    found = [c.after for c in cramps(FOOT, PERSON, PEOPLE)]
    units = [u for c in found for u in c.rates]
    return {
        "CR028": mean(thresholds(FOOT, PERSON, PEOPLE)),
        "CR029": mean(threshold(FOOT.frequencies, row) for row in remnants),
        "CR030": mean(c.duration for c in found),
        "CR034": mean(u.active_duration for u in units),
        "CR036": mean(u.rate_mean for u in units),
    }
