"""Botulinum toxin into the ring around the eye."""

from myospasm.ground import quantity
from myospasm.story import Remedy

REMEDY = Remedy(
    name="botulinum_toxin_eyelid",
    title="Botulinum toxin into the eyelid",
    chain="The endings in the muscle that shuts the lid cannot release acetylcholine, so that it pulls less; what "
    "drives it in the brainstem goes on.",
    source="Iwashige1995",
    injections={"orbicularis_oculi": 15.0},
    half=quantity(5.16, "1", "Iwashige1995", "so that 15 units at their peak take 69.6 % of the lid's force"),
    after=28 * 86400.0,
    signs=("smaller EMG", "lid open"),
    errors="Units of onabotulinumtoxinA: six places of 2.5 for one eye. Loss of force is taken for the share of "
    "junctions that are silent; the levator behind is spared.",
    evidence="strong: placebo-controlled trials, as of 40, 80 and 120 units of abobotulinumtoxinA an eye (Truong2008); "
    "1.25 units a place lasted for 12.9 weeks, 0.5 for 9.6 (Iwashige1995).",
    harms="An eye that does not shut in full and dries, a drooping lid, double vision.",
)
