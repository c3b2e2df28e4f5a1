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
    after: Array  # mV, what depolarizes after an impulse where channels are amiss


@component
class Terminal:
    """The nerve ending in the muscle, which may go on firing by itself for a while after a burst.

    Equation: V' = (normal - needed(K, ions, warmth) - w - V + noise)/tau; where V reaches `normal` (spread over
    endings) it fires, w += step; w decays. `needed` is the reference axon's, `excitability.TerminalExcitability`.
    Where potassium channels lack or sodium channels stay open, amiss = max(0, 1 - gK + share (gNap - 1)) > 0: `normal`
    is lower, and an impulse sets a depolarizing a = limit amiss^h / (amiss^h + half^h), which decays and adds to V'.
    K_own' = release (1 - K_own/limit) per impulse - K_own/tau_K.
    Shapes: (units,). Source: afterdischarge threshold under nerve block 18 Hz (Minetto2011); ending as origin
    (Layzer1994); excitability shift by ions from the multi-node axon (`nerve.excitability`), and so are
    its numbers of lacking channels: there one impulse ignites a train from gKs 0.6 or gNap 1.75 on. Errors: one point,
    1 ms; the axon's train begins at 207 Hz and does not end, as it has no pump; `a` stands for its regenerative part.
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
    potassium_channels: float = param(1.0, "1", "definition", "1 in health: share of potassium channels left", 0.0, 1.0)
    persistent_sodium: float = param(1.0, "1", "definition", "1 in health: sodium channels that stay open")
    sodium_share: float = param(0.6, "1", "McIntyre2002", "a train is ignited at gNap + 0.63 or gKs - 0.375")
    easier_potassium: float = param(4.2, "mV", "McIntyre2002", "needed less without gKs; 11.52 to 9.85 at 0.6 of it")
    easier_sodium: float = param(0.79, "mV", "McIntyre2002", "needed less with twice gNap, 11.52 to 10.73")
    after_limit: float = param(30.0, "mV", "McIntyre2002", "plateau on which the axon stays with a quarter of gKs")
    after_half: float = param(0.34, "1", "McIntyre2002", "so that an ending fires again where the axon does")
    after_steepness: float = param(5.0, "1", "McIntyre2002", "1.2 mV more after 5 ms at 0.8 of gKs, a train at 0.6")
    after_time: float = param(0.021, "s", "McIntyre2002", "decay of what 0.8 of gKs adds, from 10 to 49 ms")

    def thresholds(
        self, excitability: TerminalExcitability, pool: Pool, seed: UInt32[Array, ""]
    ) -> Float[Array, " units"]:
        """mV that set off each ending in normal surroundings."""
        index = jnp.arange(pool.rank.shape[0], dtype=jnp.uint32)
        easier = self.easier_potassium * (1.0 - self.potassium_channels)
        easier = easier + self.easier_sodium * (self.persistent_sodium - 1.0)
        return excitability.normal * (1.0 + self.threshold_spread * hash_normal(index, seed)) - easier

    @property
    def after_impulse(self) -> Float[Array, ""]:
        """By how many mV an impulse leaves an ending depolarized: none in health."""
        amiss = 1.0 - self.potassium_channels + self.sodium_share * (self.persistent_sodium - 1.0)
        power = jnp.maximum(amiss, 0.0) ** self.after_steepness
        return self.after_limit * power / (power + self.after_half**self.after_steepness)

    def rest(self, units: int) -> State:
        """Quiet, in normal potassium."""
        zero = jnp.zeros(units, jnp.float32)
        return State(zero, zero, zero, zero, zero)

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
        voltage = state.voltage + (pushed + state.after - state.recovery - state.voltage) * (dt / self.time)
        fires = ((voltage > threshold) & (state.refractory <= 0.0) & (arrived <= 0.0)).astype(jnp.float32)
        used = jnp.maximum(fires, arrived)
        new = state._replace(
            voltage=voltage * (1.0 - used),
            recovery=state.recovery * (1.0 - dt / self.slow_time) + self.slow_outward * used,
            refractory=jnp.where(used > 0, self.refractory, state.refractory - dt),
            after=jnp.where(used > 0, self.after_impulse, state.after * (1.0 - dt / self.after_time)),
        )
        return new, fires

    def drift(self, state: State, impulses: Float[Array, " units"], dt: float) -> State:
        """Potassium in the cleft over `dt` s in which `impulses` passed each ending."""
        risen = state.potassium + self.release * impulses * (1.0 - state.potassium / self.limit)
        return state._replace(potassium=jnp.minimum(risen, self.limit) * jnp.exp(-dt / self.clearance_time))
