"""The shelf of joints: one file each; the folder is the registry. Copy a file to add a joint."""

from __future__ import annotations

import dataclasses

import numpy as np

from myospasm.ground import DEFINITION, MyospasmError, Quantity, quantity
from myospasm.story import Shelf

NO_SPRING = quantity(0.0, "N m", DEFINITION, "within its range only the resting muscles pull the joint back")
NO_WEIGHT = quantity(0.0, "N m", DEFINITION, "the limb lies, or is held up")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Joint:
    """A joint: its words for its two directions, how far it turns, and how heavy and how stiff the limb beyond it is.

    The first word of each direction is the one written; positive is plantar flexion in the foot and flexion elsewhere.
    Errors: no weight of the limb (it lies, or is held up) but the trunk's; one axis per joint.
    """

    name: str
    positive: tuple[str, ...]
    negative: tuple[str, ...]
    also: tuple[str, ...] = ()
    """Other names of the joint."""
    low: Quantity
    """rad, the end of the normal range on the negative side."""
    high: Quantity
    inertia: Quantity
    """kg m2, of the limb beyond the joint around its axis."""
    damping: Quantity
    """N m s, torque per rad/s of the resting joint."""
    stop: Quantity
    """N m, torque per rad beyond the normal range: ligaments and bone."""
    strongest: Quantity
    """N m, what a motor may give at most before it could hurt the joint."""
    stiffness: Quantity = NO_SPRING
    """N m per rad, what brings the joint back to 0 rad within its normal range, beside the muscles."""
    weight: Quantity = NO_WEIGHT
    """N m, by which the weight of what is beyond the joint turns it on when that is horizontal."""


_SHELF: Shelf[Joint] = Shelf(__name__, "JOINT", "joint")
names = _SHELF.names
load = _SHELF.load

NUMBERS = {
    "low": "rad",
    "high": "rad",
    "inertia": "kg m2",
    "damping": "N m s",
    "stop": "N m",
    "strongest": "N m",
    "stiffness": "N m",
    "weight": "N m",
}
"""The numbers of a joint and the units in which they must stand on the shelf."""


def cited(joint: Joint) -> dict[str, Quantity]:
    """Every number of a joint from the shelf with its source. Raises MyospasmError for one in a wrong unit."""
    found = {field: getattr(joint, field) for field in NUMBERS}
    for field, number in found.items():
        if number.unit != NUMBERS[field]:
            said = f"{field} of joint {joint.name!r} is given in {number.unit!r}"
            raise MyospasmError(f"{said}; it should be in {NUMBERS[field]!r}")
    return found


def values(joints: tuple[str, ...], field: str) -> np.ndarray:
    """One number of several joints, shape (joints,)."""
    return np.array([cited(load(name))[field].value for name in joints], np.float32)
