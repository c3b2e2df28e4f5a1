"""What a dialysis does to potassium, bicarbonate and sodium, by what is in the dialysate."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._bedside import change, dialyzed, session

SETTINGS = {
    "K032": ("potassium", {"potassium": 2}),
    "K033": ("potassium", {"potassium": 3}),
    "K034": ("bicarbonate", {"bicarbonate": 35}),
    "K035": ("bicarbonate", {"bicarbonate": 38}),
    "K036": ("sodium", {"sodium": 140}),
    "K037": ("sodium", {"sodium": 135}),
}

PAPER = Paper(
    source="Correa2021",
    title="Electrolyte changes in contemporary hemodialysis: a secondary analysis of the Monitoring in Dialysis study",
    people=1,
    protocol="hemodialysis of 66 people, 1713 sessions; blood before and just after; adjusted for what was before",
    rows=(
        Row("K032", "change of potassium, dialysate with 1 to 2", -1.3, -1.6, -1.0, "mmol/L", "predict",
            note="SE 0.04, as if of 66 people"),
        Row("K033", "change of potassium, dialysate with 3 to 4", -0.9, None, None, "mmol/L", "predict", -1),
        Row("K033b", "less change with 3 to 4 than with 1 to 2", 0.4, None, None, "mmol/L", "predict", 1),
        Row("K034", "change of bicarbonate, dialysate with 33 to 36", 4.5, None, None, "mmol/L", "predict", 1),
        Row("K035", "change of bicarbonate, dialysate with 37 to 40", 6.7, None, None, "mmol/L", "predict", 1),
        Row("K035b", "more change with 37 to 40 than with 33 to 36", 2.2, None, None, "mmol/L", "predict", 1),
        Row("K036", "change of sodium, dialysate with 140", 0.6, None, None, "mmol/L", "predict", 1),
        Row("K037", "change of sodium, dialysate with 135", -1.5, None, None, "mmol/L", "predict", -1),
        Row("K037b", "sodium gained more with 140 than with 135", 2.1, None, None, "mmol/L", "predict", 1),
    ),
    errors="One patient, who has before every session what the shelf's patient has (potassium 5.4, bicarbonate 21.5, "
    "sodium 138). Bicarbonate gains nearly twice what was measured, as the "
    "dialysate's acetate counts with it and no acid is made meanwhile; sodium ends 2 to 3 mmol/L lower than in "
    "the patients.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    found = {row: change(dialyzed(session(**told)), name) for row, (name, told) in SETTINGS.items()}
    return found | {
        "K033b": found["K033"] - found["K032"],
        "K035b": found["K035"] - found["K034"],
        "K037b": found["K036"] - found["K037"],
    }
