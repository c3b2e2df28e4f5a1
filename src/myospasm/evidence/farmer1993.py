"""At which frequencies two motor units of the hand swing together: slow ones, and those of the cortex."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._shared_input import BEGIN, PEOPLE, SECONDS, WHAT, pairs
from myospasm.evidence.cohort import mean
from myospasm.signs.coherence import Coherence, coherence, pooled_train

BANDS = ((1.0, 12.0), (16.0, 32.0), (12.0, 15.0), (40.0, 60.0))
"""Hz: slow, that of the cortex, what lies between, and what is above."""

PAPER = Paper(
    source="Farmer1993",
    title="The frequency content of common synaptic inputs to motoneurones studied during voluntary isometric "
    "contraction in man",
    people=PEOPLE,
    protocol=WHAT,
    rows=(
        Row("F93-slow", "coherence of two units from 1 to 12 Hz less that at 40 to 60 Hz", 0, None, None, "1",
            "predict", 1),
        Row("F93-beta", "coherence of two units from 16 to 32 Hz less that at 40 to 60 Hz", 0, None, None, "1",
            "predict", 1),
        Row("F93-peak", "coherence from 16 to 32 Hz less that at 12 to 15 Hz", 0, None, None, "1", "predict", 1,
            note="a band of its own"),
    ),
    errors="The model has noise that the pool shares, and no rhythm of the cortex: what it has from 16 to 32 Hz comes "
    "of the stretch reflex, without which nothing is left of it.",
)  # fmt: skip


def level(found: Coherence, low: float, high: float) -> float:
    """Mean coherence of a band."""
    return float(np.nanmean(found.value[(found.hertz >= low) & (found.hertz <= high)]))


def replay() -> dict[str, float]:
    """What the model gives."""
    trains = [[pooled_train([t], BEGIN, BEGIN + SECONDS) for t in pair] for pair in pairs()]
    whole = [coherence(a, b, 1000.0) for a, b in trains]
    slow, beta, between, none = (mean([level(c, *band) for c in whole]) for band in BANDS)
    return {"F93-slow": slow - none, "F93-beta": beta - none, "F93-peak": beta - between}
