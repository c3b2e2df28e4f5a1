"""The strip of cortex that moves muscles and feels them: quiet in health, jerking when its inhibition fails."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.excitable import Excitable
from myospasm.excitable import State as Crowd
from myospasm.ground import component, param


class Reached(NamedTuple):
    """What works on the cortex in one tick, each (muscles,)."""

    drive: Array  # 1, what the person wants of each muscle
    ia: Array  # Hz, spindle discharge, or the volley of a shock to the nerve
    skin: Array  # Hz, volley of a shock to the skin
    noise: Array  # SD units, white


class State(NamedTuple):
    """What the cortex remembers, each (muscles,)."""

    crowd: Crowd
    noise: Array  # SD units, as synapses smooth it
    usual: Array  # 1, share of excitatory cells that fired in the last seconds
    usual_ia: Array  # Hz


@component
class Cortex:
    """Each muscle's patch of sensorimotor cortex, a crowd of nerve cells (`Excitable`) that also hears the muscle.

    Equation: u = k (ia - usual ia) + k skin + d drive + c (mean E - usual E) + s n; jerk g = g_max max(0, E - o);
    the command is multiplied by max(0, 1 + r (E - usual)) (1 - H), H = min(1, h max(0, R - usual R)); inhibition w H.
    Shapes: (muscles,). Source: Hallett1979 (cortical reflex myoclonus: agonist and antagonist together, by the fast
    way), Farmer1993 (16 to 32 Hz in what motoneurons share), Inghilleri1993 (silence of the command after a discharge).
    Errors: one crowd per muscle, all equally near, so that a discharge spreads alike to all muscles of the person; the
    two halves of the brain are one; thalamus and cerebellum are left out.
    """

    crowd: Excitable = Excitable()
    afferent_gain: float = param(0.012, "1", "assumed", "k, per Hz; a shock to all fibers is 1000 Hz for 1 ms")
    afferent_usual: float = param(0.5, "s", "assumed", "the thalamus passes on changes: what lasts is forgotten")
    drive_gain: float = param(0.4, "1", "assumed", "d: a wanted movement excites, as action sets off jerks")
    spread: float = param(
        5.0, "1", "assumed", "c: a discharge ignites its neighbors within some ms, no small answer does"
    )
    noise: float = param(0.7, "1", "assumed", "s, SD of what arrives from everywhere else")
    noise_time: float = param(0.005, "s", "Destexhe2003", "correlation of synaptic noise", 0.002, 0.01)
    conductance: float = param(1.2, "mS/cm2", "assumed", "g_max: a full discharge fires most motoneurons once or twice")
    volley: float = param(0.3, "1", "assumed", "o: fewer cells fire out of step and only tune the command")
    rhythm: float = param(2.0, "1", "assumed", "r: the common beat is some 4 % (SD) of the command")
    hold: float = param(5.0, "1", "assumed", "h: full slow restraint stops the command")
    restraining: float = param(0.0, "mS/cm2", "definition", "w: in health it spares the cells that quiet motoneurons")
    usual_time: float = param(1.0, "s", "assumed", "over which the usual discharge is known")

    def rest(self, muscles: int) -> State:
        """Quiet, nothing felt."""
        crowd = self.crowd.rest(muscles)
        return State(crowd, jnp.zeros_like(crowd.input), crowd.excitatory, jnp.zeros_like(crowd.input))

    def step(self, state: State, felt: Reached, dt: float) -> State:
        """One tick of every patch."""
        keep = jnp.exp(-dt / self.noise_time)
        noise = keep * state.noise + jnp.sqrt(1.0 - keep * keep) * felt.noise
        e = state.crowd.excitatory
        around = jnp.mean(e - state.usual)
        new = self.afferent_gain * (felt.ia - state.usual_ia + felt.skin)
        crowd = self.crowd.step(
            state.crowd, new + self.drive_gain * felt.drive + self.spread * around + self.noise * noise, dt
        )
        usual = state.usual + (e - state.usual) * (dt / self.usual_time)
        return State(crowd, noise, usual, state.usual_ia + (felt.ia - state.usual_ia) * (dt / self.afferent_usual))

    def jerk(self, state: State) -> Float[Array, " muscles"]:
        """Excitation that a discharge sends down beside the command, mS/cm2."""
        return self.conductance * jnp.maximum(state.crowd.excitatory - self.volley, 0.0)

    def tuning(self, state: State) -> Float[Array, " muscles"]:
        """What the command is multiplied with."""
        beat = jnp.maximum(1.0 + self.rhythm * (state.crowd.excitatory - state.usual), 0.0)
        return beat * (1.0 - self.held(state))

    def lapse(self, state: State) -> Float[Array, " muscles"]:
        """Inhibition of motoneurons that goes down while the command is held back, mS/cm2."""
        return self.restraining * self.held(state)

    def held(self, state: State) -> Float[Array, " muscles"]:
        """How far the restraint that a discharge leaves holds the command back, 0 to 1."""
        restraint = state.usual / (state.usual + self.crowd.rise / self.crowd.fall)
        return jnp.clip(self.hold * (state.crowd.spent - restraint), 0.0, 1.0)
