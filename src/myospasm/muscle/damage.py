"""What lengthening work tears in a muscle, and how it heals."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, param

Number = Float[Array, " muscles"]


class State(NamedTuple):
    """All (muscles,)."""

    torn: Number  # 1, share of sarcomeres overstretched
    inflamed: Number  # 1, what follows a day later
    enzyme: Number  # U/L, creatine kinase in plasma above the usual


@component
class Damage:
    """Downhill steps pull some of a working muscle's sarcomeres apart; it is weak at once and sore tomorrow.

    Equation: torn' = k a l (1 - torn) - torn/tau_heal; inflamed' = (torn - inflamed)/tau_sore;
    enzyme' = leak inflamed - enzyme/tau_enzyme; strength = 1 - s torn; sensitivity = 1 + p inflamed,
    a activation, l share of it while lengthening. Shapes: (muscles,). Source: ProskeMorgan2001, ByrneTwist2004.
    Errors: no shift of the optimal length, no repeated bout effect, no swelling; all units alike; the time constants
    are those of marked soreness.
    """

    rate: float = param(
        6e-4, "1/s", "assumed", "half an hour of lengthening at half strength takes two fifths of force", 2e-4, 1e-3
    )
    weakening: float = param(
        1.0, "1", "ProskeMorgan2001", "force lost per share torn; 20 to 50 % after hard bouts", 0.5, 1.5
    )
    healing: float = param(4.3e5, "s", "ByrneTwist2004", "5 days", 2.6e5, 8.6e5)
    onset: float = param(6.0e4, "s", "ProskeMorgan2001", "soreness is greatest after 24 to 48 h", 4e4, 1e5)
    soreness: float = param(0.5, "1", "assumed", "how much stronger thin fibers answer where all is inflamed", 0, 2)
    leak: float = param(0.05, "1", "assumed", "U/L/s where all is inflamed: some thousand U/L after days")
    usual_enzyme: float = param(114.0, "1", "NHANES2018", "U/L of creatine kinase, median of American adults", 30, 400)
    enzyme_time: float = param(1.3e5, "s", "assumed", "creatine kinase leaves plasma in a day and a half")

    def rest(self, muscles: int) -> State:
        """Unharmed."""
        zero = jnp.zeros(muscles)
        return State(zero, zero, zero)

    def step(self, state: State, activation: Number, lengthening: Number, dt: float) -> State:
        """After `dt` s of work at an activation (0 to 1), of which a share `lengthening` pulls the muscle long."""
        tearing = self.rate * activation * lengthening
        rate = tearing + 1.0 / self.healing
        end = tearing / rate
        torn = end + (state.torn - end) * jnp.exp(-dt * rate)
        inflamed = torn + (state.inflamed - torn) * jnp.exp(-dt / self.onset)
        gone = jnp.exp(-dt / self.enzyme_time)
        return State(torn, inflamed, state.enzyme * gone + self.leak * inflamed * self.enzyme_time * (1.0 - gone))

    def strength(self, state: State) -> Number:
        """Maximal force over that of the unharmed muscle."""
        return jnp.maximum(1.0 - self.weakening * state.torn, 0.0)

    def sensitivity(self, state: State) -> Number:
        """How much stronger group III and IV afferents answer."""
        return 1.0 + self.soreness * state.inflamed
