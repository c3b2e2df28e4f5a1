"""The glands that watch calcium, and the bone that lends it."""

from __future__ import annotations

import math
from typing import NamedTuple

import jax.numpy as jnp

from myospasm.blood.solutes import Number, Solutes, solutes
from myospasm.ground import component, param


class State(NamedTuple):
    """Of the blood."""

    pth: Number  # parathyroid hormone over that of health at rest


class Ionized(NamedTuple):
    """What is free in plasma, mmol/L."""

    calcium: Number | float
    magnesium: Number | float


@component
class Parathyroid:
    """Four small glands in the neck send out a hormone when free calcium falls, unless magnesium is lacking.

    Equation: pth' = (secretion - pth) ln 2 / t_half; secretion = reserve M [1 + S(Ca/Ca_0) - S(1)],
    S(c) = (max - min) / (1 + c^n (max - 1)/(1 - min)), M = g(Mg)/g(Mg_0), g(m) = m^h / (m^h + m_half^h); n such that
    secretion is halfway at `set_point` Ca_0, the calcium at rest. Shapes: any that broadcast.
    Source: Brent1988 (least and most), Schwarz1994 (set point), Maier1998 (half-life), Suh1973 (magnesium).
    Errors: no store that empties, so the first minutes of a fast fall, when hormone reaches 4 to 7 times its usual for
    a fall by 0.2, are missed and the later hours (2 to 3 times) exceeded; much magnesium does not calm the glands;
    no phosphate, no vitamin D; glands do not grow.
    """

    least: float = param(0.26, "1", "Brent1988", "6.0 of 23.2 ng/L, by much calcium", 0.24, 0.28)
    most: float = param(4.2, "1", "Brent1988", "97 of 23.2 ng/L, by little calcium", 3.4, 5.0)
    set_point: float = param(0.904, "1", "Schwarz1994", "1.13 mmol/L where 1.25 was usual", 0.87, 0.94)
    half_life: float = param(206.0, "s", "Maier1998", "3.43 min after an adenoma's removal", 90, 240)
    half_magnesium: float = param(
        0.25, "mmol/L", "Suh1973", "free; none secreted at 0.25 total, weak below 0.5", 0.16, 0.32
    )
    magnesium_slope: float = param(6.0, "1", "assumed", "steep: little is felt above 0.5 mmol/L total")
    reserve: float = param(1.0, "1", "assumed", "working gland tissue over that of health")

    def rest(self) -> State:
        """In balance with the calcium and magnesium of rest."""
        return State(jnp.asarray(self.reserve))

    def steepness(self) -> Number:
        """The exponent n of calcium, some 14."""
        return jnp.log(self._middle()) / -jnp.log(jnp.asarray(self.set_point))

    def _middle(self) -> Number:
        return jnp.asarray((self.most - 1.0) / (1.0 - self.least))

    def _answer(self, ratio: Number) -> Number:
        return (self.most - self.least) / (1.0 + self._middle() * ratio ** self.steepness())

    def _able(self, magnesium: Number | float) -> Number:
        power = jnp.maximum(jnp.asarray(magnesium), 1e-3) ** self.magnesium_slope
        return power / (power + self.half_magnesium**self.magnesium_slope)

    def secretion(self, now: Ionized, at_rest: Ionized) -> Number:
        """The hormone that this calcium and magnesium would hold in the blood, over that of health at rest."""
        ratio = jnp.maximum(jnp.asarray(now.calcium / at_rest.calcium), 1e-3)
        calcium = 1.0 + self._answer(ratio) - self._answer(jnp.ones_like(ratio))
        return self.reserve * calcium * self._able(now.magnesium) / self._able(at_rest.magnesium)

    def step(self, state: State, now: Ionized, at_rest: Ionized, dt: float) -> State:
        """The hormone after `dt` s."""
        goal = self.secretion(now, at_rest)
        return State(goal + (state.pth - goal) * jnp.exp(-math.log(2.0) * dt / self.half_life))


@component
class Bone:
    """Bone lends calcium when the blood is short of it and takes it back; parathyroid hormone asks for more.

    Equation: flow of calcium = k (Ca_0 - Ca) + k f (d(pth) - d(pth_0)), d(p) = 2 p / (p + 1); phosphate goes with
    the net flow, 6 to every 10 calcium (hydroxyapatite), so that bone at a new balance takes no more of it.
    Shapes: any that broadcast; mmol/s into the blood. Source: Titon2007 (k), Parfitt1987 (f).
    Errors: k is one number, where bone takes up 3.3e-3 in the first hours of a calcium infusion and 3e-4 after it: the
    fast pool fills, and it holds less phosphate than assumed; no magnesium comes and goes; what bone gives alkalizes
    the blood by itself, for calcium brings two charges; growth, vitamin D and weeks of disease are left out.
    """

    exchange: float = param(7e-4, "L/s", "Titon2007", "derived from a calcium load; see Errors", 3e-4, 3.3e-3)
    without_pth: float = param(
        0.45, "mmol/L", "Parfitt1987", "fall of free calcium without glands; from memory", 0.3, 0.6
    )
    phosphate_share: float = param(0.6, "1", "Parfitt1987", "phosphate per calcium in hydroxyapatite, 6 to 10")

    def release(self, now: Ionized, at_rest: Ionized, pth: Number | float, pth_at_rest: Number | float) -> Solutes:
        """What bone gives to the blood, mmol/s; nothing at rest."""
        lent = self.exchange * (at_rest.calcium - now.calcium)
        asked = self.exchange * self.without_pth * (_drive(pth) - _drive(pth_at_rest))
        calcium = jnp.asarray(lent + asked)
        return solutes(calcium=calcium, phosphate=self.phosphate_share * calcium)


def _drive(pth: Number | float) -> Number:
    """How strongly bone answers the hormone, 0 to 2, 1 in health."""
    return 2.0 * jnp.asarray(pth) / (pth + 1.0)
