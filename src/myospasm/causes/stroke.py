"""A stroke that weakened one side of the body: the model is of that side."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="stroke",
    title="Stroke with weakness of one side, some months old",
    chain="Less of the command comes down. Pathways from the brainstem, no longer held back, keep motoneurons near "
    "firing; spindle endings tire less, inhibition between antagonists and from tendons is weaker.",
    source="Aymard2000",
    changes=(
        scale("brain.descending.strength", 0.3, "assumed", "a severe weakness; less at less severity"),
        shift("reflexes.tonic", 0.012, "mS/cm2", "assumed", "excitation from the brainstem at rest"),
        scale(
            "reflexes.slow_share",
            0.5,
            "assumed",
            "homosynaptic depression is less on the weak side, less so in the leg (Aymard2000)",
        ),
        scale("reflexes.ia_release", 0.8, "assumed", "the same by rate"),
        scale("reflexes.reciprocal_gain", 0.4, "assumed", "lost, or turned into facilitation (Crone2003)"),
        scale("reflexes.ib_gain", 0.4, "assumed", "its modulation is lacking (Morita2006)"),
    ),
    signs=("stretch reflex grows with speed", "weakness"),
    codes={"ICD-10-CM": "G81.10", "HPO": "HP:0001257", "SNOMED CT": "221360009 397790002"},
    excludes=("spinal_cord_injury",),
    errors="Presynaptic inhibition is as in health (Faist1994, of the leg; Aymard2000 found less in the arm); so are "
    "recurrent inhibition and the persistent inward current, as what was found of them is contested (Chang2013). "
    "Sizes are assumed; no change of the muscles themselves.",
)
