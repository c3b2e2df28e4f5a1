"""What a maximal contraction costs in fuel, and how fast the fuel comes back."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence.cohort import cohort, mean

PEOPLE = 4
CONTRACTIONS = 8
GATED = "Rest for 1 s. " + "Contract at 100 % for 2 s. Rest for 28 s. " * CONTRACTIONS
HARD = "Rest for 1 s. " + "Contract at 100 % for 1 s. Rest for 1 s. " * 15 + "Rest for 150 s."

PAPER = Paper(
    source="Slade2006",
    title="A gated 31P NMR method for the estimation of phosphocreatine recovery time and contractile ATP cost "
    "in human muscle",
    people=PEOPLE,
    protocol="maximal dorsiflexion for 2 s every 30 s, 8 times; and for 1 s every 2 s, 15 times, with rest after it",
    rows=(
        Row("V037", "ATP cost of a maximal contraction", 1.69, 1.16, 2.22, "mmol/L/s", "fit", note="SE 0.16, n 11"),
        Row("V038", "time constant of recovery, 2 s every 30 s", 41.8, 27.9, 55.7, "s", "predict", note="SE 4.2, n 11"),
        Row("V039", "time constant of recovery, after 30 s", 36.2, 24.6, 47.8, "s", "predict", note="SE 3.5, n 11"),
        Row("V039b", "change of pH in those 30 s", -0.23, None, None, "1", "predict", -1, note="7.01 to 6.78"),
    ),
    errors="Circular: the cost is a parameter (this paper's), the time constant another paper's (Isbell2006); "
    "what is tested "
    "is that a voluntary maximum costs what is called the maximal cost. 4 people and 8 contractions instead of "
    "11 and 15. Sugar of the model waits for phosphate, so that phosphocreatine's splitting takes up acid first "
    "(V039b).",
)


def gated(fuel: np.ndarray) -> tuple[float, float]:
    """Cost (mmol/L/s) and recovery time (s) from phosphocreatine at 0.1 s, the paper's equation, last contraction."""
    begin = 10 + 300 * (CONTRACTIONS - 1)
    before, after, rest = fuel[begin - 1], fuel[begin + 20], fuel[5]
    spent, missing = before - after, rest - before
    return float(spent / 2.0), float(-30.0 / np.log(missing / (missing + spent)))


def recovery(fuel: np.ndarray) -> float:
    """Time constant (s) of the return to rest after hard exercise, by a straight line through its logarithm."""
    missing = fuel[5] - fuel[312 : 312 + 900]
    time = 0.1 * np.arange(missing.size)
    good = missing > 0.02 * missing[0]
    return float(-1 / np.polyfit(time[good], np.log(missing[good]), 1)[0])


def replay() -> dict[str, float]:
    """What the model gives."""
    runs = cohort("adult", ("tibialis_anterior",), (GATED, HARD), PEOPLE)
    short = [gated(t[0]["phosphocreatine"].values[:, 0].astype(float)) for t in runs]
    return {
        "V037": mean([s[0] for s in short]),
        "V038": mean([s[1] for s in short]),
        "V039": mean([recovery(t[1]["phosphocreatine"].values[:, 0].astype(float)) for t in runs]),
        "V039b": mean([float(np.diff(t[1]["muscle_ph"].values[[5, 312], 0])[0]) for t in runs]),
    }
