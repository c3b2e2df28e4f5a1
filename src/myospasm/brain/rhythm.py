"""A rhythm that comes and goes, as groups of nerve cells swing together."""

from __future__ import annotations

import jax.numpy as jnp
from jax.typing import ArrayLike
from jaxtyping import Array, Float


def still() -> Float[Array, "2"]:
    """No swing yet."""
    return jnp.zeros(2, jnp.float32)


def swung(
    state: Float[Array, "2"], frequency: ArrayLike, lasting: ArrayLike, noise: Float[Array, ""], dt: float
) -> Float[Array, "2"]:
    """A noisy swing at one frequency, one tick of `dt` s later: as is recorded from the depth of the brain.

    Equation: z' = (-1/T + 2 pi i f) z + noise, so that z has SD 1; its real part, the first of the two, is the swing,
    1/(pi T) Hz wide. Shapes: (2,), f (Hz) and T (s) single, white noise of SD 1. Source: a choice of form.
    Errors: no cells and no synapses; the frequency is put in, not explained.
    """
    keep, angle = jnp.exp(-dt / jnp.asarray(lasting)), 2.0 * jnp.pi * dt * jnp.asarray(frequency)
    cosine, sine = keep * jnp.cos(angle), keep * jnp.sin(angle)
    kick = jnp.sqrt(2.0 * (1.0 - keep * keep)) * noise
    return jnp.stack([cosine * state[0] - sine * state[1] + kick, sine * state[0] + cosine * state[1]])
