"""Where each motor unit lies in its muscle: place, size, length and speed of its fibers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from myospasm.ground import ASSUMED, MyospasmError, param, quantity, stream
from myospasm.instruments.action_potential import Fiber

if TYPE_CHECKING:
    from jaxtyping import Float

    from myospasm.muscles import Muscle
    from myospasm.records import Trace


class Units(NamedTuple):
    """One muscle's motor units as anatomy: what a surface electrode needs to know of them."""

    across: Float[np.ndarray, " units"]
    """Middle of the territory, m, across the fibers from the muscle's middle."""
    depth: Float[np.ndarray, " units"]
    """Middle of the territory, m below the muscle's surface."""
    radius: Float[np.ndarray, " units"]
    fibers: Float[np.ndarray, " units"]
    velocity: Float[np.ndarray, " units"]
    endplate: Float[np.ndarray, " units"]
    """Mean place along the fibers, m from the muscle's middle."""
    endplate_spread: Float[np.ndarray, " units"]
    """Standard deviation within the unit, m."""
    half_length: Float[np.ndarray, "units 2"]
    """From the end-plate to the distal and to the proximal tendon, m."""
    tendon_spread: Float[np.ndarray, " units"]
    arrival_spread: Float[np.ndarray, " units"]
    """Standard deviation of the spike's arrival at the unit's end-plates, s."""


BELLY = {
    "abductor_hallucis": quantity(0.1158, "m", "Kura1997", "muscle length"),
    "flexor_hallucis_brevis": quantity(0.08, "m", "assumed", "shorter than its neighbor, abductor hallucis (0.116)"),
    "medial_gastrocnemius": quantity(0.269, "m", "Ward2009", "muscle length"),
    "lateral_gastrocnemius": quantity(0.224, "m", "Ward2009", "muscle length"),
    "soleus": quantity(0.405, "m", "Ward2009", "muscle length"),
    "tibialis_anterior": quantity(0.260, "m", "Ward2009", "muscle length"),
}
"""Length of pennate muscles' bellies; a muscle not named here is taken as parallel."""
BAND = {
    "tibialis_anterior": quantity(
        0.03,
        "m",
        "Saitou2000",
        "'a relatively narrow band'; how narrow is assumed: at most 3 cm, as a grid shows",
        0,
        0.03,
    ),
}
"""Where the fibers nearer to the skin than the middle run lengthwise (WolfKim1997): how wide their end-plates lie."""


def belly(muscle: Muscle) -> float:
    """Length (m) of a muscle's belly: that of its fibers, if parallel."""
    name = str(muscle.name)
    return max(BELLY[name].value, muscle.fiber_length.value) if name in BELLY else muscle.fiber_length.value


@dataclass(frozen=True)
class Anatomy:
    """How motor units share a muscle: big ones have more, thicker and faster fibers, spread over a wider patch.

    Equation: velocity = the muscle's mean times (1 + slope (2 rank - 1) + scatter), kept in the published range; it
    tells how thick the unit's fibers are (`Fiber`); fibers of a unit = the muscle's fibers times its share of the sum
    of force over fiber area; territory radius = r1 sqrt(fibers); territories lie evenly in the muscle's elliptical
    cross-section, seeded, and shrink where they would leave it. In a pennate muscle fibers follow each other along the
    belly: end-plates spread over a share of belly length less fiber length, as densely as a spindle is thick
    (Beta(2, 2)), around which each unit keeps to its place; a muscle in BAND has its superficial ones in one band.
    Shapes: rank, force (units,) -> Units. Source: Fuglevand1992, AndreassenArendtNielsen1987, Ward2009, Kura1997.
    Errors: fibers lie parallel to the skin even in pennate muscles, so the depth dipole of their two ends is missing;
    round territories; slow and fast units lie mixed at all depths; all fibers pull equally hard for their area. Over
    tibialis anterior grids see one band of end-plates, but stained sections show them along the whole muscle
    (Aquilonius1984), as a parabola whose apex is proximal: the model follows the grids for the superficial half.
    """

    fiber_territory: float = param(1.26e-4, "m", "Fuglevand1992", "r1: 20 fibers of the unit per mm2 of its territory")
    velocity_slope: float = param(0.30, "1", "AndreassenArendtNielsen1987", "from range 2.6 to 5.3 around 3.7 m/s")
    velocity_scatter: float = param(
        0.10, "1", "AndreassenArendtNielsen1987", "so that it correlates with force at 0.87"
    )
    slowest: float = param(2.6, "m/s", "AndreassenArendtNielsen1987", "lower end of the range")
    fastest: float = param(5.3, "m/s", "AndreassenArendtNielsen1987", "upper end of the range")
    band: float = param(0.0025, "m", "Amirali2007", "SD of units' end-plates across the belly: a band 1 cm wide")
    endplate_within: float = param(0.0015, "m", "Amirali2007", "SD within a unit, so that the band is 1 cm wide")
    zone_share: float = param(
        0.5, "1", ASSUMED, "of belly less fiber: over the calf grids find one zone, alike in all (Rainoldi2004)", 0, 1
    )
    zone_within: float = param(0.05, "1", "assumed", "SD within a unit over the belly's zone: a unit keeps together")
    arrival_within: float = param(0.0005, "s", "assumed", "SD; terminal branches: a third of the residual latency")
    tendon_within: float = param(0.03, "1", "assumed", "SD of half lengths within a unit over fiber length")

    def place(
        self,
        muscle: Muscle,
        rank: np.ndarray,
        force: np.ndarray,
        seed: int,
        copies: int = 1,
        orphaned: float = 0.0,
    ) -> Units:
        """Place all motor units of one muscle; the same seed gives the same muscle.

        With `copies`, each unit stands for so many real ones that share its fibers, each in a place of its own, in
        turn: (units x copies,). The first of them lies where the unit does. `orphaned` is the share of the muscle's
        fibers that no unit has.
        """
        name = f"anatomy/{muscle.name}"
        seeds = [stream(seed, name if copy == 0 else f"{name}/{copy}") for copy in range(copies)]
        share = (1.0 - orphaned) * force / max(force.sum(), 1e-9) / copies
        each = [self._place_once(muscle, rank, share, s) for s in seeds]
        return Units(*(np.stack(field, 1).reshape(-1, *field[0].shape[1:]) for field in zip(*each, strict=True)))

    def _place_once(self, muscle: Muscle, rank: np.ndarray, share: np.ndarray, seed: int) -> Units:
        """Units with these shares of the muscle's force, each in one place."""
        random = np.random.default_rng(seed)
        count, length = len(rank), muscle.fiber_length.value
        scatter = self.velocity_slope * (2 * rank - 1) + self.velocity_scatter * random.standard_normal(count)
        velocity = np.clip(muscle.fiber_velocity.value * (1 + scatter), self.slowest, self.fastest)
        area = Fiber().strength(velocity)
        fibers = muscle.fibers.value * share.sum() * (share / area) / max((share / area).sum(), 1e-30)
        off_band = self.band * np.clip(random.standard_normal(count), -2, 2)
        across, depth, radius = self._territory(muscle, fibers, random)
        zone = self.zone(muscle, depth)
        return Units(
            across=across,
            depth=depth,
            radius=radius,
            fibers=fibers,
            velocity=velocity,
            endplate=off_band + zone * _spindle(random, count),
            endplate_spread=np.hypot(self.endplate_within, self.zone_within * zone),
            half_length=0.5 * length + np.outer(off_band, [-1.0, 1.0]),
            tendon_spread=np.full(count, length * self.tendon_within),
            arrival_spread=np.full(count, self.arrival_within),
        )

    def zone(self, muscle: Muscle, depth: np.ndarray) -> np.ndarray:
        """Length (m) over which the end-plates of units at these depths lie along the belly; 0 in a parallel muscle."""
        whole = self.zone_share * (belly(muscle) - muscle.fiber_length.value)
        if str(muscle.name) not in BAND:
            return np.full(depth.shape, whole)
        return np.where(depth < muscle.thickness.value / 2, min(whole, BAND[str(muscle.name)].value), whole)

    def _territory(
        self, muscle: Muscle, fibers: np.ndarray, random: np.random.Generator
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Across, depth and radius of every unit, all inside the muscle's ellipse."""
        half = np.array([muscle.width.value, muscle.thickness.value]) / 2
        radius = np.minimum(self.fiber_territory * np.sqrt(fibers), 0.9 * half.min())
        angle = 2 * np.pi * random.random(len(fibers))
        reach = np.sqrt(random.random(len(fibers)))
        across, below = (half[:, None] - radius) * reach * np.array([np.cos(angle), np.sin(angle)])
        return across, below + half[1], radius


def _spindle(random: np.random.Generator, count: int) -> np.ndarray:
    """Places from -0.5 to 0.5, as densely as a spindle is thick, Beta(2, 2); one in each of `count` equal shares."""
    even = (random.permutation(count) + random.random(count)) / count
    return np.sin(np.arcsin(2 * even - 1) / 3)


def units_of(trace: Trace, muscle: Muscle, seed: int | None = None, copies: int = 1) -> tuple[np.ndarray, Units]:
    """The trace's unit numbers that belong to a muscle, and their anatomy. `seed` None: the trace's own.

    `copies`: as in `Anatomy.place`.
    """
    index = units_in(trace, str(muscle.name))
    if seed is None:
        seed = int(trace.attrs.get("seed", 0))
    rank, force = trace["rank"].values[index], trace["unit_force"].values[index]
    return index, Anatomy().place(
        muscle, rank.astype(float), force.astype(float), seed, copies, orphaned(trace, str(muscle.name))
    )


def orphaned(trace: Trace, muscle: str) -> float:
    """The share of a muscle's fibers that no axon reaches."""
    return float(trace["orphaned"].sel(muscle=muscle)) if "orphaned" in trace else 0.0


def units_in(trace: Trace, muscle: str) -> np.ndarray:
    """Unit numbers of one muscle in a trace, in order; an error names the muscles it has."""
    names = [str(m) for m in trace["muscle"].values]
    if muscle not in names:
        raise MyospasmError(f"the trace holds no muscle named {muscle!r}; it holds {', '.join(names)}.")
    return np.flatnonzero(trace["muscle_of_unit"].values == names.index(muscle))


def label(muscle: str, number: int) -> str:
    """A unit's name in a recording's truth: the muscle and its number within it, as in "soleus/007"."""
    return f"{muscle}/{number:03d}"
