"""A slipped disc that squeezes the fifth lumbar root."""

from myospasm.story import Cause, shift

CAUSE = Cause(
    name="disc_herniation_l5",
    title="Slipped disc on the fifth lumbar root",
    chain="Disc material presses the root L5 where it leaves the spine: its fibers lose myelin, so that impulses pass "
    "late or not at all, some die, and what is left fires by itself when bending presses it more. The foot is lifted "
    "weakly; the calf's H reflex stays as it was.",
    source="Pedowitz1992",
    changes=(
        shift("roots.pressure[L5]", 60.0, "mmHg", "assumed", "starves no resting root (Pedowitz1992: 50 mmHg)"),
        shift("roots.bending[L5]", 60.0, "mmHg", "assumed", "per rad of bending forward, which draws the root tight"),
        shift("roots.demyelinated[L5]", 0.925, "1", "assumed", "near block: late by nearly a ms"),
        shift("roots.injured[L5]", 1.0, "1", "Howe1977", "weeks of pressure make it answer for minutes"),
        shift("roots.lost[L5]", 0.2, "1", "assumed", "a fifth of the fibers died"),
        shift("roots.reinnervated[L5]", 0.5, "1", "assumed", "half of their muscle fibers are taken over"),
    ),
    needs=("tibialis_anterior", "extensor_digitorum_brevis"),
    signs=("weakness",),
    codes={"ICD-10-CM": "M51.16", "HPO": "HP:0011868", "SNOMED CT": "23056005"},
    errors="The disc's inflammation and pain are left out, as is swelling; the sizes are chosen for a moderate case.",
)
