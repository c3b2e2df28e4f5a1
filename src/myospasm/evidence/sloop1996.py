"""Botulinum toxin in the muscle on the back of the foot: how much of its response is lost, by dose and day."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.nerve.toxin import Toxin

DAY = 86400.0

PAPER = Paper(
    source="Sloop1996",
    title="Dose-response curve of human extensor digitorum brevis muscle function to botulinum toxin type A",
    people=1,
    protocol="seven doses into extensor digitorum brevis; M wave before and after",
    rows=(
        Row("N237", "day of the peak", 6, 3, 9, "days", "fit", note="the bounds are half a week and assumed"),
        Row("N236-15", "loss of the M wave, 15 units", 87.5, 85, 90, "%", "predict"),
        Row("N236-20", "loss of the M wave, 20 units", 87.5, 85, 90, "%", "predict"),
    ),
    errors="The relation of dose and loss by itself (13 people), not the recorded M wave; its half dose is fit to "
    "another paper (SeoulDilution2001, 2.5 units). Other studies have the peak on day 21 (HamjianWalker1994) or 28: "
    "it is flat.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    toxin, days = Toxin(), np.arange(0.25, 60, 0.25)
    course = np.asarray(toxin.poisoned(10.0, days * DAY, toxin.size))
    lost = {units: 100 * float(toxin.poisoned(units, 6 * DAY, toxin.size)) for units in (15.0, 20.0)}
    return {"N237": float(days[course.argmax()]), "N236-15": lost[15.0], "N236-20": lost[20.0]}
