"""Artificial tears: wet the eye from outside."""

from myospasm.story import Remedy, scale

REMEDY = Remedy(
    name="artificial_tears",
    title="Artificial tears, several times a day",
    chain="A thicker film stays whole for longer, so that the cornea is felt to dry later.",
    source="Kaminer2011",
    changes=(scale("brain.blink.tear", 2.0, "assumed", "the film breaks half as soon; no size known"),),
    signs=("fewer blinks",),
    errors="That it lasts for minutes only is left out. In blepharospasm it takes away a part of the trigger.",
    evidence="weak: dry eyes raise the blink rate (Kaminer2011, rats), here 17 to 28 a minute; in blepharospasm no "
    "controlled numbers.",
    harms="A blurred minute; preservatives can irritate.",
)
