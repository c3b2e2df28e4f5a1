"""An operation that lifts a vessel off the facial nerve."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="microvascular_decompression",
    title="An operation that lifts the vessel off the facial nerve",
    chain="A small pad keeps vessel and nerve apart: the bare stretch grows its insulation again and falls silent.",
    source="Barker1995",
    undoes={"hemifacial_spasm": 0.9},
    signs=("no twitches", "no lateral spread"),
    harms="Deafness of that ear (2.6 %), a weak face (0.9 %); rarely a stroke.",
    evidence="strong: ten years after a first operation 84 % of 648 people did excellently (Barker1995); no trial.",
    errors="It takes away nine tenths of what the cause changed, an assumed share, at once instead of over weeks.",
)
