"""The reticular formation of the brainstem: why we jump at a bang, and why some jump every time."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.excitable import Excitable
from myospasm.excitable import State as Crowd
from myospasm.ground import component, param

WAIT = 64
"""Ticks that the ear's way holds."""


class State(NamedTuple):
    """What the brainstem remembers."""

    crowd: Crowd  # (1,)
    noise: Array  # (1,) SD units
    used: Array  # 1, share of the sound's way that earlier sounds have worn out
    heard: Array  # (WAIT,) sounds on their way from the ear
    reach: Array  # (muscles,) 1, zeros that only tell how many muscles there are


@component
class Reticular:
    """A crowd of nerve cells (`Excitable`) in the lower brainstem that answers a bang for the whole body at once.

    Equation: u = k (1 - U) sound(t - delay) + p volleys + s n; U' = -U/T, U += w (1 - U) at each sound;
    g = g_max max(0, E - o).
    The crowd's own time runs 1/pace as fast. Shapes: one crowd, (1,); g (muscles,).
    Source: Brown1991 (from the brainstem up to the face and down the body, neck first), Bisdorff1994 (neck 55 ms
    after a sound), Chokroverty1992 (habituation).
    Errors: alike for all muscles, where hands are late and weak; the blink before it is another reflex.
    """

    crowd: Excitable = Excitable()
    pace: float = param(2.5, "1", "assumed", "slower than cortex: so that its jerks last 57 ms (VanDerVeen2024)", 1, 3)
    sound_gain: float = param(24.0, "1", "assumed", "k: a first loud tone makes a healthy person start a little")
    hearing_delay: float = param(0.04, "s", "Bisdorff1994", "ear to brainstem, so that the neck answers at 55 ms")
    worn: float = param(0.4, "1", "assumed", "w: after three or four tones the body no longer starts")
    recovery: float = param(900.0, "s", "Chokroverty1992", "blocks 5 min apart still habituate; here 15 min", 300, 3600)
    afferent_gain: float = param(0.0, "1", "assumed", "p, per Hz of a volley; raised where touch makes the body jerk")
    noise: float = param(0.4, "1", "assumed", "s, half of cortex's: no healthy brainstem starts without a cause")
    noise_time: float = param(0.005, "s", "Destexhe2003", "correlation of synaptic noise", 0.002, 0.01)
    volley: float = param(0.3, "1", "assumed", "o: fewer cells fire out of step and move nothing")
    conductance: float = param(1.2, "mS/cm2", "assumed", "g_max, as of the cortex")

    def rest(self, muscles: int) -> State:
        """Quiet, nothing heard."""
        crowd = self.crowd.rest(1)
        zero = jnp.zeros((), jnp.float32)
        return State(crowd, jnp.zeros(1), zero, jnp.zeros(WAIT, jnp.float32), jnp.zeros(muscles, jnp.float32))

    def step(
        self,
        state: State,
        sound: Float[Array, " muscles"],
        volley: Float[Array, " muscles"],
        noise: Float[Array, " muscles"],
        dt: float,
    ) -> State:
        """One tick."""
        bang = jnp.max(sound)
        heard = jnp.roll(state.heard, 1).at[0].set(bang * (1.0 - state.used))
        arriving = heard[jnp.clip(jnp.round(self.hearing_delay / dt), 0, WAIT - 1).astype(jnp.int32)]
        keep = jnp.exp(-dt / self.noise_time)
        trembling = keep * state.noise + jnp.sqrt(1.0 - keep * keep) * noise[:1]
        sounds = self.sound_gain * arriving * (self.crowd.input_time * self.pace / dt)
        crowd = self.crowd.step(
            state.crowd, sounds + self.afferent_gain * jnp.mean(volley) + self.noise * trembling, dt / self.pace
        )
        used = state.used - state.used * (dt / self.recovery) + self.worn * (1.0 - state.used) * bang
        return State(crowd, trembling, used, heard, state.reach)

    def startle(self, state: State) -> Float[Array, " muscles"]:
        """Excitation of every muscle's motoneurons, mS/cm2."""
        return state.reach + self.conductance * jnp.maximum(state.crowd.excitatory - self.volley, 0.0)
