"""Motor units of the first dorsal interosseous that fire together for a minute, in a weak force that is held."""

from __future__ import annotations

import functools
from itertools import combinations

import numpy as np

from myospasm.evidence._holding import AFTER_BEST, BEST, few
from myospasm.evidence.cohort import spikes

PEOPLE = 3
LEVEL, SECONDS = 10.0, 60.0
PROTOCOL = f"{BEST}Match {LEVEL:g} % of the maximal force for {SECONDS + 5:g} s."
BEGIN = AFTER_BEST + 5.0
WHAT = f"the index finger abducted at {LEVEL:g} % of the maximum for a minute, the force on a screen"
MOST = 8


@functools.lru_cache(maxsize=1)
def steady() -> list[list[np.ndarray]]:
    """For each person some units that fire throughout the minute, evenly from the first to the last that joined."""
    found = []
    for trace in few((("first_dorsal_interosseous", 119),), PROTOCOL, PEOPLE):
        inside = [t[(t >= BEGIN) & (t < BEGIN + SECONDS)] for t in spikes(trace)]
        firm = [t for t in inside if t.size > 5 * SECONDS and np.diff(t).max() < 1.0]
        places = np.unique(np.linspace(0, len(firm) - 1, min(MOST, len(firm))).round().astype(int))
        found.append([firm[k] for k in places])
    return found


def pairs() -> list[tuple[np.ndarray, np.ndarray]]:
    """Every two of those units of one person."""
    return [pair for units in steady() for pair in combinations(units, 2)]
