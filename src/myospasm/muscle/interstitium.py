"""What hard work leaves between the muscle fibers: potassium."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, param


class State(NamedTuple):
    """All (muscles,)."""

    potassium: Array  # mmol/L above the plasma's


class Cleared(NamedTuple):
    """What blood and water do for the space between the fibers."""

    washout: Array  # 1/s, blood's share of the clearance, `fuel.Fuel.washout`
    crowding: Array  # 1, water between the fibers at rest in health over what there is


@component
class Interstitium:
    """Every impulse lets a little potassium out of the muscle fibers; pumps and blood clear it in seconds.

    Equation: K' = e c^n r - (1/tau - w_0 + w) K, r the mean rate of all fibers (Hz), K above plasma, c the crowding,
    w the washout by blood. Shapes: (muscles,).
    Source: Clausen2003 (release), Juel2000 (4.19 at rest, 6.2 to 7.5 at 10 to 30 W).
    Errors: the muscle is one well-stirred space; the pump does not tire. That a smaller space crowds potassium (n = 1)
    is the side of those who hold lost water responsible for cramps, and contested: pumps would empty a smaller space
    faster, and a steady level would stay the same (n = 0, the view `dehydration_is_harmless`).
    """

    release: float = param(0.09, "mmol/L", "Clausen2003", "per impulse; 9 nmol/g over 0.12 to 0.18 mL/g", 0.03, 0.09)
    clearance_time: float = param(1.6, "s", "assumed", "pump and diffusion within the muscle")
    usual_washout: float = param(0.0033, "1/s", "assumed", "by the flow of rest, part of that time")
    crowding: float = param(1.0, "1", "assumed", "the same potassium in less water is more concentrated; 0: not so")

    def rest(self, muscles: int) -> State:
        """Washed out."""
        return State(jnp.zeros(muscles))

    def step(self, state: State, rate: Float[Array, " muscles"], cleared: Cleared, dt: float) -> State:
        """The tissue after `dt` s at a mean fiber rate (Hz), exact for a steady one."""
        speed = 1.0 / self.clearance_time - self.usual_washout + cleared.washout
        level = self.release * cleared.crowding**self.crowding * rate / speed
        return State(level + (state.potassium - level) * jnp.exp(-dt * speed))
