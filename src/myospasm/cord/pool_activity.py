"""How a motor pool shares out a task over hours, when only mean activity counts and no single impulse."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, param
from myospasm.signals import Pool


class Activity(NamedTuple):
    """The mean of every motor unit over a stretch of time, rests between strides included."""

    rate: Float[Array, " units"]  # Hz
    active: Float[Array, " units"]  # share of the unit's maximal force


@component
class PoolActivity:
    """In an easy task the small motor units do the work; the large ones join when much force is wanted.

    Equation: a unit of threshold T(x) = (range^x - 1)/(range - 1) T_last joins where the level L passes it, over a
    width w; then it discharges at f_0 + (f_1 - f_0) L; active units are active alike, so that forces add up to L.
    Means are these times the share of time (duty) in which the muscle works.
    Shapes: (units,). Source: Henneman's size principle; Fuglevand1993 (exponential thresholds).
    Errors: no fatigue of the pool, no rotation of units, all units at one rate.
    """

    threshold_range: float = param(30.0, "1", "Fuglevand1993", "last over first recruitment threshold")
    last_recruited: float = param(0.6, "1", "Fuglevand1993", "share of the maximum at which all units work", 0.5, 0.85)
    width: float = param(0.03, "1", "assumed", "of recruitment, so that it has a slope")
    slowest: float = param(8.0, "Hz", "Fuglevand1993", "rate at recruitment", 5, 10)
    fastest: float = param(25.0, "Hz", "Fuglevand1993", "rate in a maximal contraction", 15, 35)

    def mean(
        self,
        level: Float[Array, " muscles"],
        duty: Float[Array, " muscles"],
        pool: Pool,
        force: Float[Array, "muscles units"],
    ) -> Activity:
        """Every unit's mean rate and activation at a level (0 to 1 of maximal force) kept for a share `duty`."""
        wanted = level[pool.muscle]
        threshold = (self.threshold_range**pool.rank - 1.0) / (self.threshold_range - 1.0) * self.last_recruited
        working = jnp.clip((wanted - threshold) / self.width, 0.0, 1.0)
        carried = (force @ working)[pool.muscle]  # of the muscle's force, if all that work were fully active
        share = jnp.minimum(wanted / jnp.maximum(carried, 1e-3), 1.0)
        rate = self.slowest + (self.fastest - self.slowest) * wanted
        return Activity(working * rate * duty[pool.muscle], working * share * duty[pool.muscle])
