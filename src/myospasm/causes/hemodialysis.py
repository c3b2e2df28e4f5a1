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
        shift("blood.panel.potassium", 1.39, "mmol/L", "JLNMCHDialysis", "5.58 (SD 0.66) before sessions, 101 people"),
        shift("blood.panel.creatinine", 0.7, "mmol/L", "assumed", "usual 0.6 to 1.1"),
        shift(
            "blood.panel.phosphate", 0.5, "mmol/L", "TerMeulen2019", "1.6; 1.38 there, 1.91 (SE 0.06) in Liborio2008"
        ),
        shift("blood.panel.bicarbonate", -3.0, "mmol/L", "TerMeulen2019", "21.5; 24.3 there, 18.8 in Liborio2008"),
        shift("blood.panel.pco2", -2.0, "mmHg", "Liborio2008", "38, from pH 7.33 there, 7.40 in Rudnicki1993"),
        shift("blood.panel.sodium", -2.0, "mmol/L", "assumed", "138"),
        shift(
            "blood.panel.chloride",
            -4.0,
            "mmol/L",
            "assumed",
            "100: unmeasured acids rise (to 6.5 from 3.1, Liborio2008, whose chloride was 105.1, in health 101.8)",
        ),
        shift("blood.panel.calcium", -0.24, "mmol/L", "TerMeulen2019", "2.16, so that 1.14 is free; 2.30 in all there"),
        shift("blood.panel.albumin", -5.0, "g/L", "assumed", "38"),
        shift("blood.panel.hemoglobin", -40.0, "g/L", "assumed", "110, where treatment holds it"),
        shift("blood.water.edema", 0.034, "L/kg", "Arramreddy2012", "3.4 % (SD 1.6) of weight between sessions"),
    ),
    signs=("low pressure at the end", "cramp late in the session"),
    codes={"ICD-10-CM": "N18.6 Z99.2"},
    errors="The water that is too much counts as this person's own at rest; no fistula, no heart failure, no bone "
    "disease; parathyroid glands as in health.",
)
