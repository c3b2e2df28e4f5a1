"""A water tablet."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="diuretic",
    title="Taking a water tablet",
    chain="The kidney lets go salt, potassium and magnesium; blood volume falls a little.",
    source="Ellison2009",
    changes=(
        scale("blood.kidney.natriuresis", 2.5, "Ellison2009", "salt let go; size assumed"),
        shift("blood.panel.potassium", -0.6, "mmol/L", "assumed", "3.6"),
        shift("blood.panel.magnesium", -0.06, "mmol/L", "assumed", "0.79"),
        shift("blood.panel.bicarbonate", 2.0, "mmol/L", "assumed", "26.5"),
        shift("blood.panel.chloride", -2.5, "mmol/L", "assumed", "101.5"),
    ),
    signs=("low potassium",),
    codes={"ICD-10-CM": "T50.2X5A"},
    errors="Cramp treatment begins 1.5 times as often after it, twice after potassium-sparing ones, which potassium "
    "does not explain.",
)
