"""What happens to a nerve whose blood is cut off: its pumps tire and potassium gathers around it."""

from __future__ import annotations

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, param


@component
class NerveIschemia:
    """Under a tight cuff the nerve becomes irritable before it falls asleep.

    Equation: want' = (lack - want)/tau, lack = 1 - flow that is left (0 to 1);
    potassium around the axon rises by K_max want.
    Shapes: (muscles,), one nerve each. Source: BostockBaker1991 (human motor axons depolarize within minutes of
    ischemia). Errors: no rebound after the cuff is let go (hyperpolarization by the pump, post-ischemic bursts), no
    block after half an hour; one space for all axons; the size of the rise is assumed.
    """

    time: float = param(300.0, "s", "assumed", "excitability changes over the first 5 to 10 minutes", 120, 600)
    rise: float = param(1.5, "mmol/L", "assumed", "potassium around the axon without any flow")

    def rest(self, muscles: int) -> Float[Array, " muscles"]:
        """Well supplied."""
        return jnp.zeros(muscles)

    def step(self, want: Float[Array, " muscles"], flow: Array, dt: float) -> Float[Array, " muscles"]:
        """Want of oxygen after `dt` s with a share `flow` (0 to 1) of the usual blood flow (exact)."""
        lack = 1.0 - jnp.clip(flow, 0.0, 1.0)
        return lack + (want - lack) * jnp.exp(-dt / self.time)

    def potassium(self, want: Float[Array, " muscles"]) -> Float[Array, " muscles"]:
        """By how much potassium around the axons has risen, mmol/L."""
        return self.rise * want
