"""Cortical myoclonus: scalp and muscle swing together at 8 to 30 Hz, the scalp first."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._jerking import HAND, PEOPLE, recordings
from myospasm.evidence.cohort import mean
from myospasm.signs.corticomuscular import read

PROTOCOL = ("Rest for 1 s", "Contract the first_dorsal_interosseous at 20 % for 20 s", "Rest for 1 s")

PAPER = Paper(
    source="VanRootselaar2006",
    title="Corticomuscular and intermuscular coherence in familial cortical myoclonic tremor with epilepsy",
    people=PEOPLE,
    protocol="a weak contraction of a hand muscle for 20 s with an electrode over its cortex",
    rows=(
        Row("N153", "coherence of scalp and muscle, 8 to 30 Hz, cortical myoclonus less health", 0, None, None, "1",
            "predict", 1),
        Row("N153b", "lag of the muscle behind the scalp", 0, None, None, "ms", "predict", 1),
    ),
    errors="Familial tremulous myoclonus stands for the model's cortical myoclonus. Health has no beta rhythm here, so "
    "that its coherence is 0, where people have a little.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    ill = [read(r) for r in recordings(HAND, PROTOCOL, "cortical_myoclonus", scalp=True)]
    well = [read(r) for r in recordings(HAND, PROTOCOL, "", scalp=True)]
    value = [mean([f.get("corticomuscular", np.nan) for f in group]) for group in (ill, well)]
    lags = [f["corticomuscular_lag_ms"] for f in ill if "corticomuscular_lag_ms" in f]
    return {"N153": value[0] - value[1], "N153b": mean(lags) if lags else float("nan")}
