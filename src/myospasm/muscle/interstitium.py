"""What hard work leaves between the muscle fibers: potassium, and spent fuel inside them."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, param


class State(NamedTuple):
    """All (muscles,)."""

    potassium: Array  # mmol/L above the plasma's
    phosphocreatine: Array  # mmol/L


@component
class Interstitium:
    """Every impulse lets a little potassium out of the muscle fibers; pumps and blood clear it in seconds.

    Equation: K' = e r - K/tau, r the mean rate of all fibers (Hz), K above plasma; PCr' = (PCr_rest - PCr)/tau_P -
    cost, cost = ATP_max (pump r/r_max + (1 - pump) activation).
    Shapes: (muscles,). Source: Juel2000 (4.19 at rest, 6.2 to 7.5 at 10 to 30 W), Slade2006 (1.69 mmol/L/s),
    Isbell2006 (34.7 s).
    Errors: the muscle is one well-stirred space; clearance does not yet depend on blood flow; no acid.
    """

    release: float = param(0.09, "mmol/L", "Clausen2003", "per impulse; 9 nmol/g over 0.12 to 0.18 mL/g", 0.03, 0.09)
    clearance_time: float = param(1.6, "s", "assumed", "pump and diffusion within the muscle")
    resting_phosphocreatine: float = param(33.0, "mmol/L", "Kemp2007", "calf", 31, 35)
    recovery_time: float = param(34.7, "s", "Isbell2006", "phosphocreatine, healthy calf", 18, 50)
    maximal_cost: float = param(1.69, "mmol/L/s", "Slade2006", "ATP in a maximal contraction", 0.99, 2.49)
    pump_share: float = param(0.35, "1", "Barclay2015", "of ATP used by ion pumps", 0.3, 0.4)
    maximal_rate: float = param(25.0, "Hz", "assumed", "mean rate at which the pumps take their share")

    def rest(self, muscles: int) -> State:
        """Washed out and full of fuel."""
        zero = jnp.zeros(muscles, jnp.float32)
        return State(zero, zero + self.resting_phosphocreatine)

    def step(
        self, state: State, rate: Float[Array, " muscles"], activation: Float[Array, " muscles"], dt: float
    ) -> State:
        """The tissue after `dt` s at a mean fiber rate (Hz) and activation (0 to 1), exact for steady ones."""
        level = self.release * rate * self.clearance_time
        cost = self.maximal_cost * (self.pump_share * rate / self.maximal_rate + (1.0 - self.pump_share) * activation)
        fuel = self.resting_phosphocreatine - cost * self.recovery_time
        return State(
            level + (state.potassium - level) * jnp.exp(-dt / self.clearance_time),
            jnp.maximum(fuel + (state.phosphocreatine - fuel) * jnp.exp(-dt / self.recovery_time), 0.0),
        )
