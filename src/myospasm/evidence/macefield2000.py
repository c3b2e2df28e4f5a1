"""A maximal contraction held for two and a half minutes: rates hardly fall, force does."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bench_muscle import pulled
from myospasm.evidence.cohort import cohort, mean, spikes
from myospasm.signs.units import unit_rates

PEOPLE = 7
PROTOCOL = "Rest for 0.5 s. Contract at 100 % for 150 s."

PAPER = Paper(
    source="Macefield2000",
    title="Discharge behaviour of single motor units during maximal voluntary contractions of a human toe extensor",
    people=PEOPLE,
    protocol="a maximal contraction for 150 s",
    rows=(
        Row("MU016", "discharge rate in the first 30 s", 15.8, 13.3, 18.3, "Hz", "predict", note="SE 0.7, 13 units"),
        Row("MU018", "force at 60 to 90 s", 78.3, 61.6, 95.0, "%", "predict", note="SE 6.3, 7 people"),
        Row("MU018b", "force at 120 to 150 s", 39.5, 35.8, 43.2, "%", "predict", note="SE 1.4, 7 people"),
    ),
    errors="Abductor hallucis stands in for extensor hallucis longus: the shelf has no toe extensor. Force over "
    "its greatest "
    "mean of 1 s; blood flow, which a maximal contraction stops, does not act on force in the model.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    runs = [t[0] for t in cohort("adult", ("abductor_hallucis",), (PROTOCOL,), PEOPLE)]
    rates = [unit_rates(s, 0.5, 30.5) for t in runs for s in spikes(t)]
    top = [max(pulled(t, b, b + 1.0).mean() for b in (0.5, 1.5, 2.5, 3.5, 4.5)) for t in runs]
    return {
        "MU016": mean([r.rate_of_mean_interval for r in rates if r.spikes >= 100]),
        "MU018": mean([float(100 * pulled(t, 60.5, 90.5).mean() / a) for t, a in zip(runs, top, strict=True)]),
        "MU018b": mean([float(100 * pulled(t, 120.5, 150.5).mean() / a) for t, a in zip(runs, top, strict=True)]),
    }
