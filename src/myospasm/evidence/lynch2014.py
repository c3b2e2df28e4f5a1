"""More magnesium in the dialysate, and cramps late in a session."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import TREATED, rise, session, thresholds

STEP = 0.25

PAPER = Paper(
    source="Lynch2014",
    title="Magnesium and muscle cramps in end stage renal disease patients on chronic hemodialysis",
    people=TREATED.people,
    protocol="months with 0.375 mmol/L of magnesium in the dialysate, then months with 0.50",
    rows=(
        Row("K009", "threshold frequency at the end, magnesium 0.50 less 0.375", 0, None, None, "Hz", "predict", 1,
            note="56 % of 62 patients had cramps instead of 77 %, p = 0.02, 1.45 of 10 points milder"),
        Row("K023", "threshold frequency at the end less that before the session", 0, None, None, "Hz", "predict", -1,
            note="cramps come toward the end of a session; no histogram was found"),
    ),
    errors="Patients told how often they had cramps in months; the replay searches for the threshold of flexor "
    "hallucis brevis after one session of each kind, in steps of 0.25 Hz; less than a step is told as 0. One session "
    "changes the blood's ionized magnesium by some 0.03 mmol/L, and the mean threshold by 0.00 or 0.06 Hz as the "
    "search begins at one frequency or another: the model shows no effect (K009).",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    less, more = (thresholds(TREATED, (session(magnesium=m),), step=STEP) for m in (0.375, 0.5))
    return {"K009": rise(less, more, STEP), "K023": rise(thresholds(TREATED), thresholds(TREATED, (session(),)))}
