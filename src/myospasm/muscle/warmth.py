"""How warm a muscle is: work heats it, blood carries the heat off, air cools it."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, param

Number = Float[Array, " muscles"]


class Around(NamedTuple):
    """What is as warm or cold around the muscle."""

    core: Number  # degC, of the blood that comes
    skin: Number  # degC


@component
class Warmth:
    """A muscle at rest is cooler than the body's core; a quarter of an hour of work makes it warmer.

    Equation: c T' = h cost + c F (core - T) + g (skin - d - T), g such that the muscle is at `resting` with the flow,
    core and skin of rest, d by how much the skin over a limb is cooler than the mean skin.
    Shapes: (muscles,); degC. Source: SaltinGagge1968 and Kenny2003 (course at work), GonzalezAlonso2000 (heat per ATP),
    Flouris2015 (skin over the shin). Errors: cools too fast: an hour after work 0.4 degC is left, 0.9 to 1.8 in
    Kenny2003; one temperature per muscle; neighbors do not matter; tendon and nerve do not warm.
    """

    resting: float = param(35.0, "degC", "RanatungaSharpeTurnbull1987", "muscle in a warm room", 33, 37)
    heat: float = param(70.0, "J/mmol", "GonzalezAlonso2000", "of ATP, recovery included; 48 to 72", 45, 80)
    capacity: float = param(3600.0, "J/L/degC", "assumed", "of muscle, as of most tissue")
    resting_flow: float = param(5e-4, "1/s", "assumed", "as `Fuel.resting_flow`", 3.3e-4, 6.7e-4)
    resting_core: float = param(36.8, "degC", "Gagge1986", "as `Skin.neutral_core`", 36.5, 37.0)
    resting_skin: float = param(33.7, "degC", "Gagge1986", "mean skin at rest", 33, 34.5)
    limb: float = param(3.9, "degC", "Flouris2015", "skin over the shin, 29.8, below the mean skin", 2.4, 5.4)
    resting_cost: float = param(0.011, "mmol/L/s", "assumed", "as `Fuel.resting_cost`")

    def rest(self, muscles: int) -> Number:
        """As at rest."""
        return jnp.full(muscles, 1.0) * self.resting

    def conductance(self) -> float:
        """To the skin, volumes of muscle's heat per second: what keeps the muscle at rest as warm as it is."""
        warmed = self.heat * self.resting_cost / self.capacity
        brought = self.resting_flow * (self.resting_core - self.resting)
        return (warmed + brought) / (self.resting - self.resting_skin + self.limb)

    def step(self, state: Number, cost: Number, flow: Number, around: Around, dt: float) -> Number:
        """The temperature after `dt` s at an ATP cost (mmol/L/s) and blood flow (1/s), exact for steady ones."""
        through = self.conductance()
        rate = flow + through
        goal = (self.heat * cost / self.capacity + flow * around.core + through * (around.skin - self.limb)) / rate
        return goal + (state - goal) * jnp.exp(-dt * rate)
