"""Group III and IV afferents: the muscle's sense of hard work and pain."""

from __future__ import annotations

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, param


@component
class Chemoreceptor:
    """Thin nerve fibers that feel what hard work leaves behind in the muscle.

    Equation: rate = r_max x^n / (x^n + x_half^n), x the rise of interstitial potassium (mmol/L).
    Shapes: (muscles,). Source: RybickiKaufman1985 (group III and IV discharge on raised interstitial potassium);
    half level and steepness assumed. Errors: no adaptation, no acid, lactate or ATP, no sensitization.
    """

    maximal_rate: float = param(10.0, "Hz", "assumed", "mean discharge of group III and IV fibers, hard work")
    half_rise: float = param(3.75, "mmol/L", "assumed", "rise of interstitial potassium for half of it")
    steepness: float = param(8.0, "1", "assumed", "Hill power")

    def discharge(self, rise: Float[Array, " muscles"]) -> Float[Array, " muscles"]:
        """Mean discharge in Hz at a rise of interstitial potassium in mmol/L."""
        power = (jnp.maximum(rise, 0.0) / self.half_rise) ** self.steepness
        return self.maximal_rate * power / (1.0 + power)
