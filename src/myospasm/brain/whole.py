"""The brain as one organ: what it hears, what it sends down, and the parts that do so."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from myospasm.brain.blink import Blink, Felt
from myospasm.brain.blink import State as BlinkState
from myospasm.brain.cortex import Cortex, Reached
from myospasm.brain.cortex import State as CortexState
from myospasm.brain.descending import Descending
from myospasm.brain.head import Feels, Head
from myospasm.brain.head import State as HeadState
from myospasm.brain.posture import Posture
from myospasm.brain.posture import State as PostureState
from myospasm.brain.reticular import Reticular
from myospasm.brain.reticular import State as ReticularState
from myospasm.brain.surround import Surround
from myospasm.ground import component

NOISES = 4
"""Independent noises that the brain's parts share out: 0 cortex, 1 brainstem, 2 basal ganglia, 3 face."""


class Heard(NamedTuple):
    """What reaches the brain in one tick."""

    drive: Array  # (muscles,) 1, what the person wants of each muscle
    ia: Array  # (muscles,) Hz, spindle discharge of some ms ago
    skin: Array  # (muscles,) Hz, volley of a shock to the skin
    touch: Array  # (muscles,) 1, a light touch
    sound: Array  # (muscles,) 1, a loud tone begins
    angle: Array  # (joints,) rad, of some ms ago
    noise: Array  # (NOISES, muscles) SD units, white
    lid: Array | None = None  # (2, muscles) 1, who closes an eyelid and who opens it; None: there is no lid
    brow: Array | None = None  # (muscles,) Hz, as `skin`, where it enters the brainstem, not yet delayed
    weight: tuple[Array, Array] | None = None  # `Posture.step`: load and pain; None: nothing heavy has to be held
    neck: Array | None = None  # (joints,) 1 for the head; None: there is no head


class Sent(NamedTuple):
    """What the brain sends to the motoneurons in one tick, each (muscles,)."""

    drive: Array  # 1, the command
    excitation: Array  # mS/cm2, beside the command
    inhibition: Array  # mS/cm2, on the motoneurons
    startle: Array  # mS/cm2, excitation by the slower way from the brainstem
    tuning: Array  # 1, what the cortex multiplies the command with
    near: Array | None = None  # (2, muscles) mS/cm2, both from the brainstem to motoneurons beside it, there at once


class State(NamedTuple):
    """What each part remembers."""

    cortex: CortexState
    reticular: ReticularState
    head: HeadState
    surround: Array  # (2,) the rhythm of its overflow
    blink: BlinkState
    posture: PostureState


@component
class Brain:
    """Everything above the spinal cord that makes muscles move, wanted or not.

    Equation: each part adds to what is sent down; see there. Shapes: see `Heard` and `Sent`.
    Source: each part's own. Errors: each part's own; no cortical map, no learning.
    """

    descending: Descending = Descending()
    head: Head = Head()
    surround: Surround = Surround()
    blink: Blink = Blink()
    cortex: Cortex = Cortex()
    reticular: Reticular = Reticular()
    posture: Posture = Posture()

    def rest(self, muscles: int, angle: Float[Array, " joints"]) -> State:
        """Nothing wanted and nothing felt, the joints at `angle` (rad)."""
        jerking = self.cortex.rest(muscles), self.reticular.rest(muscles)
        upright = self.blink.rest(muscles), self.posture.rest(muscles)
        return State(*jerking, self.head.rest(angle), self.surround.rest(), *upright)

    def step(self, state: State, heard: Heard, dt: float) -> tuple[State, Sent]:
        """One tick of `dt` s: the next state, and what goes down."""
        nothing = jnp.zeros_like(heard.drive)
        head, neck = state.head, nothing
        if heard.neck is not None:
            touch = jnp.max(heard.touch * jnp.abs(self.head.turns))
            head, neck = self.head.step(head, Feels(heard.neck @ heard.angle, touch, heard.noise[2, 0]), dt)
        posture, upright = state.posture, nothing
        if heard.weight is not None:
            posture, upright = self.posture.step(posture, *heard.weight, dt)
        wanted = jnp.minimum(heard.drive + neck + upright, 1.0)
        surround, drive = self.surround.step(state.surround, wanted, heard.noise[2, -1], dt)
        blink, near = state.blink, None
        if heard.lid is not None and heard.brow is not None:
            felt = Felt(heard.lid[0], heard.lid[1], heard.drive, heard.brow, heard.sound, heard.noise[3])
            blink, *conductances = self.blink.step(blink, felt, dt)
            near = jnp.stack(conductances)
        cortex = self.cortex.step(state.cortex, Reached(drive, heard.ia, heard.skin, heard.noise[0]), dt)
        reticular = self.reticular.step(state.reticular, heard.sound, heard.ia + heard.skin, heard.noise[1], dt)
        jerk, startle = self.cortex.jerk(cortex) * self.descending.strength, self.reticular.startle(reticular)
        tuning, lapse = self.cortex.tuning(cortex), self.cortex.lapse(cortex)
        sent = Sent(self.descending.command(drive), jerk, lapse, startle, tuning, near)
        return State(cortex, reticular, head, surround, blink, posture), sent
