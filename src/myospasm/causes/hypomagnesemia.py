"""Too little magnesium in the blood."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="hypomagnesemia",
    title="Too little magnesium",
    chain="Less magnesium screens less charge on nerve membranes, and without it the parathyroid lets calcium fall "
    "and the kidney wastes potassium.",
    source="Suh1973",
    changes=(
        shift("blood.panel.magnesium", -0.45, "mmol/L", "assumed", "0.4: below 0.5 symptoms are usual"),
        shift("blood.panel.calcium", -0.35, "mmol/L", "assumed", "2.05, as the glands fail"),
        shift("blood.panel.potassium", -0.6, "mmol/L", "assumed", "3.6, as the kidney wastes it"),
        scale("blood.parathyroid.reserve", 0.5, "assumed", "without magnesium the glands are slow"),
    ),
    signs=("tetany",),
    codes={"ICD-10-CM": "E83.42", "HPO": "HP:0002917"},
    errors="Magnesium does not bind to the membrane in this model, so that its own effect is too small.",
)
