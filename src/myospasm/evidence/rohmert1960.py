"""How long a force can be held."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence.cohort import cohort, mean

PEOPLE = 3
MUSCLES = (("soleus", 60), ("medial_gastrocnemius", 40), ("lateral_gastrocnemius", 20))
PROTOCOL = "Contract at 100 % for 3 s. Rest for 10 s. Match {:g} % of the maximal force until failure, at most 5 min."
LONGEST = 300.0

PAPER = Paper(
    source="Rohmert1960",
    title="Ermittlung von Erholungspausen fuer statische Arbeit des Menschen",
    people=PEOPLE,
    protocol="50 and 70 % of the maximal plantar flexion held until it falls short by 5 % of the maximum for 3 s",
    rows=(
        Row("RO050", "endurance at half of the maximum", 66, 33, 132, "s", "predict",
            note="-1.5 + 2.1/p - 0.6/p2 + 0.1/p3 min; a factor of two"),
        Row("RO070", "endurance at 70 % of the maximum", 34, 17, 68, "s", "predict", note="a factor of two"),
        Row("RO-order", "endurance at 50 % less that at 70 %", 32, None, None, "s", "predict", 1),
    ),
    errors="Rohmert's curve is of many muscles together; the calf endures longer than most. The curve was not read "
    "again in his paper. Nobody is held back by pain here. Watched for 5 min at most.",
)  # fmt: skip


def endurance(percent: float) -> float:
    """Mean time (s) that a share of the maximum was held."""
    found = []
    for (trace,) in cohort("adult", MUSCLES, (PROTOCOL.format(percent),), PEOPLE):
        target = trace["force_target"].values[:, 0] > 0
        found.append(float(np.count_nonzero(target)) / 1000)
    return min(mean(found), LONGEST)


def replay() -> dict[str, float]:
    """What the model gives."""
    half, more = endurance(50.0), endurance(70.0)
    return {"RO050": half, "RO070": more, "RO-order": half - more}
