"""Baclofen, tried for the cramps of cirrhosis."""

from myospasm.story import Dose, Remedy, scale

REMEDY = Remedy(
    name="baclofen",
    title="Baclofen, 10 mg three times a day",
    chain="In the cord less transmitter is released onto motoneurons, and their persistent inward current is smaller.",
    source="Henry2015",
    changes=(
        scale(
            "reflexes.ia_gain",
            0.5,
            "assumed",
            "at full effect; a dose into the spine takes 82 to 91 % of the H reflex (Stokic2012), by mouth less comes",
        ),
        scale(
            "motoneuron.persistent_conductance",
            0.85,
            "assumed",
            "GABA-B receptors also lessen this current; small beside the reflex",
        ),
    ),
    dose=Dose("baclofen", 10, every=28800),
    signs=("fewer spasms",),
    errors="Both sizes are assumed; tolerance and what makes cirrhosis cramp are left out.",
    evidence="weak: days with cramps fell from 5.5 (SD 2.1) to 1.4 (SD 2.0) a week in 10 people with cirrhosis, "
    "without controls (Henry2015).",
    harms="Drowsiness and weakness, confusion in liver disease; stopping suddenly can bring seizures.",
)
