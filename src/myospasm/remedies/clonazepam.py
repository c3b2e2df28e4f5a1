"""Clonazepam against jerks of any origin."""

from myospasm.story import Dose, Remedy, scale

REMEDY = Remedy(
    name="clonazepam",
    title="Clonazepam, 1 mg three times a day",
    chain="GABA-A receptors answer more strongly in cortex, brainstem and cord.",
    source="Kojovic2011",
    changes=(
        scale("brain.cortex.crowd.inhibition", 2.2, "assumed", "at full effect; the usual dose has half of it"),
        scale("brain.reticular.crowd.inhibition", 2.2, "assumed", "likewise"),
        scale("propriospinal.crowd.inhibition", 2.2, "assumed", "likewise"),
        scale("reflexes.presynaptic", 1.4, "assumed", "as diazepam does in the cord"),
        scale("brain.descending.strength", 0.75, "assumed", "drowsiness, as a lower command"),
    ),
    dose=Dose("clonazepam", 1, every=28800),
    signs=("fewer bursts",),
    errors="All sizes are assumed; tolerance is left out.",
    evidence="weak: recommended in myoclonus of any origin (Kojovic2011), by experience; no trial was found.",
    harms="Drowsiness, unsteadiness, falls; tolerance, and withdrawal that can bring seizures.",
)
