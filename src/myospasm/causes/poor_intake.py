"""Weeks of eating too little."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="poor_intake",
    title="Eating too little for weeks",
    chain="Magnesium, potassium and phosphate run low; low magnesium also keeps the parathyroid from answering low "
    "calcium.",
    source="Suh1973",
    changes=(
        shift("blood.panel.magnesium", -0.25, "mmol/L", "assumed", "0.6: low (below 0.7), not yet felt (below 0.5)"),
        shift("blood.panel.potassium", -0.6, "mmol/L", "Funayama2021", "3.6 (SD 0.9) at 89 admissions for anorexia"),
        shift(
            "blood.panel.phosphate", -0.3, "mmol/L", "assumed", "0.8, the least that is usual; it falls on refeeding"
        ),
        shift("blood.panel.albumin", -8.0, "g/L", "assumed", "35, the least that is usual"),
        shift(
            "blood.panel.calcium",
            -0.25,
            "mmol/L",
            "assumed",
            "less is bound to less albumin, and a little less is free",
        ),
        scale("fuel.resting_glycogen", 0.6, "assumed", "as after some days without starch"),
    ),
    signs=("low magnesium",),
    codes={"ICD-10-CM": "E46"},
    errors="No loss of muscle, no vitamins.",
)
