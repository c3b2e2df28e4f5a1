"""What is shown of one stretch of a run that is being watched."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np


class Frame(NamedTuple):
    """A stretch of a run: what to draw over time, and what each part of the body does at its end."""

    begin: float
    """s from the start, as is `end`."""
    end: float
    kind: str
    """"seconds" of the loop, or "hours" of the chemistry."""
    arrays: dict[str, np.ndarray]
    """What to draw, by name: rows (muscles, channels, joints) by samples, evenly over the stretch; or spikes."""
    now: dict[str, Any]
    """What each part of the body does, as plain numbers."""
    news: dict[str, Any]
    """What changed: spasms that were found, what is being done, a note; empty if nothing did."""
