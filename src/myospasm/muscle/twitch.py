"""From the fiber's impulse to force: calcium in, cross-bridges on, for every motor unit."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, param
from myospasm.signals import Pool


class State(NamedTuple):
    """All (units,)."""

    calcium: Array  # 1, free calcium
    bound: Array  # 1, calcium on troponin
    potentiation: Array  # 1, 0 to 1 (slow)
    capacity: Array  # 1, what fatigue left of the unit's force (slow)


class Fibers(NamedTuple):
    """The numbers of every motor unit's fibers, each (units,)."""

    time: Array  # s, contraction time
    half_rate: Array  # Hz, rate of half-maximal force
    share: Array  # 1, share of the muscle's maximal force
    potentiation: Array  # 1
    fatigability: Array  # 1/s


@component
class Twitch:
    """How a motor unit's fibers answer each impulse with a short pull, and many impulses with a steady one.

    Equation: c' = -c/T + r impulses/(f T), b' = (c - b)/T, activation = b^n/(b^n + h^n): a critically damped cascade,
    peak of a single twitch after T, half relaxation about T later; h falls on stretch, so
    that short muscle needs higher rates.
    Shapes: (units,). Source: Fuglevand1993 (spread of times and forces), Macefield1996 (half force at 9.6 Hz for a
    contraction time of 75 ms), VandervoortMcComas1983 (potentiation), PotvinFuglevand2017 (fatigue).
    Fatigue slows: T = T0 (1 + s (1 - capacity)), f = f0 T0/T, so that tired units fuse at lower rates. Cold slows:
    T0 = T35 Q^((35 - temperature)/10).
    Errors: one relaxation speed per unit; no sag; potentiation acts on amplitude only, cold on speed only.
    """

    cooperativity: float = param(3.0, "1", "assumed", "n, Hill power of force on calcium; skinned fibers 2 to 5", 2, 5)
    rate_time_product: float = param(0.72, "1", "Macefield1996", "9.6 Hz times 74.8 ms")
    release: float = param(1.0, "1", "definition", "calcium of an impulse over that in health", 0.0, 1.0)
    sensitivity_slope: float = param(
        1.5, "1", "assumed", "relative rise of the half rate per optimal length of shortening"
    )
    temperature: float = param(35.0, "degC", "RanatungaSharpeTurnbull1987", "muscle in a warm room", 33, 37)
    warmth: float = param(1.43, "1", "RanatungaSharpeTurnbull1987", "Q10 of the twitch's time to peak, 25 to 35 degC")
    warm: float = param(35.0, "degC", "RanatungaSharpeTurnbull1987", "at which contraction times hold")
    fatigue_slowing: float = param(0.379, "1", "PotvinFuglevand2017", "longer contraction time per share of force lost")
    potentiation_growth: float = param(0.03, "1", "assumed", "per impulse")
    potentiation_time: float = param(120.0, "s", "assumed", "decay over minutes")
    fatigue_rate: float = param(
        0.0225, "1/s", "PotvinFuglevand2017", "force lost at full activation, most fatigable unit"
    )
    fatigue_range: float = param(180.0, "1", "PotvinFuglevand2017", "most over least fatigable unit")
    fatigue_recovery: float = param(300.0, "s", "assumed", "first-order; 1 to 2 h in part (ProskeAllen2005)")

    def fibers(self, muscle, pool: Pool, warming: Float[Array, " muscles"] | None = None) -> Fibers:
        """Spread a muscle table's ranges over its units by size; `warming` is by how many degC work warmed muscles."""
        m, x = pool.muscle, pool.rank
        time = muscle.slow_contraction_time[m] * (muscle.fast_contraction_time / muscle.slow_contraction_time)[m] ** x
        warmer = 0.0 if warming is None else warming[m]
        time = time * self.warmth ** ((self.warm - self.temperature - warmer) / 10.0)
        force = muscle.unit_force_range[m] ** x
        count = 1.0 / jnp.max(pool.membership, axis=1)
        share = force / ((pool.membership @ force) * count)[m]
        return Fibers(
            time=time,
            half_rate=self.rate_time_product / time,
            share=share,
            potentiation=jnp.broadcast_to(muscle.potentiation[m], x.shape),
            fatigability=self.fatigue_rate * self.fatigue_range ** (x - 1.0),
        )

    def rest(self, units: int) -> State:
        """Slack, neither potentiated nor tired."""
        zero = jnp.zeros(units, jnp.float32)
        return State(zero, zero, zero, zero + 1.0)

    def step(self, state: State, impulses: Float[Array, " units"], fibers: Fibers, dt: float) -> State:
        """One tick; `impulses` is the share of each unit's fibers that fired."""
        keep = jnp.exp(-dt / fibers.time)
        # force grows with the n-th power of calcium, so the calcium of a twitch p larger is its n-th root larger
        larger = (1.0 + fibers.potentiation * state.potentiation) ** (1.0 / self.cooperativity)
        released = impulses / (fibers.half_rate * fibers.time) * larger * self.release
        calcium = state.calcium * keep + released
        return state._replace(calcium=calcium, bound=calcium + (state.bound - calcium) * keep)

    def tired(self, fibers: Fibers, state: State) -> Fibers:
        """The fibers' numbers as fatigue has them now."""
        slowed = 1.0 + self.fatigue_slowing * (1.0 - state.capacity)
        return fibers._replace(time=fibers.time * slowed, half_rate=fibers.half_rate / slowed)

    def activation(self, state: State, length: Float[Array, " muscles"], pool: Pool) -> Float[Array, " units"]:
        """Share of each unit's maximal force that is on, 0 to its fatigued capacity; `length` in optimal lengths."""
        half = jnp.maximum(1.0 + self.sensitivity_slope * (1.0 - length), 0.5)[pool.muscle]
        on = (state.bound / half) ** self.cooperativity
        return state.capacity * on / (on + 1.0)

    def drift(self, state: State, impulses: Array, active: Array, fibers: Fibers, dt: float) -> State:
        """Potentiation and fatigue over `dt` s with `impulses` and a mean activation `active` of each unit."""
        grown = state.potentiation + self.potentiation_growth * impulses * (1.0 - state.potentiation)
        lost = fibers.fatigability * active * state.capacity
        recovered = (1.0 - state.capacity) / self.fatigue_recovery
        return state._replace(
            potentiation=jnp.minimum(grown, 1.0) * jnp.exp(-dt / self.potentiation_time),
            capacity=jnp.clip(state.capacity + dt * (recovered - lost), 0.0, 1.0),
        )
