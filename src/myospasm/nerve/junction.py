"""The neuromuscular junction: where the nerve's impulse becomes the muscle's."""

from __future__ import annotations

from typing import Any

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, each, param


@component
class Junction:
    """The contact between nerve and muscle fiber; in health nearly every impulse crosses, after long trains a few fail.

    Equation: store n' = (1 - n)/tau - u n per impulse; share of a unit's fibers that fire = 1/(1 + exp(-(n S - 1)/s)),
    S the safety factor. Shapes: (units,).
    Source: WoodSlater2001 (safety factor 2 to 5 in mammals, quantal content halves in trains).
    Errors: no presynaptic facilitation, no receptor desensitization.
    """

    safety: float = param(2.5, "1", "WoodSlater2001", "quanta released over quanta needed; human about 2", 2, 5)
    release: float = param(0.006, "1", "assumed", "share of the ready store used per impulse")
    recovery: float = param(4.0, "s", "assumed", "refilling of the ready store")
    poisoned: Any = each(
        "muscle", 0.0, "1", "definition", "0 in health: share of the junctions without release", 0.0, 1.0
    )
    spread: float = param(0.25, "1", "assumed", "SD of safety over a unit's junctions, logistic")

    def rest(self, units: int) -> Float[Array, " units"]:
        """Every store full."""
        return jnp.ones(units, jnp.float32)

    def step(
        self, store: Float[Array, " units"], impulses: Float[Array, " units"], dt: float
    ) -> Float[Array, " units"]:
        """The store after `dt` s in which `impulses` came (exact for a steady rate)."""
        rate = 1.0 / self.recovery + self.release * impulses / dt
        end = 1.0 / (self.recovery * rate)
        return end + (store - end) * jnp.exp(-dt * rate)

    def transmitted(self, store: Float[Array, " units"]) -> Float[Array, " units"]:
        """Share of each unit's fibers whose junction transmits."""
        return 1.0 / (1.0 + jnp.exp(-(store * self.safety - 1.0) / self.spread))
