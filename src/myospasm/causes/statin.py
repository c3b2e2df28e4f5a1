"""A tablet against cholesterol."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="statin",
    title="Taking a statin",
    chain="Rarely muscle fibers are harmed: they leak enzymes and tire.",
    source="CTT2022",
    changes=(
        scale("fuel.mitochondria", 0.9, "assumed", "burning may be weaker"),
        shift("damage.usual_enzyme", 60.0, "1", "assumed", "U/L"),
    ),
    signs=("muscle enzymes",),
    codes={"ICD-10-CM": "T46.6X5A"},
    errors="In trials muscle pain was hardly commoner than with placebo (rate ratio 1.03); both changes are guesses, "
    "and small.",
)
