"""A healthy adult who cramps easily."""

from myospasm.story import Trait, scale

PERSON = Trait(
    name="cramp_prone_adult",
    title="A healthy adult who cramps easily",
    chain="Muscle afferents answer to less potassium, so that weaker bursts set the cord on edge; tendon organs hold "
    "the motoneurons back less.",
    source="KhanBurne2007",
    changes=(
        scale("chemoreceptor.half_rise", 0.66, "assumed", "places the cramp threshold frequency of cramp-prone people"),
        scale("reflexes.ib_gain", 0.8, "assumed", "weaker tendon inhibition in crampers (KhanBurne2007)"),
    ),
    signs=("spasm",),
    errors="What makes a person prone is not known; both changes are one reading of it.",
)
