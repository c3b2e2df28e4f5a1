"""The clocks: a person and a protocol in, a Trace out. One compiled piece of fixed size, run as often as needed."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterable
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array

from myospasm.ground import stream
from myospasm.person import SLOW, TICK, Kept, KeptSlowly, Person, State, Wiring, hold, rest, slow_tick, tick, wire
from myospasm.signals import Inputs

PIECE = 2000
"""Ticks per compiled piece: 2 s."""


def use_cache() -> None:
    """Keep compiled programs between starts, in the user's cache folder (MYOSPASM_CACHE changes it; empty: none)."""
    import platformdirs

    folder = os.environ.get("MYOSPASM_CACHE", platformdirs.user_cache_dir("myospasm"))
    if folder and not jax.config.jax_compilation_cache_dir:
        jax.config.update("jax_compilation_cache_dir", folder)
        jax.config.update("jax_persistent_cache_min_compile_time_secs", 0.5)


def seeds(seed: int) -> Array:
    """The starts of the run's random streams, one per organ that trembles."""
    return jnp.array([stream(seed, "cord"), stream(seed, "terminal")], jnp.uint32)


def advance(person: Person, wiring: Wiring, state: State, inputs: Inputs) -> tuple[State, tuple[Kept, KeptSlowly]]:
    """One piece: `inputs` with leading axes (slow ticks, ticks)."""

    def tenth(state: State, inputs: Inputs):
        held = hold(person, wiring, state)
        state, kept = jax.lax.scan(lambda s, i: tick(person, wiring, held, s, i), state, inputs)
        state, slowly = slow_tick(person, wiring, held, state, inputs.block[-1])
        return state, (kept, slowly)

    return jax.lax.scan(tenth, state, inputs)


@functools.cache
def compiled(batched: bool = False):
    """The three compiled functions: wire, rest and advance; `batched` over a leading axis of people."""
    use_cache()
    each = jax.vmap if batched else lambda f: f
    return jax.jit(each(wire)), jax.jit(each(rest)), jax.jit(each(advance), donate_argnums=2)
