"""Watery diarrhea for hours."""

from myospasm.story import Cause, shift

CAUSE = Cause(
    name="diarrhea",
    title="Watery diarrhea for hours",
    chain="Stool takes water, sodium, potassium and bicarbonate: the blood turns sour and its volume falls.",
    source="Harris2012",
    changes=(
        shift("blood.gut.diarrhea", 8.3e-5, "L/s", "assumed", "0.3 L an hour; the worst cholera 0.7 (Harris2012)"),
    ),
    signs=(
        "acidosis",
        "low volume",
    ),
    codes={"ICD-10-CM": "R19.7", "HPO": "HP:0002014"},
    errors="One composition for all causes of diarrhea; magnesium is lost in health's amounts.",
)
