"""How fast the units of soleus fire in a maximal contraction."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence.cohort import cohort, mean, spikes
from myospasm.signs.units import unit_rates

PEOPLE = 4
PROTOCOL = "Rest for 0.5 s. Contract at 100 % for 5 s."

PAPER = Paper(
    source="Bellemare1983",
    title="Motor-unit discharge rates in maximal voluntary contractions of three human muscles",
    people=PEOPLE,
    protocol="a maximal contraction of soleus for 5 s; every unit's rate from the first second on",
    rows=(
        Row(
            "MU061", "mean rate in a maximal contraction, soleus", 16, 13.1, 18.9, "Hz", "fit", note="a later abstract"
        ),
        Row(
            "MU061b",
            "mean rate in a maximal contraction, soleus",
            10.7,
            7.8,
            13.6,
            "Hz",
            "predict",
            note="the abstract",
        ),
    ),
    errors="Two numbers contradict each other: 16 Hz is quoted in a later abstract without a spread (that of the "
    "paper, 2.9 "
    "Hz, is taken), 10.7 +- 2.9 Hz stands in this paper's own.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    runs = cohort("adult", ("soleus",), (PROTOCOL,), PEOPLE)
    rates = [unit_rates(s, 1.5, 5.5) for t in runs for s in spikes(t[0])]
    found = mean([r.rate_of_mean_interval for r in rates if r.spikes >= 5])
    return {"MU061": found, "MU061b": found}
