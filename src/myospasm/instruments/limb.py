"""Where muscles lie in their limb: how round it is, which neighbors an electrode hears, where the reference sticks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import ASSUMED, Quantity, quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from myospasm.instruments.anatomy import Units
    from myospasm.muscles import Muscle


class Limb(NamedTuple):
    """One stretch of an arm or leg, as a cylinder."""

    girth: Quantity
    """Around the skin, m."""
    reference: Quantity
    """Where the reference electrode of a grid sticks, m down from the limb's upper end."""


class Place(NamedTuple):
    """Where a muscle lies: angles in rad from the limb's front (in the foot: its back) to the body's outer side."""

    limb: str
    angle: Quantity
    """Where electrodes over it lie."""
    along: Quantity
    """Middle of its belly, m down from the limb's upper end."""
    middle: Quantity | None = None
    """Angle of its belly's middle, if electrodes lie elsewhere because other muscles cover it."""
    cover: Quantity | None = None
    """How thick these are, m."""


LIMBS = {
    "leg": Limb(
        quantity(0.36, "m", ASSUMED, "an adult's calf; 37 cm at its thickest, less toward the ankle", 0.3, 0.42),
        quantity(0.36, "m", ASSUMED, "the usual strap around the ankle; from the knee"),
    ),
    "foot": Limb(
        quantity(0.25, "m", ASSUMED, "an adult's foot over the arch", 0.22, 0.27),
        quantity(0.0, "m", ASSUMED, "on the ankle"),
    ),
}


def _place(limb: str, angle: float, along: float, note: str) -> Place:
    """A muscle next to the skin, as one knows it from outside."""
    return Place(limb, quantity(angle, "rad", ASSUMED, note), quantity(along, "m", ASSUMED, note))


PLACES = {
    "tibialis_anterior": _place("leg", 0.6, 0.14, "beside the shin, its belly a hand below the knee"),
    "medial_gastrocnemius": _place("leg", -2.5, 0.12, "inner half of the calf's back, its belly below the knee"),
    "lateral_gastrocnemius": _place("leg", 2.6, 0.11, "outer half of the calf's back, its belly below the knee"),
    "soleus": _place("leg", -1.9, 0.2, "heard at the calf's inner side, where no gastrocnemius covers it")._replace(
        middle=quantity(3.14, "rad", ASSUMED, "the calf's back"),
        cover=quantity(0.018, "m", ASSUMED, "a gastrocnemius, at its edge thinner than at its middle"),
    ),
    "abductor_hallucis": _place("foot", -1.9, 0.07, "inner edge of the foot, under the arch"),
    "flexor_hallucis_brevis": _place("foot", -2.6, 0.13, "sole, behind the big toe's ball"),
}
"""One line per muscle; one that is not here is heard alone, in an endless flat conductor."""


def radius(muscle: Muscle) -> float:
    """Radius (m) of the limb's muscle below this muscle's fat and skin; 0 if the muscle has no place in a limb."""
    place = PLACES.get(str(muscle.name))
    if place is None:
        return 0.0
    return LIMBS[place.limb].girth.value / (2 * np.pi) - muscle.fat.value - muscle.skin.value


def reference(muscle: Muscle) -> float | None:
    """Where the limb's reference electrode sticks, m from the muscle's middle, distal positive; None: far away."""
    place = PLACES.get(str(muscle.name))
    return None if place is None else LIMBS[place.limb].reference.value - place.along.value


def neighbors(muscle: Muscle, names: Sequence[str]) -> list[str]:
    """Which of these muscles lie in the same limb."""
    own = PLACES.get(str(muscle.name))
    if own is None:
        return []
    return [n for n in names if n != str(muscle.name) and n in PLACES and PLACES[n].limb == own.limb]


def seen_from(listener: Muscle, source: str, units: Units) -> Units:
    """A neighbor's units in the coordinates of electrodes over another muscle of the limb.

    Equation: across += a (angle of the neighbor's belly - angle of the electrodes), the shorter way around; depth +=
    what covers it, end-plates += how much farther down it lies.
    Errors: the fat over both is the listener's; bellies do not wrap around each other, so that they may overlap.
    """
    here, there, around = PLACES[str(listener.name)], PLACES[source], radius(listener)
    turn = (there.middle or there.angle).value - here.angle.value
    cover = there.cover.value if there.cover else 0.0
    return units._replace(
        across=units.across + around * (np.remainder(turn + np.pi, 2 * np.pi) - np.pi),
        depth=np.minimum(units.depth + cover, around - units.radius),
        endplate=units.endplate + there.along.value - here.along.value,
    )
