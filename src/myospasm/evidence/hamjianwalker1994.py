"""Ten units of botulinum toxin in the muscle on the back of the foot, day by day."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.nerve.toxin import Toxin

DAY = 86400.0

PAPER = Paper(
    source="HamjianWalker1994",
    title="Serial neurophysiological studies of intramuscular botulinum-A toxin in humans",
    people=1,
    protocol="10 units into extensor digitorum brevis; M wave for weeks",
    rows=(
        Row("N238", "M wave on day 21, of that before", 36, 25, 47, "%", "predict", note="3.0 (SD 0.9) of 8.3 mV"),
        Row("N237b", "day of the peak", 21, 14, 28, "days", "predict", note="the bounds are a week and assumed"),
        Row("HW-48h", "loss within 48 h, in all", 0, None, None, "%", "predict", 1),
    ),
    errors="The relation of dose and loss by itself (10 people), not the recorded M wave. The peak's day was fit to "
    "Sloop1996, who has day 6; in the model a seventh of the loss lies between the two.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    toxin, days = Toxin(), np.arange(0.25, 60, 0.25)
    course = 100 * np.asarray(toxin.poisoned(10.0, days * DAY, toxin.size))
    at = dict(zip(days, course, strict=True))
    return {"N238": 100 - float(at[21.0]), "N237b": float(days[course.argmax()]), "HW-48h": float(at[2.0])}
