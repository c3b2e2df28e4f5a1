"""Surround inhibition: how the brain keeps still what should not move along."""

from __future__ import annotations

from typing import Any

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.brain.rhythm import still, swung
from myospasm.ground import component, each, param


@component
class Surround:
    """Who moves one finger keeps the others still; in writer's cramp this fails, and neighbors pull along.

    Equation: overflow_i = max(s - k_i, 0) sum over the others v_j (1 + m x), not below 0; command = max(v_i, overflow),
    at most 1; s how far a command spreads to its neighbors in the cortex, k_i the inhibition around it, x the slow
    rhythm of a disturbed pallidum. Health has k above s: then nothing comes beside what is wanted.
    Shapes: (muscles,). Source: SohnHallett2004 (health: the little finger's muscle is inhibited while the index finger
    moves; focal hand dystonia: it is excited); both numbers are assumed, as abstracts give directions only.
    Errors: every other muscle of the person is a neighbor, near or far; the inhibition does not weaken what is wanted
    itself, nor at strong commands, as it was measured to; no learning, so it is not bound to the task of writing.
    """

    spread: float = param(1.0, "1", "assumed", "s; without any inhibition neighbors get the same command")
    inhibition: Any = each("muscle", 1.1, "1", "assumed", "k; a tenth more than what it holds back, so that none leaks")
    frequency: float = param(3.0, "Hz", "Yokochi2018", "of the pallidum in tonic dystonia, 2 to 4 Hz", 2.0, 4.0)
    lasting: float = param(0.3, "s", "assumed", "of that rhythm; a peak 1 Hz wide")
    modulation: float = param(0.4, "1", "assumed", "m; bursts of some hundred ms in what overflows")

    def rest(self) -> Float[Array, "2"]:
        """Still."""
        return still()

    def step(
        self, state: Float[Array, "2"], drive: Float[Array, " muscles"], noise: Float[Array, ""], dt: float
    ) -> tuple[Float[Array, "2"], Float[Array, " muscles"]]:
        """The rhythm's next state, and the command to every muscle, wanted or not."""
        state = swung(state, self.frequency, self.lasting, noise, dt)
        leak = jnp.maximum(self.spread - self.inhibition, 0.0) * jnp.maximum(1.0 + self.modulation * state[0], 0.0)
        overflow = jnp.minimum(leak * (jnp.sum(drive) - drive), 1.0)
        return state, jnp.maximum(drive, overflow)
