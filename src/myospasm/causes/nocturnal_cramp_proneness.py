"""A calf that cramps at night."""

from myospasm.story import Cause, scale

CAUSE = Cause(
    name="nocturnal_cramp_proneness",
    title="Cramps at night",
    chain="In bed the foot points down and the calf is short, so that little holds the motoneurons back when it "
    "contracts.",
    source="KhanBurne2007",
    changes=(
        scale("chemoreceptor.half_rise", 0.75, "assumed", "as cramp-prone people, a little less"),
        scale("reflexes.ib_gain", 0.85, "assumed", "weaker tendon inhibition (KhanBurne2007)"),
    ),
    hours=("Sleep for 4 h",),
    signs=("spasm",),
    codes={"ICD-10-CM": "G47.62"},
    errors="What makes nights and old age worse is not known; nothing in sleep itself changes here.",
)
