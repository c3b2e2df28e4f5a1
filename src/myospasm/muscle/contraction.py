"""Muscle and tendon as springs and a motor: length, velocity and force."""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, param

SHORTEST, LONGEST = 0.3, 1.8
"""Optimal lengths between which a fiber is kept: beyond both it has no active force."""
SLACK_PULL = 1e-6
"""Of the maximal force per optimal length, toward the neutral length: decides where nothing else pulls."""


class State(NamedTuple):
    """All (muscles,)."""

    length: Array  # 1, fiber length in optimal lengths
    velocity: Array  # 1/s, optimal lengths per s, positive when lengthening
    force: Array  # N, in the tendon


@component
class Contraction:
    """A muscle pulls best at its middle length, weakly when short, and less the faster it shortens.

    Equation: tendon(L_mtu - l cos(alpha)) = (a fl(l) fv(v) + passive(l) + beta v) cos(alpha), solved for v (a quadratic
    on each side of v = 0) and stepped linearly implicitly. fl is the sliding filament relation of human sarcomeres
    (straight lines between published points); fv Hill's hyperbola; tendon and passive exponentials of Thelen (2003).
    Shapes: (muscles,). Source: Thelen2003, Millard2013, WalkerSchrodt1974.
    Errors: constant thickness pennation, no history dependence, one fiber length for all units.
    """

    slow_velocity: float = param(7.88, "1/s", "CisiKohn2008", "optimal lengths per s, type I; 10 in Thelen2003", 7, 10)
    fast_velocity: float = param(9.15, "1/s", "CisiKohn2008", "type II", 7, 10)
    hill_curvature: float = param(0.3, "1", "Thelen2003", "Af", 0.2, 0.35)
    lengthening_force: float = param(
        1.4, "1", "Millard2013", "plateau of eccentric force; Thelen: 1.4 young, 1.8 old", 1.4, 1.8
    )
    lengthening_slope: float = param(0.1, "1", "assumed", "scale of the eccentric rise over the maximal velocity")
    damping: float = param(0.1, "1", "Millard2013", "normalized by maximal force and velocity")
    tendon_strain: float = param(0.049, "1", "Millard2013", "at maximal isometric force; Thelen 0.033", 0.033, 0.1)
    tendon_shape: float = param(3.0, "1", "Thelen2003", "toe exponential")
    passive_start: float = param(
        0.7, "1", "Hirata2015", "passive tension begins: calf slack near 20 deg plantar flexion"
    )
    passive_strain: float = param(
        0.6, "1", "Thelen2003", "strain from there to a passive force as the maximum", 0.5, 0.7
    )
    passive_shape: float = param(4.0, "1", "Thelen2003", "KshapePassive")
    shortest: float = param(0.47, "1", "WalkerSchrodt1974", "force vanishes at 1.27 of 2.7 um")
    knee: float = param(0.63, "1", "WalkerSchrodt1974", "1.70 of 2.7 um, 0.84 of the maximum")
    knee_force: float = param(0.84, "1", "WalkerSchrodt1974", "relative force at the knee")
    plateau_start: float = param(0.98, "1", "WalkerSchrodt1974", "2.64 um")
    plateau_end: float = param(1.04, "1", "WalkerSchrodt1974", "2.81 um")
    longest: float = param(1.57, "1", "WalkerSchrodt1974", "4.24 um, no overlap")

    def active(self, length: Float[Array, " muscles"]) -> Float[Array, " muscles"]:
        """Isometric force at full activation over the maximum; `length` in optimal lengths."""
        steep = self.knee_force * (length - self.shortest) / (self.knee - self.shortest)
        shallow = self.knee_force + (1.0 - self.knee_force) * (length - self.knee) / (self.plateau_start - self.knee)
        falling = (self.longest - length) / (self.longest - self.plateau_end)
        return jnp.clip(jnp.minimum(jnp.minimum(steep, shallow), falling), 0.0, 1.0)

    def passive(self, length: Float[Array, " muscles"]) -> Float[Array, " muscles"]:
        """Force of the resting muscle over the maximum."""
        strain = jnp.clip((length - self.passive_start) / self.passive_strain, 0.0, 2.0)
        return (jnp.exp(self.passive_shape * strain) - 1.0) / (jnp.exp(self.passive_shape) - 1.0)

    def tendon(self, strain: Float[Array, " muscles"]) -> Float[Array, " muscles"]:
        """Tendon force over the maximum; slack below zero strain."""
        relative = jnp.clip(strain / self.tendon_strain, 0.0, 2.5)
        return (jnp.exp(self.tendon_shape * relative) - 1.0) / (jnp.exp(self.tendon_shape) - 1.0)

    def velocity(self, activation: Array, pull: Array, resting: Array) -> Float[Array, " muscles"]:
        """Relative velocity at which fiber, damping and tendon balance: Hill's hyperbola with damping, solved for v."""
        k, beta, c, top = self.hill_curvature, self.damping, self.lengthening_slope, self.lengthening_force
        excess = pull - resting - activation
        b = activation + beta + jnp.maximum(pull - resting, 0.0) / k
        root = jnp.sqrt(jnp.maximum(b * b - 4.0 * beta / k * jnp.minimum(excess, 0.0), 0.0))
        shortening = 2.0 * jnp.minimum(excess, 0.0) / (b + root)
        q = beta * c + activation * top - (pull - resting)
        up = jnp.maximum(excess, 0.0)
        lengthening = 2.0 * c * up / (q + jnp.sqrt(q * q + 4.0 * beta * c * up) + 1e-9)
        return jnp.clip(shortening + lengthening, -1.0, 1.0)

    def cosine(self, length: Array, muscle) -> Array:
        """Cosine of pennation at constant muscle thickness."""
        sine = jnp.clip(jnp.sin(muscle.pennation) / jnp.maximum(length, 0.3), 0.0, 0.9)
        return jnp.sqrt(1.0 - sine * sine)

    def rest(self, muscle, whole_length: Float[Array, " muscles"]) -> State:
        """Relaxed and in balance at the given muscle-tendon length (m): halves the lengths between which it lies.

        Where neither fiber nor tendon is taut, every length is in balance; that nearest to the neutral one is taken.
        """
        neutral = jnp.broadcast_to(muscle.neutral_length, whole_length.shape)

        def halve(between, _):
            middle = 0.5 * (between[0] + between[1])
            cosine = self.cosine(middle, muscle)
            pulled = self.tendon(self.strain(middle, cosine, whole_length, muscle))
            pull = pulled - self.passive(middle) * cosine + SLACK_PULL * (neutral - middle)
            return (jnp.where(pull > 0, middle, between[0]), jnp.where(pull > 0, between[1], middle)), None

        ends = jnp.full_like(neutral, SHORTEST), jnp.full_like(neutral, LONGEST)
        (low, high), _ = jax.lax.scan(halve, ends, None, length=30)
        length = 0.5 * (low + high)
        strain = self.strain(length, self.cosine(length, muscle), whole_length, muscle)
        force = muscle.maximal_force * self.tendon(strain)
        return State(length, jnp.zeros_like(length), force)

    def strain(self, length: Array, cosine: Array, whole_length: Array, muscle) -> Array:
        """How far the tendon is stretched over its slack length, when the fibers have this length and slant."""
        fiber = length * muscle.optimal_length * cosine
        return (whole_length - fiber) / muscle.tendon_slack_length - 1.0

    def step(self, state: State, activation: Array, whole_length: Array, muscle, dt: float) -> State:
        """One tick at an `activation` (0 to 1) and a muscle-tendon length (m), both (muscles,)."""
        cosine = self.cosine(state.length, muscle)
        scale = muscle.optimal_length / muscle.tendon_slack_length
        pulled = self.tendon(self.strain(state.length, cosine, whole_length, muscle))
        resting = self.passive(state.length)
        able = activation * self.active(state.length)
        fastest = muscle.slow_fraction * self.slow_velocity + (1.0 - muscle.slow_fraction) * self.fast_velocity
        free = fastest * self.velocity(able, pulled / cosine, resting)
        # how fast the net pull falls as the fiber lengthens, over how much a change of velocity resists it
        stiff = self.tendon_shape / self.tendon_strain * (pulled + 0.05) * scale
        stiff = stiff + self.passive_shape / self.passive_strain * resting
        resist = (able / self.hill_curvature * 0.3 + self.damping) / fastest
        velocity = free / (1.0 + dt * stiff / resist)
        length = jnp.clip(state.length + dt * velocity, SHORTEST, LONGEST)
        return State(length, velocity, muscle.maximal_force * pulled)
