"""Single motor units in cramps of abductor hallucis."""

from __future__ import annotations

import math

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._trains import FOOT, Cramp, cramps
from myospasm.evidence.cohort import mean, spikes
from myospasm.signs.units import PAUSE

PEOPLE = 8
PERSON = "cramp_prone_adult"

PAPER = Paper(
    source="Minetto2009",
    title="Motor unit discharge pattern during electrically-elicited cramps",
    people=PEOPLE,
    protocol="cramps of abductor hallucis after 150 pulses at the motor point, intramuscular EMG decomposed",
    rows=(
        Row("CR019", "mean discharge rate in the cramp", 14.5, 9.4, 19.6, "Hz", "fit"),
        Row("CR020", "smallest discharge rate in the cramp", 6.0, 5.2, 6.8, "Hz", "predict", note="three intervals"),
        Row("CR021", "largest discharge rate in the cramp", 25.0, 17.0, 33.0, "Hz", "predict", note="three intervals"),
        Row("CR022", "active time of a unit in the cramp", 23.6, 7.4, 39.8, "s", "predict"),
        Row("CR023", "CoV of the intervals in the cramp", 44.6, 34.9, 54.3, "%", "predict", note="below 0.5 s"),
        Row("CR027", "R2 of SD against mean of the units' intervals", 0.37, 0.13, 0.60, "1", "predict",
            note="95 % interval of R from 38 units (Fisher)"),
    ),
    errors="11 subjects and 48 units in the paper; here 8 people and every unit that fires ten times or more. "
    "Spread and mean of the intervals go too closely together (CR027): one synaptic noise and one law of "
    "after-hyperpolarization serve all units.",
)  # fmt: skip


def scatter(cramp: Cramp) -> list[tuple[float, float]]:
    """Mean and SD (s) of the intervals below 0.5 s of every unit of a cramp with twenty of them."""
    stop = cramp.end + cramp.after.duration
    trains = [np.diff(t[(t > cramp.end + 0.5) & (t <= stop)]) for t in spikes(cramp.trace)]
    firing = [i[i < PAUSE] for i in trains]
    return [(float(i.mean()), float(i.std(ddof=1))) for i in firing if i.size >= 20]


def replay() -> dict[str, float]:
    """What the model gives."""
    found = cramps(FOOT, PERSON, PEOPLE)
    units = [u for c in found for u in c.after.rates]
    pairs = np.array([pair for c in found for pair in scatter(c)])
    return {
        "CR019": mean(u.rate_mean for u in units),
        "CR020": mean(u.rate_min for u in units),
        "CR021": mean(u.rate_max for u in units),
        "CR022": mean(u.active_duration for u in units),
        "CR023": mean(u.rate_cov for u in units),
        "CR027": float(np.corrcoef(pairs.T)[0, 1] ** 2) if len(pairs) > 2 else math.nan,
    }
