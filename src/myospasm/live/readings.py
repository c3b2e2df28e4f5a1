"""What each part of the body does at this moment, as numbers that a figure can show."""

from __future__ import annotations

import functools
from collections import deque
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array

from myospasm.anatomy import Person, State
from myospasm.muscle.fuel import Supply
from myospasm.person import Piece
from myospasm.run import BRIEF, Running
from myospasm.wiring import Wiring

LOOK_BACK = 5
"""Brief pieces over which discharges are counted: 1 s."""


def inside(person: Person, wiring: Wiring, state: State) -> dict[str, Array]:
    """What the loop does not keep at every tick, of each muscle: calcium, blood flow, what passes the root."""
    around, pool = wiring.around, wiring.pool
    active = wiring.force @ person.twitch.activation(state.twitch, state.contraction.length, pool)
    squeezed = person.fuel.squeeze(active, around.pressure)
    supply = Supply(around.pressure, around.oxygen, jnp.asarray(person.fuel.resting_lactate), squeezed)
    count = jnp.sum(pool.membership > 0, axis=1)
    return {
        "activation": active,
        "calcium": jnp.max(jnp.where(pool.membership > 0, state.twitch.calcium, 0.0), axis=1),
        "calcium_mean": pool.membership @ state.twitch.calcium,
        "flow": person.fuel.flow(state.fuel, supply),
        "through": pool.membership @ state.roots.through,
        "sensory": state.roots.sensory,
        "ph": person.fuel.ph(state.fuel),
        "units": count,
    }


@functools.cache
def compiled() -> Any:
    """`inside`, compiled."""
    return jax.jit(inside)


class Readings:
    """Counts discharges over the last second, and tells what every part does."""

    def __init__(self, running: Running) -> None:
        muscle = running.person.muscle
        self.names = tuple(str(name) for name in muscle.name)
        self.membership = np.asarray(running.wiring.pool.membership) > 0
        self.maximal = np.asarray(muscle.maximal_force, float)
        self.velocity = np.asarray(running.wiring.path.velocity, float)
        self._counts: deque[np.ndarray] = deque(maxlen=LOOK_BACK)
        """Of each piece (3, units): discharges, impulses at the fibers, those that endings fired by themselves."""

    def read(self, running: Running, piece: Piece) -> dict[str, dict[str, float]]:
        """Of each muscle by name: what brain, cord, nerve, muscle and blood do; see `UNITS`."""
        assert running.state is not None
        kept, slowly = piece.kept, piece.slowly
        soma, fiber = np.asarray(kept.soma), np.asarray(kept.fiber)
        self._counts.append(np.stack([(soma > 0).sum(0), (fiber > 0).sum(0), (fiber == 2).sum(0)]))
        found = {name: np.asarray(v) for name, v in compiled()(running.person, running.wiring, running.state).items()}
        potassium = slowly.potassium[-1] + float(running.wiring.around.potassium)
        rows = {
            "drive": kept.drive.mean(0), "cortex": kept.cortex.mean(0), "force": kept.force[-1],
            "force_share": kept.force[-1] / self.maximal, "length": kept.length[-1], "ia": slowly.ia[-1],
            "ib": slowly.ib[-1], "potassium": potassium, "phosphocreatine": slowly.phosphocreatine[-1],
            "atp": slowly.atp[-1], "oxygen": slowly.muscle_oxygen[-1], "thin_fibers": slowly.chemoreceptor[-1],
            "facilitation": slowly.facilitation[-1],
        } | self._discharges() | found  # fmt: skip
        return {name: {key: float(values[i]) for key, values in rows.items()} for i, name in enumerate(self.names)}

    def _discharges(self) -> dict[str, np.ndarray]:
        """Share of motoneurons that fired in the last second, how often those did, impulses per unit, velocity."""
        seconds = len(self._counts) * BRIEF / 1000
        soma, fiber, own = np.sum(self._counts, axis=0)
        count = self.membership.sum(1)
        firing = self.membership @ (soma > 0).astype(float)
        return {
            "cord_share": firing / count,
            "cord_rate": self.membership @ soma.astype(float) / np.maximum(firing, 1) / seconds,
            "nerve_rate": self.membership @ fiber.astype(float) / count / seconds,
            "ectopic_rate": self.membership @ own.astype(float) / count / seconds,
            "velocity": self.membership @ self.velocity / count,
        }


UNITS = {
    "drive": ("1", "the brain's voluntary command, of the greatest"),
    "cortex": ("1", "share of the cells of the muscle's patch of cortex that fire"),
    "cord_share": ("1", "share of the motoneurons that fired in the last second"),
    "cord_rate": ("Hz", "mean discharge rate of those motoneurons"),
    "nerve_rate": ("Hz", "impulses that reach the muscle, a motor unit"),
    "ectopic_rate": ("Hz", "impulses that nerve endings fired by themselves, a motor unit"),
    "velocity": ("m/s", "conduction velocity of the motor axons"),
    "through": ("1", "share of the motor axons that the root lets through"),
    "sensory": ("1", "share of the sensory fibers that the root lets through"),
    "force": ("N", "force of the tendon"),
    "force_share": ("1", "force of the tendon over the muscle's greatest"),
    "length": ("1", "length of the fibers, in optimal lengths"),
    "activation": ("1", "share of the cross-bridges that calcium has switched on"),
    "calcium": ("1", "free calcium in the unit that has most, relative to that of a steady tetanus"),
    "calcium_mean": ("1", "free calcium, mean of all units"),
    "flow": ("1/s", "blood flow, volumes of muscle a second"),
    "oxygen": ("1", "oxygen saturation of the muscle"),
    "potassium": ("mmol/L", "potassium between the muscle's fibers"),
    "phosphocreatine": ("mmol/L", "phosphocreatine in the fibers"),
    "atp": ("mmol/L", "ATP in the fibers"),
    "ph": ("1", "pH in the fibers"),
    "ia": ("Hz", "discharge of the spindles' primary endings"),
    "ib": ("Hz", "discharge of the tendon organs"),
    "thin_fibers": ("Hz", "discharge of thin (group III and IV) fibers, the muscle's pain"),
    "facilitation": ("1", "slow facilitation of the cord"),
    "units": ("1", "simulated motor units"),
}
"""Unit and meaning of each reading."""
