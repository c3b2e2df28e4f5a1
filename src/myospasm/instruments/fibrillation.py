"""Muscle fibers that no nerve reaches any more: they twitch one by one, which only a needle hears."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from myospasm.ground import param, stream
from myospasm.instruments.anatomy import Anatomy
from myospasm.instruments.fibers import Fibers
from myospasm.instruments.superposition import Spikes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from myospasm.instruments.near_field import Lead
    from myospasm.muscles import Muscle

RATES = (0.1, 24.0)
"""Hz, slowest and fastest fiber that was seen (PurvesSakmann1974)."""
REACH = 0.001
"""m from the tip beyond which a single fiber is lost in the noise."""


@dataclass(frozen=True)
class Orphans:
    """The orphaned fibers of a muscle, of which some discharge by themselves while they are without a nerve.

    Equation: of all orphans a share is active for the whole recording. Each drifts to its threshold and starts anew:
    intervals are inverse Gaussian, the law of a noisy drift to a fixed threshold, with its own mean rate (log-normal,
    kept in the published range) and a small CoV in regular fibers, a large one in irregular ones. Fibers lie anywhere
    in the muscle's ellipse. Shapes: fibers -> Spikes. Source: PurvesSakmann1974, DenervationPatterns.
    Errors: rates are of rat muscle in a dish; fibers keep their thickness (they waste away within a year, Kraft1990);
    no positive sharp waves, no silent days between active ones; they give no force, which nobody could measure.
    """

    active: float = param(
        0.03, "1", "assumed", "so that 1 to 10 are heard where no nerve is left (DenervationPatterns); 0.25 in a dish"
    )
    rate: float = param(4.5, "Hz", "PurvesSakmann1974", "mean, of fibers that discharge at all", *RATES)
    rate_spread: float = param(0.9, "1", "assumed", "SD of its logarithm, so that few leave 0.1 to 24 Hz")
    regular: float = param(0.57, "1", "DenervationPatterns", "share of regular ones")
    regular_variation: float = param(0.04, "1", "assumed", "CoV of intervals: as a clock to the ear")
    irregular_variation: float = param(0.5, "1", "assumed", "CoV of intervals of the others")

    def near(self, muscle: Muscle, orphaned: float, leads: Sequence[Lead], seed: int) -> Fibers:
        """The active orphans within reach of some metal; the same seed gives the same fibers."""
        random = np.random.default_rng(stream(seed, f"orphans/{muscle.name}"))
        count = random.poisson(muscle.fibers.value * orphaned * self.active)
        half = np.array([muscle.width.value, muscle.thickness.value]) / 2
        angle, reach = 2 * np.pi * random.random(count), np.sqrt(random.random(count))
        place = half * (reach * np.array([np.cos(angle), np.sin(angle)])).T + [0.0, half[1]]
        anatomy, normal = Anatomy(), random.standard_normal((3, count)).clip(-2, 2)
        zone = anatomy.zone(muscle, place[:, 1]) * (random.random(count) - 0.5)
        whole = np.full((count, 2), muscle.fiber_length.value / 2)
        fibers = Fibers(
            number=np.arange(count),
            unit=np.arange(count),
            place=place,
            velocity=muscle.fiber_velocity.value * (1 + anatomy.velocity_scatter * normal[0]),
            endplate=anatomy.band * normal[1] + zone,
            half_length=whole * (1 + anatomy.tendon_within * normal[2])[:, None],
            arrival=np.zeros(count),
            smear=np.zeros(count),
        )
        apart = [np.linalg.norm(place - spot, axis=1) for lead in leads for spot in lead.near]
        return fibers.some(np.min(apart, axis=0) < REACH)

    def discharges(self, fibers: Fibers, start: float, end: float, seed: int) -> Spikes:
        """When these fibers discharge from `start` to `end` (s), numbered in their order."""
        trains = [self._train(int(number), start, end, seed) for number in fibers.number]
        unit = np.repeat(np.arange(len(trains)), [len(train) for train in trains])
        time = np.concatenate([*trains, np.empty(0)])
        return Spikes(time, unit, np.ones(len(time)))

    def _train(self, number: int, start: float, end: float, seed: int) -> np.ndarray:
        random = np.random.default_rng([stream(seed, "fibrillation"), number])
        middle = self.rate * np.exp(self.rate_spread * random.standard_normal() - self.rate_spread**2 / 2)
        mean = 1 / np.clip(middle, *RATES)
        variation = self.regular_variation if random.random() < self.regular else self.irregular_variation
        count = int(2 * (end - start) / mean) + 20
        times = start - mean * random.random() + np.cumsum(random.wald(mean, mean / variation**2, count))
        return times[(times >= start) & (times < end)]
