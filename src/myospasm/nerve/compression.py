"""What pressure does to a nerve root while it lasts: too little blood, and impulses that arise by themselves."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, param


class State(NamedTuple):
    """What a pressed root remembers, each (roots,)."""

    supply: Array  # 1, what lack of blood left of the energy that conduction needs
    accustomed: Array  # mmHg, the pressure that its membranes no longer feel


@component
class Compression:
    """A root under pressure starves, the sooner the more it works; and each new pressure makes it fire for a while.

    Equation: flow f = 1/(1 + (P/(h pa/pa0))^n); need u = u0 + u1 rate; e' = (min(f, u) - u e)/T; a fiber conducts where
    e exceeds its own threshold, evenly spread; felt pressure P - a, a' = (P - a)/tau, tau longer where the root is
    injured; push = k (P - a) + c injured.
    Shapes: (roots,). Source: Olmarker1990 and Pedowitz1992 (pig's cauda equina: 50 mmHg for hours does nothing to
    conduction, 100 and 200 do), Howe1977 (a pressed root fires for seconds, an injured one for minutes).
    Errors: no swelling that outlasts the pressure, no slow onset against quick (Olmarker1990); blood flow's form and
    the time are choices; veins and arteries of a root at two levels are one.
    """

    half: float = param(30.0, "mmHg", "assumed", "h: half of the flow is gone; capillaries close at 30 to 50", 10, 50)
    steepness: float = param(2.0, "1", "assumed", "n: 50 mmHg leave enough for rest, 100 do not")
    arterial: float = param(93.0, "mmHg", "definition", "pa0: the model's mean arterial pressure at rest")
    need: float = param(0.2, "1", "assumed", "u0: share of the flow that a resting root needs")
    need_active: float = param(0.04, "s", "assumed", "u1, per pps of its fibers: work takes several times more")
    time: float = param(60.0, "s", "assumed", "T: symptoms come after 2 min of walking, go within minutes")
    first: float = param(0.75, "1", "assumed", "energy below which the first fibers fail, the thick ones")
    last: float = param(0.25, "1", "assumed", "energy below which the last fiber fails")
    accommodation: float = param(3.0, "s", "Howe1977", "tau: a healthy root fires for several seconds at most", 1, 10)
    injury: float = param(60.0, "1", "Howe1977", "times longer in an injured root: several minutes", 20, 200)
    push: float = param(0.12, "mV", "assumed", "k, per mmHg: 100 mmHg at once are just over most thresholds")
    standing: float = param(3.0, "mV", "assumed", "c: an injured root fires now and then by itself, unpressed too")

    def rest(self, pressure: Float[Array, " roots"]) -> State:
        """Long under this pressure (mmHg), at rest."""
        flow = self.flow(pressure, self.arterial)
        return State(jnp.minimum(flow / self.need, 1.0), jnp.asarray(pressure, jnp.float32))

    def flow(self, pressure: Float[Array, " roots"], arterial: Array | float) -> Float[Array, " roots"]:
        """Blood flow of the root over that without pressure."""
        return 1.0 / (1.0 + (jnp.maximum(pressure, 0.0) * self.arterial / (self.half * arterial)) ** self.steepness)

    def step(self, state: State, pressure: Array, rate: Array, injured: Array, dt: float, arterial: Array) -> State:
        """The root after `dt` s under a pressure (mmHg), its fibers firing at a mean `rate` (pps)."""
        need = self.need + self.need_active * rate
        end = jnp.minimum(self.flow(pressure, arterial), need) / need
        supply = end + (state.supply - end) * jnp.exp(-dt * need / self.time)
        tau = self.accommodation * (1.0 + (self.injury - 1.0) * injured)
        return State(supply, pressure + (state.accustomed - pressure) * jnp.exp(-dt / tau))

    def conducts(self, supply: Array, robust: Array) -> Array:
        """1 where a fiber conducts; `robust` is its place from 0 (fails first) to 1 (fails last)."""
        return (supply >= self.first + (self.last - self.first) * robust).astype(jnp.float32)

    def share(self, supply: Array) -> Array:
        """Share of many fibers, alike spread, that conduct."""
        return jnp.clip((supply - self.last) / (self.first - self.last), 0.0, 1.0)

    def pushed(self, state: State, pressure: Array, injured: Array) -> Array:
        """By how much (mV) the root's membranes are depolarized where they fire by themselves."""
        return self.push * jnp.maximum(pressure - state.accustomed, 0.0) + self.standing * injured
