"""Potassium in the blood before and after a dialysis."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import dialyzed, session
from myospasm.evidence._hours import at

PAPER = Paper(
    source="JLNMCHDialysis",
    title="A study on the changes of sodium and potassium level in CKD and ESRD patients after hemodialysis",
    people=1,
    protocol="one hemodialysis; blood before and after it",
    rows=(
        Row("K031", "potassium after a dialysis", 4.23, 3.60, 4.86, "mmol/L", "predict",
            note="5.58, SD 0.66, before; n 101"),
    ),
    errors="The dialysate is not told in what was read: 2 mmol/L of potassium, 4 h, 2.5 L. One patient.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    return {"K031": at(dialyzed(session(), potassium=5.58), "potassium")}
