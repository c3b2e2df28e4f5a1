"""How steadily the index finger holds a force, weak and strong."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence.cohort import cohort, mean
from myospasm.signs.force import steadiness

PEOPLE = 3
MUSCLE = ("first_dorsal_interosseous", 120)
PROTOCOL = "Contract at 100 % for 3 s. Rest for 3 s. Match 5 % of the maximal force for 15 s. Rest for 2 s. "
PROTOCOL += "Match 30 % of the maximal force for 15 s."

PAPER = Paper(
    source="Taylor2003",
    title="Multiple features of motor-unit activity influence force fluctuations during isometric contractions",
    people=PEOPLE,
    protocol="abduction of the index finger at 5 and 30 % of the maximum with the force on a screen",
    rows=(
        Row("FO001", "CV of force at 30 % of the maximum", 1.7, 0.85, 3.4, "%", "predict", note="a factor of two"),
        Row("FO001b", "CV at 5 % less that at 30 %", 0, None, None, "%", "predict", 1, note="least at 30 %"),
    ),
    errors="No SD is in the abstract; the bounds of a factor of two are ours. A straight line is taken out of 8 s.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    found = {5: [], 30: []}
    for (trace,) in cohort("adult", (MUSCLE,), (PROTOCOL,), PEOPLE):
        force = trace["force"].values[:, 0]
        for level, end in ((5, 21.0), (30, 38.0)):
            found[level].append(steadiness(force, 1000.0, end - 8.0, end, detrended=True))
    low, high = mean(found[5]), mean(found[30])
    return {"FO001": high, "FO001b": low - high}
