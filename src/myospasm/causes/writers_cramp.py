"""Writer's cramp: the hand that holds a pen cramps, because the brain no longer keeps the neighboring muscles still."""

from myospasm.story import Cause, scale

CAUSE = Cause(
    name="writers_cramp",
    title="Writer's cramp (focal hand dystonia)",
    chain="The cortex and the cord inhibit too little around what is wanted: a gentle pull of one muscle of the "
    "forearm overflows to its antagonist and its neighbors, in bursts, and the hand stiffens.",
    source="SohnHallett2004",
    changes=(
        scale("brain.surround.inhibition", 0.5, "assumed", "inhibition turned to excitation; by how much is not told"),
        scale("reflexes.reciprocal_gain", 0.5, "assumed", "reduced in both arms (ChenRS1995); by how much is not told"),
        scale("reflexes.presynaptic_gain", 0.5, "assumed", "the second phase, as the first (ChenRS1995)"),
    ),
    needs=(
        "flexor_carpi_radialis",
        "extensor_carpi_radialis",
        "first_dorsal_interosseous",
        "abductor_pollicis_brevis",
        "biceps_brachii",
        "triceps_brachii",
    ),
    signs=("co-contraction", "overflow", "bursts of 200 to 500 ms"),
    codes={"ICD-10-CM": "G25.89", "SNOMED CT": "52008007", "HPO": "HP:0002356"},
    errors="It is there in every task, not in writing alone, and in every muscle of the person alike; learning and the "
    "sense of touch, which made it, are left out. That a slow start rather than co-contraction slows the hand "
    "(Prodoehl2008) is not told by it.",
)
