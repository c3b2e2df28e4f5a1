"""Too little thyroid hormone."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="hypothyroidism",
    title="An underactive thyroid",
    chain="Calcium pumps and sodium pumps of muscle are slow: it relaxes late, and potassium stays longer between "
    "the fibers.",
    source="Khaleeli1983",
    changes=(
        scale("muscle.slow_contraction_time", 1.4, "assumed", "jerks relax late (Khaleeli1983)"),
        scale("muscle.fast_contraction_time", 1.4, "assumed", "as the slow ones"),
        scale(
            "interstitium.clearance_time",
            1.3,
            "assumed",
            "fewer pumps: of rats KjeldsenEverts1986 tells only hypo- against hyperthyroid, 2.6 times and more",
        ),
        scale(
            "fuel.mitochondria", 0.8, "assumed", "phosphocreatine comes back late (Khushu2010); how late was not read"
        ),
        shift("damage.usual_enzyme", 565.0, "1", "Khaleeli1983", "U/L: 679 in patients"),
    ),
    signs=("slow relaxation",),
    codes={"ICD-10-CM": "E03.9", "HPO": "HP:0000821"},
    errors="Contraction slows as much as relaxation, which it does less in patients.",
)
