"""A cord that is cut off from the brain: weeks to months later the muscles are stiff."""

from myospasm.story import Cause, scale

CAUSE = Cause(
    name="spinal_cord_injury",
    title="Spinal cord injury, months old",
    chain="No command comes down, and nothing that held reflexes back: spindle fibers pass on more of each impulse, "
    "and tire less; inhibition between antagonists and from tendons is lost, and the persistent inward current is back "
    "by receptors that stay on without serotonin. A quick stretch is answered too strongly, and again and again.",
    source="Gorassini2004",
    changes=(
        scale(
            "brain.descending.strength",
            0.0,
            "definition",
            "a complete lesion lets nothing through; less at less severity",
        ),
        scale("reflexes.presynaptic", 0.5, "assumed", "reduced in paraplegia, not in hemiplegia (Faist1994); no size"),
        scale("reflexes.presynaptic_gain", 0.4, "assumed", "as the standing one"),
        scale(
            "reflexes.slow_share",
            0.42,
            "assumed",
            "the H reflex falls less after a stretch and is back sooner (Nielsen1993)",
        ),
        scale("reflexes.ia_release", 0.75, "assumed", "less depression by rate"),
        scale("reflexes.reciprocal_gain", 0.3, "assumed", "lost, or turned into facilitation (Crone2003)"),
        scale("reflexes.ib_gain", 0.2, "assumed", "absent (Morita2006); some is left, as its modulation was measured"),
        scale("reflexes.renshaw_gain", 1.4, "assumed", "recurrent inhibition is increased (Shefner1992); no size"),
        scale(
            "motoneuron.persistent_conductance",
            1.6,
            "assumed",
            "0.112 of 0.012 to 0.153 mS/cm2: constitutive receptors (Murray2010, DAmico2013) and less inhibition",
        ),
        scale("interneurons.restraint", 0.25, "assumed", "nothing from the brainstem holds the flexor reflex back"),
        scale("interneurons.short_gain", 0.3, "assumed", "the early reflex gives way to the late one (Bussel1989)"),
    ),
    signs=(
        "stretch reflex grows with speed",
        "clonus",
        "H reflex hardly falls with rate",
        "spasms outlast their cause",
    ),
    codes={"ICD-10-CM": "G82.20", "HPO": "HP:0001257", "SNOMED CT": "221360009 397790002"},
    excludes=("stroke",),
    errors="Directions are measured, sizes assumed. The weeks of flaccid shock are left out, and so are short, stiff "
    "muscles; whether Hmax over Mmax rises is contested (unchanged in SchindlerIvens2004): here it does.",
)
