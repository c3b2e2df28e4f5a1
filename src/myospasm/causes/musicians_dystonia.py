"""Musician's dystonia: a trained finger pulls its neighbors along while it plays."""

from myospasm.story import Cause, scale

CAUSE = Cause(
    name="musicians_dystonia",
    title="Musician's dystonia (focal hand dystonia)",
    chain="As in writer's cramp, where the command to one finger leaks into the next; in the cord nothing is changed.",
    source="SohnHallett2004",
    changes=(scale("brain.surround.inhibition", 0.5, "assumed", "as in writer's cramp, some of whom were measured"),),
    needs=(
        "first_dorsal_interosseous",
        "abductor_pollicis_brevis",
        "adductor_pollicis",
        "flexor_carpi_radialis",
        "extensor_carpi_radialis",
    ),
    excludes=("writers_cramp",),
    signs=("overflow", "co-contraction"),
    codes={"ICD-10-CM": "G24.8", "HPO": "HP:0004373"},
    errors="Every muscle pulls along, not the ones that years of playing fused; it is there without an instrument.",
)
