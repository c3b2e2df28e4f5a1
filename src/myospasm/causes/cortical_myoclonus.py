"""Jerks from the cortex that moves the muscles."""

from myospasm.story import Cause, scale

CAUSE = Cause(
    name="cortical_myoclonus",
    title="Jerks from the cortex (cortical myoclonus)",
    chain="The sensorimotor cortex lacks inhibition: what is felt or done, or nothing at all, sets off a discharge of "
    "all its cells, which runs down the fast way and jerks muscle and antagonist together, and then leaves silence.",
    source="Hallett1979",
    changes=(
        scale("brain.cortex.crowd.inhibition", 0.45, "assumed", "so that single shocks and noise set off discharges"),
        scale("brain.cortex.afferent_gain", 3.0, "assumed", "the evoked potentials of the scalp are giant, too"),
    ),
    signs=("bursts",),
    codes={"ICD-10-CM": "G25.3", "HPO": "HP:0001336", "SNOMED CT": "127324008 17450006"},
    errors="Every muscle of the person jerks; illnesses that cause it differ, and none of their other signs is here.",
)
