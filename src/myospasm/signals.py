"""The words that organs exchange, each with shape and unit, and the noise they all share."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float, Int, UInt32


class Pool(NamedTuple):
    """The motor units of all muscles on one axis, sorted by muscle and within it from small to large."""

    muscle: Int[Array, " units"]
    """Which muscle each unit belongs to."""
    rank: Float[Array, " units"]
    """Size rank within the muscle, 0 (smallest) to 1 (largest)."""
    membership: Float[Array, "muscles units"]
    """1/n where a unit belongs to a muscle of n units, else 0: a product with it is the mean over a muscle's units."""


class Inputs(NamedTuple):
    """What the outside world does in one tick of 1 ms; `protocol.Schedule` has the same fields, over time."""

    drive: Float[Array, " muscles"]
    """Voluntary command, 0 to 1."""
    angle: Float[Array, " joints"]
    """Joint angle at which the joint is held, rad."""
    stimulus_nerve: Float[Array, " muscles"]
    """Current of a pulse at the nerve, over that for a maximal M wave; 0: no pulse."""
    stimulus_point: Float[Array, " muscles"]
    """The same at the motor point."""
    block: Float[Array, " muscles"]
    """1 where a local anesthetic blocks the nerve above the stimulation site."""
    free: Float[Array, " joints"]
    """1 where nobody holds the joint, so that it moves as muscles, motor and load have it; 0: held at `angle`."""
    torque: Float[Array, " joints"]
    """What a motor adds at a free joint, N m, in the joint's positive direction."""
    inertia: Float[Array, " joints"]
    """Load that moves with the joint, kg m2, beside the limb's own."""
    pull: Float[Array, " muscles"]
    """By how much a hammer or a vibrator lengthens muscle and tendon, m."""
    force_target: Float[Array, " muscles"]
    """Torque to be matched on a screen, over the greatest so far; 0: none, `drive` holds."""
    emg_target: Float[Array, " muscles"]
    """EMG to be matched on a screen, over the greatest so far; 0: none."""


def mean_of_units(values: Float[Array, " units"], pool: Pool) -> Float[Array, " muscles"]:
    """The mean over each muscle's units."""
    return pool.membership @ values


def hash_bits(counter: UInt32[Array, "..."], seed: UInt32[Array, ""]) -> UInt32[Array, "..."]:
    """32 well-mixed bits from a counter: the same however a run is cut.

    Equation: the 32-bit finalizer of MurmurHash3, applied twice with the seed between.
    Source: Salmon2011 (counter-based random numbers).
    """
    x = counter * jnp.uint32(0x9E3779B9) + seed
    for _ in range(2):
        x = (x ^ (x >> 16)) * jnp.uint32(0x85EBCA6B)
        x = (x ^ (x >> 13)) * jnp.uint32(0xC2B2AE35)
        x = (x ^ (x >> 16)) + seed
    return x


def hash_normal(counter: UInt32[Array, "..."], seed: UInt32[Array, ""]) -> Float[Array, "..."]:
    """Near-normal noise of mean 0 and SD 1 from a counter: the sum of the four bytes of a hash.

    Errors: no value beyond 3.45 SD (an Irwin-Hall sum of four); excess kurtosis -0.3.
    """
    bits = hash_bits(counter, seed)
    total = (bits & 255) + ((bits >> 8) & 255) + ((bits >> 16) & 255) + (bits >> 24)
    return (total.astype(jnp.float32) - 510.0) * (1.0 / 147.80)
