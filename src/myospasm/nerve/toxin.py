"""Botulinum toxin in a muscle: what share of its junctions no longer release, by dose, size of the muscle and time."""

from __future__ import annotations

import jax.numpy as jnp
from jax.typing import ArrayLike
from jaxtyping import Array, Float

from myospasm.ground import component, param


@component
class Toxin:
    """What an injection of botulinum toxin does: within days most junctions fall silent, within months they return.

    Equation: active = D b (exp(-t/off) - exp(-t/on)), b = off/(off - on) (Bateman1910); half = h S/S_EDB, S the
    muscle's greatest force times fiber length (as its volume); share poisoned = active/(active + half).
    Shapes: any, of onabotulinumtoxinA units D, time t (s) and size S (N m). Source: each number's; the form is a choice
    (one binding site). It is fit to the loss at 2.5 units (SeoulDilution2001), the day of the peak in Sloop1996 and how
    much longer 2.5 times the dose lasts (Iwashige1995); 85 to 90 % at 15 to 20 units, 64 % three weeks after 10 units,
    the onset within hours and the weeks that 5 units last are predicted.
    Errors: the saturating relation makes the peak flat, so that its day (6, 21, 28) is poorly told by any study; no
    sprouting, no atrophy, no spread to neighbors, no antibodies; the injection reaches all junctions alike; nobody
    measured that the dose goes by volume.
    """

    half: float = param(1.89, "1", "SeoulDilution2001", "active units that silence half of extensor digitorum brevis")
    size: float = param(1.35, "N m", "Severinsen2007", "of that muscle: 54 N times 0.025 m", 0.65, 1.9)
    on: float = param(197000.0, "s", "Sloop1996", "2.3 days, so that the peak comes on day 6")
    off: float = param(2.18e6, "s", "Iwashige1995", "25 days: 12.9 less 9.6 weeks over ln 2.5")

    def active(self, units: ArrayLike, since: ArrayLike) -> Float[Array, "..."]:
        """Units that are at work inside the endings, `since` s after `units` were injected; none before."""
        after = jnp.maximum(jnp.asarray(since, float), 0.0)
        course = (jnp.exp(-after / self.off) - jnp.exp(-after / self.on)) * self.off / (self.off - self.on)
        return jnp.asarray(units, float) * course

    def poisoned(self, units: ArrayLike, since: ArrayLike, size: ArrayLike) -> Float[Array, "..."]:
        """Share of the junctions without release, 0 to 1, in a muscle of `size` N m (greatest force times length)."""
        active = self.active(units, since)
        return active / (active + self.half * jnp.asarray(size, float) / self.size)

    def size_of(self, half: ArrayLike) -> Float[Array, "..."]:
        """Size (N m) of a muscle in which so many active units silence half of the junctions, where it was measured."""
        return self.size * jnp.asarray(half, float) / self.half
