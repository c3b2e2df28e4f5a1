"""Weeks of eating too little."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="poor_intake",
    title="Eating too little for weeks",
    chain="Magnesium, potassium and phosphate run low; low magnesium also keeps the parathyroid from answering low "
    "calcium.",
    source="Suh1973",
    changes=(
        shift("blood.panel.magnesium", -0.25, "mmol/L", "assumed", "0.6, mildly low"),
        shift("blood.panel.potassium", -0.7, "mmol/L", "assumed", "3.5"),
        shift("blood.panel.phosphate", -0.3, "mmol/L", "assumed", "0.8"),
        shift("blood.panel.albumin", -8.0, "g/L", "assumed", "35"),
        shift(
            "blood.panel.calcium",
            -0.25,
            "mmol/L",
            "assumed",
            "less is bound to less albumin, and a little less is free",
        ),
        scale("fuel.resting_glycogen", 0.6, "assumed", "half-filled stores"),
    ),
    signs=("low magnesium",),
    codes={"ICD-10-CM": "E46"},
    errors="No loss of muscle, no vitamins.",
)
