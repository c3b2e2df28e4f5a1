"""The last millimeters of the motor axon: an excitable ending that potassium can set off."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float, UInt32

from myospasm.ground import component, param
from myospasm.nerve.excitability import TerminalExcitability
from myospasm.signals import Pool, hash_normal


class State(NamedTuple):
    """All (units,)."""

    voltage: Array  # mV above rest
    recovery: Array  # mV, slow outward current
    refractory: Array  # s left
    potassium: Array  # mmol/L above rest, in the unit's own cleft (slow clock)


@component
class Terminal:
    """The nerve ending in the muscle, which may go on firing by itself for a while after a burst.

    Equation: V' = (normal - needed(K, ions, warmth) - w - V + noise)/tau; where V reaches `normal` (spread over
    endings) it fires, w += step; w decays. `needed` is the reference axon's, `excitability.TerminalExcitability`.
    K_own' = release (1 - K_own/limit) per impulse - K_own/tau_K.
    Shapes: (units,). Source: afterdischarge threshold under nerve block 18 Hz (Minetto2011); ending as origin
    (Layzer1994); excitability shift by ions from the multi-node axon (`nerve.excitability`). Errors: one point, 1 ms.
    """

    time: float = param(0.005, "s", "assumed", "membrane with its internode")
    threshold_spread: float = param(0.08, "1", "assumed", "SD between endings")
    slow_outward: float = param(4.0, "mV", "assumed", "per impulse, slow potassium channels")
    slow_time: float = param(0.080, "s", "assumed", "their closing; keeps the rate low")
    refractory: float = param(0.003, "s", "assumed", "no echo of an impulse that just passed")
    noise: float = param(1.2, "mV", "assumed", "SD of the ending's own noise")
    release: float = param(0.09, "mmol/L", "assumed", "potassium per impulse into the cleft")
    limit: float = param(8.0, "mmol/L", "assumed", "largest rise")
    clearance_time: float = param(1.6, "s", "assumed", "diffusion and pump")
    own_share: float = param(0.3, "1", "assumed", "weight of the unit's own cleft against the muscle's interstitium")
    resting_potassium: float = param(4.19, "mmol/L", "Juel2000", "interstitium at rest", 4.1, 4.28)

    def thresholds(
        self, excitability: TerminalExcitability, pool: Pool, seed: UInt32[Array, ""]
    ) -> Float[Array, " units"]:
        """mV that set off each ending in normal surroundings."""
        index = jnp.arange(pool.rank.shape[0], dtype=jnp.uint32)
        return excitability.normal * (1.0 + self.threshold_spread * hash_normal(index, seed))

    def rest(self, units: int) -> State:
        """Quiet, in normal potassium."""
        zero = jnp.zeros(units, jnp.float32)
        return State(zero, zero, zero, zero)

    def around(self, state: State, interstitium: Float[Array, " muscles"], pool: Pool) -> Float[Array, " units"]:
        """Potassium around each ending (mmol/L), part its own cleft's, part the muscle's; `interstitium` in mmol/L."""
        return interstitium[pool.muscle] * (1.0 - self.own_share) + self.own_share * (
            state.potassium + self.resting_potassium
        )

    def tremble(self, tick: UInt32[Array, ""], units: int, seed: UInt32[Array, ""]) -> Float[Array, " units"]:
        """The endings' own noise of one tick, mV."""
        # white noise through the membrane's low pass comes out smaller by sqrt(dt / 2 tau)
        gain = self.noise * jnp.sqrt(2.0 * self.time / 1e-3)
        return gain * hash_normal(tick * jnp.uint32(units) + jnp.arange(units, dtype=jnp.uint32), seed)

    def step(
        self, state: State, pushed: Float[Array, " units"], arrived: Float[Array, " units"], threshold: Array, dt: float
    ) -> tuple[State, Float[Array, " units"]]:
        """One tick: `pushed` mV of steady depolarization with noise; returns who fired by itself (1 or 0)."""
        voltage = state.voltage + (pushed - state.recovery - state.voltage) * (dt / self.time)
        fires = ((voltage > threshold) & (state.refractory <= 0.0) & (arrived <= 0.0)).astype(jnp.float32)
        used = jnp.maximum(fires, arrived)
        new = state._replace(
            voltage=voltage * (1.0 - used),
            recovery=state.recovery * (1.0 - dt / self.slow_time) + self.slow_outward * used,
            refractory=jnp.where(used > 0, self.refractory, state.refractory - dt),
        )
        return new, fires

    def drift(self, state: State, impulses: Float[Array, " units"], dt: float) -> State:
        """Potassium in the cleft over `dt` s in which `impulses` passed each ending."""
        risen = state.potassium + self.release * impulses * (1.0 - state.potassium / self.limit)
        return state._replace(potassium=jnp.minimum(risen, self.limit) * jnp.exp(-dt / self.clearance_time))
