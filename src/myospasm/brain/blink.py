"""The blink circuit of the brainstem: what makes an eyelid close by itself, or at a touch."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, param

CHAIN = 6
"""Nerve cells one after the other between the trigeminal nerve and the premotor pool."""


class Felt(NamedTuple):
    """What reaches the blink circuit in one tick, each (muscles,); `closing` and `opening` tell what a muscle does."""

    closing: Array  # 1 where it closes the lid
    opening: Array  # 1 where it opens the lid
    drive: Array  # 1, voluntary command
    skin: Array  # Hz, volley of a shock to the supraorbital nerve
    sound: Array  # 1, a loud tone begins
    noise: Array  # SD units, white


class State(NamedTuple):
    """What the circuit remembers; all but the first are one for both eyes."""

    early: Array  # (muscles,) mS/cm2, of the first response
    chain: Array  # (CHAIN,) Hz, the volley on its way through the lateral medulla
    transmitter: Array  # 1, what repeated shocks left of it
    pool: Array  # 1, share of the premotor pool that fires
    tired: Array  # 1, the pool's own adaptation, short and long
    weary: Array  # 1
    inhibition: Array  # 1, inhibitory neurons that answer the pool
    dryness: Array  # 1, of the cornea
    noise: Array  # SD units


@component
class Blink:
    """Blinks keep the eye wet: a drying cornea, a shock to the brow or a bang closes the lid for a moment.

    Equation: te p' = -p + 1/(1 + exp(-(x - threshold)/spread)), x = recurrent p + trigeminal (cornea (attention d +
    irritation) + shock c) + n - a - h - basal_ganglia (tonic + after g); a' = (k p - a)/ta, h likewise; g' = (1 - g)
    p/tr - g/tg; d' = (1 - d)/tear - d p/wetting; c the end of a chain of first-order cells; n Ornstein-Uhlenbeck.
    Closing muscles get early + late p, opening ones held open, and let go by p.
    Shapes: pool and state of it scalars, muscles (muscles,). Source: form a choice after BassoEvinger1996 (basal
    ganglia hold the trigeminal circuit back through the raphe nucleus), Kaminer2011 (spontaneous blinks come from it,
    by the cornea) and Schicatano1997 (lost inhibition and an irritated eye together); rates fitted to Bentivoglio1997.
    Errors: one pool for both eyes; no flow of tears, no sight, no adaptation over days; all its own sizes are assumed.
    """

    basal_ganglia: float = param(
        1.0, "1", "definition", "1 in health: how strongly they let the raphe inhibit", 0.0, 1.0
    )
    trigeminal: float = param(1.0, "1", "definition", "1 in health: gain of the trigeminal neurons")
    attention: float = param(1.0, "1", "definition", "1 at rest; less while reading, more in conversation")
    irritation: float = param(0.0, "1", "definition", "0 in health: what no blink takes away, over a dry cornea's")
    tear: float = param(4.0, "s", "assumed", "in which the cornea is felt to dry; the film breaks later, at 10 to 20 s")
    wetting: float = param(0.03, "s", "assumed", "a blink wets it")
    cornea: float = param(1.8, "1", "assumed", "drive by a dry cornea: 17 blinks a minute (Bentivoglio1997)")
    shock: float = param(0.044, "s", "assumed", "drive per Hz at the chain's end: R2 to every first shock")
    bang: float = param(1.0, "1", "assumed", "a loud tone over a shock of all fibers")
    step_time: float = param(0.0050, "s", "assumed", "of each cell in the chain, so that R2 comes after 29.5 ms")
    release: float = param(0.3, "1", "assumed", "share of the chain's transmitter that a shock uses")
    recovery: float = param(4.0, "s", "assumed", "of it: R2 wanes at 0.5 to 1 Hz and is whole after 10 s")
    pool_time: float = param(0.008, "s", "assumed", "of the premotor pool")
    recurrent: float = param(2.2, "1", "assumed", "excitation of the pool by itself: it answers in bursts")
    threshold: float = param(1.0, "1", "definition", "all of the pool's inputs are told in this")
    spread: float = param(0.15, "1", "assumed", "of thresholds in the pool")
    noise_size: float = param(0.2, "1", "assumed", "SD of the drive: intervals then vary as much as people's")
    noise_time: float = param(0.1, "s", "assumed", "correlation time of the noise")
    tiring: float = param(0.6, "1", "assumed", "adaptation of a pool that fires on")
    tiring_time: float = param(0.1, "s", "assumed", "as calcium-dependent potassium currents")
    wearing: float = param(5.0, "1", "assumed", "the same, slow: it ends the longest bursts")
    wearing_time: float = param(6.0, "s", "assumed", "as slow sodium-dependent ones")
    tonic: float = param(0.2, "1", "assumed", "standing inhibition from the raphe")
    after: float = param(2.0, "1", "assumed", "inhibition that follows a blink: R2 is small again after 0.2 s")
    after_rise: float = param(0.04, "s", "assumed", "its rise while the pool fires: bursts of 30 to 50 ms")
    after_fall: float = param(0.5, "s", "assumed", "its fall: R2 is whole after 1 s or so")
    early: float = param(0.6, "mS/cm2", "assumed", "of R1 on motoneurons: one spike each of most")
    early_time: float = param(0.002, "s", "assumed", "its fall: one synapse and little spread")
    late: float = param(3.0, "mS/cm2", "assumed", "of the firing pool on motoneurons that close the lid")
    lift: float = param(0.045, "mS/cm2", "assumed", "that holds the lid open, on motoneurons of the levator")
    letting_go: float = param(1.0, "mS/cm2", "assumed", "inhibition of the levator in a blink, or a wish to close")

    def rest(self, muscles: int) -> State:
        """Some time after a blink, half dry."""
        zero = jnp.zeros((), jnp.float32)
        return State(
            jnp.zeros(muscles, jnp.float32),
            jnp.zeros(CHAIN, jnp.float32),
            zero + 1.0,
            zero,
            zero,
            zero,
            zero,
            zero + 0.3,
            zero,
        )

    def step(
        self, state: State, felt: Felt, dt: float
    ) -> tuple[State, Float[Array, " muscles"], Float[Array, " muscles"]]:
        """One tick of `dt` s: the next state, excitation and inhibition of the motoneurons (mS/cm2)."""
        closing, opening = felt.closing, felt.opening
        count = jnp.maximum(closing.sum(), 1.0)
        volley = jnp.minimum(felt.skin @ closing + self.bang * (felt.sound @ closing) / count / dt, 1.0 / dt)
        keep = jnp.exp(-dt / self.noise_time)
        noise = keep * state.noise + jnp.sqrt(1.0 - keep * keep) * (felt.noise @ closing) / jnp.sqrt(count)
        before = jnp.concatenate([(volley * state.transmitter)[None], state.chain[:-1]])
        pool = state.pool
        new = State(
            early=state.early * jnp.exp(-dt / self.early_time) + self.early * felt.skin * closing * dt,
            chain=state.chain + (before - state.chain) * (dt / self.step_time),
            transmitter=state.transmitter
            + (1.0 - state.transmitter) * (dt / self.recovery)
            - self.release * volley * dt * state.transmitter,
            pool=pool + (self._firing(state) - pool) * (dt / self.pool_time),
            tired=state.tired + (self.tiring * pool - state.tired) * (dt / self.tiring_time),
            weary=state.weary + (self.wearing * pool - state.weary) * (dt / self.wearing_time),
            inhibition=state.inhibition
            + (1.0 - state.inhibition) * pool * (dt / self.after_rise)
            - state.inhibition * (dt / self.after_fall),
            dryness=state.dryness
            + (1.0 - state.dryness) * (dt / self.tear)
            - state.dryness * pool * (dt / self.wetting),
            noise=noise,
        )
        wish = jnp.minimum(pool + (felt.drive @ closing) / count, 1.0)
        excitation = closing * (new.early + self.late * pool) + opening * self.lift * (1.0 - wish)
        return new, excitation, opening * self.letting_go * wish

    def _firing(self, state: State) -> Float[Array, ""]:
        """The share of the pool that its inputs make fire."""
        irritated = self.cornea * (self.attention * state.dryness + self.irritation) + self.shock * state.chain[-1]
        held = self.basal_ganglia * (self.tonic + self.after * state.inhibition)
        whole = self.recurrent * state.pool + self.trigeminal * irritated + self.noise_size * state.noise
        return 1.0 / (1.0 + jnp.exp((self.threshold - whole + state.tired + state.weary + held) / self.spread))
