"""Too much sugar in the blood."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="diabetes",
    title="Diabetes",
    chain="Sugar draws water into the urine and out of the cells; insulin is weak.",
    source="Pitts1974",
    changes=(
        scale("blood.liver.insulin", 0.3, "assumed", "weak insulin"),
        shift("blood.panel.glucose", 7.0, "mmol/L", "assumed", "12, badly treated"),
        shift("blood.panel.sodium", -3.0, "mmol/L", "assumed", "sugar draws water from cells"),
        shift("blood.panel.chloride", -3.0, "mmol/L", "assumed", "as sodium"),
    ),
    signs=("sugar in the urine",),
    codes={"ICD-10-CM": "E11.9", "HPO": "HP:0005978", "SNOMED CT": "44054006"},
    errors="Neuropathy and narrow arteries, which may be why half of patients cramp, are other causes; magnesium and "
    "calcium do not differ between those who cramp and others.",
)
