"""Motor neuron disease: axons die, and those left are excitable."""

from myospasm.story import Cause, scale, shift

CAUSE = Cause(
    name="als",
    title="Amyotrophic lateral sclerosis, of the lower motor neuron",
    chain="Part of the motor axons have died, and the others took over some of their muscle fibers. In those left more "
    "sodium channels stay open: they twitch by themselves and cramp.",
    source="Weiss2016",
    changes=(
        scale("terminal.persistent_sodium", 1.4, "assumed", "raised in patients' axons (Kanai2006), size unknown"),
        scale(
            "terminal.threshold_spread", 3.5, "assumed", "sick axons stand beside well ones; more than in the benign"
        ),
        shift("roots.neurons_lost", 0.4, "1", "assumed", "as many as a weak muscle has lost"),
        shift("roots.reinnervated", 0.5, "1", "assumed", "sprouting keeps up with half of the loss"),
    ),
    signs=("fasciculations", "spasm", "weakness"),
    codes={"ICD-10-CM": "G12.21"},
    errors="The upper motor neuron is left as in health. Fasciculations arise at endings alone; how "
    "many there are follows from the assumed spread of endings, and was seen while choosing.",
)
