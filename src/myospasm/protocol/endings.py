"""What an experimenter sees on the recorder and ends a step by: failure, weakness, silence, a spasm.

Nothing in a person acts on any of this; a spasm is only called one because nobody asked for the activity.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from myospasm.ground import quantity
from myospasm.protocol.bounds import TICKS_PER_SECOND

MISSED = quantity(0.05, "1", "assumed", "of the maximum below the target: the usual limit of endurance tasks")
FAILED = quantity(3.0, "s", "assumed", "below the target for so long is failure; studies take 3 to 5 s")
SILENT = quantity(2.0, "s", "assumed", "without an impulse is silence")
BUSY = quantity(0.3, "Hz", "assumed", "mean rate of a muscle's units in 1 s: one unit in thirty at 10 Hz")
LASTED = quantity(3.0, "s", "assumed", "so busy on end that it is no twitch and no after-discharge")
SOONEST = {"failure": FAILED.value, "weakness": FAILED.value, "silence": SILENT.value, "spasm": LASTED.value + 1.0}
"""Each ending, and after how many s it is seen at the earliest."""
AVERAGE = TICKS_PER_SECOND  # ticks over which a rate is taken


class Seen(NamedTuple):
    """What the recorder shows of some ticks."""

    share: np.ndarray
    """(ticks, muscles) torque of each muscle's group over the greatest so far."""
    impulses: np.ndarray
    """(ticks, muscles) mean impulses per unit that reached the fibers in each tick."""


MEMORY = 10 * TICKS_PER_SECOND
"""So many ticks before the newest are kept."""


class Watch:
    """Watches the recorder while one step is done, for one ending."""

    def __init__(self, ending: str, group: np.ndarray, limit: float) -> None:
        self.ending, self.group, self.limit = ending, group, limit
        self.share, self.impulses = np.zeros(0), np.zeros((0, int(group.sum())))

    def look(self, seen: Seen) -> bool:
        """Take in what was seen next, and say whether that ends the step."""
        self.share = np.append(self.share[-MEMORY:], np.asarray(seen.share)[:, self.group].mean(1))
        self.impulses = np.concatenate([self.impulses[-MEMORY:], np.asarray(seen.impulses)[:, self.group]])
        return self._met()

    def _met(self) -> bool:
        if self.ending == "silence":
            return lasts(self.impulses.sum(axis=1) == 0, SILENT.value)
        if self.ending == "spasm":
            return any(lasts(rate >= BUSY.value, LASTED.value) for rate in rates(self.impulses).T)
        return lasts(self.share < self.limit, FAILED.value)


def rates(impulses: np.ndarray) -> np.ndarray:
    """Impulses a second in every second that has passed, (ticks, muscles)."""
    total = np.concatenate([np.zeros((1, impulses.shape[1])), np.cumsum(impulses, axis=0)])
    return (total[AVERAGE:] - total[:-AVERAGE])[: max(len(total) - AVERAGE, 0)] / (AVERAGE / TICKS_PER_SECOND)


def lasts(held: np.ndarray, seconds: float) -> bool:
    """Whether something held for so long without a break."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], held, [False]]).astype(np.int8)))
    runs = edges[1::2] - edges[::2]
    return bool((runs >= seconds * TICKS_PER_SECOND).any())
