"""A healthy adult who cramps now and then."""

from myospasm.story import Trait, scale

PERSON = Trait(
    name="sometimes_cramping_adult",
    title="A healthy adult who cramps now and then",
    chain="Between those who never cramp and those who cramp easily: fresh, a hard contraction passes; after a long "
    "effort it may not.",
    source="KhanBurne2007",
    changes=(
        scale("chemoreceptor.half_rise", 0.89, "assumed", "a third of the way to cramp-prone people"),
        scale("reflexes.ib_gain", 0.94, "assumed", "a third of the way to a cramp-prone person (KhanBurne2007)"),
    ),
    signs=("spasm",),
    errors="What makes a person prone is not known; both changes are one reading of it.",
)
