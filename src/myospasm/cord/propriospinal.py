"""The cord's own slow chain from segment to segment: why, where it is irritated, the trunk jerks first."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.excitable import Excitable
from myospasm.excitable import State as Crowd
from myospasm.ground import component, param

WAIT = 192
"""Ticks that the chain holds."""


class State(NamedTuple):
    """What the segment does, and what is on its way from there."""

    crowd: Crowd  # (1,)
    sent: Array  # (WAIT,) mS/cm2, what set out, the latest first


@component
class Propriospinal:
    """Nerve cells of the middle of the back that reach up and down the cord, slowly; silent in health.

    Equation: a crowd (`Excitable`) at one thoracic segment, its own time 1/pace as fast, hears u = k skin + s n;
    g_i(t) = g_max max(0, E(t - x_i/v) - o), x_i how far muscle i's segment lies from it.
    Shapes: one crowd, (1,); g (muscles,). Source: Brown1991Axial (jerks of the trunk first, then slowly up and
    down), Brown1994 (repeated jerks, 1 to 7 Hz). The noise n is that of the trunk's own motoneurons, SD 1.
    Errors: one segment, T10; all muscles are reached alike; the way is one velocity; healthy people can make
    the same pattern at will, which nothing here tells apart.
    """

    crowd: Excitable = Excitable()
    pace: float = param(10.0, "1", "assumed", "bursts last 100 to 400 ms, those of a crowd of cortex 15 to 30", 3, 15)
    velocity: float = param(5.0, "m/s", "PropriospinalBursts2003", "5.4 (SD 1.4); 3 to 16 elsewhere", 3.2, 16.0)
    skin_gain: float = param(0.007, "1", "assumed", "k, per Hz of a volley from the trunk's skin")
    noise: float = param(0.3, "1", "assumed", "s: no healthy cord jerks without a cause")
    volley: float = param(0.3, "1", "assumed", "o, as of the brainstem's crowd")
    conductance: float = param(1.2, "mS/cm2", "assumed", "g_max, as of the brainstem")

    def rest(self) -> State:
        """Quiet."""
        return State(self.crowd.rest(1), jnp.zeros(WAIT, jnp.float32))

    def step(
        self,
        state: State,
        away: Float[Array, " muscles"],
        skin: Float[Array, " muscles"],
        noise: Float[Array, " muscles"],
        dt: float,
    ) -> tuple[State, Float[Array, " muscles"]]:
        """One tick: the next state, and the excitation of the motoneurons (mS/cm2), `away` (m) from the segment."""
        near = jnp.argmin(away)
        arriving = self.skin_gain * skin[near] * (self.crowd.input_time * self.pace / dt) + self.noise * noise[near]
        crowd = self.crowd.step(state.crowd, arriving, dt / self.pace)
        now = self.conductance * jnp.maximum(crowd.excitatory[0] - self.volley, 0.0)
        sent = jnp.roll(state.sent, 1).at[0].set(now)
        late = jnp.clip(jnp.round(away / (self.velocity * dt)), 0, WAIT - 1).astype(jnp.int32)
        return State(crowd, sent), sent[late]
