"""An operation that lifts a vessel off the facial nerve."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="microvascular_decompression",
    title="An operation that lifts the vessel off the facial nerve",
    chain="A small pad keeps vessel and nerve apart: the bare stretch grows its insulation again and falls silent.",
    source="Barker1995",
    undoes={"hemifacial_spasm": 0.9},
    signs=("no twitches", "no lateral spread"),
    harms="Deafness of that ear, a weak face; rarely a stroke.",
    evidence="strong: of 703 people followed for years 84 % had an excellent result after ten years (Barker1995).",
    errors="It takes away nine tenths of what the cause changed, an assumed share, at once instead of over weeks.",
)
