"""Vomiting for hours."""

from myospasm.story import Cause, shift

CAUSE = Cause(
    name="vomiting",
    title="Vomiting for hours",
    chain="Stomach juice is lost: acid, chloride, some potassium and water. The blood turns alkaline, which frees "
    "less calcium, and the kidney wastes potassium.",
    source="Schwartz2019",
    changes=(shift("blood.gut.vomiting", 4.2e-5, "L/s", "assumed", "0.15 L an hour"),),
    signs=(
        "alkalosis",
        "low chloride",
    ),
    codes={"ICD-10-CM": "R11.10", "HPO": "HP:0002013"},
    errors="Never stops, day and night; aldosterone wastes less potassium than in patients.",
)
