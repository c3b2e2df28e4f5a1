"""Neuromyotonia: how fast single units fire within their doublets and bursts, at rest, as a needle hears them."""

from __future__ import annotations

import numpy as np

from myospasm import causes
from myospasm.evidence import Paper, Row
from myospasm.evidence.cohort import doing, individuals, mean, spikes
from myospasm.instruments.intramuscular import ConcentricNeedle
from myospasm.session import NEEDLE_BAND, NEEDLE_RATE, build_person
from myospasm.signs import needle
from myospasm.signs.units import DOUBLET
from myospasm.story import apply

MUSCLE, PEOPLE = "tibialis_anterior", 3
TEXT = "Hold the ankle at neutral. Rest for 8 s."

PAPER = Paper(
    source="Maddison2006",
    title="Neuromyotonia",
    people=PEOPLE,
    protocol="a concentric needle in tibialis anterior at rest for 8 s",
    rows=(
        Row("N036", "rate within bursts, as the needle hears it", 165, 30, 300, "Hz", "predict"),
        Row("N036b", "the same by the units' true discharges", 165, 30, 300, "Hz", "predict"),
    ),
    errors="A range is published, no mean: its middle is put here. The model's bursts all have the ending's own rate, "
    "250 Hz; what the needle hears is slower where potentials overlap.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    kind = apply(build_person("adult", {MUSCLE: 60}), causes.load("neuromyotonia"))
    heard, true = [], []
    for trace in doing(individuals(kind, PEOPLE), TEXT):
        recording = ConcentricNeedle(MUSCLE, rate=NEEDLE_RATE, amplifier=NEEDLE_BAND).record(trace)
        heard.append(needle.read(recording).get("multiplet_hz", np.nan))
        intervals = np.concatenate([np.zeros(0), *(np.diff(t) for t in spikes(trace, MUSCLE, "fiber"))])
        short = intervals[intervals < DOUBLET[1]]
        true.append(1 / float(np.median(short)) if short.size else np.nan)
    return {"N036": mean(heard), "N036b": mean(true)}
