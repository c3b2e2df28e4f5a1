"""Cervical dystonia with tremor and jerks: the head trembles, drifts and is jerked back."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="cervical_dystonia_tremor",
    title="Wry neck with head tremor (cervical dystonia)",
    chain="As in the tonic form the place of the head leaks; the loop that steadies it answers too much and, being "
    "late, trembles by itself; drifts are taken back by quick corrections.",
    source="Shaikh2013",
    changes=(
        shift("brain.head.leak", 0.8, "1/s", "assumed", "slower than in the tonic form; no number was found"),
        shift("brain.head.null", 1.2, "rad", "assumed", "as in the tonic form"),
        scale("brain.head.depth", 0.0, "Tijssen2002", "no peak at 10 to 12 Hz in splenius in 8 of 10"),
        shift("brain.head.turning_gain", 1.2, "s", "assumed", "beyond where the loop holds still"),
    ),
    needs=("left_sternocleidomastoid", "right_sternocleidomastoid", "left_splenius", "right_splenius"),
    excludes=("cervical_dystonia",),
    signs=("head tremor of 3 to 6.5 Hz", "drift and jerks", "touch helps"),
    codes={"ICD-10-CM": "G24.3", "SNOMED CT": "70070008", "HPO": "HP:0000473 HP:0002346"},
    errors="One rhythm, as regular as a pendulum's, where patients' is often jerky; its rate is that of the loop.",
)
