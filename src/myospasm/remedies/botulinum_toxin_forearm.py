"""Botulinum toxin into the forearm for writer's cramp."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="botulinum_toxin_forearm",
    title="Botulinum toxin into the forearm",
    chain="The endings in the injected muscles cannot release acetylcholine: part of the fibers no longer answer, "
    "those that overflow as those that are wanted.",
    source="Kruisdijk2007",
    injections={"flexor_carpi_radialis": 10, "extensor_carpi_radialis": 40},
    after=28 * 86400.0,
    signs=("weaker co-contraction", "weaker grip"),
    errors="Units of onabotulinumtoxinA; the toxin does not spread to the fingers' muscles. What the brain learns from "
    "a quieter hand is left out.",
    evidence="moderate: 14 of 20 people wished to go on, of 19 with placebo 6 (Kruisdijk2007); a review of three "
    "trials with 69 people found too few to tell (Ashworth2019).",
    harms="Weakness of the hand in most, as toxin cannot tell wanted pull from unwanted; pain where it is injected.",
)
