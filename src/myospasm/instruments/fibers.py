"""Every single muscle fiber of a muscle: whose it is, where it lies, how thick and fast it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import param, stream
from myospasm.instruments.action_potential import Fiber

if TYPE_CHECKING:
    from jaxtyping import Float, Int

    from myospasm.instruments.anatomy import Units


class Fibers(NamedTuple):
    """Some of a muscle's fibers, as a needle needs to know them; m, m/s and s."""

    number: Int[np.ndarray, " fibers"]
    """Which fiber of the muscle it is."""
    unit: Int[np.ndarray, " fibers"]
    """The real motor unit to which it belongs."""
    place: Float[np.ndarray, "fibers 2"]
    """Across from the muscle's middle, and below its surface."""
    velocity: Float[np.ndarray, " fibers"]
    endplate: Float[np.ndarray, " fibers"]
    half_length: Float[np.ndarray, "fibers 2"]
    arrival: Float[np.ndarray, " fibers"]
    """The nerve impulse's delay to this fiber against its unit's mean, s."""
    smear: Float[np.ndarray, " fibers"]
    """SD in s by which the potential is smoothed in time, where a fiber speaks for others; 0: only for itself."""

    def some(self, which: np.ndarray) -> Fibers:
        """A part of them."""
        return Fibers(*(part[which] for part in self))


@dataclass(frozen=True)
class Scatter:
    """How the fibers of one motor unit differ, and how their junctions waver from one discharge to the next.

    Equation: fibers lie anywhere in their unit's round territory, equally likely; diameter is normal around its unit's;
    velocity follows it (`action_potential.Fiber`); end-plate, half lengths and arrival are normal around the unit's
    (`anatomy.Units`). The jitter of one junction: the mean consecutive difference of two over 1.13 sqrt(2).
    Shapes: units -> Fibers. Source: HamiltonWrightStashuk2005, DeCarvalhoSwash2013, Ekstedt1974.
    Errors: fibers may overlap; neighbors belong to one unit as often as chance has it; slow and fast ones lie mixed.
    """

    diameter_within: float = param(
        0.082, "1", "HamiltonWrightStashuk2005", "SD over mean within a unit: half of 9/55 um of the whole muscle"
    )
    jitter: float = param(
        23e-6, "s", "DeCarvalhoSwash2013", "SD of one junction: mean difference 37 us over 1.13 sqrt(2)", 20e-6, 27e-6
    )

    def place(self, units: Units, name: str, seed: int) -> Fibers:
        """Lay every fiber of a muscle; the same seed gives the same fibers."""
        random = np.random.default_rng(stream(seed, f"fibers/{name}"))
        unit = np.repeat(np.arange(len(units.radius)), np.maximum(1, np.round(units.fibers)).astype(int))
        angle, reach = 2 * np.pi * random.random(len(unit)), np.sqrt(random.random(len(unit))) * units.radius[unit]
        normal = random.standard_normal((5, len(unit)))
        middle = np.stack([units.across, units.depth], -1)[unit]
        return Fibers(
            number=np.arange(len(unit)),
            unit=unit,
            place=middle + reach[:, None] * np.stack([np.cos(angle), np.sin(angle)], -1),
            velocity=self._velocity(units.velocity[unit], np.clip(normal[0], -3, 3)),
            endplate=units.endplate[unit] + units.endplate_spread[unit] * normal[1],
            half_length=units.half_length[unit] + units.tendon_spread[unit][:, None] * np.clip(normal[2:4].T, -3, 3),
            arrival=units.arrival_spread[unit] * np.clip(normal[4], -4, 4),
            smear=np.zeros(len(unit)),
        )

    def _velocity(self, mean: np.ndarray, normal: np.ndarray) -> np.ndarray:
        """Thicker fibers of a unit are faster."""
        fiber = Fiber()
        diameter = fiber.diameter + (mean - fiber.velocity) / fiber.velocity_slope
        return mean + fiber.velocity_slope * self.diameter_within * diameter * normal
