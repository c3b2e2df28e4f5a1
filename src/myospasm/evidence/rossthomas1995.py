"""Motor units in cramps of the calf: more of them, faster and more ragged than in a voluntary contraction."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._calf import SHORT, effort, rate, volunteers
from myospasm.evidence.bertolasi1993 import HALF, STRETCH
from myospasm.evidence.cohort import after, binomial, cramped, impulses, mean, percent, spikes
from myospasm.signs.units import unit_rates

if TYPE_CHECKING:
    from myospasm.records import Trace

PEOPLE = 4
SECONDS = 40

PAPER = Paper(
    source="RossThomas1995",
    title="Human motor unit activity during induced muscle cramp",
    people=2 * HALF,
    protocol="maximal contraction of the unloaded, shortened triceps surae; the cramp after it, stretched in the end; "
    "voluntary contractions of the same muscle as long",
    rows=(
        Row("CR038", "share with a cramp after a maximal contraction with shortening", 57, *binomial(4, 7), "%",
            "predict", note="4 of 7, exact 95 % interval"),
        Row("CR039", "rate in the first 30 s of a cramp less that in a voluntary contraction", 0, None, None, "Hz",
            "predict", 1),
        Row("CR039b", "CoV of intervals in a cramp less that in a voluntary contraction", 0, None, None, "%", "predict",
            1),
        Row("CR040", "how long a cramp's rates exceed the voluntary ones", 30, 20, 40, "s", "predict",
            note="no spread published; a third either way is ours"),
        Row("CR090", "impulses in the stretch over those before, less 1", 0, None, None, "1", "predict", 1),
    ),
    errors="The 7 are taken as half cramp_prone_adult, half adult (the 10 people of Bertolasi's replay); rates "
    "are those of 4 cramp-prone people in medial gastrocnemius alone. The model's command drives a shortened "
    "muscle as hard as any, or harder, for half a minute, where people's rates fall within seconds, so that a "
    "cramp stays below it (CR039, CR040). Its tendon organs silence a stretched cramp before its spindles, whose "
    "discharge the stretch does raise, can be heard (CR090).",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    cramps = [t for (t,) in volunteers(PEOPLE, 0, effort(SHORT, watch=SECONDS))]
    willed = [t for (t,) in volunteers(PEOPLE, 0, effort(SHORT, SECONDS, 1.0))]
    stretched = [t for (t,) in volunteers(HALF, HALF, effort(SHORT, watch=8.0, then=STRETCH))]
    pairs = list(zip(cramps, willed, strict=True))
    return {
        "CR038": percent(cramped(after(t, 6.0)) for (t, *_) in volunteers(HALF, HALF, effort(SHORT))),
        "CR039": mean(rate(c, 6.0, 36.0) - rate(v, 1.0, 31.0) for c, v in pairs),
        "CR039b": mean(_ragged(c, 6.0, 36.0) - _ragged(v, 1.0, 31.0) for c, v in pairs),
        "CR040": mean(_exceeds(c, v) for c, v in pairs),
        "CR090": mean(_in_stretch(t) for t in stretched[:HALF]),
    }


def _ragged(trace: Trace, begin: float, end: float) -> float:
    return mean(unit_rates(t, begin, end).rate_cov for t in spikes(trace) if t.size >= 20)


def _exceeds(cramp: Trace, willed: Trace) -> float:
    """How long (s), in steps of 2 s from the start of both, the cramp's mean rate is above the voluntary one."""
    differences = [rate(cramp, 6.0 + s, 8.0 + s) - rate(willed, 1.0 + s, 3.0 + s) for s in np.arange(0, 38, 2)]
    return float(2 * next((i for i, d in enumerate(differences) if not d > 0), len(differences)))


def _in_stretch(trace: Trace) -> float:
    before = impulses(trace, 13.0, 14.0)
    return impulses(trace, 14.0, 15.0) / before - 1 if before else math.nan
