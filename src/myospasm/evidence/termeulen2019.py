"""Calcium, bicarbonate and phosphate in the blood after a dialysis, by the calcium in the dialysate."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import dialyzed, session
from myospasm.evidence._hours import at

PAPER = Paper(
    source="TerMeulen2019",
    title="Citric-acid dialysate improves the calcification propensity of hemodialysis patients",
    people=1,
    protocol="hemodialysis with 1.5 or 1.25 mmol/L of calcium in a dialysate with acetate; medians before and after",
    rows=(
        Row("K038", "ionized calcium before", 1.14, 1.07, 1.20, "mmol/L", "predict", note="interquartile range"),
        Row("K039", "ionized calcium after, dialysate with 1.5", 1.26, 1.21, 1.31, "mmol/L", "predict"),
        Row("K040", "ionized calcium after, dialysate with 1.25", 1.13, 1.10, 1.16, "mmol/L", "predict"),
        Row("K040b", "ionized calcium after, 1.25 less 1.5", -0.13, None, None, "mmol/L", "predict", -1),
        Row("K041", "bicarbonate after", 28.7, 27.4, 30.4, "mmol/L", "predict", note="24.3 before"),
        Row("K042", "phosphate after", 0.63, 0.54, 0.81, "mmol/L", "predict", note="1.38 before"),
    ),
    errors="One patient with the published bicarbonate, phosphate and total calcium as the shelf's patient has them; "
    "4 h, 2.5 L. The patient's albumin is low, so that ionized calcium is high for a total of 2.3 mmol/L before "
    "(K038) and, as all of what the dialysate brings stays in the blood, after (K039, K040).",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    panel = {"bicarbonate": 24.3, "phosphate": 1.38}
    more, less = (dialyzed(session(calcium=c, bicarbonate=34), **panel) for c in (1.5, 1.25))
    return {
        "K038": at(more, "ionized_calcium", 0),
        "K039": at(more, "ionized_calcium"),
        "K040": at(less, "ionized_calcium"),
        "K040b": at(less, "ionized_calcium") - at(more, "ionized_calcium"),
        "K041": at(more, "bicarbonate"),
        "K042": at(more, "phosphate"),
    }
