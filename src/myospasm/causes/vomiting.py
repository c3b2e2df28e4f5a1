"""Vomiting for hours."""

from myospasm.story import Cause, shift

CAUSE = Cause(
    name="vomiting",
    title="Vomiting for hours",
    chain="Stomach juice is lost: acid, chloride, some potassium and water. The blood turns alkaline, which leaves "
    "less calcium free, and the kidney wastes potassium.",
    source="Schwartz2019",
    changes=(
        shift("blood.gut.vomiting", 2.3e-5, "L/s", "Schwartz2019", "2 L a day, all that a stomach makes; memory"),
    ),
    signs=(
        "alkalosis",
        "low chloride",
    ),
    codes={"ICD-10-CM": "R11.10", "HPO": "HP:0002013"},
    errors="Never stops, day and night; aldosterone wastes less potassium than in patients.",
)
