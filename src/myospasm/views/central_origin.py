"""The other side of where a cramp starts: in the spinal cord, and nowhere else."""

from myospasm.story import View, scale

VIEW = View(
    name="central_origin",
    title="A cramp lives in the spinal cord; the nerve's endings never fire by themselves",
    chain="The endings need so strong a push that potassium and noise cannot set them off; a cramp must be made by "
    "motoneurons whose persistent inward current is held up by what the muscle reports.",
    source="Minetto2011",
    changes=(
        scale("excitability.normal", 3.0, "assumed", "an ending's threshold, so high that it is never reached"),
        scale("terminal.noise", 0.0, "Minetto2011", "nor does noise set it off"),
    ),
    against="The usual setting lets endings fire by themselves in enough potassium: cramps were induced beyond a "
    "nerve block (Bertolasi1993), and fasciculations arise in the endings (Layzer1994).",
)
