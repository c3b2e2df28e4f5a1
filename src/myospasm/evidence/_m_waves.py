"""What papers on trains and fatigue ask of the M wave: how large it is now, against what it was at first."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from myospasm.evidence._holding import few
from myospasm.evidence._reflexes import drawn, shocks
from myospasm.evidence.cohort import mean
from myospasm.signs.evoked import Evoked, evoked_waves
from myospasm.sweep import NEAREST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from myospasm.records import Trace

EARLIEST, LATEST = 0.002, 0.025
"""s after a shock between which an M wave lies."""
SETTLED = 0.13
"""s in a train after which what the amplifier leaves of one M wave in the next is always the same."""
SECONDS = 60
"""Length of a train."""
UNITS = 20


def answers(trace: Trace, muscle: str, after: float = 0.0, latest: float = LATEST, every: int = 1) -> Evoked:
    """The M waves `after` (s) each of a muscle's shocks, or `every` so many; those must be half a second apart."""
    emg, rate, places = drawn(trace, muscle, shocks(trace, muscle)[::every])
    return evoked_waves(emg, rate, places + after, (EARLIEST, latest))


def trained(muscle: str, rate: float, people: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Each person's M wave about twice a second in a train at `rate` (Hz): amplitude and area, of those at first.

    Those at first are the ones of the first ten shocks, or the first one that is looked at. The nerve is blocked above
    the shocks, so that no F wave comes among them.
    """
    text = f"Block the nerve. Rest for 1 s. Stimulate the nerve at {rate:g} Hz for {SECONDS} s at 130 %. Rest for 1 s."
    every, latest = math.ceil(NEAREST * rate), min(LATEST, EARLIEST + 1 / rate)
    settled = math.floor(SETTLED * rate) / rate
    count, first = math.floor((SECONDS - settled) * rate) // every, max(10 // every, 1)
    found = [answers(t, muscle, settled, latest, every) for t in few(((muscle, UNITS),), text, people)]
    shares = [[some[:count] / np.median(some[:first]) for some in (w.peak_to_peak, w.area)] for w in found]
    return [(size, area) for size, area in shares]


def late_over_early(values: np.ndarray, early: int, late: int) -> float:
    """By how much (%) the last `late` values exceed the first `early` ones, median over median."""
    return 100 * float(np.median(values[-late:]) / np.median(values[:early]) - 1)


def grown(waves: Sequence[np.ndarray], begin: float, end: float) -> float:
    """By how much (%) M waves between two times (s) of a train exceed the first, over people."""
    parts = [values[round(begin / SECONDS * values.size) : round(end / SECONDS * values.size)] for values in waves]
    return mean(100 * (float(np.median(part)) - 1) for part in parts)
