"""Kidneys of which a tenth is left."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="chronic_kidney_disease",
    title="Failing kidneys",
    chain="Waste, acid, phosphate and potassium stay in the blood, calcium falls; potassium brings nerve nearer to "
    "firing, acid and less albumin free calcium.",
    source="Vartia2013",
    changes=(
        scale("blood.kidney.function", 0.12, "assumed", "a tenth of the filtration"),
        shift("blood.panel.urea", 20.0, "mmol/L", "assumed", "25"),
        shift("blood.panel.creatinine", 0.5, "mmol/L", "assumed", "0.6"),
        shift("blood.panel.potassium", 0.9, "mmol/L", "assumed", "5.1"),
        shift("blood.panel.phosphate", 0.6, "mmol/L", "assumed", "1.7"),
        shift("blood.panel.bicarbonate", -5.0, "mmol/L", "assumed", "19.5"),
        shift("blood.panel.calcium", -0.2, "mmol/L", "assumed", "2.2"),
        shift("blood.panel.hemoglobin", -40.0, "g/L", "assumed", "110"),
    ),
    signs=(
        "acidosis",
        "high potassium",
    ),
    codes={"ICD-10-CM": "N18.5", "HPO": "HP:0012622"},
    errors="No toxins beside urea, no neuropathy, no vessels.",
)
