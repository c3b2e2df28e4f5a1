"""What the liver and the body's burning make and remove: lactate, citrate, sugar, urea and albumin."""

from __future__ import annotations

import jax.numpy as jnp

from myospasm.blood.solutes import Number, Solutes, solutes
from myospasm.ground import component, param


@component
class Liver:
    """The liver keeps sugar in the blood, burns lactate and citrate to bicarbonate, and makes albumin.

    Equation: lactate' = made - V k (C - C_0) - its usual turnover; citrate' = -V k C; glucose' = V k (G_0 - G) insulin;
    albumin = A_0 ln2/T (function - A/A_0). Shapes: single numbers; mmol/s into the water outside cells, g/s.
    Source: Pitts1974, Kramer2003 (citrate), Peters1996 (albumin). Errors: one number for all tissues' clearance; no
    glycogen of its own, no ketones, no ammonia; insulin is a factor.
    """

    function: float = param(1.0, "1", "assumed", "share of working liver")
    insulin: float = param(1.0, "1", "assumed", "effect of insulin over that of health")
    lactate: float = param(0.02, "L/s", "assumed", "clearance: 1.2 L/min, half-life some 8 min", 0.01, 0.03)
    citrate: float = param(
        0.0115, "L/s", "Zheng2010", "clearance by liver, muscle and kidney, 0.69 L/min", 0.0058, 0.017
    )
    glucose: float = param(0.006, "L/s", "assumed", "return of a load: half in half an hour", 0.003, 0.012)
    lactate_exercise: float = param(
        1.6, "mmol/s", "assumed", "made at the greatest effort, to its 5th power: some 10 mmol/L after a race"
    )
    albumin_half_life: float = param(1.6e6, "s", "Peters1996", "19 days", 1.4e6, 1.8e6)
    urea_made: float = param(1.0, "1", "assumed", "urea made over what a usual diet makes")

    def exchange(self, now: Solutes, at_rest: Solutes, exercise: Number) -> Solutes:
        """What comes into the blood, mmol/s, at an exercise of 0 to 1 of the greatest; nothing at rest in health."""
        return solutes(
            lactate=self.lactate_exercise * exercise**5
            - self.lactate * self.function * (now.lactate - at_rest.lactate),
            citrate=-self.citrate * (0.5 + 0.5 * self.function) * now.citrate,
            glucose=self.glucose * self.insulin * (at_rest.glucose - now.glucose),
        )

    def albumin(self, concentration: Number, at_rest: Number, plasma: Number) -> Number:
        """Albumin made less broken down, g/s."""
        return plasma * jnp.log(2.0) / self.albumin_half_life * (at_rest - concentration)
