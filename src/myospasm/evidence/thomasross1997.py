"""Spasms of the calf after a cord injury: how fast its units fire at most, and where they join and leave."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._spastic import PEOPLE, patients
from myospasm.evidence.cohort import mean, spikes
from myospasm.signs.units import unit_rates

TEXT = "Release the ankle. Rest for 2 s. Stimulate the skin at 200 Hz for 10 pulses. Rest for 8 s."
SPASM = (2.2, 10.0)
MUSCLES = ("soleus", "medial_gastrocnemius", "tibialis_anterior")
LEAST = 6
"""Discharges of a unit that tell a rate."""

PAPER = Paper(
    source="ThomasRoss1997",
    title="Distinct patterns of motor unit behavior during muscle spasms in spinal cord injured subjects",
    people=PEOPLE,
    protocol="a train of shocks to the skin of the foot after a cord injury; units of the leg from 0.2 s after it",
    rows=(
        Row("N067", "greatest rate of a unit in a spasm", 18, 9, 27, "Hz", "predict"),
        Row(
            "N048",
            "rate at which a unit joins less that at which it leaves",
            1.7,
            None,
            None,
            "Hz",
            "predict",
            1,
        ),
    ),
    errors="The rate is the largest mean of three intervals, of units whose rate rises and falls and of "
    "others. N048 is of thenar muscles (7.1 and 5.4 Hz, Zijdewind2014): first and last three intervals.",
)


def replay() -> dict[str, float]:
    """What the model gives."""
    most, fall = [], []
    for trace in patients("spinal_cord_injury", TEXT):
        for muscle in MUSCLES:
            for times in spikes(trace, muscle):
                inside = times[(times > SPASM[0]) & (times < SPASM[1])]
                if len(inside) < LEAST:
                    continue
                most.append(unit_rates(inside).rate_max)
                gaps = np.diff(inside)
                fall.append(float(1 / gaps[:3].mean() - 1 / gaps[-3:].mean()))
    return {"N067": mean(most), "N048": mean(fall)}
