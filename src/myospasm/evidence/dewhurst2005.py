"""The H reflex of soleus in a cold and in a warm leg: later and larger, or sooner."""

from __future__ import annotations

import numpy as np

from myospasm.evidence import Paper, Row
from myospasm.evidence._holding import few
from myospasm.evidence._reflexes import SOLEUS, answering_units, earliest
from myospasm.evidence.cohort import mean

PEOPLE = 6
COLD, USUAL, WARM = 31.3, 34.2, 37.1
"""degC, of the muscle."""
PROTOCOL = "Hold the ankle at neutral. Rest for 0.5 s. Stimulate the nerve from 36 % in steps of 4 % to 64 % every 2 s."

PAPER = Paper(
    source="Dewhurst2005",
    title="Temperature dependence of soleus H-reflex and M wave in young and older women",
    people=PEOPLE,
    protocol="shocks to the nerve of soleus from 36 to 64 % of the current for a maximal M wave in steps of 4 %, with "
    "the nerve at 31.3, 34.2 and 37.1 degC; the largest H reflex",
    rows=(
        Row("DW-cold", "latency of the H reflex, cold less usual", 5.3, 3.8, 6.0, "%", "predict",
            note="means of the two groups as first reported: 6.0 and 3.8"),
        Row("DW-warm", "latency of the H reflex, warm less usual", -5.5, -5.5, -4.6, "%", "predict",
            note="means of the two groups as first reported: -4.6 and -4.9"),
        Row("DW-larger", "largest H reflex, cold less usual", 28, None, None, "% of the usual", "predict", 1,
            note="Hmax over Mmax of young women; none in older ones"),
    ),
    errors=f"{PEOPLE} people instead of 10 young and 10 older women. The latency is that of the first impulse at the "
    "fibers, the H reflex the number of units that answer, in whole percent. The whole nerve, motor and sensory, has "
    "the muscle's temperature, while in the paper that of the leg alone was cooled; sensory fibers slow "
    "as motor ones do. Muscle, junction and cord stay as they are: cold does not excite the model's motoneurons. A "
    "sensory volley arrives in whole milliseconds.",
)  # fmt: skip


def replay() -> dict[str, float]:
    """What the model gives."""
    cold, usual, warm = (_reflexes(degrees) for degrees in (COLD, USUAL, WARM))
    return {
        "DW-cold": mean(100 * (cold[:, 0] / usual[:, 0] - 1)),
        "DW-warm": mean(100 * (warm[:, 0] / usual[:, 0] - 1)),
        "DW-larger": float(round(mean(100 * (cold[:, 1] / usual[:, 1] - 1)))),
    }


def _reflexes(degrees: float) -> np.ndarray:
    """Everyone's latency (s) of the largest H reflex, and how many units it has, (people, 2)."""
    changes = (("axon.temperature", degrees),)
    found = []
    for trace in few(SOLEUS, PROTOCOL, PEOPLE, changes):
        units, latency = answering_units(trace, "soleus"), earliest(trace, "soleus")
        found.append((latency[np.argmax(units)], units.max()))
    return np.array(found)
