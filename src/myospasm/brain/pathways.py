"""The long ways between cord and brain: what is felt comes late, and what is sent takes its time."""

from __future__ import annotations

from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float, Int

from myospasm.brain.whole import Heard, Sent
from myospasm.ground import component, param

BUFFER = 64
"""Ticks that each way holds."""


class State(NamedTuple):
    """What is on its way, by the tick at which it set out."""

    felt: Array  # (BUFFER, 2, muscles) Hz, spindles and skin, upwards
    turned: Array  # (BUFFER, joints) rad, upwards
    sent: Array  # (BUFFER, 4, muscles) downwards: excitation, inhibition, startle (mS/cm2), tuning (1)


@component
class Pathways:
    """How long it takes from the spinal cord to the brain and back, longest for the leg.

    Equation: delay = distance from cortex to the roots' segment / velocity + synapses.
    Shapes: (muscles,). Source: a choice; central motor conduction times to hand and leg differ as the distances do.
    Source of the slower way from the brainstem: a choice, from jerks that run down the body at 30 to 40 m/s.
    Errors: whole ms; a wanted command is not delayed (it begins when it arrives), only what the cortex makes of it.
    """

    cranial: float = param(0.06, "m", "assumed", "from cortex, or back, to the segment, as are the next; 1.75 m tall")
    cervical: float = param(0.25, "m", "assumed", "to the neck's lower end")
    thoracic: float = param(0.42, "m", "assumed", "to T10")
    lumbosacral: float = param(0.6, "m", "assumed", "to the cord's end")
    velocity: float = param(60.0, "m/s", "assumed", "so that hand takes 6 to 7 and leg 13 to 15 ms")
    slow_velocity: float = param(35.0, "m/s", "assumed", "from the brainstem's reticular formation; 30 to 40", 30, 40)
    synapses: float = param(0.002, "s", "assumed", "cortex or brainstem to the motoneuron, and the other way")

    def delays(self, regions: Float[Array, "muscles regions"], tick: float) -> Int[Array, " muscles"]:
        """Ticks from brain to cord, or back, of muscles whose motoneurons lie in these `signals.REGIONS` (shares)."""
        ticks = jnp.round((self.distance(regions) / self.velocity + self.synapses) / tick)
        return jnp.clip(ticks, 1, BUFFER - 1).astype(jnp.int32)

    def distance(self, regions: Float[Array, "muscles regions"]) -> Float[Array, " muscles"]:
        """How far (m) from the cortex these motoneurons lie."""
        return regions @ jnp.stack([self.cranial, self.cervical, self.thoracic, self.lumbosacral])

    def rest(self, muscles: int, angle: Float[Array, " joints"]) -> State:
        """Nothing under way, the joints long at `angle` (rad)."""
        empty = jnp.zeros((BUFFER, 2, muscles), jnp.float32)
        turned = jnp.broadcast_to(angle, (BUFFER, *angle.shape)).astype(jnp.float32)
        return State(empty, turned, jnp.concatenate([empty, empty], axis=1).at[:, 3].set(1.0))

    def up(self, state: State, now: Int[Array, ""], heard: Heard, delay: Int[Array, " muscles"]) -> tuple[State, Heard]:
        """What set out from the cord before reaches the brain now, and what is there now sets out."""
        place, muscle = now % BUFFER, jnp.arange(delay.shape[0])
        felt = state.felt.at[place].set(jnp.stack([heard.ia, heard.skin]))
        turned = state.turned.at[place].set(heard.angle)
        then = (now - delay) % BUFFER
        old = felt[then, :, muscle]
        late = heard._replace(ia=old[:, 0], skin=old[:, 1], angle=turned[(now - jnp.max(delay)) % BUFFER])
        return state._replace(felt=felt, turned=turned), late

    def down(self, state: State, now: Int[Array, ""], sent: Sent, delay: Int[Array, " muscles"]) -> tuple[State, Sent]:
        """What was sent before reaches the cord now."""
        place, muscle = now % BUFFER, jnp.arange(delay.shape[0])
        under_way = state.sent.at[place].set(jnp.stack([sent.excitation, sent.inhibition, sent.startle, sent.tuning]))
        old = under_way[(now - delay) % BUFFER, :, muscle]
        slow = jnp.round(delay * (self.velocity / self.slow_velocity)).astype(jnp.int32)
        startle = under_way[(now - jnp.minimum(slow, BUFFER - 1)) % BUFFER, 2, muscle]
        arrived = Sent(sent.drive * old[:, 3], old[:, 0] + startle, old[:, 1], jnp.zeros_like(startle), old[:, 3])
        if sent.near is not None:
            excitation, inhibition = arrived.excitation + sent.near[0], arrived.inhibition + sent.near[1]
            arrived = arrived._replace(excitation=excitation, inhibition=inhibition)
        return state._replace(sent=under_way), arrived
