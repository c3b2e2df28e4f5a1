"""Blepharospasm: the lids press shut by themselves."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="blepharospasm",
    title="Eyelids that press shut (blepharospasm)",
    chain="The basal ganglia no longer hold the blink circuit back, and an irritated, dry eye drives it: blinks follow "
    "each other too soon, run together, and the lid stays down.",
    source="Schicatano1997",
    changes=(
        scale(
            "brain.blink.basal_ganglia",
            0.1,
            "assumed",
            "so that R2 recovers beyond its limit; permissive alone (Evinger2013)",
        ),
        shift("brain.blink.irritation", 0.4, "1", "assumed", "the trigger, which blinking does not take away"),
        scale("brain.blink.tear", 0.6, "assumed", "the eye dries sooner"),
    ),
    needs=("orbicularis_oculi",),
    signs=("many blinks", "long bursts", "lid closed", "R2 recovers early"),
    codes={"ICD-10-CM": "G24.5", "HPO": "HP:0000643", "SNOMED CT": "59026006"},
    errors="Both factors grow together with severity; at half severity R2's recovery is still near health, as in a "
    "third to a half of patients (Eekhof1996, Aramideh1995). No apraxia of lid opening, no trick, no light.",
)
