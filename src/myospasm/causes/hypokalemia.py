"""Too little potassium in the blood."""

from myospasm.story import Cause, shift

CAUSE = Cause(
    name="hypokalemia",
    title="Too little potassium",
    chain="Nerve and muscle rest at a more negative voltage and are harder to set off; muscle is weak.",
    source="Adrogue1981",
    changes=(
        shift(
            "blood.panel.potassium", -1.6, "mmol/L", "assumed", "2.6; below 2.5 it is severe, and paralysis may come"
        ),
        shift("blood.panel.bicarbonate", 3.0, "mmol/L", "assumed", "27.5: mild alkalosis goes with it"),
        shift("blood.panel.pco2", 2.1, "mmHg", "Javaheri1982", "0.7 mmHg per mmol/L of bicarbonate"),
        shift("blood.panel.chloride", -3.0, "mmol/L", "assumed", "as bicarbonate rises"),
    ),
    signs=("weakness",),
    codes={"ICD-10-CM": "E87.6", "HPO": "HP:0002900"},
    errors="The model brings no weakness: paralysis below 2.5 mmol/L is missing, and so is the cramp that patients "
    "tell of.",
)
