"""Botulinum toxin into the forearm for writer's cramp."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="botulinum_toxin_forearm",
    title="Botulinum toxin into the forearm",
    chain="The endings in the injected muscle, which pulls along unasked, cannot release acetylcholine: part "
    "of its fibers no longer answer, whoever asks.",
    source="Kruisdijk2007",
    injections={"extensor_carpi_radialis": 40},
    after=28 * 86400.0,
    signs=("weaker co-contraction", "weaker grip"),
    errors="Units of onabotulinumtoxinA, into the muscle that should keep still while the wrist bends; nothing spreads "
    "to the fingers' muscles. What the brain learns from a quieter hand is left out.",
    evidence="moderate: 14 of 20 people wished to go on, of 19 with placebo 6 (Kruisdijk2007); a review of three "
    "trials with 69 people found too few to tell (Ashworth2019).",
    harms="Weakness of the hand in most, as toxin cannot tell wanted pull from unwanted; pain where it is injected.",
)
