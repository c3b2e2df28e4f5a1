"""A small crowd of nerve cells that excite and restrain each other: quiet in health, explosive when restraint fails."""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, param

SETTLING = 400
"""Steps of `PACE` in which a crowd comes to rest."""
PACE = 1e-3


class State(NamedTuple):
    """What each of several crowds does, all of shape (crowds,)."""

    excitatory: Array  # 1, share of the excitatory cells that fire
    inhibitory: Array  # 1, the same of those that restrain them
    spent: Array  # 1, slow restraint that firing leaves behind
    input: Array  # 1, what arrived, as the synapses smooth it


@component
class Excitable:
    """Nerve cells that wake each other, and others that calm them; with too little calm they all fire at once.

    Equation: te E' = -E + S(be + a E - q b I - h R + u); ti I' = -I + S(bi + c E + f u); R' = E (1 - R)/tr - R/tf;
    S(x) = 1/(1 + exp(-x)); u a first-order filter of what arrives. q is the inhibition, 1 in health. With q = 1 a
    volley gives a small graded answer and noise swings the crowd near 20 Hz, the beat of the loop E - I. Below q of
    about 0.5 the same volley sets off one all-or-none discharge, ended by I and R, followed by silence while R lasts.
    Shapes: crowds of any number, (crowds,). Source: WilsonCowan1972 (equations), Jensen2005 (beta rhythm of
    sensorimotor cortex as the loop of excitation and GABA-A inhibition), Inghilleri1993 (silence after a discharge).
    Errors: two kinds of cells without layers, one slow process for after-hyperpolarization, depression and GABA-B; the
    weights are chosen for those three properties, not measured.
    """

    excitatory_time: float = param(0.005, "s", "Destexhe2003", "membrane among ongoing synaptic input", 0.003, 0.01)
    inhibitory_time: float = param(0.010, "s", "SalinPrince1996", "decay of GABA-A currents in cortex", 0.005, 0.02)
    input_time: float = param(0.003, "s", "Destexhe2003", "decay of fast excitatory currents", 0.001, 0.005)
    rise: float = param(0.06, "s", "assumed", "full discharge in which the slow restraint would build up")
    fall: float = param(0.1, "s", "Inghilleri1993", "silence after a cortical discharge lasts some 100 ms", 0.05, 0.2)
    exciting: float = param(15.0, "1", "assumed", "a: with inhibition gone the crowd ignites, as disinhibited cortex")
    calming: float = param(28.0, "1", "assumed", "b: with it in health a volley gives a small answer")
    recruiting: float = param(9.0, "1", "assumed", "c: so that the loop beats near 20 Hz")
    slow: float = param(25.0, "1", "assumed", "h: so that a discharge ends after some 15 ms")
    forward: float = param(0.9, "1", "assumed", "f: what arrives recruits inhibition nearly as much")
    bias: float = param(-2.1, "1", "assumed", "be: a few per cent of the cells fire at rest")
    calm_bias: float = param(-3.9, "1", "assumed", "bi: likewise")
    inhibition: float = param(1.0, "1", "WilsonCowan1972", "q: 1 in health, 0 without inhibition", 0.0, 2.0)

    def rest(self, crowds: int) -> State:
        """Where the crowds stay when nothing arrives."""
        zero = jnp.zeros(crowds, jnp.float32)
        start = State(zero + 0.03, zero + 0.03, zero + 0.05, zero)
        return jax.lax.fori_loop(0, SETTLING, lambda _, s: self.step(s, zero, PACE), start)

    def step(self, state: State, arriving: Float[Array, " crowds"], dt: float) -> State:
        """Advance by `dt`; `arriving` is an input that lasts (1), or an impulse over `dt / input_time`."""
        e, i, spent, u = state
        u = u + (arriving - u) * (dt / self.input_time)
        up = self.bias + self.exciting * e - self.inhibition * self.calming * i - self.slow * spent + u
        down = self.calm_bias + self.recruiting * e + self.forward * u
        return State(
            e + (jax.nn.sigmoid(up) - e) * (dt / self.excitatory_time),
            i + (jax.nn.sigmoid(down) - i) * (dt / self.inhibitory_time),
            spent + dt * (e * (1.0 - spent) / self.rise - spent / self.fall),
            u,
        )
