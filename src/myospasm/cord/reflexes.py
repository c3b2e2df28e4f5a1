"""The pathways of the spinal cord: what the senses and the motoneurons themselves do to the motoneurons."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float, UInt32

from myospasm.cord.motoneuron import Synapses
from myospasm.ground import component, param
from myospasm.signals import Pool, hash_normal


class Afferents(NamedTuple):
    """What arrives at the cord in one tick, each of shape (muscles,)."""

    ia: Array  # Hz, spindle primary
    ii: Array  # Hz, spindle secondary
    ib: Array  # Hz, tendon organ


class State(NamedTuple):
    """What the pathways remember from one tick to the next."""

    ia: Array  # (muscles,) mS/cm2, excitatory conductance of spindle primaries
    ib: Array  # (muscles,) Hz, tendon organ discharge as the interneurons smooth it
    reciprocal: Array  # (muscles,) Hz, the antagonists' spindle discharge as Ia interneurons pass it on
    presynaptic: Array  # (muscles,) Hz, the same as Ia terminals are inhibited by it
    renshaw: Array  # (muscles,) mS/cm2
    depression: Array  # (muscles,) 1, what repeated use left of the Ia transmitter
    exhausted: Array  # (muscles,) 1, what use has spent of the part of it that comes back slowly
    noise: Array  # (units,) SD units
    shared_noise: Array  # (muscles,) SD units


class Downstream(NamedTuple):
    """What the brain and the slow cord memory add, each of shape (muscles,)."""

    excitation: Array  # mS/cm2
    gate: Array  # 1, what the command lets through of tendon organ inhibition
    facilitation: Array  # mS/cm2
    beside: Array | float = 0.0  # mS/cm2, excitation beside the command: of other parts of the brain, of interneurons
    inhibition: Array | float = 0.0  # mS/cm2


@component
class Reflexes:
    """The wiring of the spinal cord that a doctor tests with a hammer.

    Equation: gE = tonic + drive + facilitation + k2 rII + sigma (sqrt(1-c) n_i + sqrt(c) n_m), sigma = s0 + s1
    drive + s2 facilitation; gI = gIb gate + gRec; each first-order filtered; Ia release falls per impulse
    in a fast and in a slow store (Tsodyks-Markram), R = x (1 - s e), x' = (1 - x)/tau - u r x,
    e' = u' r (1 - e) - e/tau', and is scaled by presynaptic inhibition (1 - p); noise is an Ornstein-Uhlenbeck process.
    Shapes: pathways (muscles,), conductances (units,). Source: PierrotDeseilligny2012 (pathways and signs),
    Windhorst1996 (Renshaw), Crone1989 and Nielsen1993 (post-activation depression), Jankowska1992 (Ib); sizes mostly
    assumed.
    Errors: one interneuron pool per pathway and muscle, no propriospinal spread; depression is that of a muscle's mean
    spindle fiber, so that a shock to a few of them depresses those less than it should.
    """

    tonic: float = param(0.002, "mS/cm2", "assumed", "background excitation at rest")
    ia_gain: float = param(4.7e-3, "mS/cm2", "assumed", "per Hz of mean discharge, near the soma: Hmax a third of Mmax")
    ia_time: float = param(0.005, "s", "PierrotDeseilligny2012", "decay of a compound Ia potential")
    ii_gain: float = param(0.0, "mS/cm2", "assumed", "per Hz; secondaries are silent on the homonymous pool by default")
    ia_release: float = param(0.08, "1", "assumed", "share of transmitter used per synchronous volley")
    ia_recovery: float = param(0.4, "s", "assumed", "recovery of transmitter")
    slow_share: float = param(
        0.36,
        "1",
        "assumed",
        "of the transmitter; 0.5 takes an H reflex after a stretch to 30 % but ends vibration's",
        0,
        1,
    )
    slow_release: float = param(0.2, "1", "assumed", "share of it used per impulse")
    slow_recovery: float = param(5.0, "s", "assumed", "so that the H reflex is back 10 to 15 s after a stretch")
    presynaptic: float = param(0.25, "1", "assumed", "standing presynaptic inhibition of Ia terminals", 0.0, 0.9)
    presynaptic_gain: float = param(0.0013, "1", "assumed", "more of it per Hz of the antagonists' Ia discharge")
    presynaptic_time: float = param(0.1, "s", "assumed", "D1 inhibition lasts some hundred ms")
    reciprocal_gain: float = param(6.5e-5, "mS/cm2", "assumed", "per Hz of the antagonists' Ia discharge")
    reciprocal_time: float = param(0.005, "s", "assumed", "as the decay of Ia excitation")
    ib_gain: float = param(0.0065, "mS/cm2", "assumed", "per Hz of tendon organ discharge, on the dendrite")
    ib_time: float = param(0.03, "s", "assumed", "two synapses and the decay of their potentials")
    renshaw_gain: float = param(3.5e-3, "mS/cm2", "assumed", "per pps of mean discharge of the pool, on the soma")
    renshaw_time: float = param(0.020, "s", "Windhorst1996", "recurrent inhibition lasts 40 to 50 ms")
    noise_time: float = param(0.012, "s", "assumed", "correlation time of synaptic noise", 0.005, 0.02)
    noise_floor: float = param(0.0025, "mS/cm2", "assumed", "SD without input")
    noise_command: float = param(0.1, "1", "assumed", "SD per mean of the descending input")
    noise_afferent: float = param(0.3, "1", "assumed", "SD per mean of the afferent-driven slow input: a rougher one")
    noise_shared: float = param(0.25, "1", "assumed", "share of variance common to the pool")

    def rest(self, muscles: int, units: int) -> State:
        """Silent, with all transmitter in store."""
        zero = jnp.zeros(muscles, jnp.float32)
        return State(zero, zero, zero, zero, zero, zero + 1.0, zero, jnp.zeros(units, jnp.float32), zero)

    def step(
        self,
        state: State,
        arrived: Afferents,
        fired: Float[Array, " muscles"],
        antagonist_ia: Float[Array, " muscles"],
        dt: float,
    ) -> State:
        """Advance the pathways by one tick; `fired` is the share of each pool that fired in it."""
        presynaptic = jnp.clip(self.presynaptic + self.presynaptic_gain * state.presynaptic, 0.0, 0.95)
        released = state.depression * (1.0 - self.slow_share * state.exhausted)
        effective = arrived.ia * released * (1.0 - presynaptic)
        spent = self.slow_release * arrived.ia * dt * (1.0 - state.exhausted)
        used = self.ia_release * arrived.ia * dt * state.depression
        return state._replace(
            ia=state.ia + (self.ia_gain * effective - state.ia) * (dt / self.ia_time),
            ib=state.ib + (arrived.ib - state.ib) * (dt / self.ib_time),
            reciprocal=state.reciprocal + (antagonist_ia - state.reciprocal) * (dt / self.reciprocal_time),
            presynaptic=state.presynaptic + (antagonist_ia - state.presynaptic) * (dt / self.presynaptic_time),
            renshaw=state.renshaw + (self.renshaw_gain * fired / dt - state.renshaw) * (dt / self.renshaw_time),
            depression=state.depression + (1.0 - state.depression) * (dt / self.ia_recovery) - used,
            exhausted=state.exhausted * (1.0 - dt / self.slow_recovery) + spent,
        )

    def fluctuate(self, state: State, tick: UInt32[Array, ""], seed: UInt32[Array, ""], dt: float) -> State:
        """Advance the synaptic noise, private and shared, by one tick."""
        units, muscles = state.noise.shape[0], state.shared_noise.shape[0]
        width = units + muscles
        fresh = hash_normal(tick * jnp.uint32(width) + jnp.arange(width, dtype=jnp.uint32), seed)
        keep = jnp.exp(-dt / self.noise_time)
        kick = jnp.sqrt(1.0 - keep * keep)
        return state._replace(
            noise=keep * state.noise + kick * fresh[:units],
            shared_noise=keep * state.shared_noise + kick * fresh[units:],
        )

    def synapses(
        self,
        state: State,
        above: Downstream,
        ii: Float[Array, " muscles"],
        pool: Pool,
    ) -> Synapses:
        """Conductances on every motoneuron."""
        driven = above.excitation + above.facilitation + above.beside
        sigma = self.noise_floor + self.noise_command * above.excitation + self.noise_afferent * above.facilitation
        mean = self.tonic + driven + self.ii_gain * ii + sigma * jnp.sqrt(self.noise_shared) * state.shared_noise
        private = sigma * jnp.sqrt(1.0 - self.noise_shared)
        inhibition = self.ib_gain * state.ib * above.gate + self.reciprocal_gain * state.reciprocal + above.inhibition
        muscle = pool.muscle
        excitation = jnp.maximum(mean[muscle] + private[muscle] * state.noise, 0.0)
        return Synapses(excitation, inhibition[muscle], state.renshaw[muscle], state.ia[muscle])
