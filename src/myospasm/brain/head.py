"""The head's place: how the brain holds the head where it is to be, and how it fails in a wry neck."""

from __future__ import annotations

from typing import Any, NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.brain.rhythm import still, swung
from myospasm.ground import component, each, param

LINE = 64
"""Ticks of the head's angle that are remembered, for what is felt late."""


class State(NamedTuple):
    """What holds the head."""

    place: Array  # () rad, at which the brain's integrator holds the head
    since: Array  # () s, since the last quick correction
    line: Array  # (LINE,) rad, the head's angle as it reached the brain, newest first
    rhythm: Array  # (2,)


class Feels(NamedTuple):
    """What the head's place and its keeping depend on in a tick, each ()."""

    angle: Array  # rad, of some ms ago
    touch: Array  # 1, a light touch on face or neck
    noise: Array  # SD units


@component
class Head:
    """The brain remembers where the head is to be and keeps it there; where the memory leaks, the head is drawn away.

    Equation: place' = leak (null - place) + c (1 + g touch w) e, e = aim - felt angle, w = 1/(1 + (e/reach)^2); and a
    quick correction of a share of e when e exceeds the tolerance and the last was long enough ago. Neck command =
    tone + turn u, not below 0, times 1 + m x; u = f place + r tanh((kp (place - felt) - kd turning)/r). Health leaks
    nothing: place and angle stay at the aim, and the neck is nearly silent. Turning is felt by the vestibular organ,
    early; the place by the neck's own muscles, late. With kd high the loop trembles by itself, at a rate that its delay
    and the head's inertia set; x is the rhythm of 10 to 12 Hz that the neck's muscles share in health.
    Shapes: turns (muscles,), axis (joints,), the rest single. Source: Klier2002, Shaikh2013, Shaikh2016 (the head's
    integrator, drift, proprioception, quick corrections); Ito1995 (latencies); Tijssen2002 (rhythm); Schramm2004 (a
    touch helps near the aim, not far from it: w is fit to that, and explains nothing).
    Errors: one axis, no tilt and no shift of the head; the aim is straight ahead; the sizes of leak, null and gains
    are assumed, as no paper at hand gives them in these terms; the person always sits upright.
    """

    turns: Any = each("muscle", 0.0, "1", "definition", "1 or -1 for a muscle that turns the head, else 0", -1.0, 1.0)
    axis: Any = each("joint", 0.0, "1", "definition", "1 for the head's joint, else 0", 0.0, 1.0)
    aim: float = param(0.0, "rad", "definition", "straight ahead")
    leak: float = param(0.0, "1/s", "definition", "0 in health: what is to be held is held")
    null: float = param(0.0, "rad", "definition", "0 in health: where a leaking integrator would come to rest")
    correction: float = param(1.0, "1/s", "assumed", "c; within a second, as eyes and neck see and feel it")
    trick: float = param(3.0, "1", "assumed", "g; a touch makes the felt place count four times as much")
    reach: float = param(0.35, "rad", "assumed", "error, 20 deg, from which a touch helps half as much")
    jump: float = param(0.5, "1", "assumed", "share of an error that a quick correction takes back")
    tolerance: float = param(0.17, "rad", "assumed", "error of 10 deg before a quick correction")
    pause: float = param(0.4, "s", "assumed", "least time between quick corrections")
    tone: float = param(0.15, "1", "assumed", "command to every muscle of the neck of who sits upright; few units")
    holding: float = param(0.7, "1", "assumed", "f, command per rad, as the neck's passive stiffness needs")
    place_gain: float = param(0.2, "1", "assumed", "kp, command per rad; small, as Peng1999 has the neck's own reflex")
    turning_gain: float = param(0.05, "s", "assumed", "kd, command per rad/s; damps the head in health")
    strongest: float = param(0.3, "1", "assumed", "r, the most that these reflexes command")
    place_delay: float = param(0.047, "s", "Ito1995", "56 to 73 ms to EMG without a labyrinth, less 17 on the way")
    turning_delay: float = param(0.007, "s", "Ito1995", "22 to 25 ms to EMG, less 17 on the way", 0.005, 0.008)
    frequency: float = param(11.0, "Hz", "Tijssen2002", "of the rhythm in health, 10 to 12 Hz in splenius", 10.0, 12.0)
    lasting: float = param(0.3, "s", "assumed", "of the rhythm; a peak 1 Hz wide")
    depth: float = param(0.1, "1", "assumed", "m, how far that rhythm modulates the command")

    def rest(self, angle: Float[Array, " joints"]) -> State:
        """The head long where it is to be."""
        line = jnp.zeros(LINE, jnp.float32) + self.axis @ angle
        zero = jnp.zeros((), jnp.float32)
        return State(zero + self.aim, zero + self.pause, line, still())

    def step(self, state: State, felt: Feels, dt: float) -> tuple[State, Float[Array, " muscles"]]:
        """The next state, and the command to every muscle of the neck, 0 to 1; 0 to all others."""
        line = jnp.concatenate([felt.angle[None], state.line[:-1]])
        late, early = line[self._ticks(self.place_delay, dt)], self._ticks(self.turning_delay, dt)
        turning = (line[early] - line[early + 10]) * (0.1 / dt)
        error = self.aim - late
        helped = 1.0 + self.trick * felt.touch / (1.0 + (error / self.reach) ** 2)
        moved = self.leak * (self.null - state.place) + self.correction * helped * error
        quick = (jnp.abs(error) > self.tolerance) & (state.since > self.pause)
        place = state.place + dt * moved + self.jump * error * quick
        since = jnp.where(quick, 0.0, state.since + dt)
        rhythm = swung(state.rhythm, self.frequency, self.lasting, felt.noise, dt)
        return State(place, since, line, rhythm), self._command(place, late, turning, rhythm[0])

    def _command(self, place: Array, late: Array, turning: Array, swing: Array) -> Float[Array, " muscles"]:
        """What goes down to the neck."""
        reflex = (self.place_gain * (place - late) - self.turning_gain * turning) / self.strongest
        turn = self.holding * place + self.strongest * jnp.tanh(reflex)
        wanted = jnp.maximum(self.tone + self.turns * turn, 0.0) * jnp.maximum(1.0 + self.depth * swing, 0.0)
        return jnp.minimum(wanted, 1.0) * jnp.abs(self.turns)

    def _ticks(self, delay: float, dt: float) -> Array:
        return jnp.clip(jnp.round(delay / jnp.asarray(dt)), 0, LINE - 11).astype(jnp.int32)
