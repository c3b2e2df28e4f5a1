"""Pickle juice: sour and salty, and too quick for the blood."""

from myospasm.story import Remedy, scale

REMEDY = Remedy(
    name="pickle_juice",
    title="A gulp of pickle juice",
    chain="Acid in mouth and throat is thought to set off a reflex that quiets the motoneurons within a minute, long "
    "before anything of it reaches the blood.",
    source="Miller2010",
    changes=(
        scale(
            "facilitation.conductance",
            0.8,
            "assumed",
            "no pathway from the mouth is known; less of the cord's excitation stands for it, with caution",
        ),
    ),
    hours=("Drink 75 mL of pickle juice over 10 s", "Rest for 10 min"),
    signs=("shorter spasm",),
    errors="The reflex holds for the whole story, not only after the gulp; its size is assumed, and shortens the "
    "cramps of the scenarios by some 15 %.",
    evidence="contested: a cramp of the great toe ended after 84.6 s (SE 18.5) against 133.7 s (SE 15.9) with water "
    "(Miller2010), others saw no difference (83 %, SE 15, of the time with water, 11 people, Georgieva2021); in "
    "cirrhosis pain of cramps fell by 2.25 against 0.36 of 10 (74 people, p = 0.03, Tapper2022).",
    harms="Nausea; its salt (1.3 g of sodium in 75 mL) in heart or kidney disease.",
)
