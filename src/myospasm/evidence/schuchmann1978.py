"""Which root is pressed tells whether the calf's H reflex is late."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._radiculopathy import PEOPLE, side_difference
from myospasm.evidence.cohort import mean

PAPER = Paper(
    source="Schuchmann1978",
    title="H reflex latency in radiculopathy",
    people=PEOPLE,
    protocol="the largest H reflex of soleus, of the same person without and with a disc on the root S1, and on L5",
    rows=(
        Row("N001", "later on the side of the lesion, S1", 2.9, 1.3, 4.1, "ms", "predict", note="range of 13"),
        Row("N002", "later on the side of the lesion, L5", 0.03, -0.1, 0.2, "ms", "predict", note="range of 15"),
    ),
    errors=f"{PEOPLE} people; 4 of 17 had no H reflex on the side of the lesion (N003), which is not judged.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    return {
        "N001": mean(side_difference("disc_herniation")),
        "N002": mean(side_difference("disc_herniation_l5")),
    }
