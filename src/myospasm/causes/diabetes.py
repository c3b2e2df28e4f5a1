"""Too much sugar in the blood."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="diabetes",
    title="Diabetes",
    chain="Sugar draws water into the urine and out of the cells; insulin is weak.",
    source="Pitts1974",
    changes=(
        scale("blood.liver.insulin", 0.3, "assumed", "what is left of its amount times its effect"),
        shift("blood.panel.glucose", 7.0, "mmol/L", "Nathan2008", "11.8, the mean of a hemoglobin A1c of 9 %"),
        shift("blood.panel.sodium", -2.0, "mmol/L", "Hillier1999", "1.6 for every 5.6 of glucose, up to 22 mmol/L"),
        shift("blood.panel.chloride", -2.0, "mmol/L", "assumed", "as sodium"),
    ),
    signs=("sugar in the urine",),
    codes={"ICD-10-CM": "E11.9", "HPO": "HP:0005978", "SNOMED CT": "44054006"},
    errors="Neuropathy and narrow arteries, which may be why half of patients cramp, are other causes; magnesium and "
    "calcium do not differ between those who cramp and others.",
)
