"""One side of where a cramp starts: in the last millimeters of the motor nerve, and nowhere else."""

from myospasm.story import View, scale

VIEW = View(
    name="peripheral_origin",
    title="A cramp lives in the nerve's endings in the muscle; the spinal cord adds nothing",
    chain="The cord keeps no memory of the muscle's work, neither as excitation nor in its persistent current, so "
    "that a cramp must be started and kept up by endings that fire by themselves.",
    source="Layzer1994",
    changes=(
        scale("facilitation.conductance", 0.0, "Layzer1994", "no lasting excitation of the cord"),
        scale("facilitation.plateau", 0.0, "Layzer1994", "nor of its persistent inward current"),
    ),
    against="The usual setting lets a burst of the endings start a cramp and the cord's loop sustain it: with the "
    "nerve blocked only a brief and weak remnant is left (Minetto2011), and a cramp spreads and is inhibited as the "
    "cord would have it. For the endings speaks that cramps can be induced beyond a block at all (Bertolasi1993).",
)
