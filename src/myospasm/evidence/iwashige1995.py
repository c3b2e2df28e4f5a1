"""How long botulinum toxin keeps the eyelids weak, by dose."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.nerve.toxin import Toxin

WEEK = 7 * 86400.0

PAPER = Paper(
    source="Iwashige1995",
    title="Botulinum toxin type A for the treatment of blepharospasm: a dose-response study measuring eyelid force",
    people=1,
    protocol="0.5, 1.25 or 2.5 units at each of six places around the eye; force of the lids and how long they stay "
    "weak",
    rows=(
        Row("N139", "longer by 2.5 times the dose", 3.3, None, None, "weeks", "fit", 1, "12.9 less 9.6"),
        Row(
            "N137",
            "loss of force at 7.5 units over that at 3 units",
            1.26,
            0.5,
            2.01,
            "1",
            "predict",
            note="41.7 (SD 25.1) over 33.2 %",
        ),
        Row(
            "N138",
            "loss of force at 15 units over that at 3 units",
            2.1,
            1.95,
            2.25,
            "1",
            "predict",
            note="69.6 (SD 5.0) over 33.2 %",
        ),
    ),
    errors="The eyelid's half dose is read from the 3 units' 33.2 %, so that ratios alone are compared; their SDs "
    "are as large as they are. How many people took part was not in the abstract at hand.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    toxin = Toxin()
    peak = 6 * 86400.0
    size = toxin.size * float(toxin.active(3.0, peak)) * (1 / 0.332 - 1) / toxin.half
    lost = [float(toxin.poisoned(units, peak, size)) for units in (3.0, 7.5, 15.0)]
    weeks = np.arange(2, 40, 0.05)
    low, high = (np.asarray(toxin.poisoned(units, weeks * WEEK, size)) for units in (3.0, 7.5))
    level = low[np.searchsorted(weeks, 9.6)]
    longer = float(weeks[np.flatnonzero(high >= level)[-1]]) - 9.6
    return {"N139": longer, "N137": lost[1] / lost[0], "N138": lost[2] / lost[0]}
