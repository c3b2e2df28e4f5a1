"""The interneurons between skin and muscles: the flexor reflex, and the spasm that it becomes without a brain."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jax.nn import sigmoid
from jaxtyping import Array, Float

from myospasm.ground import component, param


class Arrived(NamedTuple):
    """What excites the interneurons in one tick, each (muscles,)."""

    skin: Array  # Hz, volley of a shock to the skin whose reflex reaches the muscle
    ii: Array  # Hz, spindle secondaries


class State(NamedTuple):
    """What the interneurons remember, each (muscles,)."""

    active: Array  # 1, share of the cells that fire
    skin: Array  # Hz, what arrived of the skin, smoothed
    windup: Array  # 1, what earlier volleys left behind
    fatigue: Array  # 1, what long activity takes away again


@component
class Interneurons:
    """Nerve cells of the cord that pull a foot away from a nail; without the brain's restraint they go on for seconds.

    Equation: a' = (S((k s + w + F a - R - B f)/d) - a)/Ta, S a sigmoid; s' = (r - s)/Ts, r the skin's volley;
    w' = K s - w/Tw; f' = (a - f)/Tf; excitation = g a + g0 max(s - s0, 0). With the restraint R of health the feedback
    F cannot hold a; with little of it a has two stable values until f has grown: a plateau, which volleys begin and
    fatigue ends.
    Shapes: (muscles,). Source: the sigmoid and its feedback are a choice of form; PierrotDeseilligny2012 (flexor reflex
    afferents, restrained from the brainstem), Hornby2003 (windup up to 3 s apart), Bussel1989 (late reflex, central
    time over 100 ms).
    Errors: one population per muscle; no inhibition of extensors, no crossed reflex; spindle secondaries, bladder and
    pain from muscle, which start spasms too, do not reach it; the skin's fibers are as fast as the spindle's.
    """

    gain: float = param(0.08, "mS/cm2", "assumed", "on the dendrite when all fire: near a maximal command")
    skin_gain: float = param(0.0035, "1", "assumed", "per Hz: ten shocks overcome the restraint")
    short_gain: float = param(2.0e-3, "mS/cm2", "assumed", "per Hz over the threshold, of the short way past them")
    short_threshold: float = param(100.0, "Hz", "assumed", "one shock gives 50, a train of ten 200: it must hurt")
    skin_time: float = param(0.02, "s", "assumed", "decay of a volley's effect in the first interneurons")
    restraint: float = param(1.0, "1", "assumed", "what the brainstem holds against them; a train of ten gets through")
    feedback: float = param(0.5, "1", "assumed", "of the population on itself: less than the restraint of health")
    steepness: float = param(0.06, "1", "assumed", "spread of the cells' thresholds")
    time: float = param(0.1, "s", "assumed", "of the population; the late reflex's central time is over 0.1 s")
    windup_gain: float = param(0.06, "1", "assumed", "what one volley adds; three or four in a row set it off")
    windup_time: float = param(1.5, "s", "assumed", "windup is there up to 3 s between shocks (Hornby2003)")
    fatigue: float = param(0.2, "1", "assumed", "so that a plateau ends by itself")
    fatigue_time: float = param(6.0, "s", "assumed", "spasms last for seconds")

    def rest(self, muscles: int) -> State:
        """Silent."""
        zero = jnp.zeros(muscles, jnp.float32)
        return State(zero, zero, zero, zero)

    def step(self, state: State, arrived: Arrived, dt: float) -> tuple[State, Float[Array, " muscles"]]:
        """One tick of `dt` s: the next state, and the excitation of the motoneurons, mS/cm2."""
        drive = self.skin_gain * state.skin + state.windup + self.feedback * state.active
        wanted = sigmoid((drive - self.restraint - self.fatigue * state.fatigue) / self.steepness)
        active = state.active + (wanted - state.active) * (dt / self.time)
        new = State(
            active,
            state.skin + (arrived.skin - state.skin) * (dt / self.skin_time),
            state.windup * (1.0 - dt / self.windup_time) + self.windup_gain * dt * arrived.skin,
            state.fatigue + (active - state.fatigue) * (dt / self.fatigue_time),
        )
        return new, self.gain * active + self.short_gain * jnp.maximum(new.skin - self.short_threshold, 0.0)
