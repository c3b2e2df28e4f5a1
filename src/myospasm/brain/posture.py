"""Keeping upright what is heavy: the back's muscles give what its weight asks and the passive tissue does not carry."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, param


class State(NamedTuple):
    """What balance remembers, each (muscles,)."""

    felt: Array  # 1, load as the brain has it some time later
    carried: Array  # 1, the command learned so far


@component
class Posture:
    """Who bends forward does not fall: the brain feels how much of the trunk's weight nothing carries yet, and asks it
    of the muscles of the back. Where ligaments and stretched muscle carry it all, they may fall silent; where the back
    hurts, it is held stiff.

    Equation: command = clip(k felt + c) + guard, c' = felt / T, clip and c between 0 and 1; felt' = (load - felt) / t,
    load the torque that makes the joint fall over the greatest of the muscles that can hold it, less than 0 where it
    is held too firmly; guard = a r, at most b, r the discharge (Hz) of the muscle's thin fibers.
    Shapes: (muscles,) 1 and Hz -> (muscles,) 1. Source: FloydSilver1955, and Schultz1985 for the balance of weight,
    muscle and passive tissue; HodgesTucker2011 for stiffening as protection in pain; the form is a choice.
    Errors: only muscles that hold against the weight take part, one command for all of them; the abdomen never
    stiffens the trunk; no foresight of a movement; the angle itself is not controlled, so that a trunk that is let go
    sinks.
    """

    gain: float = param(1.0, "1", "assumed", "k, command per share of the greatest torque")
    time: float = param(0.2, "s", "assumed", "T, as quick as the muscle's own delay allows without swinging")
    feeling: float = param(0.05, "s", "assumed", "t, tendons, joints and labyrinth to brain", 0.03, 0.1)
    guarding: float = param(1.5, "s", "assumed", "a, command per Hz: 0.2 Hz make hurt muscles fire steadily")
    stiffest: float = param(0.3, "1", "assumed", "b, nobody holds the back as stiff as they can for long")

    def rest(self, muscles: int) -> State:
        """Nothing to be held."""
        return State(jnp.zeros(muscles, jnp.float32), jnp.zeros(muscles, jnp.float32))

    def step(
        self, state: State, load: Float[Array, " muscles"], pain: Float[Array, " muscles"], dt: float
    ) -> tuple[State, Float[Array, " muscles"]]:
        """The next state, and the command of this tick."""
        felt = state.felt + (load - state.felt) * (dt / self.feeling)
        carried = jnp.clip(state.carried + felt * (dt / self.time), 0.0, 1.0)
        guard = jnp.minimum(self.guarding * pain, self.stiffest)
        return State(felt, carried), jnp.clip(self.gain * felt + carried, 0.0, 1.0) + guard
