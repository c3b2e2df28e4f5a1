"""A scarred liver."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="cirrhosis",
    title="Cirrhosis of the liver",
    chain="Less albumin holds less water in the vessels: blood volume and pressure are low although the body holds "
    "too much water and salt.",
    source="Angeli1996",
    changes=(
        scale("blood.liver.function", 0.5, "assumed", "half of its work, as in the middle of three grades"),
        shift("blood.panel.albumin", -11.5, "g/L", "Pugh1973", "31.5: middle of the second grade, 28 to 35"),
        shift("blood.panel.calcium", -0.2, "mmol/L", "assumed", "less is bound, and what is free stays"),
        shift("blood.panel.sodium", -5.0, "mmol/L", "AngeliWong2006", "135, half of those with ascites; from memory"),
        shift("blood.panel.chloride", -1.0, "mmol/L", "assumed", "high for the sodium (Funk2005); charges add up"),
        shift("blood.panel.pco2", -4.7, "mmHg", "Moller1998", "35.3: 4.70 kPa in the second grade"),
        shift("blood.panel.bicarbonate", -1.3, "mmol/L", "Moller1998", "23.2, from pH 7.43 at that pressure"),
        shift("blood.circulation.pressure", -12.0, "mmHg", "assumed", "wide vessels; mean 81"),
    ),
    signs=("low albumin",),
    codes={"ICD-10-CM": "K74.60", "HPO": "HP:0001394"},
    errors="Cramp thresholds are as in health (a study of 36, CirrhosisThreshold), and so they should stay: no link to "
    "cramp is known well enough to be built; no ascites, no ammonia.",
)
