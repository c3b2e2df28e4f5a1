"""Levothyroxine: gives back what an underactive thyroid lacks."""

from myospasm.story import Dose, Remedy

REMEDY = Remedy(
    name="levothyroxine",
    title="Levothyroxine, 100 ug every morning",
    chain="Thyroid hormone makes calcium pumps, sodium pumps and the burning of fuel as fast as before, so that "
    "muscles relax in time again.",
    source="Khaleeli1983",
    dose=Dose("levothyroxine", 0.1, every=86400),
    signs=("quicker relaxation",),
    undoes={"hypothyroidism": 1.0},
    errors="It changes nothing in someone with enough of the hormone; in hypothyroidism it is as if the right dose had "
    "been taken for months, for strength and enzymes take as long.",
    evidence="moderate: 13 of 15 untreated people had muscle symptoms, with delayed jerks and slow relaxation, which "
    "treatment is said to mend (Khaleeli1983); nobody would dare a trial against placebo, and in people without a "
    "lack of the hormone nothing speaks for it.",
    harms="Too much of it: racing heart, thin bones, weight loss, in old hearts angina.",
)
