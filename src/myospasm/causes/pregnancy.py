"""Late pregnancy."""

from myospasm.story import Cause, shift

CAUSE = Cause(
    name="pregnancy",
    title="Late pregnancy",
    chain="Breathing is deeper, the blood thinner: less albumin, less calcium and magnesium in all, though free "
    "calcium stays.",
    source="Nunn1987",
    changes=(
        shift("blood.panel.pco2", -9.0, "mmHg", "assumed", "31"),
        shift("blood.panel.bicarbonate", -4.0, "mmol/L", "assumed", "20.5"),
        shift("blood.panel.chloride", 2.0, "mmol/L", "assumed", "106"),
        shift("blood.panel.sodium", -3.0, "mmol/L", "assumed", "137"),
        shift("blood.panel.albumin", -11.0, "g/L", "assumed", "32"),
        shift("blood.panel.calcium", -0.2, "mmol/L", "assumed", "2.2"),
        shift("blood.panel.magnesium", -0.12, "mmol/L", "assumed", "0.73"),
        shift("blood.panel.hemoglobin", -30.0, "g/L", "assumed", "120"),
        shift("blood.panel.creatinine", -0.03, "mmol/L", "assumed", "0.055"),
        shift("blood.water.in_plasma", 0.018, "L/kg", "assumed", "40 % more plasma"),
    ),
    signs=("low carbon dioxide",),
    codes={"ICD-10-CM": "O26.893"},
    errors="Why two in five cramp is not known; the leg's pressed veins and nerves are left out, weight is as before.",
)
