"""Jerks from the brainstem, as after a lack of oxygen."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="brainstem_myoclonus",
    title="Jerks from the brainstem (reticular reflex myoclonus)",
    chain="The reticular formation lacks inhibition: touch, shocks, bangs, or nothing at all, make the whole body "
    "jerk, the neck first and the legs last.",
    source="Brown1991",
    changes=(
        scale("brain.reticular.crowd.inhibition", 0.2, "assumed", "less than in hyperekplexia: it jerks unprovoked"),
        scale("brain.reticular.noise", 1.3, "assumed", "some jerks a minute by themselves"),
        shift("brain.reticular.afferent_gain", 0.02, "1", "assumed", "a shock to a nerve sets off jerks"),
    ),
    signs=("bursts",),
    codes={"ICD-10-CM": "G25.3", "HPO": "HP:0001336"},
    excludes=("hyperekplexia",),
    errors="Rigid recruitment order and sizes by muscle are not known; all are alike but for their distance.",
)
