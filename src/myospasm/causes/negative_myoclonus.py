"""Lapses: a hand that is held up drops for a moment."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="negative_myoclonus",
    title="Lapses of holding (negative myoclonus, asterixis)",
    chain="A cortex that lacks inhibition discharges, but what goes down is only the restraint that follows: the "
    "command stops for a moment, motoneurons are quieted, and the hand drops.",
    source="Rubboli2006",
    changes=(
        scale("brain.cortex.crowd.inhibition", 0.42, "assumed", "as in cortical myoclonus, for a lapse a second"),
        scale("brain.cortex.conductance", 0.0, "assumed", "the discharge spares the way of jerks"),
        scale("brain.cortex.rhythm", 0.0, "assumed", "likewise"),
        scale("brain.cortex.hold", 8.0, "assumed", "and reaches cells that hold the command back for some 80 ms"),
        shift(
            "brain.cortex.restraining", 0.3, "mS/cm2", "assumed", "and those that quiet motoneurons, which go on else"
        ),
    ),
    signs=("silences",),
    codes={"ICD-10-CM": "G25.3", "HPO": "HP:0001336"},
    excludes=("cortical_myoclonus",),
    errors="Asterixis of liver failure is slower and comes from elsewhere; pure lapses stand for a mixture with jerks.",
)
