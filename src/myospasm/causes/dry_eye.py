"""A dry eye: more blinks, and nothing else."""

from myospasm.story import Cause, scale

CAUSE = Cause(
    name="dry_eye",
    title="A dry eye",
    chain="The film of tears breaks sooner, the cornea is felt sooner, and the lid wipes it more often; the circuit "
    "itself is as in health.",
    source="Kaminer2011",
    changes=(scale("brain.blink.tear", 0.4, "assumed", "tears that break up in 4 s instead of 10 or more"),),
    needs=("orbicularis_oculi",),
    signs=("many blinks", "R2 recovers as in health"),
    codes={"ICD-10-CM": "H04.123"},
    errors="Pain, and what weeks of it do to the trigeminal neurons, are left out.",
)
