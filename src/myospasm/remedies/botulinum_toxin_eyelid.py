"""Botulinum toxin into the ring around the eye."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="botulinum_toxin_eyelid",
    title="Botulinum toxin into the eyelid",
    chain="The endings in the muscle that shuts the lid cannot release acetylcholine, so that it pulls less; what "
    "drives it in the brainstem goes on.",
    source="Iwashige1995",
    injections={"orbicularis_oculi": 7.5},
    after=28 * 86400.0,
    signs=("smaller EMG", "lid open"),
    errors="Units of onabotulinumtoxinA: six places of 1.25 for one eye. The dose-response is that of a muscle of the "
    "foot, scaled by size, and too strong here: the lid then hardly moves, where 0.5, 1.25 and 2.5 units a place took "
    "33, 42 and 70 % of its force (Iwashige1995).",
    evidence="strong: placebo-controlled trials, as of 40, 80 and 120 units of abobotulinumtoxinA an eye (Truong2008); "
    "1.25 units a place lasted for 12.9 weeks, 0.5 for 9.6 (Iwashige1995).",
    harms="An eye that does not shut in full and dries, a drooping lid, double vision.",
)
