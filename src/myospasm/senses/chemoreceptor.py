"""Group III and IV afferents: the muscle's sense of hard work and pain."""

from __future__ import annotations

from typing import Any

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, each, param

Number = Float[Array, " muscles"]


@component
class Chemoreceptor:
    """Thin nerve fibers that feel what hard work leaves behind in the muscle.

    Equation: rate = r_0 + r_max x^n / (x^n + 1), r_0 of hurt tissue, x = s (K/K_half + m), K the rise of interstitial
    potassium (mmol/L), m the felt metabolites (0 to 1), s the sensitization by damage.
    Shapes: (muscles,). Source: RybickiKaufman1985 (group III and IV discharge on raised interstitial potassium),
    Pollak2014 (metabolites together); half level and steepness assumed. Errors: no adaptation.
    """

    maximal_rate: float = param(10.0, "Hz", "assumed", "mean discharge of group III and IV fibers, hard work")
    half_rise: float = param(3.75, "mmol/L", "assumed", "rise of interstitial potassium for half of it")
    steepness: float = param(8.0, "1", "assumed", "Hill power")
    standing: Any = each(
        "muscle", 0.0, "Hz", "definition", "r_0: no thin fiber fires for long in healthy tissue", 0.0, 1.0
    )
    metabolites: float = param(0.5, "1", "assumed", "weight of metabolites at exhaustion against that rise")

    def discharge(self, rise: Number, felt: Number | float = 0.0, sensitized: Number | float = 1.0) -> Number:
        """Mean discharge in Hz at a rise of interstitial potassium (mmol/L) and felt metabolites (0 to 1)."""
        power = (sensitized * (jnp.maximum(rise, 0.0) / self.half_rise + self.metabolites * felt)) ** self.steepness
        return self.standing + self.maximal_rate * power / (1.0 + power)
