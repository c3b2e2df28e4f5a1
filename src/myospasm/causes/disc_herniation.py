"""A slipped disc that squeezes the first sacral root."""

from myospasm.story import Cause, shift

CAUSE = Cause(
    name="disc_herniation",
    title="Slipped disc on the first sacral root",
    chain="Disc material presses the root S1 where it leaves the spine: its fibers lose myelin, so that impulses pass "
    "late or not at all, some die, and what is left fires by itself when bending presses it more. The ankle jerk and "
    "the H reflex weaken and come late, the calf is weaker, and may twitch.",
    source="Pedowitz1992",
    changes=(
        shift("roots.pressure[S1]", 60.0, "mmHg", "assumed", "starves no resting root (Pedowitz1992: 50 mmHg)"),
        shift("roots.bending[S1]", 60.0, "mmHg", "assumed", "per rad of bending forward, which draws the root tight"),
        shift("roots.demyelinated[S1]", 0.925, "1", "assumed", "near block: late by nearly a ms"),
        shift("roots.injured[S1]", 1.0, "1", "Howe1977", "weeks of pressure make it answer for minutes"),
        shift("roots.lost[S1]", 0.2, "1", "assumed", "a fifth of the fibers died"),
        shift("roots.reinnervated[S1]", 0.5, "1", "assumed", "half of their muscle fibers are taken over"),
    ),
    needs=("soleus", "medial_gastrocnemius", "lateral_gastrocnemius", "abductor_hallucis", "flexor_hallucis_brevis"),
    signs=("late H reflex", "small H reflex", "weakness"),
    codes={"ICD-10-CM": "M51.17", "HPO": "HP:0011868", "SNOMED CT": "23056005"},
    errors="The disc's inflammation and pain are left out, as is swelling; the sizes are chosen for a moderate case.",
)
