"""The limb as a mass on a joint: held by a hand or a machine, or free to move as the muscles have it."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, param
from myospasm.signals import Inputs


class State(NamedTuple):
    """All (joints,)."""

    angle: Array  # rad
    velocity: Array  # rad/s
    slip: Array  # rad, angle less that at which whoever holds the joint wants it


class Limb(NamedTuple):
    """The numbers of every joint's limb, each (joints,)."""

    low: Array  # rad
    high: Array  # rad
    inertia: Array  # kg m2
    damping: Array  # N m s
    stop: Array  # N m per rad
    stiffness: Array | float = 0.0  # N m per rad
    weight: Array | float = 0.0  # N m

    def passive(self, angle: Array) -> Array:
        """Torque (N m) of all that is no muscle: ligaments, bone, elastic tissue and the limb's own weight."""
        beyond = jnp.maximum(angle - self.high, 0.0) + jnp.minimum(angle - self.low, 0.0)
        return self.weight * jnp.sin(angle) - self.stop * beyond - self.stiffness * angle


@component
class Motion:
    """How a joint turns: where it is put as long as someone holds it, by muscles, motor and load once it is let go.

    Equation: (I + I_load) angle'' = muscles + motor - b angle' - stop - k angle + w sin(angle),
    stop = k_stop (angle beyond the normal range); k and w are 0 but where a joint's file says otherwise.
    Velocity is stepped implicitly in the damping, then the angle with the new velocity (symplectic Euler). Who takes
    hold of the limb again brings it to the wanted angle exponentially.
    Shapes: (joints,). Source: HunterKearney1982 for the form; each joint's file for its numbers.
    Errors: no weight of the limb but the trunk's; joints move independently of each other; the stop is a plain spring.
    """

    catch_time: float = param(0.3, "s", "assumed", "in which a hand brings a moving limb to where it is to be held")

    def rest(self, angle: Float[Array, " joints"]) -> State:
        """Lying still at `angle` (rad)."""
        return State(angle, jnp.zeros_like(angle), jnp.zeros_like(angle))

    def angle(self, state: State, inputs: Inputs) -> Float[Array, " joints"]:
        """Where the joints stand in this tick, rad."""
        return jnp.where(inputs.free > 0, state.angle, inputs.angle + state.slip)

    def step(self, state: State, inputs: Inputs, torque: Float[Array, " joints"], limb: Limb, dt: float) -> State:
        """The state dt later; `torque` (N m) is that of the muscles, which moves a joint only if it is free."""
        angle, free = self.angle(state, inputs), inputs.free > 0
        inertia = limb.inertia + inputs.inertia
        push = torque + inputs.torque + limb.passive(angle)
        velocity = (state.velocity + dt * push / inertia) / (1.0 + dt * limb.damping / inertia)
        velocity = jnp.where(free, velocity, 0.0)
        moved = angle + dt * velocity
        slip = jnp.where(free, moved - inputs.angle, state.slip * jnp.exp(-dt / self.catch_time))
        return State(moved, velocity, slip)
