"""Diazepam: strengthens the inhibition that is left."""

from myospasm.story import Dose, Remedy, scale

REMEDY = Remedy(
    name="diazepam",
    title="Diazepam, 5 mg three times a day",
    chain="GABA-A receptors answer more strongly: presynaptic inhibition of spindle endings grows; the brain dozes.",
    source="Verrier1977",
    changes=(
        scale("reflexes.presynaptic", 2.0, "assumed", "at full effect; less in complete lesions (Verrier1977)"),
        scale("reflexes.presynaptic_gain", 2.0, "assumed", "inhibition by vibration grows (Verrier1977); no size"),
        scale("brain.descending.strength", 0.7, "assumed", "drowsy people push less"),
    ),
    dose=Dose("diazepam", 5, every=28800),
    signs=("looser muscle", "weaker push"),
    errors="What presynaptic inhibition is gone cannot be strengthened: it scales what is left. Sizes are assumed.",
    evidence="weak: old trials of some 20 people found it as good as baclofen, with twice as many drowsy.",
    harms="Drowsiness, falls, weakness; dependence within weeks, and withdrawal with worse spasms.",
)
