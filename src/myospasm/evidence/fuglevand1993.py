"""Holding a strong pull to the limit: afterwards the M wave is lower, and as large in area."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._holding import few
from myospasm.evidence._m_waves import UNITS, answers, late_over_early
from myospasm.evidence.cohort import mean

PEOPLE = 2
PERCENT = 65
FINGER = "first_dorsal_interosseous"
TIMES = 5
SHOCKS = "Stimulate the nerve once at 130 %. " * TIMES
TASK = f"Rest for 0.5 s. {SHOCKS}Contract at 100 % for 3 s. Rest for 10 s. Match {PERCENT} % of the maximal force "
TASK += f"until failure, at most 150 s. Rest for 0.5 s. {SHOCKS}"

PAPER = Paper(
    source="FuglevandZackowski1993",
    title="Impairment of neuromuscular propagation during human fatiguing contractions at submaximal forces",
    people=PEOPLE,
    protocol=f"the index finger pulls sideways with {PERCENT} % of its maximal force until it can no more, at most for "
    f"150 s; {TIMES} supramaximal shocks before and after, belly against tendon",
    rows=(
        Row("FZ-fall", "fall of the M wave's amplitude", 17.5, 12, 23, "%", "predict",
            note="range of the means after 20, 35 and 65 %, of which the published is the middle"),
        Row("FZ-area", "change of the M wave's area", 0, -10, 10, "%", "predict", note="none; bounds ours"),
    ),
    errors=f"{PEOPLE} people with {UNITS} units; the strongest of the paper's three forces, after which the fall was "
    "least: at the others the model does not tire in a time that a replay can afford. Fibers conduct at one speed, so "
    "that the M wave cannot widen as it did in the paper (by 33 to 51 %): its amplitude falls only with its area, "
    "where junctions fail.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    waves = [answers(trace, FINGER) for trace in few(((FINGER, UNITS),), TASK, PEOPLE)]
    return {
        "FZ-fall": -mean(late_over_early(w.peak_to_peak, TIMES, TIMES) for w in waves),
        "FZ-area": mean(late_over_early(w.area, TIMES, TIMES) for w in waves),
    }
