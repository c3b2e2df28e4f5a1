"""A slipped disc in the neck that squeezes the seventh cervical root."""

from myospasm.story import Cause, shift

CAUSE = Cause(
    name="disc_herniation_c7",
    title="Slipped disc in the neck, on the seventh cervical root",
    chain="Disc material presses the root C7 where it leaves the spine: its fibers lose myelin, so that impulses pass "
    "late or not at all, some die, and what is left fires by itself. The arm is straightened "
    "weakly and the triceps jerk fades.",
    source="Pedowitz1992",
    changes=(
        shift("roots.pressure[C7]", 60.0, "mmHg", "assumed", "starves no resting root (Pedowitz1992: 50 mmHg)"),
        shift("roots.demyelinated[C7]", 0.925, "1", "assumed", "near block: late by nearly a ms"),
        shift("roots.injured[C7]", 1.0, "1", "Howe1977", "weeks of pressure make it answer for minutes"),
        shift("roots.lost[C7]", 0.2, "1", "assumed", "a fifth of the fibers died"),
        shift("roots.reinnervated[C7]", 0.5, "1", "assumed", "half of their muscle fibers are taken over"),
    ),
    needs=("triceps_brachii", "flexor_carpi_radialis", "extensor_carpi_radialis"),
    signs=("weakness",),
    codes={"ICD-10-CM": "M50.123"},
    errors="The disc's inflammation and pain are left out, as is swelling; the sizes are chosen for a moderate case.",
)
