"""F waves of the tibial and the ulnar nerve: how often, how late, how scattered and how large."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._reflexes import M_ALONE, f_waves
from myospasm.evidence.cohort import cohort, mean
from myospasm.signs.answers import F_WINDOW

PEOPLE = 4
SHOCKS = 32
PROTOCOL = f"{M_ALONE}Stimulate the nerve at 1 Hz for {SHOCKS} pulses at 130 %."
NERVES = {
    "tibial": ("abductor_hallucis", F_WINDOW),
    "ulnar": ("first_dorsal_interosseous", (0.022, 0.050)),
}
UNITS = {"abductor_hallucis": 43, "first_dorsal_interosseous": 119}
"""All they have, as an F wave is that of a single unit."""

PAPER = Paper(
    source="Nobrega2004",
    title="Various aspects of F-wave values in a healthy population",
    people=PEOPLE,
    protocol=f"{SHOCKS} supramaximal shocks, 1 a second, to the tibial nerve at the ankle and the ulnar nerve at the "
    "wrist; belly against tendon, less the M wave alone",
    rows=(
        Row("FW-tibial-persistence", "shocks with an F wave, tibial", 97.0, 92.0, 100.0, "%", "predict"),
        Row("FW-tibial-minimum", "earliest F wave, tibial", 47.0, 42.9, 51.1, "ms", "predict"),
        Row("FW-tibial-mean", "mean latency, tibial", 49.6, 45.2, 54.0, "ms", "predict"),
        Row("FW-tibial-maximum", "latest F wave, tibial", 52.5, 48.1, 56.9, "ms", "predict"),
        Row("FW-tibial-spread", "chronodispersion, tibial", 5.5, 4.1, 6.9, "ms", "predict"),
        Row("FW-tibial-size", "mean amplitude, tibial", 0.384, 0.236, 0.532, "mV", "predict"),
        Row("FW-ulnar-persistence", "shocks with an F wave, ulnar", 83.0, 64.0, 100.0, "%", "predict"),
        Row("FW-ulnar-minimum", "earliest F wave, ulnar", 26.5, 24.4, 28.6, "ms", "predict"),
        Row("FW-ulnar-mean", "mean latency, ulnar", 28.1, 25.9, 30.3, "ms", "predict"),
        Row("FW-ulnar-maximum", "latest F wave, ulnar", 30.4, 28.1, 32.7, "ms", "predict"),
        Row("FW-ulnar-spread", "chronodispersion, ulnar", 3.9, 3.0, 4.8, "ms", "predict"),
        Row("FW-ulnar-size", "mean amplitude, ulnar", 0.347, 0.195, 0.499, "mV", "predict"),
    ),
    errors=f"{PEOPLE} people instead of 100; the ulnar nerve's muscle is first dorsal interosseous. Nerves' lengths "
    "come from this paper's own latencies and velocities, so that the model's are no independent test of them; axons "
    "of the arm are as slow as those of the leg (ulnar latencies). The share of "
    "antidromic spikes that come back was chosen at 2 %; of few units (43 of abductor hallucis) some shocks "
    "then get no answer. F waves are too large as all of the muscle's EMG is.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    found = {}
    for nerve, (muscle, window) in NERVES.items():
        rows = cohort("adult", ((muscle, UNITS[muscle]),), (PROTOCOL,), PEOPLE)
        table = np.array([_figures(trace, muscle, window) for (trace,) in rows])
        names = ("persistence", "minimum", "mean", "maximum", "spread", "size")
        found |= {f"FW-{nerve}-{name}": mean(values) for name, values in zip(names, table.T, strict=True)}
    return found


def _figures(trace, muscle: str, window: tuple[float, float]) -> tuple[float, ...]:
    """Persistence (%), earliest, mean and latest (ms), chronodispersion (ms) and size (mV) of one person's F waves."""
    onset, size = f_waves(trace, muscle, window)
    there = np.isfinite(onset)
    if not there.any():
        return (0.0, *[np.nan] * 5)
    latency = 1000 * onset[there]
    marks = (latency.min(), latency.mean(), latency.max(), np.ptp(latency))
    return (100 * there.mean(), *marks, size[there].mean())
