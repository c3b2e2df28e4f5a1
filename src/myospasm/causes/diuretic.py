"""A water tablet."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="diuretic",
    title="Taking a water tablet",
    chain="The kidney lets go salt, potassium and magnesium; blood volume falls a little.",
    source="Ellison2009",
    changes=(
        scale("blood.kidney.natriuresis", 2.5, "assumed", "salt let go (Ellison2009), before the body answers"),
        shift("blood.panel.potassium", -0.6, "mmol/L", "Morgan1980", "by thiazides; 0.3 by furosemide"),
        shift("blood.panel.magnesium", -0.03, "mmol/L", "Kroenke1987", "0.94 with thiazides, 0.97 without"),
        shift("blood.panel.bicarbonate", 2.0, "mmol/L", "assumed", "26.5: mild alkalosis"),
        shift("blood.panel.pco2", 1.4, "mmHg", "Javaheri1982", "0.7 mmHg per mmol/L of bicarbonate"),
        shift(
            "blood.panel.chloride", -2.5, "mmol/L", "assumed", "it makes room for bicarbonate and goes with potassium"
        ),
    ),
    signs=("low potassium",),
    codes={"ICD-10-CM": "T50.2X5"},
    errors="Cramp treatment begins 1.5 times as often after it, twice after potassium-sparing ones, which potassium "
    "does not explain.",
)
