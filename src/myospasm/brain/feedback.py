"""Matching a target on a screen: the eye sees the error, the brain corrects the command."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.ground import component, param
from myospasm.signals import Inputs


class Shown(NamedTuple):
    """What the laboratory's screen can show, each (muscles,)."""

    force: Array  # N m, active torque of the muscle and its synergists
    emg: Array  # 1/s, power of their EMG: squares of the units' sizes times their impulses


class State(NamedTuple):
    """What the screen and the brain remember; the first axis of 2 is force, EMG."""

    shown: Array  # (2, muscles) smoothed torque (N m) and power of the EMG (1/s)
    best: Array  # (2, muscles) the greatest so far
    seen: Array  # (2, muscles) 1, share of the greatest, as the eye has it some time later
    correction: Array  # (muscles,) 1, what the brain adds to its first guess


@component
class Feedback:
    """How a person holds a steady force or EMG that is shown on a screen.

    Equation: command = guess + k e + c, guess = f + (1 - f) target^p, c' = e/T while a target is shown;
    e = target - seen, seen a low-pass (of the visual delay) of what is shown over the greatest so far; c falls back to
    0 between targets. The first guess is what practice taught: the least force needs some command, and little force
    more than its share.
    Shapes: (muscles,). Source: SlifkinNewell1999 for the task; SosnoffNewell2005 for a visuomotor loop below 1 Hz.
    Errors: the eye's delay is a low-pass; the screen's gain plays no part; no anticipation of a moving target.
    """

    screen_time: float = param(0.1, "s", "assumed", "smoothing of the force on the screen")
    emg_time: float = param(0.5, "s", "assumed", "smoothing of a rectified EMG on the screen")
    visual_time: float = param(0.2, "s", "SosnoffNewell2005", "visuomotor processing, 150 to 200 ms", 0.15, 0.25)
    practice: float = param(0.75, "1", "assumed", "p, of the first guess at the command that a force needs")
    least: float = param(0.2, "1", "assumed", "f, the command below which hardly a unit fires")
    quickness: float = param(0.6, "1", "assumed", "k, command per error at once")
    correction_time: float = param(3.0, "s", "assumed", "T, slow enough not to oscillate with the muscle's delay")
    forget_time: float = param(0.5, "s", "assumed", "after the target is gone")

    def rest(self, muscles: int) -> State:
        """Nothing shown yet."""
        both = jnp.zeros((2, muscles), jnp.float32)
        return State(both, both, both, jnp.zeros(muscles, jnp.float32))

    def step(self, state: State, now: Shown, inputs: Inputs, dt: float) -> State:
        """One tick of looking and correcting."""
        smooth = jnp.array([self.screen_time, self.emg_time])[:, None]
        shown = state.shown + (jnp.stack(now) - state.shown) * (dt / smooth)
        best = jnp.maximum(state.best, shown)
        share = shown / jnp.maximum(best, 1e-9)
        share = share.at[1].set(jnp.sqrt(share[1]))
        seen = state.seen + (share - state.seen) * (dt / self.visual_time)
        target = inputs.force_target + inputs.emg_target
        guess = self.guess(target)
        moved = state.correction + self.error(state, inputs) * (dt / self.correction_time)
        held = jnp.clip(moved, -guess, 1.0 - guess)  # a command lies between none and all
        correction = jnp.where(target > 0, held, state.correction * (1.0 - dt / self.forget_time))
        return State(shown, best, seen, correction)

    def guess(self, target: Float[Array, " muscles"]) -> Float[Array, " muscles"]:
        """The command that a practiced person begins with."""
        return self.least + (1.0 - self.least) * target**self.practice

    def error(self, state: State, inputs: Inputs) -> Float[Array, " muscles"]:
        """By how much what the eye sees lies below the target, as shares of the greatest so far."""
        seen = jnp.where(inputs.force_target > 0, state.seen[0], state.seen[1])
        return inputs.force_target + inputs.emg_target - seen

    def command(self, state: State, inputs: Inputs) -> Float[Array, " muscles"]:
        """The voluntary command of this tick, 0 to 1: the protocol's own, or what the target asks for."""
        target = inputs.force_target + inputs.emg_target
        command = self.guess(target) + self.quickness * self.error(state, inputs) + state.correction
        return jnp.where(target > 0, jnp.clip(command, 0.0, 1.0), inputs.drive)

    def share(self, state: State) -> Float[Array, " muscles"]:
        """Torque on the screen over the greatest so far."""
        return state.shown[0] / jnp.maximum(state.best[0], 1e-9)
