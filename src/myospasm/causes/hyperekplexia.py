"""Startles that never wear off."""

from myospasm.story import Cause, scale

CAUSE = Cause(
    name="hyperekplexia",
    title="Startle disease (hyperekplexia)",
    chain="The lower brainstem lacks inhibition by glycine: every bang sets off a full discharge that goes to all "
    "muscles, and goes on doing so.",
    source="BrownHyperekplexia1991",
    changes=(
        scale(
            "brain.reticular.crowd.inhibition", 0.35, "assumed", "startles large, and hardly ever one without a bang"
        ),
        scale("brain.reticular.worn", 0.3, "assumed", "its startles resist habituation (BrownHyperekplexia1991)"),
        scale("reflexes.renshaw_gain", 0.5, "assumed", "recurrent inhibition of the cord, by glycine too, is weaker"),
    ),
    signs=("startle",),
    codes={"HPO": "HP:0002267"},
    excludes=("brainstem_myoclonus",),
    errors="Stiffness of newborns and falling are not here; inhibition between antagonists is as in health.",
)
