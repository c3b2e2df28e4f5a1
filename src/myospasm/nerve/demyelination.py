"""A nerve fiber that has lost part of its myelin over a short stretch: slow, soon tired, and at last blocked."""

from __future__ import annotations

import jax.numpy as jnp
from jax.typing import ArrayLike
from jaxtyping import Array, Float

from myospasm.ground import component, param

LEAST = 1e-3
"""How near to its pole the law is followed: no impulse passes there anyway."""


@component
class Demyelination:
    """How much later an impulse comes through, and how soon after it the next one may.

    Equation: x = p/(R - p), p the share of myelin lost; delay = n d x^a for n internodes; least interval = r + b x^c;
    nothing passes where p >= `block`. Shapes: elementwise.
    Source: fit to the multi-node fiber of McIntyre2002 (`nerve.lesion`, 10 um, 13 internodes thinned in a row, 37
    degC): its delay within a tenth, of 26 too; it passes 0.945 and stops 0.95. In another model Stephanova2005 calls
    0.7 impaired and finds block at 0.96 to 0.97, as this fiber does with 5 internodes thinned; with 2 it passes 0.97.
    Errors: made for stretches of ten and more internodes; delays of fibers of 7 and 14 um are up to a third less; the
    least interval is that of a train that passes whole: a pair may be a third closer, and of a faster train next to
    nothing passes where this lets every second impulse through. All internodes of a stretch lose the same; no new
    myelin with short internodes.
    """

    block: float = param(0.948, "1", "McIntyre2002", "the reference passes 0.945 and stops 0.95")
    reach: float = param(0.965, "1", "McIntyre2002", "R, fit")
    delay_size: float = param(4.64e-6, "s", "McIntyre2002", "d, per internode, fit")
    delay_power: float = param(0.80, "1", "McIntyre2002", "a, fit")
    interval: float = param(0.001, "s", "McIntyre2002", "r, of the healthy fiber")
    interval_size: float = param(2.12e-5, "s", "McIntyre2002", "b, fit")
    interval_power: float = param(1.506, "1", "McIntyre2002", "c, fit")

    def near(self, lost: ArrayLike) -> Float[Array, "..."]:
        """How near conduction is to failing: 0 in health, some 50 at block."""
        share = jnp.asarray(lost)
        return share / jnp.maximum(self.reach - share, LEAST)

    def passes(self, lost: ArrayLike) -> Float[Array, "..."]:
        """1 where an impulse comes through, 0 where the fiber is blocked."""
        return (jnp.asarray(lost) < self.block).astype(jnp.float32)

    def delay(self, lost: ArrayLike, internodes: ArrayLike) -> Float[Array, "..."]:
        """By how much an impulse is later (s) for so many thinned internodes."""
        return jnp.asarray(internodes) * self.delay_size * self.near(lost) ** self.delay_power

    def least_interval(self, lost: ArrayLike) -> Float[Array, "..."]:
        """The interval (s) below which the second of two impulses is lost."""
        return self.interval + self.interval_size * self.near(lost) ** self.interval_power
