"""Cramps of abductor hallucis with the nerve intact and blocked."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from myospasm.evidence import Paper, Row
from myospasm.evidence._trains import FOOT, cramps, steps, thresholds
from myospasm.evidence.cohort import cohort, mean, spikes, threshold

if TYPE_CHECKING:
    from myospasm.records import Trace

PEOPLE = 8
PERSON = "cramp_prone_adult"
BLOCKED = steps(12, 28)

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
    errors="A cramp is called so when a tenth of the units go on for 4 s after the train (intact), or the endings "
    "of half of them discharge three times or more (blocked; the paper calls this remnant brief and weak: here it "
    "is over within 1 to 2 s, and takes some 34 pps to last more than 2 s). Frequencies from 8 pps (blocked: 12) "
    "on a rested muscle. Below the block the endings need more potassium than trains at 18 pps leave (CR029 too "
    "high), and people do not differ in them. Only the smallest tenth or quarter of the units joins a threshold "
    "cramp, and late adaptation slows them while it lasts, so that the mean rate stays low (CR036).",
)


def remnants() -> list[list[bool]]:
    """Whether each train left a remnant below the block, in each of the people."""
    test = dataclasses.replace(FOOT, blocked=True, frequencies=BLOCKED)
    traces = cohort(PERSON, test.muscles, tuple(test.protocol(f, 3.0) for f in test.frequencies), PEOPLE)
    return [[_burst(t, test.end(f)) for t, f in zip(row, test.frequencies, strict=True)] for row in traces]


def _burst(trace: Trace, end: float) -> bool:
    counts = [int((t > end + 0.1).sum()) for t in spikes(trace, kind="fiber")]
    return sum(n >= 3 for n in counts) >= 0.5 * len(counts)


def replay() -> dict[str, float]:
    """What the model gives."""
    found = [c.after for c in cramps(FOOT, PERSON, PEOPLE)]
    units = [u for c in found for u in c.rates]
    return {
        "CR028": mean(thresholds(FOOT, PERSON, PEOPLE)),
        "CR029": mean(threshold(BLOCKED, row) for row in remnants()),
        "CR030": mean(c.duration for c in found),
        "CR034": mean(u.active_duration for u in units),
        "CR036": mean(u.rate_mean for u in units),
    }
