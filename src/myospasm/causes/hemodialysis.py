"""Someone without kidneys, two days after the last dialysis."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="hemodialysis",
    title="Kidney failure, just before a dialysis",
    chain="Without kidneys urea, potassium, phosphate and acid gather, and water stays. The session takes them out "
    "within hours: blood volume and pressure fall, water moves into the cells, and calcium, potassium and acid change.",
    source="Vartia2013",
    changes=(
        scale("blood.kidney.function", 0.03, "assumed", "next to no urine"),
        shift("blood.panel.urea", 20.0, "mmol/L", "Vartia2013", "25 before a session"),
        shift("blood.panel.potassium", 1.2, "mmol/L", "assumed", "5.4; 5.58 (SD 0.66) before sessions"),
        shift("blood.panel.creatinine", 0.7, "mmol/L", "assumed", "usual 0.6 to 1.1"),
        shift("blood.panel.phosphate", 0.5, "mmol/L", "assumed", "1.4 to 1.8 before sessions"),
        shift("blood.panel.bicarbonate", -3.0, "mmol/L", "assumed", "21 to 24 before sessions"),
        shift("blood.panel.sodium", -2.0, "mmol/L", "assumed", "138"),
        shift("blood.panel.chloride", -4.0, "mmol/L", "assumed", "so that unmeasured acids rise, as they do"),
        shift("blood.panel.calcium", -0.1, "mmol/L", "assumed", "ionized 1.14 before sessions"),
        shift("blood.panel.albumin", -5.0, "g/L", "assumed", "38"),
        shift("blood.panel.hemoglobin", -40.0, "g/L", "assumed", "110, treated"),
        shift("blood.water.edema", 0.035, "L/kg", "assumed", "2.5 L too much, above all between the cells"),
    ),
    signs=("low pressure at the end", "cramp late in the session"),
    codes={"ICD-10-CM": "N18.6 Z99.2"},
    errors="The water that is too much counts as this person's own at rest; no fistula, no heart failure, no bone "
    "disease; parathyroid glands as in health.",
)
