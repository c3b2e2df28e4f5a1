"""The calf's H reflex on the side of a pressed root: how late, and how small beside the other side's."""

from __future__ import annotations

from myospasm.evidence import Paper, Row
from myospasm.evidence._radiculopathy import PEOPLE, h_reflex, side_difference
from myospasm.evidence.cohort import mean

CAUSE = "disc_herniation"

PAPER = Paper(
    source="Alrowayeh2011",
    title="H-reflex amplitude asymmetry is an earlier sign of nerve root involvement than latency in patients with S1 "
    "radiculopathy",
    people=PEOPLE,
    protocol="single shocks to the nerve of soleus at four currents; the largest answer after 20 ms, of one person "
    "without and with the disc, the two sides of the body",
    rows=(
        Row("N004", "latency of the H reflex, healthy", 29.98, 27.28, 32.68, "ms", "predict"),
        Row("N005", "latency on the side of the lesion", 32.93, 30.11, 35.75, "ms", "predict"),
        Row("N007", "later than on the other side", 1.36, 0.71, 2.01, "ms", "fit"),
        Row("N010", "size over that of the other side", 0.54, 0.40, 0.68, "1", "predict"),
        Row("N011", "size on the side of the lesion", 2.37, 0.49, 4.25, "mV", "predict"),
    ),
    errors=f"{PEOPLE} people; bounds are one SD. The share of myelin lost in `{CAUSE}` aims at a ms and a half, "
    "so N007, of those patients whose latency was abnormal, counts as fit. Both sides of a model are alike (N006, N008 "
    "are not judged). Absolute sizes stand and fall with the model's electrodes.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    healthy, ill = h_reflex(), h_reflex(CAUSE)
    return {
        "N004": mean(healthy[:, 0]),
        "N005": mean(ill[:, 0]),
        "N007": mean(side_difference(CAUSE)),
        "N010": mean(ill[:, 1] / healthy[:, 1]),
        "N011": mean(ill[:, 1]),
    }
