"""Too little magnesium in the blood."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="hypomagnesemia",
    title="Too little magnesium",
    chain="Less magnesium shields nerves less, and without it the parathyroid glands let calcium fall "
    "and the kidney wastes potassium.",
    source="Suh1973",
    changes=(
        shift(
            "blood.panel.magnesium", -0.61, "mmol/L", "Janett2015", "0.24 (quartiles 0.15, 0.30) in 64 on acid blockers"
        ),
        shift("blood.panel.calcium", -0.35, "mmol/L", "assumed", "2.05: 58 of 60 were below 2.2 (Janett2015)"),
        shift("blood.panel.potassium", -0.8, "mmol/L", "assumed", "3.4: 27 of 31 were below 3.5 (Janett2015)"),
        scale("blood.parathyroid.reserve", 0.5, "assumed", "42 of 44 hormones were not raised (Janett2015)"),
    ),
    signs=("tetany",),
    codes={"ICD-10-CM": "E83.42", "HPO": "HP:0002917"},
    errors="Magnesium does not bind to the membrane in this model, so that its own effect is too small.",
)
