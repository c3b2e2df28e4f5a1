"""The cord's slow answer to pain and fatigue afferents: it stays excited for a minute after hard work."""

from __future__ import annotations

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, param


@component
class Facilitation:
    """After hard work the spinal cord stays on edge for a minute.

    Equation: F' = k r (1 - F) - F/tau, r the group III/IV discharge (Hz); g = g_max F on the dendrites of the same
    muscle, and the persistent inward current there grows to 1 + plateau F of itself (metabotropic, DelgadoLezama1997).
    A strong input fills F within seconds because its rate adds to 1/tau; without input it decays with tau.
    Shapes: (muscles,). Source: Woolf1986 (a conditioning volley in muscle C afferents raises flexor excitability far
    beyond the volley); the effect on the muscle's own motoneurons is contested (Martin2006: extensors of the elbow are
    inhibited, flexors facilitated).
    Errors: no spread to other muscles; time constant and strength are assumed.
    """

    plateau: float = param(1.0, "1", "assumed", "relative growth of the persistent inward current when full")
    conductance: float = param(0.09, "mS/cm2", "assumed", "when full; 0 switches this memory off")
    growth: float = param(0.15, "1", "assumed", "per second and Hz of group III/IV discharge")
    time: float = param(50.0, "s", "assumed", "decay; after muscle C fibers minutes (Woolf1986)", 20, 5400)

    def rest(self, muscles: int) -> Float[Array, " muscles"]:
        """Empty."""
        return jnp.zeros(muscles, jnp.float32)

    def settled(self, discharge: Float[Array, " muscles"]) -> Float[Array, " muscles"]:
        """Where a discharge (Hz) that has lasted for long has brought it."""
        return self.growth * discharge / (self.growth * discharge + 1.0 / self.time)

    def step(
        self, state: Float[Array, " muscles"], discharge: Float[Array, " muscles"], dt: float
    ) -> Float[Array, " muscles"]:
        """The memory after `dt` s of steady discharge (exact)."""
        rate = self.growth * discharge + 1.0 / self.time
        end = self.growth * discharge / rate
        return end + (state - end) * jnp.exp(-dt * rate)

    def modulation(self, state: Float[Array, " muscles"]) -> Float[Array, " muscles"]:
        """What it multiplies the persistent inward current with."""
        return 1.0 + self.plateau * state

    def excitation(self, state: Float[Array, " muscles"]) -> Float[Array, " muscles"]:
        """Its conductance on the dendrites, mS/cm2."""
        return self.conductance * state
