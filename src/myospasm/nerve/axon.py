"""Motor axons: impulses travel down and up, and extinguish each other where they meet."""

from __future__ import annotations

from typing import Any, NamedTuple

import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int, UInt32

from myospasm.ground import component, param
from myospasm.signals import Pool, hash_normal

LENGTH = 64
"""Longest path in ms; a position on the axon is one bit of two 32-bit words, its number the ms to the nerve ending."""


class Line(NamedTuple):
    """Impulses on every axon as bits: bit k of (high, low) is an impulse k ms from the ending. Shape (units,)."""

    low: UInt32[Array, " units"]
    high: UInt32[Array, " units"]


class Stimuli(NamedTuple):
    """Who answers a shock at each site, (units,), 1 or 0."""

    nerve: Array
    point: Array
    root: Array


class State(NamedTuple):
    """Impulses on their way to the muscle and to the cord."""

    down: Line
    up: Line


class Path(NamedTuple):
    """The numbers of every axon, each of shape (units,)."""

    soma: Line  # the bit at the cell body
    nerve: Line  # the bit at the nerve's stimulation site
    point: Line  # the bit at the motor point
    root: Line  # the bit at the root
    delay: Array  # s, soma to ending
    nerve_delay: Array  # s, nerve site to ending
    point_delay: Array  # s, motor point to ending
    root_delay: Array  # s, root to ending
    threshold: Array  # 1, stimulus current over that for a maximal M wave
    velocity: Array  # m/s


def positions(delay: Any) -> Any:
    """Where on the line an impulse is `delay` s from the ending, whole ms; takes and gives arrays of JAX or NumPy."""
    return (delay * 1000.0).astype(np.int32).clip(1, LENGTH - 2)


def bit(position: Int[Array, " units"]) -> Line:
    """A line with one impulse at each position, in ms from the ending."""
    position = position.astype(jnp.uint32)
    one = jnp.uint32(1)
    return Line(
        jnp.where(position < 32, one << jnp.minimum(position, 31), 0).astype(jnp.uint32),
        jnp.where(position >= 32, one << jnp.minimum(position - 32, 31), 0).astype(jnp.uint32),
    )


def _either(a: Line, b: Line) -> Line:
    return Line(a.low | b.low, a.high | b.high)


def _both(a: Line, b: Line) -> Line:
    return Line(a.low & b.low, a.high & b.high)


def _without(a: Line, b: Line) -> Line:
    return Line(a.low & ~b.low, a.high & ~b.high)


def _only(a: Line, where: Array) -> Line:
    mask = jnp.where(where > 0, jnp.uint32(0xFFFFFFFF), jnp.uint32(0))
    return Line(a.low & mask, a.high & mask)


@component
class Axon:
    """The nerve fiber that carries the command from the cord to the muscle.

    Equation: an impulse moves 1 ms of path per tick; opposite impulses that meet are both lost; velocity rises linearly
    with size; threshold = v_small/v exp(s (z - 2)), z normal within 2 SD: thick and shallow axons answer first, and all
    do at 1. Shapes: (units,).
    Source: velocities as in the simulator of CisiKohn2008 (44 to 53 m/s), human tibial nerve 42 to 59 m/s (Kim2022).
    Errors: path length in whole ms (the residue is added to spike times afterwards); no slowing by use.
    """

    velocity_small: float = param(44.0, "m/s", "CisiKohn2008", "smallest unit", 42.2, 59.3)
    velocity_large: float = param(53.0, "m/s", "CisiKohn2008", "largest unit", 42.2, 59.3)
    terminal_delay: float = param(0.0024, "s", "assumed", "thin intramuscular branches")
    depth_spread: float = param(0.2, "1", "assumed", "SD of the logarithm of thresholds: axons lie at all depths")
    temperature: float = param(35.0, "degC", "Lowitzsch1977", "nerve in a warm limb", 32, 37)
    warmth: float = param(1.4, "1", "Lowitzsch1977", "Q10 of conduction velocity, ulnar nerve", 1.36, 1.44)
    warm: float = param(35.0, "degC", "Lowitzsch1977", "at which velocities hold")
    point_distance: float = param(0.02, "m", "assumed", "motor point to endings along the nerve")

    @property
    def slowing(self) -> Float[Array, ""]:
        """Velocity at the nerve's temperature over that in a warm limb, for motor and sensory fibers alike."""
        return self.warmth ** ((self.temperature - self.warm) / 10.0)

    def paths(
        self,
        nerve_length: Float[Array, " muscles"],
        stimulus_distance: Float[Array, " muscles"],
        pool: Pool,
        seed: UInt32[Array, ""],
    ) -> Path:
        """Spread velocities, delays and thresholds over the pool, the root at the cell body (see `rooted`)."""
        velocity = self.velocity_small + (self.velocity_large - self.velocity_small) * pool.rank
        depth = hash_normal(jnp.arange(pool.rank.shape[0], dtype=jnp.uint32), seed)
        threshold = self.velocity_small / velocity * jnp.exp(self.depth_spread * (jnp.clip(depth, -2.0, 2.0) - 2.0))
        velocity = velocity * self.slowing
        delay = nerve_length[pool.muscle] / velocity + self.terminal_delay
        nerve = stimulus_distance[pool.muscle] / velocity + self.terminal_delay
        point = self.point_distance / velocity + self.terminal_delay
        ticks = [positions(d) for d in (delay, nerve, point)]
        soma, at_nerve, at_point = (bit(place) for place in ticks)
        return Path(soma, at_nerve, at_point, soma, delay, nerve, point, delay, threshold, velocity)

    def rooted(self, path: Path, distance: Float[Array, " units"], late: Float[Array, " units"], alive: Array) -> Path:
        """The same with roots `distance` m from the cell body, impulses `late` there; the dead never answer."""
        delay = path.delay + late
        root = jnp.maximum(delay - distance / path.velocity, path.nerve_delay + 1e-3)
        return path._replace(
            soma=bit(positions(delay)), root=bit(jnp.minimum(positions(root), positions(delay) - 1)), delay=delay,
            root_delay=root, threshold=jnp.where(alive > 0, path.threshold, jnp.inf),
        )  # fmt: skip

    def rest(self, units: int) -> State:
        """No impulse under way."""
        empty = Line(jnp.zeros(units, jnp.uint32), jnp.zeros(units, jnp.uint32))
        return State(empty, empty)

    def launch(self, state: State, soma: Array, stimuli: Stimuli, path: Path) -> State:
        """Start impulses where a soma fires (downward) or a stimulus is strong enough (both ways); > 0 fires."""
        hit = _either(_only(path.nerve, stimuli.nerve), _only(path.point, stimuli.point))
        hit = _either(hit, _only(path.root, stimuli.root))
        return State(_either(_either(state.down, _only(path.soma, soma)), hit), _either(state.up, hit))

    def passing(self, state: State, path: Path) -> Float[Array, " units"]:
        """Through whose root an impulse passes now, up or down (1 or 0)."""
        there = _both(_either(state.down, state.up), path.root)
        return ((there.low | there.high) > 0).astype(jnp.float32)

    def at_root(self, state: State, through: Array, ectopic: Array, path: Path) -> State:
        """Impulses stop at roots where none comes `through`, and begin there, both ways, where `ectopic` (1 or 0)."""
        stopped, sprung = _only(path.root, through <= 0), _only(path.root, ectopic)
        return State(_either(_without(state.down, stopped), sprung), _either(_without(state.up, stopped), sprung))

    def backfire(self, state: State, terminal: Array) -> State:
        """An ending that fired by itself sends an impulse up."""
        at_end = Line((terminal > 0).astype(jnp.uint32), jnp.zeros_like(state.up.high))
        return State(state.down, _either(state.up, at_end))

    def home(self, state: State, path: Path) -> Float[Array, " units"]:
        """Whose cell body an impulse reaches from below now (1 or 0)."""
        there = _both(state.up, path.soma)
        return ((there.low | there.high) > 0).astype(jnp.float32)

    def step(self, state: State, path: Path) -> tuple[State, Float[Array, " units"]]:
        """One ms: the next state, and who arrived at the ending (1 or 0)."""
        arrived = (state.down.low & 1).astype(jnp.float32)
        down = Line((state.down.low >> 1) | (state.down.high << 31), state.down.high >> 1)
        up = _without(state.up, path.soma)  # what reached the cell body is over
        met = _both(down, up)
        down, up = _without(down, met), _without(up, met)
        up = Line(up.low << 1, (up.high << 1) | (up.low >> 31))
        met = _both(down, up)
        return State(_without(down, met), _without(up, met)), arrived
