"""Cilostazol: a tablet with which people with narrowed leg arteries walk somewhat farther."""

from myospasm.story import Dose, Remedy, scale

REMEDY = Remedy(
    name="cilostazol",
    title="Cilostazol, 100 mg twice a day",
    chain="It widens arteries, also those that lead around the narrow place, so that more blood reaches the calf.",
    source="Pande2010",
    changes=(
        scale(
            "blood.circulation.relief",
            0.4,
            "assumed",
            "what is left by ways around; half of this at the usual dose; trials tell meters walked, not resistance",
        ),
    ),
    dose=Dose("cilostazol", 100, every=43200),
    signs=("longer walk",),
    errors="Gains build up over weeks, which is not in it; what it does to the muscle itself is left out, so that the "
    "model gains some 6 %, less than in trials.",
    evidence="strong: the longest walk grew by 51 % against 24 % under placebo, 42 m net (1258 people, 20 weeks, "
    "Pande2010), and from 130 to 259 m in one trial (516 people, Beebe1999).",
    harms="Headache, diarrhea, racing heart; forbidden in heart failure.",
)
