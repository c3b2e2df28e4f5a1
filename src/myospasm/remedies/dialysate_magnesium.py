"""More magnesium in the dialysate."""

from myospasm.story import Remedy, shift

REMEDY = Remedy(
    name="dialysate_magnesium",
    title="Dialysis fluid with more magnesium",
    chain="Less magnesium is taken out of the blood, so that the nerves keep what screens them.",
    source="Lynch2014",
    changes=(shift("blood.dialyzer.magnesium_added", 0.125, "mmol/L", "Lynch2014", "0.50 in place of 0.375"),),
    errors="One session changes the body's store little; the study compared months. Without dialysis it does nothing.",
    evidence="weak: 56 % of patients had cramps at 0.50 mmol/L and 77 % at 0.375 (62 patients, p = 0.02), and they "
    "were milder, 3.9 against 5.3 of 10 (Lynch2014); not randomized.",
    harms="Too much magnesium slows reflexes and the heart, as the kidneys of these patients do not excrete it.",
)
