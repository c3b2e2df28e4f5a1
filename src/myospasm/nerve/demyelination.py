"""A nerve fiber that has lost part of its myelin over a short stretch: slow, soon tired, and at last blocked."""

from __future__ import annotations

import jax.numpy as jnp
from jax.typing import ArrayLike
from jaxtyping import Array, Float

from myospasm.ground import component, param

SHORTEST_PATH = 1e-4
"""How near to block the law is followed: beyond it no impulse passes anyway."""


@component
class Demyelination:
    """How much later an impulse comes through, and how soon after it the next one may.

    Equation: x = p/(P - p), p the share of myelin lost, P where conduction fails; delay = n d x^a for n internodes;
    least interval = r + b x^c. Shapes: elementwise.
    Source: fit to the multi-node fiber of McIntyre2002 (`nerve.mrg`, 10 um, five internodes thinned), which is slow
    at 0.9, lets through every fourth millisecond at 0.95 and nothing at 0.97: in another model Stephanova2005 calls 0.7
    impaired and finds block at 0.96 to 0.97.
    Errors: all internodes of a stretch lose the same; no remyelination with short internodes; alike for all diameters.
    """

    block: float = param(0.965, "1", "Stephanova2005", "P; the reference passes 0.95 and stops 0.97", 0.96, 0.97)
    delay_size: float = param(3.8e-6, "s", "McIntyre2002", "d, per internode, fit within a fifth")
    delay_power: float = param(0.79, "1", "McIntyre2002", "a, fit")
    interval: float = param(0.001, "s", "McIntyre2002", "r, of the healthy fiber")
    interval_size: float = param(2.3e-5, "s", "McIntyre2002", "b, fit")
    interval_power: float = param(1.18, "1", "McIntyre2002", "c, fit")

    def near(self, lost: ArrayLike) -> Float[Array, "..."]:
        """How near conduction is to failing: 0 in health, without bound at block."""
        share = jnp.asarray(lost)
        return share / jnp.maximum(self.block - share, SHORTEST_PATH)

    def passes(self, lost: ArrayLike) -> Float[Array, "..."]:
        """1 where an impulse comes through, 0 where the fiber is blocked."""
        return (jnp.asarray(lost) < self.block).astype(jnp.float32)

    def delay(self, lost: ArrayLike, internodes: ArrayLike) -> Float[Array, "..."]:
        """By how much an impulse is later (s) for so many thinned internodes."""
        return jnp.asarray(internodes) * self.delay_size * self.near(lost) ** self.delay_power

    def least_interval(self, lost: ArrayLike) -> Float[Array, "..."]:
        """The interval (s) below which the second of two impulses is lost."""
        return self.interval + self.interval_size * self.near(lost) ** self.interval_power
