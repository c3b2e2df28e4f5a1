"""Baclofen into the fluid around the cord: the strongest medicine against spasticity."""

from myospasm.story import Dose, Remedy, scale

REMEDY = Remedy(
    name="intrathecal_baclofen",
    title="Baclofen into the spine, a test dose of 0.05 mg",
    chain="Around the cord it acts on endings, which release less transmitter, and on motoneurons, whose persistent "
    "inward current shrinks; interneurons of the flexor reflex are fed less too.",
    source="Stokic2005",
    changes=(
        scale(
            "reflexes.ia_gain",
            0.3,
            "assumed",
            "at full effect: so that H over M falls from 62 to 14 % (Stokic2005)",
        ),
        scale("interneurons.gain", 0.3, "assumed", "as the spindles' endings; spasms go before the reflexes return"),
        scale("motoneuron.persistent_conductance", 0.7, "assumed", "GABA-B receptors lessen it; no size in man"),
    ),
    dose=Dose("intrathecal_baclofen", 0.05, route="spine"),
    signs=("smaller H reflex", "no clonus", "looser muscle"),
    errors="Motoneurons' own threshold is left as it is; H over M set one number, the time course and F waves did not.",
    evidence="strong: Ashworth 2.4 to 1.4 in 6 h, H over M 62 to 14 % in 30 people after brain injury (Stokic2005); "
    "82 to 91 % less H over M within 6 h in 27 (Stokic2012).",
    harms="Weakness of legs that stood on their stiffness; too much stops breathing, and a pump that runs dry brings "
    "fever, seizures and worse stiffness.",
)
