"""Valproate against jerks from the cortex."""

from myospasm.story import Dose, Remedy, scale

REMEDY = Remedy(
    name="valproate",
    title="Valproate, 750 mg twice a day",
    chain="There is more GABA, so that the cortex is held back more, and cells that fire fast tire sooner.",
    source="Kojovic2011",
    changes=(
        scale("brain.cortex.crowd.inhibition", 1.6, "assumed", "at full effect; the usual dose has more than half"),
        scale("brain.cortex.crowd.exciting", 0.93, "assumed", "sodium channels recover more slowly"),
        scale("brain.descending.strength", 0.93, "assumed", "drowsiness, as a lower command"),
    ),
    dose=Dose("valproate", 750, every=43200),
    signs=("fewer bursts",),
    errors="All sizes are assumed.",
    evidence="weak: recommended in cortical myoclonus (Kojovic2011), by experience; no trial was found.",
    harms="Drowsiness, trembling, weight gain; rarely liver failure; it harms the unborn.",
)
