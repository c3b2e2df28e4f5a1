"""The movements of a joint in a recording: when it was turned, how far and how fast."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import ASSUMED, quantity
from myospasm.signs.gaps import bridge, runs

if TYPE_CHECKING:
    from jaxtyping import Float

    from myospasm.records import Recording

SLOWEST = quantity(0.05, "rad/s", ASSUMED, "3 deg/s: below it a joint is said to stand still")
SHORTEST = quantity(0.15, "rad", ASSUMED, "9 deg: a stretch by hand goes farther")
SMOOTH = 0.02
"""s, over which the angle is averaged before its slope is taken."""
BY_ITSELF = ("eyelid", "head", "trunk", "lip")
"""Words in the labels of joints that no examiner turns."""
APART = 0.06
"""s between the two angles whose difference is the slope: a goniometer's noise stays below 3 deg/s then."""


class Movement(NamedTuple):
    """One turn of a joint the same way: times in s on the recording's clock, angles in rad, mean speed in rad/s."""

    start: float
    end: float
    first: float
    last: float
    speed: float

    @property
    def way(self) -> int:
        """1 in the positive direction, -1 in the other."""
        return 1 if self.last > self.first else -1


def angles(recording: Recording) -> list[Float[np.ndarray, " samples"]]:
    """Every angle of a limb in rad, smoothed; an eyelid, head or trunk moves by itself and is not turned by hand."""
    from scipy.ndimage import uniform_filter1d

    found = []
    for row in recording.rows("angle"):
        if any(word in recording.channels[row].label.lower() for word in BY_ITSELF):
            continue
        scale = np.pi / 180 if "deg" in recording.channels[row].unit else 1.0
        wide = max(1, round(SMOOTH * recording.rate))
        found.append(uniform_filter1d(bridge(recording.samples[row])[0] * scale, wide, mode="nearest"))
    return found


def slope(angle: Float[np.ndarray, " samples"], rate: float) -> Float[np.ndarray, " samples"]:
    """How fast an angle changes, rad/s, by a difference over 60 ms: half of a ramp's slope is there as it begins."""
    half = max(1, round(0.5 * APART * rate))
    padded = np.pad(angle, half, mode="edge")
    return (padded[2 * half :] - padded[: -2 * half]) * (rate / (2 * half))


def movements(angle: Float[np.ndarray, " samples"], rate: float, start: float = 0.0) -> list[Movement]:
    """Where an angle goes one way for 9 degrees or more without a stop.

    Equation: runs of |d angle / dt| > 3 deg/s of one sign; the speed is the upper quartile of the slope there, begin
    and end are where it passes half of that.
    Shapes: angle (samples,) rad. Source: none needed. Errors: a turn that halts in between is two.
    """
    turning, found = slope(angle, rate), []
    for way in (1, -1):
        for first, last in runs(way * turning > SLOWEST.value):
            if abs(angle[last - 1] - angle[first]) < SHORTEST.value:
                continue
            speed = float(np.quantile(way * turning[first:last], 0.75))
            swift = first + np.flatnonzero(way * turning[first:last] > 0.5 * speed)
            begin, stop = int(swift[0]), int(swift[-1]) + 1
            ends = start + begin / rate, start + stop / rate
            found.append(Movement(*ends, float(angle[begin]), float(angle[stop - 1]), speed))
    return sorted(found)
