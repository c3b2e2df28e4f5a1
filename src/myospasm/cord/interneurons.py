"""The interneurons between skin, pain and muscles: the flexor reflex."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component


class Arrived(NamedTuple):
    """What excites the interneurons in one tick, each (muscles,)."""

    skin: Array  # Hz, volley of a shock to the skin whose reflex reaches the muscle
    ii: Array  # Hz, spindle secondaries


class State(NamedTuple):
    """What the interneurons remember, (muscles,)."""

    active: Array  # 1


@component
class Interneurons:
    """Nerve cells of the cord that pull a foot away from a nail.

    Equation: none yet: nothing is passed on. Shapes: (muscles,). Source: PierrotDeseilligny2012.
    Errors: no flexor reflex.
    """

    def rest(self, muscles: int) -> State:
        """Silent."""
        return State(jnp.zeros(muscles, jnp.float32))

    def step(self, state: State, arrived: Arrived, dt: float) -> tuple[State, Float[Array, " muscles"]]:
        """One tick of `dt` s: the next state, and the excitation of the motoneurons, mS/cm2."""
        return state, jnp.zeros_like(arrived.skin)
