"""The root, where a nerve leaves the spine through a narrow hole and may be pressed."""

from __future__ import annotations

from typing import Any, NamedTuple

import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, UInt32

from myospasm.ground import component, each, param
from myospasm.nerve.compression import Compression
from myospasm.nerve.compression import State as Pressed
from myospasm.nerve.crosstalk import Crosstalk
from myospasm.nerve.demyelination import Demyelination
from myospasm.signals import ROOTS, Pool, hash_bits, hash_normal, region

REGION = [region(name) for name in ROOTS]


class Site(NamedTuple):
    """The numbers of every motor fiber at its root, each (units,), and of every muscle's sensory fibers (muscles,)."""

    root: Array  # which root, an index into `signals.ROOTS`
    alive: Array  # 1 or 0
    enlarged: Array  # 1, fibers of the unit over its own: survivors take over those of the lost
    robust: Array  # 1, place among the fibers from the first to the last to fail
    passes: Array  # 1 or 0, whether what myelin is left lets impulses through
    least: Array  # s, the shortest interval between two impulses that both pass
    late: Array  # s, extra delay
    distance: Array  # m, from the cell body
    threshold: Array  # mV
    sensory: Array  # (muscles,) 1, share of the sensory fibers that live and have myelin enough
    sensory_late: Array  # (muscles,) s
    shares: Array  # (muscles, roots) 1, by which roots a muscle is reached
    beside: Array | None = None  # (roots, units) mean over a root's fibers; None: no nerve whose fibers may touch


class State(NamedTuple):
    """What the roots remember: of motor fibers (units,), of sensory fibers (muscles,), of the root (roots,)."""

    through: Array  # (units,) 1 where impulses pass
    pushed: Array  # (units,) mV, depolarization where the root is pressed
    since: Array  # (units,) s since an impulse passed
    voltage: Array  # (units,) mV
    recovery: Array  # (units,) mV, slow outward current
    sensory: Array  # (muscles,) 1, share of the sensory fibers that conduct
    pressed: Pressed


class Around(NamedTuple):
    """What works on the roots in one step of the slow clock."""

    rate: Array  # (muscles,) pps, mean of a muscle's fibers
    bent: Array | float  # rad, flexion of the trunk
    arterial: Array  # mmHg


@component
class Roots:
    """How nerve roots fare: free in health, pressed by a disc or a narrow canal, thinned out after long pressure.

    Equation: a motor fiber is lost where its draw u < 1 - (1 - lost)(1 - neurons lost); survivors grow by
    1 + reinnervated * lost / living, at most `largest`; each fiber's share of lost myelin is spread around the root's;
    P = pressure + bending * flexion of the trunk; what it does is `Compression`, what thin myelin does `Demyelination`.
    Where it is pressed or injured a fiber fires by itself as its ending does: V' = (push - w - V + noise)/tau, at
    `threshold` an impulse sets out both ways, w += step.
    Shapes: numbers (roots,), fibers (units,). Source: see each number; Feasby1985 for block without slowing.
    Errors: sensory fibers send no ectopic impulses (no pain); one site of pressure; delays in whole ms; a fiber does
    not slow while it starves, it fails.
    """

    compression: Compression = Compression()
    demyelination: Demyelination = Demyelination()
    crosstalk: Crosstalk = Crosstalk()
    pressure: Any = each("root", 0.0, "mmHg", "definition", "0 in health, upright: above that of the cord's fluid")
    bending: Any = each("root", 0.0, "mmHg", "definition", "0 in health: more of it per rad of trunk flexion")
    injured: Any = each("root", 0.0, "1", "definition", "0 in health: how much long pressure has changed it", 0.0, 1.0)
    demyelinated: Any = each("root", 0.0, "1", "definition", "0 in health: myelin lost where pressed", 0.0, 1.0)
    lost: Any = each("root", 0.0, "1", "definition", "0 in health: share of the fibers that have died", 0.0, 1.0)
    reinnervated: Any = each("root", 0.0, "1", "definition", "share of orphaned muscle fibers taken over", 0.0, 1.0)
    neurons_lost: Any = each(
        "root", 0.0, "1", "definition", "0 in health: share of motoneurons that died; sensory fibers live on", 0.0, 1.0
    )
    largest: float = param(5.0, "1", "assumed", "times as many muscle fibers as before a unit has at most", 3, 8)
    internodes: float = param(13.0, "1", "assumed", "thinned in a row: 15 mm of root, at 1.15 mm each (McIntyre2002)")
    spread: float = param(0.02, "1", "assumed", "SD between fibers of the share of myelin lost")
    cranial: float = param(0.02, "m", "assumed", "brainstem to the hole in the skull, as are the next to the spine's")
    cervical: float = param(0.02, "m", "assumed", "roots run nearly straight out")
    thoracic: float = param(0.05, "m", "assumed", "roots run down two vertebrae")
    lumbosacral: float = param(0.16, "m", "assumed", "the cord ends at L1, roots L5 and S1 leave at the sacrum")
    threshold: float = param(10.0, "mV", "assumed", "as a nerve ending's, 11.4 mV")
    threshold_spread: float = param(0.2, "1", "assumed", "SD between fibers: they lie at all depths of the root")
    time: float = param(0.005, "s", "assumed", "as a nerve ending's")
    slow_outward: float = param(4.0, "mV", "assumed", "per impulse, as a nerve ending's")
    slow_time: float = param(0.08, "s", "assumed", "as a nerve ending's")
    refractory: float = param(0.003, "s", "assumed", "as a nerve ending's")

    def site(self, root: Array, shares: Float[Array, "muscles roots"], pool: Pool, seed: UInt32[Array, ""]) -> Site:
        """Every fiber's own numbers; `root` (units,) is the root through which each unit's axon leaves."""
        units = pool.rank.shape[0]
        lost = 1.0 - (1.0 - self.lost) * (1.0 - self.neurons_lost)
        alive = (uniform(units, seed) >= lost[root]).astype(jnp.float32)
        living = jnp.maximum(pool.membership @ alive, 1e-3)
        grown = jnp.minimum(1.0 + (shares @ self.reinnervated) * (1.0 - living) / living, self.largest)
        ways = jnp.stack([self.cranial, self.cervical, self.thoracic, self.lumbosacral])[np.array(REGION)]
        own = hash_normal(jnp.arange(units, dtype=jnp.uint32), seed + jnp.uint32(1))
        other = hash_normal(jnp.arange(units, dtype=jnp.uint32), seed + jnp.uint32(2))
        thinned = jnp.where(self.demyelinated > 0, self.demyelinated, 0.0)[root]
        thinned = jnp.clip(thinned + self.spread * own * (thinned > 0), 0.0, 1.0)
        myelin, passes = self.demyelination, self.demyelination.passes(thinned)
        robust = jnp.clip(1.0 - pool.rank + 0.25 * own, 0.0, 1.0)
        late = myelin.delay(jnp.minimum(thinned, myelin.block), self.internodes)
        sensory, sensory_late = self.sensory_fibers()
        return Site(
            root, alive, alive * grown[pool.muscle], robust, passes, myelin.least_interval(thinned), late, ways[root],
            threshold=self.threshold * jnp.maximum(1.0 + self.threshold_spread * other, 0.3),
            sensory=shares @ sensory, sensory_late=shares @ sensory_late, shares=shares,
        )  # fmt: skip

    def sensory_fibers(self) -> tuple[Array, Array]:
        """Share of each root's sensory fibers that live and conduct, and the mean delay (s) of those that conduct."""
        place = jnp.linspace(-2.5, 2.5, 21)
        lost = jnp.asarray(self.demyelinated)[:, None]
        thinned = jnp.clip(lost + self.spread * place * (lost > 0), 0.0, 1.0)
        conduct = jnp.exp(-0.5 * place**2) * self.demyelination.passes(thinned)
        late = self.demyelination.delay(jnp.minimum(thinned, self.demyelination.block), self.internodes)
        share = jnp.where(lost[:, 0] > 0, conduct.sum(1) / jnp.exp(-0.5 * place**2).sum(), 1.0)
        return (1.0 - self.lost) * share, (conduct * late).sum(1) / jnp.maximum(conduct.sum(1), 1e-6)

    def rest(self, units: int, muscles: int, bent: Array | float = 0.0) -> State:
        """Long at rest with the trunk bent so far (rad)."""
        zero = jnp.zeros(units, jnp.float32)
        pressed = self.compression.rest(self.pressure + self.bending * bent)
        return State(zero + 1.0, zero, zero + 1.0, zero, zero, jnp.ones(muscles, jnp.float32), pressed)

    def pass_(self, state: State, site: Site, passing: Array, noise: Array, dt: float) -> tuple[State, Array, Array]:
        """One tick: who of those `passing` (1 or 0) gets through, and who fires by itself: (state, through, fired)."""
        voltage = state.voltage + (state.pushed + noise - state.recovery - state.voltage) * (dt / self.time)
        free = state.since >= self.refractory
        bare = state.pushed > 0
        if site.beside is not None:
            bare |= (self.crosstalk.gain > 0)[site.root]
        fired = ((voltage > site.threshold) & free & bare & (passing <= 0)).astype(jnp.float32)
        through = state.through * (state.since >= site.least)
        used = jnp.maximum(fired, passing * through)
        if site.beside is not None:
            voltage = voltage + self.crosstalk.spread(used, site.root, site.beside) * free
        recovery = state.recovery * (1.0 - dt / self.slow_time) + self.slow_outward * used
        since = jnp.where(used > 0, 0.0, state.since + dt)
        return state._replace(since=since, voltage=voltage * (1.0 - used), recovery=recovery), through, fired

    def drift(self, state: State, site: Site, around: Around, dt: float) -> State:
        """The slow clock: pressure, blood and what they leave of conduction."""
        pressure = jnp.maximum(self.pressure + self.bending * around.bent, 0.0)
        rate = around.rate @ site.shares / jnp.maximum(site.shares.sum(0), 1e-3)
        pressed = self.compression.step(state.pressed, pressure, rate, self.injured, dt, around.arterial)
        conducts = self.compression.conducts(pressed.supply[site.root], site.robust)
        pushed = self.compression.pushed(pressed, pressure, self.injured)
        return state._replace(
            through=conducts * site.passes * site.alive, pushed=pushed[site.root] * site.alive, pressed=pressed,
            sensory=site.shares @ self.compression.share(pressed.supply),
        )  # fmt: skip


def uniform(count: int, seed: UInt32[Array, ""]) -> Float[Array, " units"]:
    """A number from 0 to 1 for each of `count` fibers."""
    return (hash_bits(jnp.arange(count, dtype=jnp.uint32), seed) >> 8).astype(jnp.float32) * 2.0**-24


def spread_over_roots(shares: Float[Array, "muscles roots"], pool: Pool, seed: UInt32[Array, ""]) -> Array:
    """Through which root each unit's axon leaves, by the shares of its muscle: an index into `signals.ROOTS`."""
    draw = uniform(pool.rank.shape[0], seed)
    return (draw[:, None] >= jnp.cumsum(shares, 1)[pool.muscle]).sum(1).clip(0, shares.shape[1] - 1)
