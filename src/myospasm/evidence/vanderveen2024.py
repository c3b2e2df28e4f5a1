"""How long the bursts of a jerk from the cortex last."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._jerking import PEOPLE, recordings
from myospasm.signs.activity import bursts, hear

ARM = (("extensor_carpi_radialis", 60), ("flexor_carpi_radialis", 40))
REST = ("Rest for 12 s",)

PAPER = Paper(
    source="VanDerVeen2024",
    title="Burst duration in cortical and non-cortical myoclonus",
    people=PEOPLE,
    protocol="surface EMG of the wrist's muscles at rest; the length of at least 10 jerks of each patient",
    rows=(
        Row("N141", "length of a burst, cortical myoclonus", 31.1, 24.4, 37.8, "ms", "predict", note="mean, SD 6.7"),
        Row("N142", "length of a burst, non-cortical myoclonus", 56.7, 45.2, 68.2, "ms", "fit",
            note="mean, SD 11.5; the pace of the brainstem's crowd was chosen with it"),
    ),
    errors="From a summary of the paper. The model's cortical bursts are too long on the mean (48 ms; the median is "
    "21). Non-cortical jerks are those of the model's brainstem alone.",
)  # fmt: skip


def length(cause: str) -> float:
    """Mean length of a burst, ms."""
    found = [
        b - a
        for recording in recordings(ARM, REST, cause)
        for heard in hear(recording).values()
        for a, b in bursts(heard)
    ]
    return 1000 * float(np.mean(found)) if found else float("nan")


def replay() -> dict[str, float]:
    """What the model gives."""
    return {"N141": length("cortical_myoclonus"), "N142": length("brainstem_myoclonus")}
