"""Kidneys of which a tenth is left."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="chronic_kidney_disease",
    title="Failing kidneys",
    chain="Waste, acid, phosphate and potassium stay in the blood, and calcium falls; potassium and a lack of calcium "
    "bring nerves nearer to firing, acid holds them back and sets some calcium free.",
    source="Moranne2009",
    changes=(
        scale("blood.kidney.function", 0.12, "assumed", "stage 5 begins below 15 mL/min, an eighth of health's"),
        shift("blood.panel.urea", 20.0, "mmol/L", "Vartia2013", "25, as before a dialysis"),
        shift("blood.panel.creatinine", 0.5, "mmol/L", "assumed", "0.6; 0.7 if as much were made by less muscle"),
        shift(
            "blood.panel.potassium", 0.7, "mmol/L", "Moranne2009", "4.9: 42 % are above 5 below 20 mL/min; from memory"
        ),
        shift("blood.panel.phosphate", 0.26, "mmol/L", "HsuChertow2002", "0.8 mg/dL more in women below 20 mL/min"),
        shift("blood.panel.bicarbonate", -5.0, "mmol/L", "assumed", "19.5, near the 18.8 of dialyzed (Liborio2008)"),
        shift("blood.panel.pco2", -4.0, "mmHg", "Liborio2008", "from pH 7.33 (SD 0.06) with 18.8 mmol/L"),
        shift("blood.panel.calcium", -0.2, "mmol/L", "assumed", "2.2: free calcium falls late (HsuChertow2002)"),
        shift("blood.panel.hemoglobin", -40.0, "g/L", "assumed", "110, where treatment holds it"),
    ),
    signs=(
        "acidosis",
        "high potassium",
    ),
    codes={"ICD-10-CM": "N18.5", "HPO": "HP:0012622"},
    errors="No toxins beside urea, no neuropathy, no vessels.",
)
