"""The root, where a nerve leaves the spine through a narrow hole and may be pressed."""

from __future__ import annotations

from typing import Any, NamedTuple

import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, UInt32

from myospasm.ground import component, each, param
from myospasm.signals import ROOTS, Pool, hash_bits, region

REGION = [region(name) for name in ROOTS]


class Site(NamedTuple):
    """The numbers of every motor fiber at its root, each (units,), and of every muscle's sensory fibers (muscles,)."""

    root: Array  # which root, an index into `signals.ROOTS`
    alive: Array  # 1 or 0
    enlarged: Array  # 1, fibers of the unit over its own: survivors take over those of the lost
    late: Array  # s, extra delay
    distance: Array  # m, from the cell body
    sensory: Array  # (muscles,) 1, share of the sensory fibers that pass
    sensory_late: Array  # (muscles,) s


class State(NamedTuple):
    """What the root remembers, (units,)."""

    through: Array  # 1 where impulses pass


@component
class Roots:
    """How nerve roots fare: free in health, pressed by a disc or a narrow canal, thinned out after long pressure.

    Equation: a fiber is lost where its draw u < lost; survivors of a muscle grow by 1 + reinnervated * lost / living.
    Shapes: numbers (roots,), fibers (units,). Source: see each number. Errors: see docs.
    """

    lost: Any = each("root", 0.0, "1", "definition", "0 in health: share of the fibers that have died", 0.0, 1.0)
    reinnervated: Any = each("root", 0.0, "1", "definition", "share of orphaned muscle fibers taken over", 0.0, 1.0)
    cranial: float = param(0.02, "m", "assumed", "brainstem to the hole in the skull, as are the next to the spine's")
    cervical: float = param(0.02, "m", "assumed", "roots run nearly straight out")
    thoracic: float = param(0.05, "m", "assumed", "roots run down two vertebrae")
    lumbosacral: float = param(0.16, "m", "assumed", "the cord ends at L1, roots L5 and S1 leave at the sacrum")
    late: Any = each("root", 0.0, "s", "definition", "0 in health: delay by demyelination", 0.0, 0.02)

    def site(self, root: Array, shares: Float[Array, "muscles roots"], pool: Pool, seed: UInt32[Array, ""]) -> Site:
        """Every fiber's own numbers; `root` (units,) is the root through which each unit's axon leaves."""
        draw = uniform(pool.rank.shape[0], seed)
        alive = (draw >= self.lost[root]).astype(jnp.float32)
        living = pool.membership @ alive
        grown = 1.0 + (shares @ self.reinnervated) * (1.0 - living) / jnp.maximum(living, 1e-3)
        ways = jnp.stack([self.cranial, self.cervical, self.thoracic, self.lumbosacral])[np.array(REGION)]
        return Site(
            root, alive, alive * grown[pool.muscle], self.late[root], ways[root],
            1.0 - shares @ self.lost, shares @ self.late,
        )  # fmt: skip

    def rest(self, units: int) -> State:
        """All fibers free."""
        return State(jnp.ones(units, jnp.float32))


def uniform(count: int, seed: UInt32[Array, ""]) -> Float[Array, " units"]:
    """A number from 0 to 1 for each of `count` fibers."""
    return (hash_bits(jnp.arange(count, dtype=jnp.uint32), seed) >> 8).astype(jnp.float32) * 2.0**-24


def spread_over_roots(shares: Float[Array, "muscles roots"], pool: Pool, seed: UInt32[Array, ""]) -> Array:
    """Through which root each unit's axon leaves, by the shares of its muscle: an index into `signals.ROOTS`."""
    draw = uniform(pool.rank.shape[0], seed)
    return (draw[:, None] >= jnp.cumsum(shares, 1)[pool.muscle]).sum(1).clip(0, shares.shape[1] - 1)
