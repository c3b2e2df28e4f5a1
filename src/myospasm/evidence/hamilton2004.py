"""Stronger muscles with more motor units hold a force more steadily."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._holding import average, few, late, targets, trembling
from myospasm.evidence.cohort import Muscles

PEOPLE = 2
HELD = 10.0
WEAK: Muscles = (("first_dorsal_interosseous", 119),)
STRONG: Muscles = (("biceps_brachii", 200), ("brachialis", 150))

PAPER = Paper(
    source="Hamilton2004",
    title="The scaling of motor noise with muscle strength and motor unit number in humans",
    people=PEOPLE,
    protocol="20 % of the maximum held on a screen by a finger's and by the elbow's muscles",
    rows=(
        Row("FO003", "CV of torque, first dorsal interosseous less elbow flexors", 0, None, None, "%", "predict", 1,
            note="CV falls as the maximal torque rises"),
    ),
    errors="A straight line is taken out of the last 6 s of 10. Most of the hand's fluctuation is the model's "
    "stretch reflex. When its motoneurons were still the leg's, less than half was left without it, and a quarter if "
    "the pool shared no noise either; that they fire faster now makes it tremble more.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    weak, strong = (average(few(m, targets((20.0,), HELD), PEOPLE), trembling, *late(0, HELD)) for m in (WEAK, STRONG))
    return {"FO003": weak - strong}
