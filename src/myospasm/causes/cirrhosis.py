"""A scarred liver."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="cirrhosis",
    title="Cirrhosis of the liver",
    chain="Less albumin holds less water in the vessels: blood volume and pressure are low although the body holds "
    "too much water and salt.",
    source="Angeli1996",
    changes=(
        scale("blood.liver.function", 0.5, "Angeli1996", "half of its work"),
        shift("blood.panel.albumin", -16.0, "g/L", "assumed", "27"),
        shift("blood.panel.calcium", -0.3, "mmol/L", "assumed", "less is bound"),
        shift("blood.panel.sodium", -5.0, "mmol/L", "assumed", "135"),
        shift("blood.panel.chloride", -3.0, "mmol/L", "assumed", "101"),
        shift("blood.panel.pco2", -5.0, "mmHg", "assumed", "they breathe more"),
        shift("blood.panel.bicarbonate", -2.0, "mmol/L", "assumed", "22.5"),
        shift("blood.circulation.pressure", -12.0, "mmHg", "assumed", "wide vessels"),
    ),
    signs=("low albumin",),
    codes={"ICD-10-CM": "K74.60", "HPO": "HP:0001394"},
    errors="Cramp thresholds are as in health (a study of 36), and so they should stay: no link to cramp is known "
    "well enough to be built.",
)
