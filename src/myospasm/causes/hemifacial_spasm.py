"""Half of the face twitches: a vessel beats on the facial nerve."""

from myospasm.story import Cause, shift

CAUSE = Cause(
    name="hemifacial_spasm",
    title="Half of the face twitching (hemifacial spasm)",
    chain="A vessel rubs the facial nerve bare where it leaves the brainstem: fibers fire by themselves there and set "
    "off their neighbors, so that a blink, or nothing at all, makes eye and mouth twitch together.",
    source="NielsenVK1984",
    changes=(
        shift("roots.crosstalk.gain[VII]", 60.0, "mV", "assumed", "so that a shock to one branch is heard in another"),
        shift("roots.injured[VII]", 1.0, "1", "assumed", "the bare stretch fires by itself, as an injured root"),
    ),
    needs=("orbicularis_oculi", "mentalis"),
    signs=("eye and mouth twitch together", "lateral spread"),
    codes={"ICD-10-CM": "G51.31", "HPO": "HP:0010828", "SNOMED CT": "13753008"},
    errors="The facial nucleus, which may take part (MollerJannetta1984), stays healthy; no weakness between spasms.",
)
