"""Muscles of trunk and legs that never rest, for want of inhibition."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="stiff_person",
    title="Stiff-person syndrome",
    chain="Antibodies hinder the making of GABA: inhibition in cord and brainstem weakens, motoneurons fire at rest, "
    "antagonists together, and startles are large and do not wear off.",
    source="MatsumotoStiff1994",
    changes=(
        shift(
            "reflexes.tonic",
            0.095,
            "mS/cm2",
            "assumed",
            "stands for the inhibition at rest that is gone; a few units fire",
        ),
        scale("reflexes.reciprocal_gain", 0.3, "assumed", "inhibition between antagonists"),
        scale("reflexes.renshaw_gain", 0.7, "assumed", "recurrent inhibition; mostly by glycine"),
        scale("reflexes.presynaptic", 0.4, "assumed", "inhibition of Ia endings, by GABA"),
        scale("brain.reticular.crowd.inhibition", 0.35, "assumed", "startle large, hardly habituating"),
        scale("brain.reticular.worn", 0.5, "assumed", "its startles habituate poorly (MatsumotoStiff1994)"),
        scale("brain.cortex.crowd.inhibition", 0.7, "assumed", "cortex excitable, without jerks"),
    ),
    signs=("continuous activity",),
    codes={"ICD-10-CM": "G25.82"},
    needs=(
        *("erector_spinae", "multifidus", "rectus_abdominis", "quadriceps", "hamstrings", "soleus"),
        *("tibialis_anterior", "medial_gastrocnemius", "lateral_gastrocnemius"),
    ),
    errors="The sizes are assumed; antibody level does not grade the illness; all of the person's muscles are stiff.",
)
