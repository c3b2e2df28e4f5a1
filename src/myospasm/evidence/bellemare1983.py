"""How fast the units of soleus fire in a maximal contraction."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._voluntary import mean_rate
from myospasm.evidence.cohort import cohort

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
    found = mean_rate([traces[0] for traces in runs], 1.5, 5.5)
    return {"MU061": found, "MU061b": found}
