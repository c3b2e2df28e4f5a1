"""Cramps of abductor hallucis with the nerve intact and blocked."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence.cohort import After, after, cohort, mean, threshold, train_end, train_protocol

FREQUENCIES = [float(f) for f in range(8, 32, 2)]
PEOPLE = 8

PAPER = Paper(
    source="Minetto2011",
    title="Mechanisms of cramp contractions: peripheral or central generation?",
    people=PEOPLE,
    protocol="150 pulses at the motor point of abductor hallucis, 4 pps upward in 2 pps steps, nerve intact or blocked "
    "above",
    rows=(
        Row("CR028", "cramp threshold frequency, intact nerve", 13, 10, 16, "Hz", "fit"),
        Row("CR029", "cramp threshold frequency, blocked nerve", 18, 15, 21, "Hz", "fit"),
        Row("CR030", "cramp duration, intact nerve", 55.6, 36.4, 74.8, "s", "fit"),
        Row("CR034", "active time of a unit in the cramp", 29.5, 7.7, 51.3, "s", "predict"),
        Row("CR036", "discharge rate in the cramp", 20.0, 14.1, 25.9, "Hz", "predict"),
    ),
    errors="A cramp is called so when 4 units go on for 4 s after the train (intact), or endings of half the units for "
    "2 s (blocked); every frequency is tried on a rested muscle.",
)


def sweep(person: str = "cramp_prone_adult", blocked: bool = False, people: int = PEOPLE) -> list[list[After]]:
    """What follows each train of FREQUENCIES in each of a cohort; with the nerve blocked, at the endings."""
    protocols = tuple(train_protocol(f, blocked=blocked, rest=8.0 if blocked else 90.0) for f in FREQUENCIES)
    traces = cohort(person, ("abductor_hallucis",), protocols, people)
    settle, kind = (0.1, "fiber") if blocked else (0.5, "soma")
    return [[after(t, train_end(f), kind, settle) for t, f in zip(row, FREQUENCIES, strict=True)] for row in traces]


def cramped(found: After) -> bool:
    """Does this count as a cramp?"""
    return found.units >= 4 and found.duration >= 4.0


def at_threshold(person: str = "cramp_prone_adult") -> list[After]:
    """Each person's cramp at the lowest frequency that gives one."""
    return [next((a for a in row if cramped(a)), After(0, float("nan"), [])) for row in sweep(person)]


def replay() -> dict[str, float]:
    """What the model gives."""
    intact = [threshold(FREQUENCIES, [cramped(a) for a in row]) for row in sweep()]
    blocked = [
        threshold(FREQUENCIES, [a.units >= 22 and a.duration >= 2.0 for a in row]) for row in sweep(blocked=True)
    ]
    cramps = at_threshold()
    units = [u for c in cramps for u in c.rates]
    return {
        "CR028": mean(intact),
        "CR029": mean(blocked),
        "CR030": mean([c.duration for c in cramps]),
        "CR034": mean([u.active_duration for u in units]),
        "CR036": mean([u.rate_mean for u in units]),
    }
