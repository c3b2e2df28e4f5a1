"""Cross-talk: an electrode also hears the muscle next door, and must not call that a spasm of its own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from myospasm.ground import quantity
from myospasm.signs.loudness import USUAL, floor_of, smooth

OVERHEARD = quantity(0.166, "1", "DeLucaMerletti1988", "the most of a muscle's EMG that was heard over a silent one")
WINDOW = quantity(0.1, "s", "assumed", "over which the loudness of two muscles is compared")
STANDS_OUT = 3.0
"""Times its own noise that a muscle must be loud for its neighbors to hear it."""


def without_neighbors(powers: Sequence[np.ndarray], rate: float) -> list[np.ndarray]:
    """The squared EMG of several muscles, NaN wherever it may be no more than the cross-talk of a louder one.

    Equation: NaN where the RMS of 0.1 s is below 16.6 % of that of another muscle that stands out of its own noise.
    Shapes: one array (samples,) per muscle, empty where it has no usable channel. Source: DeLucaMerletti1988.
    Errors: weak activity of its own beside a very strong neighbor is given up as well; takes all muscles as neighbors.
    """
    loud = [smooth(power, rate, WINDOW.value) if power.size else power for power in powers]
    heard = [
        np.where(level > STANDS_OUT * floor_of(power, rate, None, USUAL).level, level, 0.0) if power.size else level
        for level, power in zip(loud, powers, strict=True)
    ]
    return [
        np.where(level < OVERHEARD.value * _greatest(heard, i), np.nan, power) if power.size else power
        for i, (level, power) in enumerate(zip(loud, powers, strict=True))
    ]


def _greatest(heard: Sequence[np.ndarray], own: int) -> np.ndarray | float:
    """How loud the loudest of the other muscles is."""
    others = [level for i, level in enumerate(heard) if i != own and level.size]
    return np.maximum.reduce(others) if others else 0.0
