"""Cervical dystonia (torticollis): the head is drawn to one side and stays there."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="cervical_dystonia",
    title="Wry neck (cervical dystonia, tonic)",
    chain="What remembers the head's place in the brainstem is fed unevenly by the basal ganglia and the neck: it "
    "leaks, and its rest is turned away, so that the neck's muscles draw the head there and hold it.",
    source="Shaikh2016",
    changes=(
        shift("brain.head.leak", 1.0, "1/s", "assumed", "drift within a second or so (Shaikh2013 shows it, no number)"),
        shift("brain.head.null", 1.2, "rad", "assumed", "69 deg; the head comes to stand at a third of it"),
        scale("brain.head.jump", 0.0, "assumed", "in the tonic form nobody corrects by jerks"),
        scale("brain.head.depth", 0.0, "Tijssen2002", "no peak at 10 to 12 Hz in splenius in 8 of 10"),
        shift("brain.head.turning_gain", 0.35, "s", "assumed", "a livelier loop (Forbes2017: more afferent feedback)"),
    ),
    needs=("left_sternocleidomastoid", "right_sternocleidomastoid", "left_splenius", "right_splenius"),
    excludes=("cervical_dystonia_tremor",),
    signs=("head turned", "common drive of 5 to 7 Hz to the neck", "touch helps"),
    codes={"ICD-10-CM": "G24.3", "SNOMED CT": "70070008 74333002 270476009", "HPO": "HP:0000473"},
    errors="Turning alone, no tilt; to the left, as one side must be chosen. Head angles of patients were not found.",
)
