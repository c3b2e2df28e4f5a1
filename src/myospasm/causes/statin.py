"""A tablet against cholesterol."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="statin",
    title="Taking a statin",
    chain="Rarely muscle fibers are harmed: they leak enzymes and tire.",
    source="CTT2022",
    changes=(
        scale(
            "fuel.mitochondria",
            0.9,
            "assumed",
            "between 10 people whose recovery took twice as long (Wu2011) and 420 who tired no sooner (ParkerBA2013)",
        ),
        shift("damage.usual_enzyme", 20.8, "1", "ParkerBA2013", "U/L (SD 141) by atorvastatin 80 mg in half a year"),
    ),
    signs=("muscle enzymes",),
    codes={"ICD-10-CM": "T46.6X5"},
    errors="In trials muscle pain was hardly commoner than with placebo (rate ratio 1.03); both changes are "
    "small, and what weakens the burning is a guess.",
)
